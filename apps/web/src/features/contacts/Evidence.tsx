import { Trans, useLingui } from '@lingui/react/macro'
import { EVIDENCE_KINDS } from '@rapport/domain/claims/claim.ts'
import { useId, useState } from 'react'
import { evidenceName } from '../../terms/claim-words.ts'
import { Button, IconButton } from '../../ui/control/Button.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import type { Form } from '../../ui/form/use-form.ts'
import styles from './LogContact.module.css'
import type { LogValues } from './log-values.ts'

/** What proves the claim, and where it is found. */
export function Evidence({ form, at }: { form: Form<LogValues>; at: number }) {
  const { t, i18n } = useLingui()
  const evidence = form.values.claims[at]?.evidence ?? []
  const path = `claims.${at}.evidence` as const
  const [present] = useState(evidence.length)
  const addId = useId()
  const add = (
    <Button
      id={addId}
      kind="quiet"
      small
      icon="add"
      onClick={() => form.set(path, [...evidence, { kind: 'transfer_form', label: '' }])}
    >
      <Trans>Add evidence</Trans>
    </Button>
  )
  if (evidence.length === 0) return <div className={styles.foot}>{add}</div>
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>
        <Trans>Evidence</Trans>
      </legend>
      {evidence.map((_, number) => {
        const which = number + 1
        const kind = form.field(`${path}.${number}.kind`)
        return (
          <div key={number} className={styles.proof}>
            <Select
              label={t`Kind of evidence ${which}`}
              hideLabel
              empty={null}
              options={EVIDENCE_KINDS.map((value) => ({ value, label: i18n._(evidenceName[value]) }))}
              {...kind}
              onChange={(value) => value !== '' && kind.onChange(value)}
            />
            <TextField
              label={t`Where evidence ${which} is found`}
              hideLabel
              startHere={number >= present}
              maxLength={200}
              placeholder={t`Number, date or place`}
              {...form.field(`${path}.${number}.label`)}
            />
            <IconButton
              icon="close"
              label={t`Take out evidence ${which}`}
              onClick={() => {
                form.set(
                  path,
                  evidence.filter((_one, index) => index !== number),
                )
                window.requestAnimationFrame(() => document.getElementById(addId)?.focus())
              }}
            />
          </div>
        )
      })}
      <div className={styles.foot}>{add}</div>
    </fieldset>
  )
}
