import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Session } from '@rapport/contract/session.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from '../ui/control/Button.tsx'
import { toast } from '../ui/feedback/toast.ts'
import { FieldGroup, Form } from '../ui/form/Form.tsx'
import { TextField } from '../ui/form/TextField.tsx'
import { useForm } from '../ui/form/use-form.ts'
import { Sheet } from '../ui/overlay/Dialog.tsx'
import { client } from './api.ts'
import { passwordRefusals } from './password-refusals.ts'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly onSession: (session: Session) => void
  readonly onSignedOut: () => void
}

const refusals = {
  wrong_password: msg`This is not your present password. Check it and try again.`,
  ...passwordRefusals,
}

/** One's own password, and a way out on every device. */
export function OwnSignIn({ open, onClose, ...rest }: Props) {
  const { t } = useLingui()
  return (
    <Sheet open={open} onClose={onClose} title={t`Password and devices`}>
      <ChangePassword onClose={onClose} {...rest} />
    </Sheet>
  )
}

function ChangePassword({ onClose, onSession, onSignedOut }: Omit<Props, 'open'>) {
  const { t } = useLingui()
  const form = useForm({
    initial: { current: '', password: '' },
    schema: client.changePassword.operation.body,
    submit: async (input, idempotencyKey) => {
      onSession(await client.changePassword(input, { idempotencyKey }))
      toast(t`Password changed. Every other device is signed out.`)
      onClose()
    },
  })
  const leave = useMutation({
    mutationFn: () => client.signOutEverywhere({}),
    onSuccess: onSignedOut,
    onError: () => toast(t`You are still signed in: Rapport could not be reached. Try again.`, { tone: 'failed' }),
  })
  return (
    <>
      <Form form={form} action={t`Change the password`} onCancel={onClose} refusals={refusals}>
        <TextField
          label={t`Present password`}
          type="password"
          autoComplete="current-password"
          startHere
          {...form.field('current')}
        />
        <TextField
          label={t`Another password`}
          type="password"
          autoComplete="new-password"
          hint={t`At least 12 characters. A few words in a row are easy to remember and hard to guess.`}
          {...form.field('password')}
        />
      </Form>
      <FieldGroup title={<Trans>Devices</Trans>}>
        <p>
          <Trans>A device is lost, or a screen was left open somewhere: sign out on all of them, this one too.</Trans>
        </p>
        <div>
          <Button busy={leave.isPending} onClick={() => leave.mutate()}>
            <Trans>Sign out on every device</Trans>
          </Button>
        </div>
      </FieldGroup>
    </>
  )
}
