import type { ContactPolicy } from '../cadence/contact-policy.ts'
import type { Instant } from '../calendar/day.ts'
import type { Role, UserId } from '../firm/roles.ts'
import {
  type Channel,
  type ContactId,
  type Direction,
  type HouseholdId,
  isMeeting,
  type Outcome,
  outcomes,
  type PersonId,
  type Touch,
  touchClassOf,
} from './touch.ts'

/** One person who was there, for one household, and what came of it. */
export interface Attendee {
  readonly personId: PersonId
  readonly householdId: HouseholdId
  readonly outcome: Outcome
}

/** What took place, as a person enters or amends it. */
export interface ContactEntry {
  readonly channel: Channel
  readonly direction: Direction
  /** One text to many recipients. */
  readonly mass: boolean
  readonly occurredAt: Instant
  /** Who took part for the firm; the first leads. */
  readonly representatives: readonly UserId[]
  readonly attendees: readonly Attendee[]
  readonly purpose: string
  readonly initiativeId: string | null
  readonly notes: string
}

/** What has to be known to judge an entry. */
export interface EntryFacts {
  /** The roles of every named representative. */
  readonly representatives: ReadonlyMap<UserId, readonly Role[]>
  /** The members of every named household, on the day it occurred. */
  readonly members: ReadonlyMap<HouseholdId, ReadonlySet<PersonId>>
  readonly policy: ContactPolicy
}

export const entryRefusals = [
  'representative_missing',
  'representative_repeated',
  'not_a_representative',
  'attendee_missing',
  'attendee_repeated',
  'not_a_member',
  'outcome_does_not_fit',
  'mass_is_outbound_writing',
  'in_the_future',
  'too_long_ago',
  'purpose_missing',
  'notes_too_long',
] as const
export type EntryRefusal = (typeof entryRefusals)[number]

/** The field of the entry that a refusal is about. */
export const entryRefusalField: Readonly<Record<EntryRefusal, keyof ContactEntry>> = {
  representative_missing: 'representatives',
  representative_repeated: 'representatives',
  not_a_representative: 'representatives',
  attendee_missing: 'attendees',
  attendee_repeated: 'attendees',
  not_a_member: 'attendees',
  outcome_does_not_fit: 'attendees',
  mass_is_outbound_writing: 'mass',
  in_the_future: 'occurredAt',
  too_long_ago: 'occurredAt',
  purpose_missing: 'purpose',
  notes_too_long: 'notes',
}

/** Roles that meet clients or write to them, and so have contacts of their own. */
export const ownContactRoles: readonly Role[] = ['advisor', 'specialist', 'banker', 'marketing', 'service', 'manager']

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const LONGEST_NOTES = 20_000

/** What is wrong with an entry by itself, whoever enters it: the first fault, in the order of the form. */
export function entryFault(facts: EntryFacts, entry: ContactEntry, now: Instant): EntryRefusal | null {
  const { representatives, attendees } = entry
  if (representatives.length === 0) return 'representative_missing'
  if (new Set(representatives).size < representatives.length) return 'representative_repeated'
  if (!representatives.every((id) => facts.representatives.get(id)?.some((role) => ownContactRoles.includes(role))))
    return 'not_a_representative'
  if (attendees.length === 0) return 'attendee_missing'
  const seats = attendees.map(({ personId, householdId }) => JSON.stringify([personId, householdId]))
  if (new Set(seats).size < seats.length) return 'attendee_repeated'
  if (!attendees.every(({ personId, householdId }) => facts.members.get(householdId)?.has(personId)))
    return 'not_a_member'
  if (!attendees.every(({ outcome }) => fits(outcome, entry.channel))) return 'outcome_does_not_fit'
  if (entry.mass && (entry.direction === 'inbound' || !isWriting(entry.channel))) return 'mass_is_outbound_writing'
  if (entry.occurredAt > now + facts.policy.clockSkewMinutes * MINUTE) return 'in_the_future'
  if (now - entry.occurredAt > facts.policy.oldestDays * DAY) return 'too_long_ago'
  return wordsFault(entry)
}

/** What is wrong with the words of an entry, whatever took place. */
export function wordsFault({ purpose, notes }: Pick<ContactEntry, 'purpose' | 'notes'>): EntryRefusal | null {
  if (purpose.trim() === '') return 'purpose_missing'
  return notes.length > LONGEST_NOTES ? 'notes_too_long' : null
}

/** What each attendee felt of a contact; nothing for a no-show. A person who came for two households counts in both. */
export const touchesOf = (contactId: ContactId, entry: ContactEntry): Touch[] =>
  entry.attendees.flatMap(({ personId, householdId, outcome }) => {
    const touchClass = touchClassOf({ ...entry, outcome })
    if (!touchClass) return []
    const { channel, direction, occurredAt, representatives: senders } = entry
    return [{ contactId, householdId, personId, channel, direction, class: touchClass, occurredAt, senders }]
  })

/** What can come of a contact of this kind. */
export const outcomesOf = (channel: Channel): readonly Outcome[] => outcomes.filter((outcome) => fits(outcome, channel))

/** Nobody leaves a voice mail in person, and nobody fails to show up at a letter. */
function fits(outcome: Outcome, channel: Channel): boolean {
  if (outcome === 'reply' || outcome === 'sent') return isWriting(channel)
  if (outcome === 'no_show') return isMeeting(channel)
  if (outcome === 'voice_mail') return channel === 'phone'
  if (outcome === 'no_answer') return channel === 'phone' || channel === 'video'
  return !isWriting(channel)
}

/** Whether a channel is writing, which can go to many at once and is answered by a reply. */
export const isWriting = (channel: Channel): boolean => channel === 'email' || channel === 'post'
