import type { Instant } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { UserId } from '../firm/roles.ts'
import {
  type ContactEntry,
  type EntryRefusal,
  entryFault,
  entryRefusals,
  touchesOf,
  wordsFault,
} from './contact-entry.ts'
import {
  type ContactEnterer,
  type ContactRecord,
  inSpiteOf,
  inWhoseName,
  type LogContactFacts,
  lateness,
  recordOf,
} from './log-contact.ts'
import type { ContactId, HouseholdId, PersonId, Touch } from './touch.ts'

/** What somebody wants to change; what is left out stays as it is. */
export interface ContactAmendment {
  readonly changes: Partial<ContactEntry>
  readonly reason: string
  /** The version that the change was made from: nobody amends what they have not seen. */
  readonly fromVersion: number
  /** Why it was made in spite of a warning that only the amended contact meets. */
  readonly reasonInSpite: string | null
}

export interface ContactChange {
  readonly field: keyof ContactEntry
  readonly before: unknown
  readonly after: unknown
}

/** The next version of a contact. The one before stays as it was. */
export interface ContactAmended {
  readonly contactId: ContactId
  readonly record: ContactRecord
  readonly changes: readonly ContactChange[]
  readonly reason: string
  readonly actor: UserId
  readonly onBehalfOf: UserId | null
  readonly amendedAt: Instant
  /** Tell the supervisor: as it stands now, the contact was made against a block that was not known before. */
  readonly tellSupervisor: boolean
  readonly touches: readonly Touch[]
  /** Whose cadence has to be rebuilt from the history; empty when no touch changed. */
  readonly rebuild: { readonly households: readonly HouseholdId[]; readonly people: readonly PersonId[] }
}

export const amendContactRefusals = [
  ...entryRefusals,
  'role_may_not_log',
  'not_your_contact',
  'changed_meanwhile',
  'reason_missing',
  'reason_in_spite_missing',
  'nothing_changed',
] as const
export type AmendContactRefusal = EntryRefusal | (typeof amendContactRefusals)[number]

const fields = [
  'channel',
  'direction',
  'mass',
  'occurredAt',
  'representatives',
  'attendees',
  'purpose',
  'initiativeId',
  'notes',
] as const satisfies readonly (keyof ContactEntry)[]

/** What was said of it, next to what took place. */
const words: readonly (keyof ContactEntry)[] = ['purpose', 'notes']

/**
 * Amend a contact (domain 4.1): add a version with a reason that shows what changed, and never overwrite. Whoever
 * entered it, took part in it or acts for somebody who did may amend it. `facts` describe the contact as amended. When
 * it was entered never changes; whether that was late is judged by when it is now said to have occurred. A change of
 * words alone is judged by its words: that a colleague has left since, or a client's wish has changed, is no reason to
 * leave a mistake in the notes.
 */
export function amendContact(
  facts: LogContactFacts,
  current: ContactRecord,
  who: ContactEnterer,
  { changes, reason, fromVersion, reasonInSpite }: ContactAmendment,
  now: Instant,
): Decision<ContactAmended, AmendContactRefusal> {
  const name =
    current.actor === who.id
      ? accept(current.onBehalfOf)
      : inWhoseName(who, [...current.representatives, current.actor])
  if (!name.ok) return refuse(name.reason === 'not_acting_for' ? 'not_your_contact' : name.reason)
  if (fromVersion !== current.version) return refuse('changed_meanwhile')
  if (reason.trim() === '') return refuse('reason_missing')

  const before = entryOf(current)
  const after = entryOf({ ...before, ...changes })
  const changed = fields
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
  if (changed.length === 0) return refuse('nothing_changed')
  const onlyWords = changed.every(({ field }) => words.includes(field))
  const fault = onlyWords ? wordsFault(after) : entryFault(facts, after, now)
  if (fault) return refuse(fault)
  const inSpite = onlyWords
    ? current.inSpite
    : inSpiteOf(facts.permissions, reasonInSpite ?? current.inSpite?.reason ?? null)
  if (inSpite === 'reason_missing') return refuse('reason_in_spite_missing')

  const touches = touchesOf(current.contactId, after)
  return accept({
    contactId: current.contactId,
    record: {
      ...recordOf(after),
      ...lateness(facts, after.occurredAt, current.enteredAt),
      contactId: current.contactId,
      version: current.version + 1,
      enteredAt: current.enteredAt,
      actor: current.actor,
      onBehalfOf: current.onBehalfOf,
      inSpite,
    },
    changes: changed,
    reason: reason.trim(),
    actor: who.id,
    onBehalfOf: name.fact,
    amendedAt: now,
    tellSupervisor: inSpite?.tellSupervisor === true && current.inSpite?.tellSupervisor !== true,
    touches,
    rebuild: rebuildOf(touchesOf(current.contactId, before), touches),
  })
}

/** The entry alone: the class of a touch follows from it and is no change of its own. */
const entryOf = (entry: ContactEntry): ContactEntry => ({
  ...recordOf(entry),
  attendees: entry.attendees.map(({ personId, householdId, outcome }) => ({ personId, householdId, outcome })),
})

function rebuildOf(before: readonly Touch[], after: readonly Touch[]): ContactAmended['rebuild'] {
  const [known, next] = [before.map((touch) => JSON.stringify(touch)), after.map((touch) => JSON.stringify(touch))]
  const moved = [
    ...before.filter((_, index) => !next.includes(known[index] ?? '')),
    ...after.filter((_, index) => !known.includes(next[index] ?? '')),
  ]
  return {
    households: [...new Set(moved.map(({ householdId }) => householdId))],
    people: [...new Set(moved.map(({ personId }) => personId))],
  }
}
