import { Trans } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { Icon } from '../control/Icon.tsx'
import styles from './Field.module.css'

/** What every field takes. `form.field('…')` gives the second half. */
export interface FieldProps<T> {
  readonly label: ReactNode
  /** A sentence below: what belongs here, or why it is asked. */
  readonly hint?: ReactNode
  /** May stay empty. Most fields may not, so the exception is marked. */
  readonly optional?: boolean
  /** Keep the label for readers only, where the place says it. */
  readonly hideLabel?: boolean
  readonly disabled?: boolean

  readonly id?: string
  readonly name?: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly error?: string | undefined
  readonly onUnread?: (text: string | null) => void
}

export interface Wiring {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface Frame {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly optional?: boolean | undefined
  readonly hideLabel?: boolean | undefined
  readonly error?: string | undefined
  readonly id?: string | undefined
}

/** The part of a field's properties that its frame shows; the control takes the others. */
export const frameOf = ({ label, hint, optional, hideLabel, error, id }: Frame): Frame => ({
  label,
  hint,
  optional,
  hideLabel,
  error,
  id,
})

interface Props extends Frame {
  /** A line about what was understood, between control and hint. */
  readonly note?: ReactNode
  /** `group` for several controls under one legend. */
  readonly as?: 'group'
  readonly children: (wiring: Wiring) => ReactNode
}

/** Label, control, hint and error, tied together for those who listen. */
export function Field({ label, hint, optional, hideLabel, error, id, note, as, children }: Props) {
  const own = useId()
  const fieldId = id ?? own
  const about = [error && `${fieldId}-error`, note && `${fieldId}-note`, hint && `${fieldId}-hint`]
    .filter(Boolean)
    .join(' ')
  const Outer = as === 'group' ? 'fieldset' : 'div'
  const Label = as === 'group' ? 'legend' : 'label'
  return (
    <Outer
      className={styles.field}
      {...(as === 'group' ? { id: fieldId, 'aria-describedby': about || undefined } : {})}
    >
      <Label
        className={hideLabel ? 'aside-for-readers' : styles.label}
        {...(as === 'group' ? {} : { htmlFor: fieldId })}
      >
        {label}
        {optional && (
          <span className={styles.optional}>
            <Trans>optional</Trans>
          </span>
        )}
      </Label>
      {children({ id: fieldId, 'aria-describedby': about || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${fieldId}-error`} className={styles.error}>
          <Icon name="alert" size={14} />
          {error}
        </p>
      )}
      {note && (
        <p id={`${fieldId}-note`} className={styles.note}>
          {note}
        </p>
      )}
      {hint && (
        <p id={`${fieldId}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </Outer>
  )
}
