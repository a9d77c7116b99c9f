import { useLingui } from '@lingui/react/macro'
import { Icon } from '../control/Icon.tsx'
import styles from './Field.module.css'
import { Field, type FieldProps, frameOf } from './Field.tsx'

/** One of a list, with the word that is shown for it. */
export interface Option<T extends string = string> {
  readonly value: T
  readonly label: string
}

interface Props<T extends string> extends FieldProps<T | ''> {
  readonly options: readonly Option<T>[]
  /** What the empty choice says; `null` when there is always one. */
  readonly empty?: string | null
}

/** One of up to about fifteen known things. More, or things that must be found, take a `Combobox`. */
export function Select<T extends string>(props: Props<T>) {
  const { t } = useLingui()
  const { name, value, onChange, disabled, options, empty } = props
  return (
    <Field {...frameOf(props)}>
      {(wiring) => (
        <span className={styles.selectFrame}>
          <select
            {...{ name, disabled }}
            {...wiring}
            className={`${styles.control} ${styles.select}`}
            value={value}
            onChange={(event) => onChange(event.target.value as T | '')}
          >
            {empty !== null && <option value="">{empty ?? t`Please choose`}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" size={14} />
        </span>
      )}
    </Field>
  )
}
