import type { ComponentProps } from 'react'
import styles from './Field.module.css'
import { Field, type FieldProps, frameOf } from './Field.tsx'

interface TextProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password'
  readonly autoComplete?: string
  /** Has the focus when the page or window opens, which exists for this field. */
  readonly startHere?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly inputMode?: ComponentProps<'input'>['inputMode']
}

/** One line of text. */
export function TextField(props: TextProps) {
  const {
    type = 'text',
    name,
    value,
    onChange,
    disabled,
    autoComplete,
    startHere,
    maxLength,
    placeholder,
    inputMode,
  } = props
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <input
          {...{ name, disabled, autoComplete, maxLength, placeholder, inputMode }}
          {...wiring}
          // Only where the field is why the window opened.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={startHere}
          type={type}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

interface AreaProps extends FieldProps<string> {
  readonly maxLength?: number
  readonly placeholder?: string
}

/** Several lines of text; grows with what is written. */
export function TextArea(props: AreaProps) {
  const { name, value, onChange, disabled, maxLength, placeholder } = props
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <textarea
          {...{ name, disabled, maxLength, placeholder }}
          {...wiring}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
