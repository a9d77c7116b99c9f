import { Trans } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { Link } from 'react-router'
import type { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day, Instant } from '../../ui/figure/Times.tsx'
import { formatDay } from '../../ui/format/times.ts'
import { useLocale } from '../../ui/words/locale.ts'
import { useZone } from '../../ui/words/zone.tsx'
import styles from './Today.module.css'

type Today = Output<typeof client.getToday.operation>

/** What is in the calendar, day by day. */
export function Meetings({ meetings }: { meetings: Today['meetings'] }) {
  const zone = useZone()
  const locale = useLocale()
  const { today } = useSession()
  if (meetings.length === 0) {
    return (
      <p className={styles.nothing}>
        <Trans>No meetings are planned. They come from your calendar.</Trans>
      </p>
    )
  }
  const days = Map.groupBy(meetings, ({ at }) => localDay(Date.parse(at), zone))
  return (
    <div className={styles.days}>
      {[...days].map(([day, of]) => (
        <div key={day} className={styles.day}>
          <h3>{day === today ? <Trans>Today</Trans> : formatDay(day, locale, 'weekday')}</h3>
          <ul>
            {of.map(({ id, at, subject, place, household }) => (
              <li key={id} className={styles.meeting}>
                <span className={styles.time}>
                  <Instant value={at} style="time" />
                </span>
                <span>
                  <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>
                  <span className={styles.soft}>{[subject, place].filter(Boolean).join(' · ')}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** Follow-up that somebody or a rule gave to oneself, what is late first. */
export function Assignments({ assignments }: { assignments: Today['assignments'] }) {
  const zone = useZone()
  const { today } = useSession()
  if (assignments.length === 0) {
    return (
      <p className={styles.nothing}>
        <Trans>Nothing is assigned to you.</Trans>
      </p>
    )
  }
  return (
    <ul className={styles.list}>
      {assignments.map(({ id, title, dueAt, priority, household, overdue }) => {
        const due = localDay(Date.parse(dueAt), zone)
        return (
          <li key={id} className={styles.assignment}>
            <p>{title}</p>
            <p className={styles.soft}>
              <Link to={paths.household({ householdId: household.id })}>{household.name}</Link>
            </p>
            <p className={styles.state}>
              {overdue ? (
                <StatusPill tone="overdue">
                  <span>
                    <Trans>
                      Overdue since <Day value={due} style="short" />
                    </Trans>
                  </span>
                </StatusPill>
              ) : (
                <span className={styles.soft}>
                  {due === today ? (
                    <Trans>Due today</Trans>
                  ) : (
                    <Trans>
                      Due on <Day value={due} style="short" />
                    </Trans>
                  )}
                </span>
              )}
              {priority === 'high' && (
                <StatusPill tone="open">
                  <Trans>High priority</Trans>
                </StatusPill>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
