import { Trans, useLingui } from '@lingui/react/macro'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import styles from './LogContact.module.css'
import type { AttendeeValues } from './log-values.ts'
import { reasonText } from './reason-text.ts'
import type { Answer } from './use-may-contact.ts'

interface Props {
  readonly attendees: readonly AttendeeValues[]
  readonly answers: readonly Answer[]
  readonly verdict: Answer['verdict'] | null
  readonly failed: boolean
  readonly at: string | null
}

/** "May I contact?", answered while the form is filled in: every reason in words, and the client's clock. */
export function MayContact({ attendees, answers, verdict, failed, at }: Props) {
  return (
    <output className={styles.answer} data-verdict={verdict ?? undefined}>
      {failed && (
        <Trans>Whether this contact is permitted could not be found out. It can be logged all the same.</Trans>
      )}
      {verdict === 'permitted' && (
        <p className={styles.verdict}>
          <StatusPill tone="confirmed">
            <Trans>Permitted</Trans>
          </StatusPill>
          {at && attendees[0] && (
            <span className={styles.soft}>
              <Trans>
                <Instant value={at} zone={attendees[0].zone} style="time" /> on their clock
              </Trans>
            </span>
          )}
        </p>
      )}
      {verdict !== 'permitted' &&
        answers
          .filter(({ reasons }) => reasons.length > 0)
          .map((answer) => (
            <Against
              key={answer.personId + answer.householdId}
              answer={answer}
              name={
                attendees.length > 1 ? attendees.find(({ personId }) => personId === answer.personId)?.name : undefined
              }
            />
          ))}
      {verdict === 'blocked' && (
        <p className={styles.soft}>
          <Trans>If it took place, log it: it is marked, and the supervisor is told.</Trans>
        </p>
      )}
    </output>
  )
}

function Against({ answer, name }: { answer: Answer; name: string | undefined }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  return (
    <div className={styles.against}>
      {name && <strong>{name}</strong>}
      <ul>
        {answer.reasons.map((reason) => (
          <li key={reason.code + JSON.stringify(reason.details)} className={styles.reason}>
            <StatusPill tone={reason.severity === 'blocked' ? 'refused' : 'overdue'}>
              {reason.severity === 'blocked' ? <Trans>Blocked</Trans> : <Trans>Warning</Trans>}
            </StatusPill>
            <span>{reasonText(reason, i18n, locale)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
