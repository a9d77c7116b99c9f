import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Workbench } from '@rapport/contract/confirmation.ts'
import { remainder } from '@rapport/domain/claims/claim.ts'
import { openInstalments } from '@rapport/domain/claims/promise.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { claimKindName, evidenceName } from '../../terms/claim-words.ts'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Percent } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day, Instant } from '../../ui/figure/Times.tsx'
import styles from './WorkbenchPage.module.css'

/** The claim itself, as far as it decides: amounts, split, evidence, dates, the window and the tolerance. */
export function ClaimPane({ bench }: { bench: z.output<typeof Workbench> }) {
  const { t, i18n } = useLingui()
  const { claim, window, tolerance } = bench
  const { currency } = claim.amount
  const open = remainder({ amount: claim.amount.minor, confirmed: claim.confirmed.minor })
  const [next] = openInstalments({
    confirmed: claim.confirmed.minor,
    instalments: claim.instalments.map(({ dueOn, amount }) => ({ expectedOn: dueOn, amount: amount.minor })),
  })
  const letterOnly = claim.kind === 'engagement'
  return (
    <>
      <Facts
        items={[
          { label: t`Kind`, value: i18n._(claimKindName[claim.kind]) },
          ...(claim.title ? [{ label: t`About`, value: claim.title }] : []),
          { label: t`Claimed`, value: <Money value={claim.amount} whole /> },
          { label: t`Confirmed`, value: <Money value={claim.confirmed} whole /> },
          {
            label: t`Open`,
            value: (
              <strong>
                <Money value={{ minor: open, currency }} whole />
              </strong>
            ),
          },
          ...(next
            ? [
                {
                  label: t`Next instalment`,
                  value: (
                    <>
                      <Money value={{ minor: next.open, currency }} whole /> <Day value={next.expectedOn} />
                    </>
                  ),
                },
              ]
            : []),
          {
            label: t`Claimed by`,
            value: (
              <>
                {claim.claimant.name}
                {claim.enteredBy.id !== claim.claimant.id && (
                  <p className={styles.soft}>
                    <Trans>entered by {claim.enteredBy.name}</Trans>
                  </p>
                )}
              </>
            ),
          },
          {
            label: t`Claimed on`,
            value: (
              <>
                <Day value={claim.claimedOn} />
                <p className={styles.soft}>
                  <Plural value={claim.ageDays} one="# day ago" other="# days ago" />
                </p>
                {claim.late && <StatusPill tone="neutral">{t`Late entry`}</StatusPill>}
              </>
            ),
          },
          ...(letterOnly
            ? []
            : [
                {
                  label: t`Window`,
                  value: (
                    <Trans>
                      <Day value={window.from} /> to <Day value={window.to} />
                    </Trans>
                  ),
                },
                { label: t`Tolerance`, value: <Money value={tolerance} whole /> },
              ]),
          {
            label: t`Split`,
            value: (
              <ul>
                {claim.splits.map(({ user, basisPoints }) => (
                  <li key={user.id}>
                    {user.name} <Percent value={decimalText(BigInt(basisPoints), 4)} />
                  </li>
                ))}
              </ul>
            ),
          },
          {
            label: t`Evidence`,
            value:
              claim.evidence.length === 0 ? (
                <span className={styles.soft}>{t`None attached`}</span>
              ) : (
                <ul>
                  {claim.evidence.map(({ id, kind, label }) => (
                    <li key={id}>
                      {i18n._(evidenceName[kind])}
                      <p className={styles.soft}>{label}</p>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {claim.note && <p className={styles.note}>{claim.note}</p>}
      <Correspondence steps={claim.steps} />
      <p>
        <Link to={paths.claim({ claimId: claim.id })}>
          <Trans>Everything about this claim</Trans>
        </Link>
      </p>
    </>
  )
}

/** What was asked and answered before. */
function Correspondence({ steps }: Pick<z.output<typeof Workbench>['claim'], 'steps'>) {
  const said = steps.filter(({ action, text }) => text && (action === 'return' || action === 'answer'))
  if (said.length === 0) return null
  return (
    <ul className={styles.said}>
      {said.map(({ id, action, by, at, text }) => (
        <li key={id}>
          <p className={styles.soft}>
            {action === 'return' ? <Trans>{by.name} asked</Trans> : <Trans>{by.name} answered</Trans>} ·{' '}
            <Instant value={at} />
          </p>
          <p>{text}</p>
        </li>
      ))}
    </ul>
  )
}
