import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Session } from '@rapport/contract/session.ts'
import { useState } from 'react'
import { Navigate, useLocation } from 'react-router'
import { FieldGroup, FieldRow, Form } from '../ui/form/Form.tsx'
import { Select } from '../ui/form/Select.tsx'
import { TextField } from '../ui/form/TextField.tsx'
import { useForm } from '../ui/form/use-form.ts'
import { client } from './api.ts'
import { DoorPage } from './DoorPage.tsx'
import { passwordRefusals } from './password-refusals.ts'

const refusals = {
  link_invalid: msg`This link was used or has expired. Start Rapport again: it prints a fresh one.`,
  ...passwordRefusals,
}
const sentences = { 'an ISO 4217 currency': msg`This is not a currency. Write its code, such as USD or CHF.` }

/** Creates the firm and its first administrator, by the one-time link that the first start printed (`#token`). */
export function FirstAdministratorPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useLingui()
  const { hash } = useLocation()
  const [token] = useState(hash.slice(1))
  const [here] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [zones] = useState(() =>
    [...new Set([here, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone })),
  )
  const form = useForm({
    initial: {
      token,
      firm: '',
      currency: 'USD',
      zone: here,
      name: '',
      email: '',
      password: '',
    },
    schema: client.createFirstAdministrator.operation.body,
    prepare: (values) => ({ ...values, currency: values.currency.trim().toUpperCase() }),
    submit: async (input) => onSignedIn(await client.createFirstAdministrator(input)),
    sentences,
  })
  if (!token) return <Navigate to="/" replace />
  return (
    <DoorPage title={t`Welcome to Rapport`}>
      <p>
        <Trans>This link works once. It creates your firm and the person who looks after it.</Trans>
      </p>
      <Form form={form} action={t`Create the firm`} refusals={refusals}>
        <TextField label={t`Name of the firm`} autoComplete="organization" {...form.field('firm')} />
        <FieldRow>
          <TextField
            label={t`Currency`}
            hint={t`In which the firm reports`}
            maxLength={3}
            {...form.field('currency')}
          />
          <Select label={t`Time zone`} options={zones} empty={null} {...form.field('zone')} />
        </FieldRow>
        <FieldGroup title={t`First administrator`}>
          <TextField label={t`Name`} autoComplete="name" {...form.field('name')} />
          <TextField label={t`E-mail address`} type="email" autoComplete="username" {...form.field('email')} />
          <TextField
            label={t`Password`}
            type="password"
            autoComplete="new-password"
            hint={t`At least 12 characters. A few words in a row are easy to remember and hard to guess.`}
            {...form.field('password')}
          />
        </FieldGroup>
      </Form>
    </DoorPage>
  )
}
