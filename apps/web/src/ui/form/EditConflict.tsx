import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '../control/Button.tsx'
import { Dialog } from '../overlay/Dialog.tsx'
import styles from './EditConflict.module.css'

interface ConflictField<Values> {
  readonly name: keyof Values & string
  readonly label: string
  /** How a value is shown; as it is unless told. */
  readonly show?: (value: never) => ReactNode
}

interface Props<Values extends object> {
  /** What was there when the form opened. */
  readonly base: Values
  readonly mine: Values
  readonly theirs: Values
  readonly fields: readonly ConflictField<Values>[]
  /** What is to be saved now: field by field what the person chose. */
  readonly onResolve: (merged: Values) => void
  readonly onCancel: () => void
}

/**
 * Two people edited the same: both versions of every field that differs, side by side, and the choice. What only one of
 * them changed is chosen already, so that nobody's change vanishes unseen.
 */
export function EditConflict<Values extends object>({
  base,
  mine,
  theirs,
  fields,
  onResolve,
  onCancel,
}: Props<Values>) {
  const { t } = useLingui()
  const id = useId()
  const differing = fields.filter(({ name }) => mine[name] !== theirs[name])
  const [own, setOwn] = useState<ReadonlySet<string>>(
    () => new Set(differing.flatMap(({ name }) => (mine[name] === base[name] ? [] : [name]))),
  )
  const choose = (name: string, isOwn: boolean) =>
    setOwn((before) => new Set(isOwn ? [...before, name] : [...before].filter((one) => one !== name)))
  const merged = {
    ...theirs,
    ...Object.fromEntries(differing.filter(({ name }) => own.has(name)).map(({ name }) => [name, mine[name]])),
  }
  return (
    <Dialog
      open
      wide
      onClose={onCancel}
      title={t`Somebody else changed this meanwhile`}
      description={t`Choose what stays in each field. Nothing is saved until you do.`}
      actions={
        <>
          <Button kind="quiet" onClick={onCancel}>
            <Trans>Back to the form</Trans>
          </Button>
          <Button kind="primary" onClick={() => onResolve(merged)}>
            <Trans>Put into the form</Trans>
          </Button>
        </>
      }
    >
      {differing.length === 0 && <Trans>Both of you made the same change.</Trans>}
      {differing.map(({ name, label, show = (value: never): ReactNode => value }) => (
        <fieldset key={name} className={styles.field}>
          <legend>{label}</legend>
          {[true, false].map((isOwn) => (
            <label key={String(isOwn)} className={styles.version}>
              <input
                type="radio"
                name={id + name}
                checked={own.has(name) === isOwn}
                onChange={() => choose(name, isOwn)}
              />
              <small>{isOwn ? t`Yours` : t`Theirs`}</small>
              <span className={styles.value}>{show((isOwn ? mine : theirs)[name] as never) || '–'}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  )
}
