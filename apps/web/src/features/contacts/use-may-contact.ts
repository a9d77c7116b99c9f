import type { ContactAnswer } from '@rapport/contract/contacts.ts'
import { isWriting } from '@rapport/domain/contacts/contact-entry.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import type { LogValues } from './log-values.ts'

export type Answer = z.output<typeof ContactAnswer>

interface Asked {
  readonly answers: readonly Answer[]
  /** The strongest of them; `null` while it is not known. */
  readonly verdict: Answer['verdict'] | null
  readonly failed: boolean
}

/** Whether this contact is permitted, by the server's rule, as it is being filled in. */
export function useMayContact(values: LogValues): Asked {
  const { attendees, channel, direction, mass, occurredAt, representativeIds } = values
  // The answer is about whoever leads; without anybody, about the one in whose name an assistant meets the household.
  const [lead] = representativeIds
  const asked = attendees.length > 0 && occurredAt !== null
  const { data, isError } = useQuery({
    ...client.mayContact.query({
      personIds: [...new Set(attendees.map(({ personId }) => personId))].join(','),
      channel,
      direction,
      mass: mass && isWriting(channel) && direction === 'outbound' ? 'yes' : 'no',
      ...(lead ? { representativeId: lead } : {}),
      ...(occurredAt ? { at: occurredAt } : {}),
    }),
    enabled: asked,
    placeholderData: keepPreviousData,
  })
  if (!asked || !data) return { answers: [], verdict: null, failed: asked && isError }
  // Somebody may belong to several households; only the one they came for counts.
  const answers = data.answers.filter(({ personId, householdId }) =>
    attendees.some((attendee) => attendee.personId === personId && attendee.householdId === householdId),
  )
  return { answers, verdict: strongest(answers), failed: false }
}

const strongest = (answers: readonly Answer[]): Answer['verdict'] =>
  answers.some(({ verdict }) => verdict === 'blocked')
    ? 'blocked'
    : answers.some(({ verdict }) => verdict === 'warn')
      ? 'warn'
      : 'permitted'
