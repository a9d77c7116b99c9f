import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorNote } from '../../ui/feedback/ErrorState.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Form } from '../../ui/form/Form.tsx'
import { newIdempotencyKey } from '../../ui/form/idempotency-key.ts'
import { TextArea } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { cancelRefusals, releaseRefusals, undoRefusals } from './import-words.ts'
import { importsChanged } from './imports-changed.ts'

interface Props {
  readonly open: boolean
  readonly importId: string
  readonly onClose: () => void
}

/** Takes a file whose totals do not agree, with the reason that stays with it. */
export function ReleaseImport({ open, importId, onClose }: Props) {
  const { t } = useLingui()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`Release from quarantine`}
      description={t`What could be read of it counts from then on, although it does not add up. Your name and the reason stay with the file.`}
    >
      <ReasonForm
        name={`release-import:${importId}`}
        action={<Trans>Release the file</Trans>}
        refusals={releaseRefusals}
        onCancel={onClose}
        send={async (reason, idempotencyKey) => {
          await client.releaseImport({ importId, reason }, { idempotencyKey })
          toast(t`Released. The file is being imported.`)
          onClose()
        }}
      />
    </Dialog>
  )
}

/** Takes everything back that a file added, as long as nothing rests on it. */
export function UndoImport({ open, importId, onClose }: Props) {
  const { t } = useLingui()
  const [claims, setClaims] = useState<readonly { claimId: string; household: string }[]>([])
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`Undo the import`}
      description={t`All movements that only this file reports leave the books. The file, your name and the reason stay on record.`}
    >
      <ReasonForm
        name={`undo-import:${importId}`}
        action={<Trans>Undo the import</Trans>}
        refusals={undoRefusals}
        onCancel={onClose}
        send={async (reason, idempotencyKey) => {
          try {
            await client.undoImport({ importId, reason }, { idempotencyKey })
            toast(t`Import undone.`)
            onClose()
          } catch (error) {
            if (client.undoImport.refused(error, 'already_allocated')) setClaims(error.problem.data.claims)
            throw error
          }
        }}
      />
      {claims.length > 0 && (
        <ul aria-label={t`Confirmed claims`}>
          {claims.map(({ claimId, household }) => (
            <li key={claimId}>
              <Link to={paths.claim({ claimId })}>{household}</Link>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface ReasonProps {
  readonly name: string
  readonly action: ReactNode
  readonly refusals: Readonly<Record<string, MessageDescriptor>>
  readonly onCancel: () => void
  readonly send: (reason: string, idempotencyKey: string) => Promise<void>
}

function ReasonForm({ name, action, refusals, onCancel, send }: ReasonProps) {
  const { t } = useLingui()
  const { user } = useSession()
  const queries = useQueryClient()
  const form = useForm({
    initial: { reason: '' },
    schema: client.undoImport.operation.body,
    draft: { user: user.id, form: name },
    submit: async ({ reason }, key) => {
      await send(reason, key)
      await importsChanged(queries)
    },
  })
  return (
    <Form form={form} action={action} onCancel={onCancel} refusals={refusals}>
      <TextArea label={t`Reason`} maxLength={2000} {...form.field('reason')} />
    </Form>
  )
}

/** Stops reading or booking a file, or turns one down that does not count yet. */
export function CancelImport({ open, importId, onClose }: Props) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const [key] = useState(newIdempotencyKey)
  const cancel = useMutation({
    mutationFn: () => client.cancelImport({ importId }, { idempotencyKey: key }),
    onSuccess: async () => {
      toast(t`Turned down. Nothing of the file stays.`)
      onClose()
      await importsChanged(queries)
    },
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`Turn the file down`}
      description={t`Nothing of it gets into the books. You can hand it in again at any time.`}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
          <Button kind="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>
            <Trans>Turn it down</Trans>
          </Button>
        </>
      }
    >
      {cancel.error && <ErrorNote error={cancel.error} refusals={cancelRefusals} />}
    </Dialog>
  )
}
