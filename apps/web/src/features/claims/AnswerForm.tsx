import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ClaimDetail, claims } from '@rapport/contract/claims.ts'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import { EVIDENCE_KINDS, type EvidenceKind } from '@rapport/domain/claims/claim.ts'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { evidenceName } from '../../terms/claim-words.ts'
import { Button, IconButton } from '../../ui/control/Button.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Form } from '../../ui/form/Form.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextArea, TextField } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import styles from './ClaimPage.module.css'

const refusals: Record<RefusalCode<typeof claims.answerClaim>, MessageDescriptor> = {
  not_found: msg`This claim is not there any more, or it is not yours to see.`,
  edit_conflict: msg`Somebody else changed this claim meanwhile. It is shown as it is now: look at it, then send again.`,
  not_returned: msg`Nothing is asked of this claim any more. Reload the page to see where it stands.`,
  not_for_claimant: msg`Only the claimant, or somebody who acts for them, can answer.`,
  answer_missing: msg`Write an answer before you send it back.`,
  evidence_missing: msg`The evidence that was asked for is missing. Add it below, with a word on where it is.`,
}

interface Values {
  readonly answer: string
  readonly evidence: readonly { readonly kind: EvidenceKind | ''; readonly label: string }[]
}

/** The claimant answers the controller's question. What is typed stays on this device until it is sent. */
export function AnswerForm({ claim }: { claim: z.output<typeof ClaimDetail> }) {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const queries = useQueryClient()
  const asked = claim.steps.findLast(({ action }) => action === 'return')?.evidenceAsked ?? []
  const form = useForm({
    initial: { answer: '', evidence: asked.map((kind) => ({ kind, label: '' })) } as Values,
    schema: client.answerClaim.operation.body,
    draft: { user: user.id, form: `answer-claim:${claim.id}` },
    submit: async (input, idempotencyKey) => {
      const shown = client.getClaim.key({ claimId: claim.id })
      const answered = await client
        .answerClaim({ claimId: claim.id, ifVersion: claim.version, ...input }, { idempotencyKey })
        .catch((error: unknown) => {
          if (client.answerClaim.refused(error, 'edit_conflict'))
            queries.setQueryData(shown, error.problem.data.current)
          throw error
        })
      queries.setQueryData(shown, answered)
      await queries.invalidateQueries({ queryKey: client.listClaims.key() })
      toast(t`Answer sent. The claim is back in the controller's queue.`)
    },
  })
  const { evidence } = form.values
  return (
    <Form form={form} action={<Trans>Send the answer</Trans>} refusals={refusals}>
      <TextArea label={t`Your answer`} maxLength={4000} {...form.field('answer')} />
      {evidence.map((_one, at) => (
        <div key={at} className={styles.evidence}>
          <Select
            label={t`Evidence`}
            options={EVIDENCE_KINDS.map((value) => ({ value, label: i18n._(evidenceName[value]) }))}
            {...form.field(`evidence.${at}.kind`)}
          />
          <TextField
            label={t`What and where it is`}
            maxLength={200}
            placeholder={t`Transfer form of 3 March, in the household's folder`}
            {...form.field(`evidence.${at}.label`)}
          />
          <span className={styles.remove}>
            <IconButton
              icon="close"
              label={t`Remove this evidence`}
              onClick={() => form.set('evidence', evidence.toSpliced(at, 1))}
            />
          </span>
        </div>
      ))}
      <div>
        <Button icon="add" kind="quiet" onClick={() => form.set('evidence', [...evidence, { kind: '', label: '' }])}>
          <Trans>Add evidence</Trans>
        </Button>
      </div>
    </Form>
  )
}
