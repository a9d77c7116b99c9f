import { ownContactRoles } from '@rapport/domain/contacts/contact-entry.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../shell/api.ts'
import type { ContactToLog } from '../../shell/log-contact.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { LogContactForm } from './LogContactForm.tsx'
import { attendeeOf, firstValues } from './log-values.ts'

/** Gathers what the form begins with: whom it is about, and what can be chosen. */
export function LogContact({ asked, onClose }: { asked: ContactToLog; onClose: () => void }) {
  const { user } = useSession()
  const [now] = useState(Date.now)
  const { householdId, personId } = asked
  const choices = useQuery(client.listContactChoices.query({}))
  const people = useQuery({
    ...client.listPeople.query({ ...(householdId ? { householdId } : {}), limit: 50 }),
    enabled: householdId !== undefined,
  })
  const error = choices.error ?? people.error
  if (error) return <ErrorState error={error} onRetry={() => void (choices.error ? choices : people).refetch()} />
  if (!choices.data || (householdId !== undefined && !people.data)) return <Skeleton lines={9} />

  const person = people.data?.items.find(({ id }) => id === personId) ?? people.data?.items[0]
  const self = mayOpen(user.roles, ownContactRoles)
  const [only, ...others] = choices.data.representatives
  const representativeIds = self ? [user.id] : only && others.length === 0 ? [only.id] : []
  return (
    <LogContactForm
      initial={firstValues({ asked, attendees: person ? [attendeeOf(person)] : [], representativeIds, now })}
      choices={choices.data}
      draft={{ user: user.id, form: draftName(asked) }}
      onClose={onClose}
    />
  )
}

/** One draft for each person it was begun with: what was typed about one never turns up at another. */
const draftName = ({ householdId, personId }: ContactToLog): string =>
  ['log-contact', personId ?? householdId].filter(Boolean).join(':')
