import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Session } from '@rapport/contract/session.ts'
import { useState } from 'react'
import { Navigate, useLocation } from 'react-router'
import { Form } from '../ui/form/Form.tsx'
import { TextField } from '../ui/form/TextField.tsx'
import { useForm } from '../ui/form/use-form.ts'
import { client } from './api.ts'
import { DoorPage } from './DoorPage.tsx'
import { passwordRefusals } from './password-refusals.ts'

const refusals = {
  link_invalid: msg`This link was used or has expired. Ask your administrator for another one.`,
  ...passwordRefusals,
}

/** Somebody chooses their password, by the link that their administrator handed them (`#token`). */
export function ChoosePasswordPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useLingui()
  const { hash } = useLocation()
  const [token] = useState(hash.slice(1))
  const form = useForm({
    initial: { token, password: '' },
    schema: client.choosePassword.operation.body,
    submit: async (input) => onSignedIn(await client.choosePassword(input)),
  })
  if (!token) return <Navigate to="/" replace />
  return (
    <DoorPage title={t`Choose your password`}>
      <p>
        <Trans>This link works once. Nobody else learns what you choose, not even who handed you the link.</Trans>
      </p>
      <Form form={form} action={t`Choose this password`} refusals={refusals}>
        <TextField
          label={t`Password`}
          type="password"
          autoComplete="new-password"
          startHere
          hint={t`At least 12 characters. A few words in a row are easy to remember and hard to guess.`}
          {...form.field('password')}
        />
      </Form>
    </DoorPage>
  )
}
