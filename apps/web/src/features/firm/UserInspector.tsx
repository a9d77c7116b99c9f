import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Role } from '@rapport/domain/firm/roles.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../shell/api.ts'
import { roleName } from '../../shell/role-names.ts'
import { Button } from '../../ui/control/Button.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Dash } from '../../ui/figure/Money.tsx'
import { RadioCards } from '../../ui/form/Checkbox.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { Inspector } from '../../ui/page/Inspector.tsx'
import styles from './firm.module.css'
import { LinkToHandOver } from './LinkToHandOver.tsx'
import { RolesField } from './RolesField.tsx'
import { type User, UserStatus } from './UsersPanel.tsx'

const refusals = {
  last_administrator: msg`Somebody has to administer the firm. Give that role to another person first.`,
  edit_conflict: msg`Somebody else changed this person meanwhile. Compare both versions, then save again.`,
  not_found: msg`This person is gone.`,
}

interface Props {
  readonly user: User
  readonly mayEdit: boolean
  readonly onClose: () => void
}

/** One person's roles and access, beside the list. */
export function UserInspector({ user, mayEdit, onClose }: Props) {
  const { t, i18n } = useLingui()
  return (
    <Inspector title={user.name} subtitle={<UserStatus status={user.status} />} onClose={onClose}>
      <Facts
        items={[
          { label: t`Signs in as`, value: <Address of={user.email} /> },
          { label: t`Reports to`, value: user.managers.map(({ name }) => name).join(', ') || <Dash /> },
          ...(mayEdit
            ? []
            : [{ label: t`Roles`, value: user.roles.map((role) => i18n._(roleName[role])).join(', ') || <Dash /> }]),
        ]}
      />
      {mayEdit && <EditUser user={user} onClose={onClose} />}
      {mayEdit && user.status === 'active' && <OfferPassword user={user} />}
    </Inspector>
  )
}

/** Broken before its host where it does not fit a line, not in the middle of a word. */
function Address({ of }: { of: string }) {
  const host = of.lastIndexOf('@')
  return (
    <>
      {of.slice(0, host)}
      <wbr />
      {of.slice(host)}
    </>
  )
}

/** For who has forgotten their password, or whose link has expired. */
function OfferPassword({ user }: { user: User }) {
  const { t } = useLingui()
  const offer = useMutation({
    mutationFn: () => client.offerPassword({ userId: user.id }),
    onError: () => toast(t`No link was made: Rapport could not be reached. Try again.`, { tone: 'failed' }),
  })
  if (offer.data) return <LinkToHandOver handed={{ name: user.name, link: offer.data }} onDone={() => offer.reset()} />
  return (
    <div>
      <Button icon="lock" small busy={offer.isPending} onClick={() => offer.mutate()}>
        <Trans>Make a link to choose a password</Trans>
      </Button>
    </div>
  )
}

interface Theirs {
  readonly user: User
}

function EditUser({ user, onClose }: Omit<Props, 'mayEdit'>) {
  const { t } = useLingui()
  const queries = useQueryClient()
  // The version that was read when the form opened, or after theirs was seen: an edit never passes over an unseen one.
  const [seen, setSeen] = useState(user)
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const form = useForm({
    initial: { roles: user.roles as readonly Role[], status: user.status as User['status'] | null },
    schema: client.editUser.operation.body,
    submit: async (input, idempotencyKey) => {
      try {
        await client.editUser({ userId: user.id, ifVersion: seen.version, ...input }, { idempotencyKey })
      } catch (error) {
        if (client.editUser.refused(error, 'edit_conflict')) {
          setTheirs({ user: error.problem.data.current })
          setSeen(error.problem.data.current)
        }
        throw error
      }
      await Promise.all([
        queries.invalidateQueries({ queryKey: client.listUsers.key() }),
        queries.invalidateQueries({ queryKey: client.getFirm.key() }),
      ])
      const { name } = user
      toast(t`${name} saved.`)
      onClose()
    },
  })
  return (
    <Form form={form} action={theirs ? t`Save mine` : t`Save`} refusals={refusals}>
      <RolesField label={t`Roles`} {...form.field('roles')} />
      <RadioCards
        label={t`Access`}
        options={[
          { value: 'active', label: t`Active`, detail: t`Signs in` },
          { value: 'disabled', label: t`Locked out`, detail: t`Sessions end at once; the history stays` },
        ]}
        {...form.field('status')}
      />
      {theirs && (
        <TheirVersion
          theirs={theirs.user}
          onTake={() => {
            form.set('roles', theirs.user.roles)
            form.set('status', theirs.user.status)
            setTheirs(null)
          }}
        />
      )}
    </Form>
  )
}

/** What somebody else saved meanwhile, beside what one was about to save. */
function TheirVersion({ theirs, onTake }: { theirs: User; onTake: () => void }) {
  const { i18n, t } = useLingui()
  return (
    <section className={styles.theirs} aria-label={t`What somebody else saved`}>
      <h3>
        <Trans>What somebody else saved</Trans>
      </h3>
      <Facts
        items={[
          { label: t`Roles`, value: theirs.roles.map((role) => i18n._(roleName[role])).join(', ') || <Dash /> },
          { label: t`Access`, value: <UserStatus status={theirs.status} /> },
        ]}
      />
      <Button small onClick={onTake}>
        <Trans>Take over theirs</Trans>
      </Button>
    </section>
  )
}
