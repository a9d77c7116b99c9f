import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { Form } from '../../ui/form/Form.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { readAgainRefusals } from './import-words.ts'
import { importsChanged } from './imports-changed.ts'

interface Props {
  readonly open: boolean
  readonly importId: string
  readonly onClose: () => void
}

/** Reads a file once more, with what a person knows and the file does not say. Nothing counts by that. */
export function ReadAgain({ open, importId, onClose }: Props) {
  const { t } = useLingui()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`Read the file again`}
      description={t`You see what it contains before anything counts. If the file does not name its currency, say it here.`}
    >
      <Again importId={importId} onClose={onClose} />
    </Dialog>
  )
}

function Again({ importId, onClose }: Omit<Props, 'open'>) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const form = useForm({
    initial: { mappingId: null, account: null, currency: '' },
    schema: client.readImportAgain.operation.body,
    prepare: ({ currency, ...rest }) => ({
      ...rest,
      currency: currency.trim() === '' ? null : currency.trim().toUpperCase(),
    }),
    submit: async (input, idempotencyKey) => {
      await client.readImportAgain({ importId, ...input }, { idempotencyKey })
      toast(t`The file is being read again.`)
      onClose()
      await importsChanged(queries)
    },
  })
  return (
    <Form form={form} action={<Trans>Read it again</Trans>} onCancel={onClose} refusals={readAgainRefusals}>
      <TextField
        label={t`Currency of amounts that name none`}
        hint={t`Three letters, such as USD. Leave it empty if the file names its currencies.`}
        {...form.field('currency')}
      />
    </Form>
  )
}
