import type { ContactPolicy } from '../cadence/contact-policy.ts'
import type { MayContact } from '../cadence/contact-question.ts'
import type { Instant } from '../calendar/day.ts'
import { localDayNumber, type Zone } from '../calendar/zone.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { Role, UserId } from '../firm/roles.ts'
import {
  type Channel,
  type ContactId,
  type Direction,
  type HouseholdId,
  isMeeting,
  type Outcome,
  type PersonId,
  type Touch,
  type TouchClass,
  touchClassOf,
} from './touch.ts'

/** Whoever enters the contact. */
export interface ContactEnterer {
  readonly id: UserId
  readonly roles: readonly Role[]
  /** The representatives that an assistant acts for, or whose teams a manager leads, on the day of entry. */
  readonly mayActFor: readonly UserId[]
}

/** One person who was there, for one household, and what came of it. */
export interface Attendee {
  readonly personId: PersonId
  readonly householdId: HouseholdId
  readonly outcome: Outcome
}

/** What took place, as it is entered. The same shape is what an amendment compares. */
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

export interface ContactToLog extends ContactEntry {
  readonly contactId: ContactId
  /** Why it was made in spite of a warning; asked for only then. */
  readonly reasonInSpite: string | null
}

/** What the rule has to know besides what is entered. */
export interface LogContactFacts {
  /** The roles of every named representative. */
  readonly representatives: ReadonlyMap<UserId, readonly Role[]>
  /** The members of every named household, on the day it occurred. */
  readonly members: ReadonlyMap<HouseholdId, ReadonlySet<PersonId>>
  /** `mayContact` as of when it occurred, for each attendee and representative it applies to. */
  readonly permissions: readonly AttendeePermission[]
  readonly policy: ContactPolicy
  readonly firmZone: Zone
}

export interface AttendeePermission {
  readonly personId: PersonId
  readonly householdId: HouseholdId
  readonly representative: UserId
  readonly answer: MayContact
}

export interface LoggedAttendee extends Attendee {
  /** `null` when nothing reached them: a no-show. */
  readonly touchClass: TouchClass | null
}

/** The permanent record of a contact, version 1. */
export interface ContactLogged extends Omit<ContactEntry, 'attendees'> {
  readonly contactId: ContactId
  readonly version: 1
  readonly attendees: readonly LoggedAttendee[]
  readonly enteredAt: Instant
  readonly actor: UserId
  /** The representative in whose name somebody else entered it. */
  readonly onBehalfOf: UserId | null
  readonly late: boolean
  /** Days in the firm's zone from when it occurred to when it was entered. */
  readonly daysToEntry: number
  /** Set when it was made against a warning or a block; of a block the supervisor is told. */
  readonly inSpite: InSpite | null
  readonly touches: readonly Touch[]
}

export interface InSpite {
  readonly verdict: 'warn' | 'blocked'
  readonly reason: string | null
  readonly permissions: readonly AttendeePermission[]
  readonly tellSupervisor: boolean
}

/** Each refusal is about one field of the entry, named in `refusedField`. */
export const logContactRefusals = [
  'role_may_not_log',
  'representative_missing',
  'representative_repeated',
  'not_a_representative',
  'not_acting_for',
  'attendee_missing',
  'attendee_repeated',
  'not_a_member',
  'outcome_does_not_fit',
  'mass_is_outbound_writing',
  'in_the_future',
  'too_long_ago',
  'purpose_missing',
  'notes_too_long',
  'reason_missing',
] as const
export type LogContactRefusal = (typeof logContactRefusals)[number]

export const refusedField: Readonly<Record<LogContactRefusal, keyof ContactToLog | 'actor'>> = {
  role_may_not_log: 'actor',
  representative_missing: 'representatives',
  representative_repeated: 'representatives',
  not_a_representative: 'representatives',
  not_acting_for: 'representatives',
  attendee_missing: 'attendees',
  attendee_repeated: 'attendees',
  not_a_member: 'attendees',
  outcome_does_not_fit: 'attendees',
  mass_is_outbound_writing: 'mass',
  in_the_future: 'occurredAt',
  too_long_ago: 'occurredAt',
  purpose_missing: 'purpose',
  notes_too_long: 'notes',
  reason_missing: 'reasonInSpite',
}

/** Roles that meet clients or write to them, and so have contacts of their own. */
const ownContacts: readonly Role[] = ['advisor', 'specialist', 'banker', 'marketing', 'service', 'manager']
/** Roles that enter the contacts of those they may act for. */
const othersContacts: readonly Role[] = ['assistant', 'manager']
const MINUTE = 60_000
const DAY = 86_400_000
const LONGEST_NOTES = 20_000

/**
 * Log a contact (domain 4.1): what took place, once and for all. Representatives log their own, also together with
 * colleagues; assistants and managers log for those they act for. It happened, so neither lateness nor a block prevents
 * the record: late is marked, a warning asks for a reason, and a block is marked and reaches the supervisor.
 *
 * One attendee may be there for several households and gets a touch for each.
 */
