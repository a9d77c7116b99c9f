import { Trans, useLingui } from '@lingui/react/macro'
import type { LineTrace, StatementDetail } from '@rapport/contract/compensation-values.ts'
import type { Channel } from '@rapport/domain/contacts/touch.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { channelName } from '../../terms/contact-words.ts'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { Disclosure, Facts } from '../../ui/figure/Facts.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count, Percent } from '../../ui/figure/Numbers.tsx'
import { Day, Instant } from '../../ui/figure/Times.tsx'
import { Inspector } from '../../ui/page/Inspector.tsx'
import styles from './compensation.module.css'
import { isCount, lineName } from './line-words.ts'
import { RateText } from './RateText.tsx'

type Line = z.output<typeof StatementDetail>['lines'][number]
type Trace = z.output<typeof LineTrace>

/** One line back to where it comes from: bonus, credit, confirmation, bank entry, claim, conversation, initiative. */
export function LineInspector({
  statementId,
  line,
  onClose,
}: {
  statementId: string
  line: Line
  onClose: () => void
}) {
  const { t, i18n } = useLingui()
  const { data: trace, error, refetch } = useQuery(client.getStatementLine.query({ statementId, lineId: line.id }))
  return (
    <Inspector
      title={line.household?.name ?? i18n._(lineName(line.kind))}
      subtitle={
        line.valueOn ? (
          <Trans>
            Value date <Day value={line.valueOn} />
          </Trans>
        ) : null
      }
      onClose={onClose}
    >
      <ol className={styles.steps} aria-label={t`From the bonus to the conversation`}>
        <Step title={t`Bonus`}>
          <div className={styles.big}>
            <Money value={line.bonus} />
          </div>
          {line.slices.length > 0 && (
            <Facts
              numbers
              items={line.slices.map(({ amount, rate, bonus }) => ({
                label: (
                  <>
                    <Money value={amount} />
                    {rate !== null && (
                      <>
                        {' × '}
                        <RateText value={rate} />
                      </>
                    )}
                  </>
                ),
                value: <Money value={bonus} />,
              }))}
            />
          )}
          {line.slices.length === 0 && !isCount(line) && line.amount.minor !== line.bonus.minor && (
            <Money value={line.amount} />
          )}
          {line.reason && <div>{line.reason}</div>}
        </Step>
        {error && !trace && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!trace && !error && <Skeleton lines={8} />}
        {trace && <Evidence trace={trace} />}
      </ol>
    </Inspector>
  )
}

function Step({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      {children}
    </li>
  )
}

function Evidence({ trace }: { trace: Trace }) {
  const { t, i18n } = useLingui()
  const { line, credit, fixing, allocation, activity, claim, contacts, initiative } = trace
  if (!activity && !claim)
    return (
      <Step title={t`Where it comes from`}>
        {line.claimId || line.activityId ? (
          <Trans>It rests on a household that is not yours to see any more.</Trans>
        ) : (
          <Trans>It follows from the plan and from the other lines; there is no single bank entry behind it.</Trans>
        )}
      </Step>
    )
  return (
    <>
      {credit && (
        <Step title={t`Credit`}>
          <div>
            <Money value={credit.amount} /> · <Percent value={credit.share} digits={2} />{' '}
            <Trans>of what was confirmed</Trans>
          </div>
          {fixing && (
            <div className={styles.soft}>
              <Trans>
                converted at <Count value={fixing.rate} digits={8} /> {fixing.to} per {fixing.from}, as fixed for the
                value date
              </Trans>
            </div>
          )}
        </Step>
      )}
      {allocation && (
        <Step title={t`Confirmation`}>
          <div>
            <Money value={allocation.amount} />
          </div>
          <div className={styles.soft}>
            {allocation.confirmedBy.name}
            {allocation.secondController && `, ${allocation.secondController.name}`},{' '}
            <Instant value={allocation.confirmedAt} />
          </div>
        </Step>
      )}
      {activity && <BankEntry activity={activity} />}
      {claim && (
        <Step title={t`Claim`}>
          <div>
            <Link to={paths.claim({ claimId: claim.id })}>
              {i18n._(claimKindName[claim.kind])} <Money value={claim.amount} whole />
            </Link>
          </div>
          <div className={styles.soft}>
            <Trans>
              claimed by {claim.claimant.name} on <Day value={claim.claimedOn} />, confirmed in all{' '}
              <Money value={claim.confirmed} whole />
            </Trans>
          </div>
        </Step>
      )}
      {contacts.length > 0 && (
        <Step title={t`Conversation`}>
          {contacts.map(({ id, channel, occurredAt, by, purpose }) => (
            <div key={id}>
              <Link to={paths.contact({ contactId: id })}>
                {i18n._(channelName[channel as Channel])}, <Instant value={occurredAt} />
              </Link>
              <div className={styles.soft}>
                {by}: {purpose}
              </div>
            </div>
          ))}
        </Step>
      )}
      {initiative && (
        <Step title={t`Initiative`}>
          <Link to={paths.initiative({ initiativeId: initiative.id })}>{initiative.name}</Link>
        </Step>
      )}
    </>
  )
}

function BankEntry({ activity }: { activity: NonNullable<Trace['activity']> }) {
  const { t } = useLingui()
  const { user } = useSession()
  const { fileName, line, importId, raw } = activity
  const opens = importId !== null && mayOpen(user.roles, client.getImport.operation.roles)
  const place =
    line === null ? (
      fileName
    ) : (
      <Trans>
        {fileName}, line {line}
      </Trans>
    )
  return (
    <Step title={t`Bank entry`}>
      <div>
        <Money value={activity.amount} />
      </div>
      <Facts
        items={[
          { label: t`From`, value: activity.counterparty || '–' },
          { label: t`Account`, value: activity.account },
          { label: t`Value date`, value: <Day value={activity.valueOn} /> },
          { label: t`Booked`, value: <Day value={activity.bookedOn} /> },
          ...(activity.text ? [{ label: t`Text`, value: activity.text }] : []),
          ...(fileName
            ? [{ label: t`File`, value: opens ? <Link to={paths.activityImport({ importId })}>{place}</Link> : place }]
            : []),
        ]}
      />
      {raw && (
        <Disclosure title={t`As the bank wrote it`}>
          <pre className={styles.raw}>{raw}</pre>
        </Disclosure>
      )}
    </Step>
  )
}
