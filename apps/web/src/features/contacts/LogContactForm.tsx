import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { isWriting } from '@rapport/domain/contacts/contact-entry.ts'
import { type Channel, directions } from '@rapport/domain/contacts/touch.ts'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { client, queryClient } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { channelName, directionName } from '../../terms/contact-words.ts'
import { toast } from '../../ui/feedback/toast.ts'
import { Checkbox, Segmented } from '../../ui/form/Checkbox.tsx'
import { ComboboxMany } from '../../ui/form/Combobox.tsx'
import { DateTimeField } from '../../ui/form/DateTimeField.tsx'
import type { DraftName } from '../../ui/form/draft.ts'
import { Form } from '../../ui/form/Form.tsx'
import { Select } from '../../ui/form/Select.tsx'
import { TextArea, TextField } from '../../ui/form/TextField.tsx'
import { type Form as FormOf, useForm } from '../../ui/form/use-form.ts'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import { Attendees } from './Attendees.tsx'
import { Claims } from './Claims.tsx'
import styles from './LogContact.module.css'
import { type Choices, type LogValues, logSchema, prepareLog, withChannel } from './log-values.ts'
import { MayContact } from './MayContact.tsx'
import { Outcomes } from './Outcomes.tsx'
import { logRefusals, logSentences } from './refusals.ts'
import { type Answer, useMayContact } from './use-may-contact.ts'

interface Props {
  readonly initial: LogValues
  readonly choices: Choices
  readonly draft: DraftName
  readonly onClose: () => void
}

/** The most usual first. */
const offered: readonly Channel[] = ['phone', 'in_person', 'video', 'email', 'post']

/** Everything that a contact changes on other pages. */
const touched = new Set(
  [
    client.getToday,
    client.listHouseholds,
    client.getHousehold,
    client.getHouseholdTimeline,
    client.listCadence,
    client.listClaims,
    client.mayContact,
    client.listInitiatives,
    client.getInitiative,
  ].map((call) => call.key()[0]),
)