export function logContact(
  facts: LogContactFacts,
  who: ContactEnterer,
  what: ContactToLog,
  now: Instant,
): Decision<ContactLogged, LogContactRefusal> {
  const inName = inWhoseName(who, what.representatives)
  if (inName === 'role_may_not_log') return refuse(inName)
  const fault = entryFault(facts, what, now)
  if (fault) return refuse(fault)
  if (inName === 'not_acting_for') return refuse(inName)
  const inSpite = inSpiteOf(facts.permissions, what.reasonInSpite)
  if (inSpite === 'reason_missing') return refuse(inSpite)

  const { reasonInSpite: _, ...entry } = what
  const daysToEntry = Math.max(0, localDayNumber(now, facts.firmZone) - localDayNumber(what.occurredAt, facts.firmZone))
  return accept({
    ...entry,
    purpose: what.purpose.trim(),
    version: 1,
    attendees: what.attendees.map((attendee) => ({ ...attendee, touchClass: touchClassOf({ ...what, ...attendee }) })),
    enteredAt: now,
    actor: who.id,
    onBehalfOf: inName.onBehalfOf,
    late: daysToEntry > facts.policy.lateAfterDays,
    daysToEntry,
    inSpite,
    touches: touchesOf(what.contactId, what),
  })
}

/** What each attendee felt of a contact; nothing for a no-show. */
export const touchesOf = (contactId: ContactId, entry: ContactEntry): Touch[] =>
  entry.attendees.flatMap(({ personId, householdId, outcome }) => {
    const touchClass = touchClassOf({ ...entry, outcome })
    if (!touchClass) return []
    const { channel, direction, occurredAt, representatives: senders } = entry
    return [{ contactId, householdId, personId, channel, direction, class: touchClass, occurredAt, senders }]
  })

/** What is wrong with an entry by itself, whoever enters it: the first fault, in the order of the form. */
export function entryFault(
  facts: Pick<LogContactFacts, 'representatives' | 'members' | 'policy'>,
  entry: ContactEntry,
  now: Instant,
): LogContactRefusal | null {
  const { representatives, attendees } = entry
  if (representatives.length === 0) return 'representative_missing'
  if (new Set(representatives).size < representatives.length) return 'representative_repeated'
  if (!representatives.every((id) => holdsOne(facts.representatives.get(id) ?? [], ownContacts)))
    return 'not_a_representative'
  if (attendees.length === 0) return 'attendee_missing'
  const seats = attendees.map(({ personId, householdId }) => JSON.stringify([personId, householdId]))
  if (new Set(seats).size < seats.length) return 'attendee_repeated'
  if (!attendees.every(({ personId, householdId }) => facts.members.get(householdId)?.has(personId)))
    return 'not_a_member'
  if (!attendees.every(({ outcome }) => fits(outcome, entry))) return 'outcome_does_not_fit'
  if (entry.mass && (entry.direction === 'inbound' || !isWriting(entry.channel))) return 'mass_is_outbound_writing'
  if (entry.occurredAt > now + facts.policy.clockSkewMinutes * MINUTE) return 'in_the_future'
  if (now - entry.occurredAt > facts.policy.oldestDays * DAY) return 'too_long_ago'
  if (entry.purpose.trim() === '') return 'purpose_missing'
  return entry.notes.length > LONGEST_NOTES ? 'notes_too_long' : null
}

function inWhoseName(
  who: ContactEnterer,
  representatives: readonly UserId[],
): { onBehalfOf: UserId | null } | 'role_may_not_log' | 'not_acting_for' {
  const forSelf = holdsOne(who.roles, ownContacts)
  const forOthers = holdsOne(who.roles, othersContacts)
  if (!forSelf && !forOthers) return 'role_may_not_log'
  if (forSelf && representatives.includes(who.id)) return { onBehalfOf: null }
  const represented = forOthers ? representatives.find((id) => who.mayActFor.includes(id)) : undefined
  return represented === undefined ? 'not_acting_for' : { onBehalfOf: represented }
}

function inSpiteOf(
  permissions: readonly AttendeePermission[],
  reason: string | null,
): InSpite | null | 'reason_missing' {
  const against = permissions.filter(({ answer }) => answer.verdict !== 'permitted')
  if (against.length === 0) return null
  const given = reason?.trim() || null
  const blocked = against.some(({ answer }) => answer.verdict === 'blocked')
  if (!blocked && given === null) return 'reason_missing'
  return { verdict: blocked ? 'blocked' : 'warn', reason: given, permissions: against, tellSupervisor: blocked }
}

/** Nobody leaves a voice mail in person, nobody fails to show up at a letter, and what the client began has no attempt. */
function fits(outcome: Outcome, { channel, direction }: ContactEntry): boolean {
  if (outcome === 'conversation') return !isWriting(channel)
  if (outcome === 'no_show') return isMeeting(channel)
  if (outcome === 'reply') return isWriting(channel)
  if (outcome === 'sent') return isWriting(channel)
  return channel === 'phone' || (outcome === 'no_answer' && direction === 'outbound' && channel === 'video')
}

const isWriting = (channel: Channel): boolean => channel === 'email' || channel === 'post'

const holdsOne = (held: readonly Role[], wanted: readonly Role[]): boolean => held.some((role) => wanted.includes(role))
