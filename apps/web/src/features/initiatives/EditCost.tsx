import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Money } from '@rapport/domain/money/currency.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { client } from '../../shell/api.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { Money as MoneyText } from '../../ui/figure/Money.tsx'
import { EditConflict } from '../../ui/form/EditConflict.tsx'
import { FieldRow, Form } from '../../ui/form/Form.tsx'
import { MoneyField } from '../../ui/form/MoneyField.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Sheet } from '../../ui/overlay/Dialog.tsx'
import type { Initiative } from './InitiativePage.tsx'

const refusals = {
  edit_conflict: msg`Somebody else changed this cost line meanwhile. Compare both versions, then save again.`,
  currency_differs: msg`The costs of this initiative are in another currency. Write the sum in that one.`,
  amount_negative: msg`A cost is not less than nothing. What came back lowers the actual figure.`,
  not_found: msg`This cost line is gone, or not yours to change.`,
}

interface Line {
  readonly label: string
  readonly budget: Money | null
  readonly actual: Money | null
}

/** The same in text, which is the same when it says the same. */
const flat = ({ label, budget, actual }: Line) => ({
  label,
  budget: budget?.minor.toString() ?? '',
  actual: actual?.minor.toString() ?? '',
})
type Flat = ReturnType<typeof flat>

/** The budget and the actual figure of one cost line. Who changed it meanwhile is shown, and nobody's change vanishes. */
export function EditCost({ cost, onClose }: { cost: Initiative['costs'][number]; onClose: () => void }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { initiativeId, id: costId, budget, actual } = cost
  const [opened] = useState<Line>({ label: cost.label, budget, actual })
  const [theirs, setTheirs] = useState<Line | null>(null)
  const from = useRef(cost.version)
  const told = useRef(cost.version)
  const form = useForm({
    initial: opened,
    schema: client.editCost.operation.body,
    submit: async (input, idempotencyKey) => {
      try {
        await client.editCost({ initiativeId, costId, ifVersion: from.current, ...input }, { idempotencyKey })
      } catch (error) {
        if (client.editCost.refused(error, 'edit_conflict')) {
          setTheirs(error.problem.data.current)
          told.current = error.problem.data.version
        }
        throw error
      }
      await Promise.all([
        queries.invalidateQueries({ queryKey: client.getInitiative.key() }),
        queries.invalidateQueries({ queryKey: client.listInitiatives.key() }),
      ])
      toast(t`Cost line saved.`)
      onClose()
    },
  })
  const { currency } = budget
  const resolve = (merged: Flat) => {
    from.current = told.current
    form.set('label', merged.label)
    for (const name of ['budget', 'actual'] as const)
      form.set(name, merged[name] === '' ? null : { minor: BigInt(merged[name]), currency })
    setTheirs(null)
    toast(t`Both versions are put together in the form. Look at it once more, then save.`)
  }
  const show = (minor: string) => minor && <MoneyText value={{ minor: BigInt(minor), currency }} />
  const currencies = [currency]
  return (
    <Sheet open onClose={onClose} title={t`Change a cost line`} description={cost.initiative}>
      <Form form={form} action={t`Save cost line`} refusals={refusals} onCancel={onClose}>
        <TextField label={t`Cost line`} maxLength={200} {...form.field('label')} />
        <FieldRow>
          <MoneyField label={t`Budget`} currency={currency} currencies={currencies} {...form.field('budget')} />
          <MoneyField
            label={t`Actual`}
            currency={currency}
            currencies={currencies}
            startHere
            {...form.field('actual')}
          />
        </FieldRow>
      </Form>
      {theirs && (
        <EditConflict
          base={flat(opened)}
          mine={flat(form.values)}
          theirs={flat(theirs)}
          fields={[
            { name: 'label', label: t`Cost line` },
            { name: 'budget', label: t`Budget`, show },
            { name: 'actual', label: t`Actual`, show },
          ]}
          onResolve={resolve}
          onCancel={() => setTheirs(null)}
        />
      )}
    </Sheet>
  )
}