/** Who, how, what came of it, what it was about: a call is logged in twenty seconds without the mouse. */
export function LogContactForm({ initial, choices, draft, onClose }: Props) {
  const { t, i18n } = useLingui()
  const { user, firm } = useSession()
  const navigate = useNavigate()
  const [round, setRound] = useState(0)
  // The verdict follows from the values, which the form holds: it is known one render later.
  const [reasonNeeded, setReasonNeeded] = useState(false)
  const form = useForm({
    initial,
    schema: logSchema(firm.zone, reasonNeeded),
    prepare: prepareLog,
    draft,
    sentences: logSentences,
    submit: async (input, idempotencyKey) => {
      try {
        const saved = await client.logContact(input, { idempotencyKey })
        void queryClient.invalidateQueries({ predicate: ({ queryKey }) => touched.has(queryKey[0]) })
        toast(savedText(saved.claimIds.length, saved.verdict === 'blocked'), {
          action: { label: t`Show`, run: () => void navigate(paths.contact({ contactId: saved.contactId })) },
        })
        onClose()
      } catch (error) {
        if (client.logContact.refused(error, 'reason_missing')) {
          await queryClient.invalidateQueries({ queryKey: client.mayContact.key() })
        }
        throw error
      }
    },
  })
  const { values, field, set } = form
  const permission = useMayContact(values)
  const { verdict } = permission
  usePrincipal(form, choices, permission.answers)
  if (reasonNeeded !== (verdict === 'warn')) setReasonNeeded(verdict === 'warn')

  const savedText = (claims: number, blocked: boolean): string => {
    const name = values.attendees.map((attendee) => attendee.name).join(', ')
    if (blocked) return t`Contact with ${name} saved and marked. The supervisor is told.`
    return claims > 0 ? t`Contact with ${name} saved, with what it won.` : t`Contact with ${name} saved.`
  }
  const choose = (channel: Channel) => {
    const next = withChannel(values, channel)
    set('channel', next.channel)
    set('attendees', next.attendees)
  }
  const first = useFirstFocus()
  const claims = mayOpen(user.roles, client.submitClaim.operation.roles)
  const withWhom = new Set(values.attendees.map(({ householdId }) => householdId))

  return (
    <Form
      form={{
        ...form,
        discard: () => {
          form.discard()
          setRound(round + 1)
        },
      }}
      action={
        values.claims.length > 0 ? (
          <Plural value={values.claims.length} one="Save contact and claim" other="Save contact and # claims" />
        ) : (
          <Trans>Save contact</Trans>
        )
      }
      shortcut="mod+Enter"
      onCancel={onClose}
      refusals={logRefusals}
    >
      <div key={round} ref={first} className={styles.fields}>
        <Attendees {...field('attendees')} channel={values.channel} direction={values.direction} />
        <Segmented
          label={t`How`}
          hint={<span className={styles.keys}>{t`Keys 1 to 5 choose while you are not typing.`}</span>}
          options={offered.map((value) => ({ value, label: i18n._(channelName[value]) }))}
          {...field('channel')}
          onChange={choose}
        />
        {offered.map((channel, at) => (
          <ChannelKey
            key={channel}
            keys={String(at + 1)}
            does={i18n._(channelName[channel])}
            run={() => choose(channel)}
          />
        ))}
        <Outcomes form={form} />
        {values.attendees.length > 0 && (
          <MayContact {...permission} attendees={values.attendees} at={values.occurredAt} />
        )}
        {(verdict === 'warn' || verdict === 'blocked') && (
          <TextField
            label={
              verdict === 'warn' ? t`Why it was made in spite of the warning` : t`Why it was made in spite of the block`
            }
            optional={verdict === 'blocked'}
            maxLength={1000}
            {...field('reasonInSpite')}
          />
        )}
        <TextField label={t`What it was about`} maxLength={200} {...field('purpose')} />
        <TextArea label={t`Notes`} optional maxLength={20_000} {...field('notes')} />
        <DateTimeField label={t`When`} {...field('occurredAt')} />
        <Segmented
          label={t`Who began it`}
          options={directions.map((value) => ({ value, label: i18n._(directionName[value]) }))}
          {...field('direction')}
          onChange={(direction) => set('direction', direction)}
        />
        {isWriting(values.channel) && values.direction === 'outbound' && (
          <Checkbox label={t`One text to many: a mailing`} {...field('mass')} />
        )}
        <Select
          label={t`Initiative`}
          optional
          empty={t`None`}
          options={choices.initiatives.map(({ id, name }) => ({ value: id, label: name }))}
          {...field('initiativeId')}
        />
        <ComboboxMany
          label={t`For the firm`}
          hint={t`The first leads.`}
          search={async (text) => found(choices, text)}
          {...field('representativeIds')}
          value={values.representativeIds.map((id) => ({
            id,
            label: choices.representatives.find((one) => one.id === id)?.name ?? user.name,
          }))}
          onChange={(chosen) =>
            set(
              'representativeIds',
              chosen.map(({ id }) => id),
            )
          }
        />
        {claims && withWhom.size > 0 && <Claims form={form} choices={choices} currency={firm.currency} />}
      </div>
    </Form>
  )
}

/** Names the one whom an assistant acts for with the household, once: who takes them out again means it. */
function usePrincipal(
  { values, set }: Pick<FormOf<LogValues>, 'values' | 'set'>,
  choices: Choices,
  answers: readonly Answer[],
) {
  const told = useRef(new Set<string>())
  const [answer] = answers
  useEffect(() => {
    if (!answer || values.representativeIds.length > 0 || told.current.has(answer.householdId)) return
    if (!choices.representatives.some(({ id }) => id === answer.representativeId)) return
    told.current.add(answer.householdId)
    set('representativeIds', [answer.representativeId])
  }, [answer, values.representativeIds, choices, set])
}

const found = ({ representatives }: Choices, text: string) =>
  representatives
    .filter(({ name }) => name.toLocaleLowerCase().includes(text.toLocaleLowerCase()))
    .map(({ id, name }) => ({ id, label: name }))

/** A key of the window: shown where the choice is, heard wherever nobody types. */
function ChannelKey({ keys, does, run }: { keys: string; does: string; run: () => void }) {
  useShortcut(keys, does, run, { inWindow: true })
  return null
}

/** The window opens before the form is there: the first field takes the focus when it comes. */
function useFirstFocus() {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const window = fields.current?.closest('[data-window]')
    if (window?.contains(document.activeElement) && document.activeElement?.matches('input')) return
    fields.current?.querySelector('input')?.focus()
  }, [])
  return fields
}
