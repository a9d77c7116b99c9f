import { useLingui } from '@lingui/react/macro'
import type { Day } from '@rapport/domain/calendar/day.ts'
import { localTime, type Zone } from '@rapport/domain/calendar/zone.ts'
import { useState } from 'react'
import { formatInstant } from '../format/times.ts'
import { useLocale } from '../words/locale.ts'
import { useZone } from '../words/zone.tsx'
import styles from './DateField.module.css'
import { DateField } from './DateField.tsx'
import box from './Field.module.css'
import { Field, type FieldProps, frameOf } from './Field.tsx'
import { instantAt, readTime } from './time-entry.ts'

interface Props extends FieldProps<string | null> {
  /** Whose clock is meant; the firm's unless told otherwise. Said below when it is another one. */
  readonly zone?: Zone
}

/** A moment as day and time of day, by the clock of one zone. Its value is ISO 8601 in UTC, as the contract takes it. */
export function DateTimeField(props: Props) {
  const { value, onChange, onUnread, disabled } = props
  const { t } = useLingui()
  const locale = useLocale()
  const firmZone = useZone()
  const zone = props.zone ?? firmZone
  const instant = value === null ? null : Date.parse(value)
  const local = instant === null ? null : localTime(instant, zone)
  const [day, setDay] = useState<Day | null>(local?.day ?? null)
  const [time, setTime] = useState(instant === null ? '' : formatInstant(instant, zone, locale, 'time'))
  const example = formatInstant(Date.UTC(2026, 0, 1, 14, 30), 'UTC', locale, 'time')
  const refusal = t`This is not a time. Write it like ${example}.`
  const [left, setLeft] = useState(false)

  const change = (nextDay: Day | null, nextTime: string) => {
    setDay(nextDay)
    setTime(nextTime)
    setLeft(false)
    const clock = readTime(nextTime)
    onUnread?.(nextTime.trim() !== '' && !clock ? refusal : null)
    onChange(nextDay && clock ? new Date(instantAt(nextDay, clock, zone)).toISOString() : null)
  }
  const note = zone === firmZone ? undefined : t`By the clock in ${zone}`
  return (
    <Field {...frameOf(props)} as="group" error={props.error ?? (left ? refusal : undefined)} note={note}>
      {(wiring) => (
        <div className={styles.pair}>
          <DateField
            label={t`Day`}
            hideLabel
            value={day}
            onChange={(next) => change(next, time)}
            {...(disabled ? { disabled } : {})}
          />
          <input
            className={box.control}
            aria-label={t`Time`}
            aria-invalid={wiring['aria-invalid']}
            disabled={disabled}
            autoComplete="off"
            placeholder={example}
            value={time}
            onChange={(event) => change(day, event.target.value)}
            onBlur={() => {
              setLeft(time.trim() !== '' && !readTime(time))
              if (instant !== null) setTime(formatInstant(instant, zone, locale, 'time'))
            }}
          />
        </div>
      )}
    </Field>
  )
}
