import { Trans, useLingui } from '@lingui/react/macro'
import { addMonths } from '@rapport/domain/calendar/day.ts'
import type { Currency, Money as Sum } from '@rapport/domain/money/currency.ts'
import { useId, useState } from 'react'
import { useSession } from '../../shell/session.tsx'
import { Button, IconButton } from '../../ui/control/Button.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { DateField } from '../../ui/form/DateField.tsx'
import { MoneyField } from '../../ui/form/MoneyField.tsx'
import type { Form } from '../../ui/form/use-form.ts'
import { ListError } from './ListError.tsx'
import styles from './LogContact.module.css'
import type { LogValues } from './log-values.ts'

/** The dated parts of a promise, and what is not dated yet. */
export function Instalments({ form, at, currency }: { form: Form<LogValues>; at: number; currency: Currency }) {
  const { t } = useLingui()
  const { today } = useSession()
  const claim = form.values.claims[at]
  const [present] = useState(claim?.instalments.length ?? 0)
  const addId = useId()
  if (!claim) return null
  const { amount, instalments } = claim
  const inUse = amount?.currency ?? currency
  const rest: Sum | null = amount && {
    minor: amount.minor - instalments.reduce((sum, { amount: part }) => sum + (part?.minor ?? 0n), 0n),
    currency: inUse,
  }
  const path = `claims.${at}.instalments` as const
  const { id, error } = form.field(path)
  const add = () => {
    const after = instalments.at(-1)?.dueOn ?? today
    const open = rest && rest.minor > 0n ? rest : null
    form.set(path, [...instalments, { dueOn: addMonths(after, instalments.length === 0 ? 1 : 3), amount: open }])
  }
  return (
    <fieldset id={id} className={styles.rows}>
      <legend className={styles.legend}>
        <Trans>Instalments</Trans>
      </legend>
      {instalments.map((_, number) => {
        const which = number + 1
        return (
          <div key={number} className={styles.instalment}>
            <DateField label={t`Day of instalment ${which}`} hideLabel {...form.field(`${path}.${number}.dueOn`)} />
            <MoneyField
              label={t`Amount of instalment ${which}`}
              hideLabel
              key={inUse}
              currency={inUse}
              startHere={number >= present}
              {...form.field(`${path}.${number}.amount`)}
            />
            <IconButton
              icon="close"
              label={t`Take out instalment ${which}`}
              onClick={() => {
                form.set(
                  path,
                  instalments.filter((_one, index) => index !== number),
                )
                document.getElementById(addId)?.focus()
              }}
            />
          </div>
        )
      })}
      <div className={styles.foot}>
        <Button id={addId} kind="quiet" small icon="add" onClick={add}>
          <Trans>Add an instalment</Trans>
        </Button>
        {rest && instalments.length > 0 && (
          <output className={styles.rest} data-off={rest.minor !== 0n || undefined}>
            {rest.minor === 0n ? (
              <Trans>All of it is dated.</Trans>
            ) : rest.minor > 0n ? (
              <Trans>
                Not dated yet: <Money value={rest} whole />
              </Trans>
            ) : (
              <Trans>
                More than promised: <Money value={{ ...rest, minor: -rest.minor }} whole />
              </Trans>
            )}
          </output>
        )}
      </div>
      <ListError error={error} />
    </fieldset>
  )
}
