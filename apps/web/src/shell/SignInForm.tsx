import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Session } from '@rapport/contract/session.ts'
import { Form } from '../ui/form/Form.tsx'
import { TextField } from '../ui/form/TextField.tsx'
import { useForm } from '../ui/form/use-form.ts'
import { client } from './api.ts'

interface Props {
  /** Whose session ended; they sign in again as themselves. */
  readonly email?: string
  readonly onSignedIn: (session: Session) => void
}

const refusals = {
  wrong_credentials: msg`The e-mail address or the password is wrong. Check both and try again.`,
}

/** E-mail address and password. */
export function SignInForm({ email = '', onSignedIn }: Props) {
  const { t } = useLingui()
  const form = useForm({
    initial: { email, password: '' },
    schema: client.signIn.operation.body,
    submit: async (input) => onSignedIn(await client.signIn(input)),
  })
  return (
    <Form form={form} action={t`Sign in`} refusals={refusals}>
      <TextField
        label={t`E-mail address`}
        type="email"
        autoComplete="username"
        startHere={email === ''}
        {...form.field('email')}
      />
      <TextField
        label={t`Password`}
        type="password"
        autoComplete="current-password"
        startHere={email !== ''}
        {...form.field('password')}
      />
    </Form>
  )
}
