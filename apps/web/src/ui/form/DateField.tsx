import { useLingui } from '@lingui/react/macro'
import type { Day } from '@rapport/domain/calendar/day.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import { useRef, useState } from 'react'
import { Icon } from '../control/Icon.tsx'
import { formatDay } from '../format/times.ts'
import { useLocale } from '../words/locale.ts'
import { useZone } from '../words/zone.tsx'
import styles from './DateField.module.css'
import { readDay } from './day-entry.ts'
import box from './Field.module.css'
import { Field, type FieldProps, frameOf } from './Field.tsx'

interface Props extends FieldProps<Day | null> {
  readonly min?: Day
  readonly max?: Day
}

/** A calendar day, typed in the reader's order (`31.3.`, `3/31`, `yesterday`, `-3`) or picked in the browser's calendar. */
export function DateField(props: Props) {
  const { name, value, onChange, onUnread, disabled, min, max } = props
  const { t } = useLingui()
  const locale = useLocale()
  const zone = useZone()
  const [opened] = useState(Date.now)
  const today = localDay(opened, zone)
  const picker = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  // The note stays when the field is left: what stands below must not move under a click.
  const [noted, setNoted] = useState(false)
  const shown = typed ?? (value ? formatDay(value, locale, 'entry') : '')
  const entry = readDay(shown, { locale, today })
  const example = formatDay(today, locale, 'entry')
  const refusal = t`This is not a day. Write it like ${example}.`

  const type = (text: string) => {
    setTyped(text)
    setNoted(true)
    setLeft(false)
    const next = readDay(text, { locale, today })
    onUnread?.(next.ok ? null : refusal)
    onChange(next.ok ? next.day : null)
  }
  return (
    <Field
      {...frameOf(props)}
      error={props.error ?? (left && !entry.ok ? refusal : undefined)}
      note={noted && entry.ok && entry.day ? formatDay(entry.day, locale, 'weekday') : undefined}
    >
      {(wiring) => (
        <span className={box.box}>
          <input
            {...{ name, disabled }}
            {...wiring}
            autoComplete="off"
            placeholder={example}
            value={shown}
            onChange={(event) => type(event.target.value)}
            onBlur={() => (entry.ok ? setTyped(null) : setLeft(true))}
          />
          <button
            type="button"
            className={styles.open}
            aria-label={t`Open the calendar`}
            disabled={disabled}
            onClick={() => picker.current?.showPicker()}
          >
            <Icon name="calendar" />
          </button>
          <input
            ref={picker}
            className={styles.picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={value ?? ''}
            min={min}
            max={max}
            onChange={(event) => {
              setTyped(null)
              onUnread?.(null)
              onChange(event.target.value || null)
            }}
          />
        </span>
      )}
    </Field>
  )
}
