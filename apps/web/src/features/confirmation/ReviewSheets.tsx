import { Trans, useLingui } from '@lingui/react/macro'
import { EVIDENCE_KINDS, type EvidenceKind } from '@rapport/domain/claims/claim.ts'
import { client } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { evidenceName } from '../../terms/claim-words.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { Checkbox } from '../../ui/form/Checkbox.tsx'
import { FieldGroup, Form } from '../../ui/form/Form.tsx'
import { TextArea } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Sheet } from '../../ui/overlay/Dialog.tsx'
import { decided } from './confirmations.ts'
import { reviewRefusals } from './refusal-words.ts'

interface Props {
  readonly open: boolean
  readonly claimId: string
  /** What the controller has seen of it. */
  readonly version: number
  readonly household: string
  readonly onClose: () => void
  /** The claim has left the queue: go on. */
  readonly onDone: () => void
}

/** Shows the claim as somebody else left it meanwhile; what was written stays. */
async function asItIs(error: unknown, asked: 'returnClaim' | 'rejectClaim', claimId: string): Promise<never> {
  if (client[asked].refused(error, 'edit_conflict')) await decided(claimId)
  throw error
}

/** Sends a claim back with a question, and the evidence that would answer it. */
export function ReturnSheet({ open, ...rest }: Props) {
  const { t } = useLingui()
  return (
    <Sheet
      open={open}
      onClose={rest.onClose}
      title={t`Return with a question`}
      description={t`The claimant sees it at once, answers, and the claim comes back to the queue.`}
    >
      <ReturnForm {...rest} />
    </Sheet>
  )
}

function ReturnForm({ claimId, version, household, onClose, onDone }: Omit<Props, 'open'>) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const form = useForm({
    initial: { question: '', evidenceAsked: [] as readonly EvidenceKind[] },
    schema: client.returnClaim.operation.body,
    draft: { user: user.id, form: `return-claim:${claimId}` },
    submit: async (input, idempotencyKey) => {
      await client
        .returnClaim({ claimId, ifVersion: version, ...input }, { idempotencyKey })
        .catch((error: unknown) => asItIs(error, 'returnClaim', claimId))
      toast(t`Returned to the claimant: ${household}.`)
      onDone()
      await decided(claimId)
    },
  })
  const asked = form.values.evidenceAsked
  return (
    <Form form={form} action={<Trans>Return the claim</Trans>} onCancel={onClose} refusals={reviewRefusals}>
      <TextArea label={t`Question`} maxLength={4000} {...form.field('question')} />
      <FieldGroup title={<Trans>Evidence that is asked for</Trans>}>
        {EVIDENCE_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={i18n._(evidenceName[kind])}
            value={asked.includes(kind)}
            onChange={(on) => form.set('evidenceAsked', on ? [...asked, kind] : asked.filter((one) => one !== kind))}
          />
        ))}
      </FieldGroup>
    </Form>
  )
}

/** Rejects a claim for good, with the reason. */
export function RejectSheet({ open, ...rest }: Props) {
  const { t } = useLingui()
  return (
    <Sheet
      open={open}
      onClose={rest.onClose}
      title={t`Reject the claim`}
      description={t`It earns nothing and cannot be opened again. If something is only unclear, return it with a question.`}
    >
      <RejectForm {...rest} />
    </Sheet>
  )
}

function RejectForm({ claimId, version, household, onClose, onDone }: Omit<Props, 'open'>) {
  const { t } = useLingui()
  const { user } = useSession()
  const form = useForm({
    initial: { reason: '' },
    schema: client.rejectClaim.operation.body,
    draft: { user: user.id, form: `reject-claim:${claimId}` },
    submit: async (input, idempotencyKey) => {
      await client
        .rejectClaim({ claimId, ifVersion: version, ...input }, { idempotencyKey })
        .catch((error: unknown) => asItIs(error, 'rejectClaim', claimId))
      toast(t`Claim rejected: ${household}.`)
      onDone()
      await decided(claimId)
    },
  })
  return (
    <Form form={form} action={<Trans>Reject the claim</Trans>} onCancel={onClose} refusals={reviewRefusals}>
      <TextArea label={t`Reason`} maxLength={4000} {...form.field('reason')} />
    </Form>
  )
}
