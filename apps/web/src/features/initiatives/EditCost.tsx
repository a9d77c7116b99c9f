import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Money } from '@rapport/domain/money/currency.ts'
import { useQueryClient } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { FieldRow, Form } from '../../ui/form/Form.tsx'
import { MoneyField } from '../../ui/form/MoneyField.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Sheet } from '../../ui/overlay/Dialog.tsx'
import type { Initiative } from './InitiativePage.tsx'

const refusals = {
  currency_differs: msg`The costs of this initiative are in another currency. Write the sum in that one.`,
  amount_negative: msg`A cost is not less than nothing. What came back lowers the actual figure.`,
  not_found: msg`This cost line is gone, or not yours to change.`,
}

/** The budget and the actual figure of one cost line. */
export function EditCost({ cost, onClose }: { cost: Initiative['costs'][number]; onClose: () => void }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { initiativeId, id: costId, budget, actual } = cost
  const form = useForm({
    initial: { label: cost.label, budget: budget as Money | null, actual: actual as Money | null },
    schema: client.editCost.operation.body,
    submit: async (input, idempotencyKey) => {
      await client.editCost({ initiativeId, costId, ...input }, { idempotencyKey })
      await Promise.all([
        queries.invalidateQueries({ queryKey: client.getInitiative.key() }),
        queries.invalidateQueries({ queryKey: client.listInitiatives.key() }),
      ])
      toast(t`Cost line saved.`)
      onClose()
    },
  })
  const currencies = [budget.currency]
  return (
    <Sheet open onClose={onClose} title={t`Change a cost line`} description={cost.initiative}>
      <Form form={form} action={t`Save cost line`} refusals={refusals} onCancel={onClose}>
        <TextField label={t`Cost line`} maxLength={200} {...form.field('label')} />
        <FieldRow>
          <MoneyField label={t`Budget`} currency={budget.currency} currencies={currencies} {...form.field('budget')} />
          <MoneyField
            label={t`Actual`}
            currency={budget.currency}
            currencies={currencies}
            startHere
            {...form.field('actual')}
          />
        </FieldRow>
      </Form>
    </Sheet>
  )
}
