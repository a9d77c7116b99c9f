import type { ReactNode } from 'react'
import styles from './Choice.module.css'
import { Field, type FieldProps, frameOf } from './Field.tsx'

/** Yes or no. Takes effect on saving; what takes effect at once is a button. */
export function Checkbox(props: FieldProps<boolean>) {
  const { name, value, onChange, disabled, label } = props
  return (
    <Field {...frameOf(props)} hideLabel label="">
      {(wiring) => (
        <label className={styles.check}>
          <input
            {...{ name, disabled }}
            {...wiring}
            type="checkbox"
            checked={value}
            onChange={(event) => onChange(event.target.checked)}
          />
          <span>{label}</span>
        </label>
      )}
    </Field>
  )
}

interface ChoiceOption<T extends string> {
  readonly value: T
  readonly label: ReactNode
  /** A line that says what choosing it means. */
  readonly detail?: ReactNode
}

interface RadioProps<T extends string> extends Omit<FieldProps<T | null>, 'onChange'> {
  readonly options: readonly ChoiceOption<T>[]
  /** A choice once made is never none again. */
  readonly onChange: (value: T) => void
}

/** One of two to six things, each with a line that explains it. */
export function RadioCards<T extends string>(props: RadioProps<T>) {
  return <Radios {...props} look="cards" />
}

/** One of two to six short words, all in sight: channel, direction. */
export function Segmented<T extends string>(props: RadioProps<T>) {
  return <Radios {...props} look="segments" />
}

function Radios<T extends string>(props: RadioProps<T> & { look: 'cards' | 'segments' }) {
  const { value, onChange, disabled, options, look } = props
  return (
    <Field {...frameOf(props)} as="group">
      {({ id }) => (
        <div className={styles[look]}>
          {options.map((option) => (
            <label key={option.value} className={styles.option}>
              <input
                type="radio"
                name={id}
                disabled={disabled}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
              />
              <span className={styles.words}>
                <span>{option.label}</span>
                {option.detail && <small>{option.detail}</small>}
              </span>
            </label>
          ))}
        </div>
      )}
    </Field>
  )
}
