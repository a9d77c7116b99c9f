import type { Day as CalendarDay, Instant as Moment } from '@rapport/domain/calendar/day.ts'
import type { Zone } from '@rapport/domain/calendar/zone.ts'
import { type DayStyle, formatDay, formatInstant, type InstantStyle } from '../format/times.ts'
import { useLocale } from '../words/locale.ts'
import { useZone } from '../words/zone.tsx'
import styles from './figure.module.css'
import { Dash } from './Money.tsx'

/** A calendar day, the same in every zone. */
export function Day({ value, style }: { value: CalendarDay | null | undefined; style?: DayStyle }) {
  const locale = useLocale()
  if (!value) return <Dash />
  return (
    <time className={styles.number} dateTime={value}>
      {formatDay(value, locale, style)}
    </time>
  )
}

interface InstantProps {
  /** ISO 8601 as the contract gives it, or milliseconds. */
  readonly value: string | Moment | null | undefined
  /** Where the clock hangs; the firm's zone unless told otherwise. */
  readonly zone?: Zone
  readonly style?: InstantStyle
}

/** A moment, as the clock in that zone showed it. The full form with its zone is in the title. */
export function Instant({ value, zone, style }: InstantProps) {
  const locale = useLocale()
  const firmZone = useZone()
  if (value == null) return <Dash />
  const where = zone ?? firmZone
  const moment = new Date(value)
  return (
    <time
      className={styles.number}
      dateTime={moment.toISOString()}
      title={formatInstant(moment.getTime(), where, locale, 'full')}
    >
      {formatInstant(moment.getTime(), where, locale, style)}
    </time>
  )
}
