import { Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import { useRef, useState } from 'react'
import { client, queryClient } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { EditConflict } from '../../ui/form/EditConflict.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { TextArea, TextField } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Sheet } from '../../ui/overlay/Dialog.tsx'
import { amendRefusals } from './refusals.ts'

type Contact = Output<typeof client.getContact.operation>
interface Words {
  readonly purpose: string
  readonly notes: string
}

/** Corrects what a contact says; what it said before is kept, with the reason. */
export function AmendContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useLingui()
  const { user } = useSession()
  const [theirs, setTheirs] = useState<Words | null>(null)
  // What the change is made from: the version on the screen, until a conflict was resolved against a newer one.
  const [opened] = useState(contact)
  const from = useRef(opened.version)
  const told = useRef(opened.version)
  const base: Words = { purpose: opened.purpose, notes: opened.notes }
  const contactId = opened.id
  const form = useForm({
    initial: { ...base, reason: '' },
    schema: client.amendContact.operation.body,
    prepare: (values) => ({ ...values, purpose: values.purpose.trim(), reason: values.reason.trim() }),
    draft: { user: user.id, form: `amend-contact:${contactId}:${opened.version}` },
    submit: async (input, idempotencyKey) => {
      try {
        const amended = await client.amendContact({ ...input, contactId, ifVersion: from.current }, { idempotencyKey })
        queryClient.setQueryData(client.getContact.key({ contactId }), amended)
        void queryClient.invalidateQueries({ queryKey: client.getHouseholdTimeline.key() })
        toast(t`Contact amended. What it said before is kept.`)
        onClose()
      } catch (error) {
        if (client.amendContact.refused(error, 'edit_conflict')) {
          setTheirs(error.problem.data.current)
          told.current = error.problem.data.version
        }
        throw error
      }
    },
  })
  const resolve = (merged: Words) => {
    from.current = told.current
    form.set('purpose', merged.purpose)
    form.set('notes', merged.notes)
    setTheirs(null)
    toast(t`Both versions are put together in the form. Look at it once more, then save.`)
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t`Amend this contact`}
      description={t`It is a permanent record: your change adds a version, and shows what it was before.`}
    >
      <Form form={form} action={<Trans>Save amendment</Trans>} onCancel={onClose} refusals={amendRefusals}>
        <TextField label={t`What it was about`} maxLength={200} {...form.field('purpose')} />
        <TextArea label={t`Notes`} optional maxLength={20_000} {...form.field('notes')} />
        <TextField
          label={t`Why it is amended`}
          hint={t`Whoever reads the contact later reads this too.`}
          maxLength={1000}
          {...form.field('reason')}
        />
      </Form>
      {theirs && (
        <EditConflict
          base={base}
          mine={{ purpose: form.values.purpose, notes: form.values.notes }}
          theirs={theirs}
          fields={[
            { name: 'purpose', label: t`What it was about` },
            { name: 'notes', label: t`Notes` },
          ]}
          onResolve={resolve}
          onCancel={() => setTheirs(null)}
        />
      )}
    </Sheet>
  )
}
