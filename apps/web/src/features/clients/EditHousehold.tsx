import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import { useRef, useState } from 'react'
import { client, queryClient } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { tierText } from '../../terms/tier-words.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { Segmented } from '../../ui/form/Checkbox.tsx'
import { EditConflict } from '../../ui/form/EditConflict.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextArea, TextField } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Sheet } from '../../ui/overlay/Dialog.tsx'
import type { HouseholdDetail } from './household-detail.ts'
import { statusName, tiers } from './words.ts'

type Editable = Pick<HouseholdDetail, 'name' | 'status' | 'tier' | 'notes'>

const refusals: Readonly<Record<RefusalCode<typeof client.editHousehold.operation>, MessageDescriptor>> = {
  not_found: msg`This household is no longer there, or no longer yours to see.`,
  edit_conflict: msg`Somebody else changed this household meanwhile. Compare both versions, then save again.`,
  tier_unknown: msg`There is no service model for this tier. Choose another one.`,
}

const editable = ({ name, status, tier, notes }: Editable): Editable => ({ name, status, tier, notes })

/** Changes what is recorded of a household. Who changed it meanwhile is shown, and nobody's change vanishes. */
export function EditHousehold({ household, onClose }: { household: HouseholdDetail; onClose: () => void }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const [opened] = useState(household)
  const [theirs, setTheirs] = useState<Editable | null>(null)
  const told = useRef(opened.version)
  // What the change is made from: the version on the screen, until a conflict was resolved against a newer one.
  const from = useRef(opened.version)
  const householdId = opened.id
  const form = useForm({
    initial: editable(opened),
    schema: client.editHousehold.operation.body,
    prepare: (values) => ({ ...values, name: values.name.trim() }),
    draft: { user: user.id, form: `edit-household:${householdId}:${opened.version}` },
    submit: async (input, idempotencyKey) => {
      try {
        const saved = await client.editHousehold({ ...input, householdId, ifVersion: from.current }, { idempotencyKey })
        queryClient.setQueryData(client.getHousehold.key({ householdId }), saved)
        void queryClient.invalidateQueries({ queryKey: client.listHouseholds.key() })
        toast(t`${saved.name} saved.`)
        onClose()
      } catch (error) {
        if (client.editHousehold.refused(error, 'edit_conflict')) {
          setTheirs(error.problem.data.current)
          told.current = error.problem.data.version
        }
        throw error
      }
    },
  })
  const resolve = (merged: Editable) => {
    from.current = told.current
    for (const name of ['name', 'status', 'tier', 'notes'] as const) form.set(name, merged[name])
    setTheirs(null)
    toast(t`Both versions are put together in the form. Look at it once more, then save.`)
  }
  const offered = tiers.some((tier) => tier === opened.tier) ? tiers : [...tiers, opened.tier]
  return (
    <Sheet open onClose={onClose} title={t`Edit this household`}>
      <Form form={form} action={<Trans>Save household</Trans>} onCancel={onClose} refusals={refusals}>
        <TextField label={t`Name`} maxLength={120} {...form.field('name')} />
        <Segmented
          label={t`Status`}
          options={(['client', 'prospect'] as const).map((value) => ({ value, label: i18n._(statusName[value]) }))}
          {...form.field('status')}
        />
        <Select
          label={t`Tier`}
          hint={t`The tier decides how often the household is contacted.`}
          empty={null}
          options={offered.map((value) => ({ value, label: tierText(value, i18n) }))}
          {...form.field('tier')}
        />
        <TextArea label={t`Notes`} optional maxLength={20_000} {...form.field('notes')} />
      </Form>
      {theirs && (
        <EditConflict
          base={editable(opened)}
          mine={editable(form.values)}
          theirs={theirs}
          fields={[
            { name: 'name', label: t`Name` },
            { name: 'status', label: t`Status`, show: (value: Editable['status']) => i18n._(statusName[value]) },
            { name: 'tier', label: t`Tier`, show: (value: string) => tierText(value, i18n) },
            { name: 'notes', label: t`Notes` },
          ]}
          onResolve={resolve}
          onCancel={() => setTheirs(null)}
        />
      )}
    </Sheet>
  )
}
