import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Role } from '@rapport/domain/firm/roles.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextField } from '../../ui/form/TextField.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Sheet } from '../../ui/overlay/Dialog.tsx'
import { type Handed, LinkToHandOver } from './LinkToHandOver.tsx'
import { RolesField } from './RolesField.tsx'

const refusals = {
  email_taken: msg`Somebody signs in with this address already. Look for them in the list.`,
}

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly onAdded: (userId: string) => void
}

/** Somebody new. They choose their password with a link that is handed to them. */
export function AddUser({ open, onClose, onAdded }: Props) {
  const { t } = useLingui()
  const [handed, setHanded] = useState<Handed | null>(null)
  const close = () => {
    setHanded(null)
    onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={close}
      keep={handed !== null}
      title={t`Add a person`}
      description={t`They sign in with this address, and a password that they choose themselves.`}
    >
      {handed ? (
        <LinkToHandOver handed={handed} onDone={close} />
      ) : (
        <AddUserForm onClose={onClose} onAdded={onAdded} onHanded={setHanded} />
      )}
    </Sheet>
  )
}

interface FormProps extends Omit<Props, 'open'> {
  readonly onHanded: (handed: Handed) => void
}

function AddUserForm({ onClose, onAdded, onHanded }: FormProps) {
  const { t } = useLingui()
  const { firm } = useSession()
  const queries = useQueryClient()
  const [zones] = useState(() =>
    [...new Set([firm.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
      value: zone,
      label: zone.replaceAll('_', ' '),
    })),
  )
  const form = useForm({
    initial: { name: '', email: '', zone: firm.zone, roles: [] as readonly Role[] },
    schema: client.createUser.operation.body,
    submit: async (input, idempotencyKey) => {
      const made = await client.createUser(input, { idempotencyKey })
      await Promise.all([
        queries.invalidateQueries({ queryKey: client.listUsers.key() }),
        queries.invalidateQueries({ queryKey: client.getFirm.key() }),
      ])
      onHanded(made)
      onAdded(made.id)
    },
  })
  return (
    <Form form={form} action={t`Add`} refusals={refusals} onCancel={onClose}>
      <TextField label={t`Name`} startHere maxLength={120} autoComplete="off" {...form.field('name')} />
      <TextField label={t`E-mail address`} type="email" autoComplete="off" {...form.field('email')} />
      <Select label={t`Time zone`} options={zones} empty={null} {...form.field('zone')} />
      <RolesField
        label={t`Roles`}
        hint={t`Nobody confirms, approves or pays what benefits themselves, whatever roles they hold.`}
        {...form.field('roles')}
      />
    </Form>
  )
}
