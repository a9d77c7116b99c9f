import type { MessageDescriptor } from '@lingui/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '../control/Button.tsx'
import { ErrorNote } from '../feedback/ErrorState.tsx'
import styles from './Form.module.css'
import { type Form as FormState, focusField, labelOf } from './use-form.ts'

interface Props {
  /** From `useForm`. */
  readonly form: FormBasics
  readonly children: ReactNode
  /** What the primary button says: the verb and its object, "Save contact". */
  readonly action: ReactNode
  readonly shortcut?: string
  readonly onCancel?: () => void
  /** Other buttons, before the primary one. */
  readonly others?: ReactNode
  /** Sentences for this operation's refusals, by code. */
  readonly refusals?: Readonly<Record<string, MessageDescriptor>>
}

type FormBasics = Pick<FormState<object>, 'id' | 'issues' | 'problem' | 'busy' | 'restored' | 'submit' | 'discard'>

/** A form with its fields, what is wrong with them, why saving failed, and its buttons. `Ctrl`/`Cmd` `Enter` saves. */
export function Form({ form, children, action, shortcut, onCancel, others, refusals }: Props) {
  const { t } = useLingui()
  return (
    // The shortcut works wherever in the form the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      id={form.id}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        void form.submit()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void form.submit()
      }}
    >
      {form.restored && (
        <p className={styles.restored}>
          <Trans>This is what you had typed before.</Trans>
          <Button kind="quiet" small onClick={form.discard}>
            <Trans>Start afresh</Trans>
          </Button>
        </p>
      )}
      {form.issues.length > 1 && (
        <div className={styles.summary} role="alert">
          <p>
            <Plural
              value={form.issues.length}
              one="# field needs your attention:"
              other="# fields need your attention:"
            />
          </p>
          <ul>
            {form.issues.map((issue) => (
              <li key={issue.path}>
                <button type="button" onClick={() => focusField(form.id, issue.path)}>
                  <strong>{labelOf(form.id, issue.path)}</strong> {issue.text}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
      {form.problem && <ErrorNote error={form.problem} {...(refusals ? { refusals } : {})} />}
      <div className={styles.actions}>
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        )}
        {others}
        <Button type="submit" kind="primary" busy={form.busy} {...(shortcut ? { shortcut } : {})}>
          {form.busy ? t`Saving …` : action}
        </Button>
      </div>
    </form>
  )
}

/** Fields side by side where there is room. */
export const FieldRow = ({ children }: { children: ReactNode }) => <div className={styles.row}>{children}</div>

/** A group of fields with a heading. */
export function FieldGroup({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}
