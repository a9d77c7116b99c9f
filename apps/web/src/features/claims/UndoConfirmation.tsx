import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { confirmation } from '@rapport/contract/confirmation.ts'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import { useQueryClient } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Form } from '../../ui/form/Form.tsx'
import { TextArea } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Dialog } from '../../ui/overlay/Dialog.tsx'

const refusals: Record<RefusalCode<typeof confirmation.undoConfirmation>, MessageDescriptor> = {
  not_found: msg`This confirmation is not there any more, or it is not yours to see.`,
  nothing_confirmed: msg`Nothing of this claim is confirmed, so there is nothing to undo.`,
  already_compensated: msg`This confirmation was undone already. Reload the page to see by whom.`,
  not_a_controller: msg`Only a controller undoes a confirmation.`,
  own_claim: msg`This is your own claim, so someone else has to decide about it.`,
  benefits_from_claim: msg`You benefit from this claim, so someone else has to decide about it.`,
  entered_claim: msg`You entered this claim, so someone else has to decide about it.`,
  acts_for_interested: msg`You act for somebody who benefits from this claim, so someone else has to decide about it.`,
  reason_missing: msg`Say why it is undone.`,
}

interface Props {
  readonly claimId: string
  /** The confirmation to undo; `null` keeps the window closed. */
  readonly confirmationId: string | null
  readonly onClose: () => void
}

/** Undoes a confirmation by a compensating entry: nothing is deleted, and the reason stays with it. */
export function UndoConfirmation({ claimId, confirmationId, onClose }: Props) {
  const { t } = useLingui()
  return (
    <Dialog
      open={confirmationId !== null}
      onClose={onClose}
      title={t`Undo this confirmation`}
      description={t`Compensating entries take back the allocations and the credits. Both stay in sight.`}
    >
      {confirmationId && <ReasonForm claimId={claimId} confirmationId={confirmationId} onClose={onClose} />}
    </Dialog>
  )
}

function ReasonForm({ claimId, confirmationId, onClose }: Props & { confirmationId: string }) {
  const { t } = useLingui()
  const { user } = useSession()
  const queries = useQueryClient()
  const form = useForm({
    initial: { reason: '' },
    schema: client.undoConfirmation.operation.body,
    draft: { user: user.id, form: `undo-confirmation:${confirmationId}` },
    submit: async ({ reason }, idempotencyKey) => {
      const { claim } = await client.undoConfirmation({ confirmationId, reason }, { idempotencyKey })
      queries.setQueryData(client.getClaim.key({ claimId }), claim)
      await queries.invalidateQueries({ queryKey: client.listConfirmationQueue.key() })
      toast(t`Confirmation undone. The claim is open again.`)
      onClose()
    },
  })
  return (
    <Form form={form} action={<Trans>Undo the confirmation</Trans>} onCancel={onClose} refusals={refusals}>
      <TextArea label={t`Reason`} maxLength={2000} {...form.field('reason')} />
    </Form>
  )
}
