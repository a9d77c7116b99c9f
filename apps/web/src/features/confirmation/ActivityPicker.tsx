import { Trans, useLingui } from '@lingui/react/macro'
import type { ActivityRow, ClaimDetail } from '@rapport/contract/claims.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { flowTypeName } from '../../terms/flow-words.ts'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { MoneyField } from '../../ui/form/MoneyField.tsx'
import styles from './ActivityPicker.module.css'
import { type Chosen, toggled, whyNot } from './allocations.ts'
import { whyNotText } from './refusal-words.ts'

type Activity = z.output<typeof ActivityRow>

interface Props {
  readonly claim: z.output<typeof ClaimDetail>
  readonly activities: readonly Activity[]
  readonly chosen: Chosen
  /** Not given where one may only look. */
  readonly onChange: ((chosen: Chosen) => void) | undefined
}

/** The household's movements in the window: those that can confirm the claim first, each with its amount to allocate. */
export function ActivityPicker({ claim, activities, chosen, onChange }: Props) {
  const { t } = useLingui()
  if (activities.length === 0) {
    return (
      <p className={styles.soft}>
        <Trans>No money came in on an account of this household within the window.</Trans>
      </p>
    )
  }
  const usable = activities.filter((activity) => whyNot(activity, claim) === null || chosen.has(activity.id))
  const others = activities.filter((activity) => !usable.includes(activity))
  return (
    <div className={styles.scroller}>
      <table className={styles.activities} aria-label={t`Account activity in the window`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="aside-for-readers">{t`Use`}</span>
            </th>
            <th scope="col">{t`Value date`}</th>
            <th scope="col">{t`From`}</th>
            <th scope="col" className={styles.number}>{t`Amount`}</th>
            <th scope="col" className={styles.number}>{t`Confirm`}</th>
          </tr>
        </thead>
        <tbody>
          {[...usable, ...others].map((activity) => (
            <Row key={activity.id} activity={activity} {...{ claim, chosen, onChange }} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ activity, claim, chosen, onChange }: Omit<Props, 'activities'> & { activity: Activity }) {
  const { t, i18n } = useLingui()
  const { id, amount, available, counterparty, text } = activity
  const refusal = whyNot(activity, claim)
  const used = chosen.has(id)
  const why = refusal && whyNotText[refusal]
  const from = counterparty || text || activity.account
  return (
    <tr data-used={used || undefined} data-unfit={(refusal !== null && !used) || undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={t`Use the movement of ${from}`}
          checked={used}
          disabled={!onChange || (refusal !== null && !used)}
          onChange={() => onChange?.(toggled(chosen, activity, claim))}
        />
      </td>
      <td>
        <Day value={activity.valueOn} />
      </td>
      <td className={styles.from}>
        <Link to={`${paths.activity()}?tab=movements&selected=${id}`}>{from}</Link>
        <small>
          {i18n._(flowTypeName[activity.flowType])} · {activity.account}
          {text && text !== from && ` · ${text}`}
        </small>
      </td>
      <td className={styles.number}>
        <Money value={amount} whole />
        {why ? (
          <small>{i18n._(why)}</small>
        ) : (
          available.minor !== amount.minor && (
            <small>
              <Trans>
                <Money value={available} whole /> left
              </Trans>
            </small>
          )
        )}
      </td>
      <td className={styles.entry}>
        {used && onChange && (
          <div data-amount>
            <MoneyField
              label={t`Amount to confirm of ${from}`}
              hideLabel
              currency={claim.amount.currency}
              value={chosen.get(id) ?? null}
              onChange={(next) => onChange(new Map(chosen).set(id, next))}
            />
          </div>
        )}
      </td>
    </tr>
  )
}
