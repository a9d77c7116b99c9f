import type { MayContact } from '../cadence/contact-question.ts'
import type { Instant } from '../calendar/day.ts'
import { localDayNumber, type Zone } from '../calendar/zone.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type Role, roles, type UserId } from '../firm/roles.ts'
import {
  type Attendee,
  type ContactEntry,
  type EntryFacts,
  type EntryRefusal,
  entryFault,
  entryRefusalField,
  entryRefusals,
  ownContactRoles,
  touchesOf,
} from './contact-entry.ts'
import { type ContactId, type HouseholdId, type PersonId, type Touch, type TouchClass, touchClassOf } from './touch.ts'

/** Whoever enters or amends the contact. */
export interface ContactEnterer {
  readonly id: UserId
  readonly roles: readonly Role[]
  /** The representatives that an assistant acts for, or whose teams a manager leads, on the day of entry. */
  readonly mayActFor: readonly UserId[]
}

export interface ContactToLog extends ContactEntry {
  readonly contactId: ContactId
  /** Why it was made in spite of a warning; asked for only then. */
  readonly reasonInSpite: string | null
}

/** What the rule has to know besides what is entered. */
export interface LogContactFacts extends EntryFacts {
  /** `mayContact` as of when it occurred, for each attendee and representative it applies to. */
  readonly permissions: readonly AttendeePermission[]
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

/** The permanent record of a contact, in one of its versions. */
export interface ContactRecord extends Omit<ContactEntry, 'attendees'> {
  readonly contactId: ContactId
  readonly version: number
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
}

export interface ContactLogged extends ContactRecord {
  readonly touches: readonly Touch[]
}

export interface InSpite {
  readonly verdict: 'warn' | 'blocked'
  readonly reason: string | null
  readonly permissions: readonly AttendeePermission[]
  readonly tellSupervisor: boolean
}

export const logContactRefusals = [...entryRefusals, 'role_may_not_log', 'not_acting_for', 'reason_missing'] as const
export type LogContactRefusal = EntryRefusal | 'role_may_not_log' | 'not_acting_for' | 'reason_missing'

/** The field that a refusal is about; `actor` is whoever enters it. */
export const logContactRefusalField: Readonly<Record<LogContactRefusal, keyof ContactToLog | 'actor'>> = {
  ...entryRefusalField,
  role_may_not_log: 'actor',
  not_acting_for: 'representatives',
  reason_missing: 'reasonInSpite',
}

/** Roles that enter the contacts of those they may act for. */
const actingRoles: readonly Role[] = ['assistant', 'manager']

/** Everybody who logs contacts, their own or those of others. */
export const loggingRoles: readonly Role[] = roles.filter(
  (role) => ownContactRoles.includes(role) || actingRoles.includes(role),
)

/**
 * Log a contact (domain 4.1): what took place, once and for all. Representatives log their own, also together with
 * colleagues; assistants and managers log for those they act for. It happened, so neither lateness nor a block prevents
 * the record: late is marked, a warning asks for a reason, and a block is marked and reaches the supervisor.
 */
export function logContact(
  facts: LogContactFacts,
  who: ContactEnterer,
  what: ContactToLog,
  now: Instant,
): Decision<ContactLogged, LogContactRefusal> {
  const name = inWhoseName(who, what.representatives)
  if (!name.ok && name.reason === 'role_may_not_log') return name
  const fault = entryFault(facts, what, now)
  if (fault) return refuse(fault)
  if (!name.ok) return name
  const inSpite = inSpiteOf(facts.permissions, what.reasonInSpite)
  if (inSpite === 'reason_missing') return refuse(inSpite)

  const { reasonInSpite: _, ...entry } = what
  return accept({
    ...recordOf(entry),
    ...lateness(facts, what.occurredAt, now),
    contactId: what.contactId,
    version: 1,
    enteredAt: now,
    actor: who.id,
    onBehalfOf: name.fact,
    inSpite,
    touches: touchesOf(what.contactId, what),
  })
}

/** The entry as it is kept: trimmed, each attendee with the class of their touch. */
export const recordOf = (entry: ContactEntry): Omit<ContactEntry, 'attendees'> & Pick<ContactRecord, 'attendees'> => ({
  channel: entry.channel,
  direction: entry.direction,
  mass: entry.mass,
  occurredAt: entry.occurredAt,
  representatives: entry.representatives,
  attendees: entry.attendees.map(({ personId, householdId, outcome }) => ({
    personId,
    householdId,
    outcome,
    touchClass: touchClassOf({ ...entry, outcome }),
  })),
  purpose: entry.purpose.trim(),
  initiativeId: entry.initiativeId,
  notes: entry.notes,
})

/** An entry is late by calendar days in the firm's zone, so that the hour of the evening does not decide. */
export function lateness(
  { firmZone, policy }: LogContactFacts,
  occurredAt: Instant,
  enteredAt: Instant,
): Pick<ContactRecord, 'late' | 'daysToEntry'> {
  const days = Math.max(0, localDayNumber(enteredAt, firmZone) - localDayNumber(occurredAt, firmZone))
  return { late: days > policy.lateAfterDays, daysToEntry: days }
}

/** The representative in whose name somebody acts: `null` is their own. */
export function inWhoseName(
  who: ContactEnterer,
  representatives: readonly UserId[],
): Decision<UserId | null, 'role_may_not_log' | 'not_acting_for'> {
  const forSelf = who.roles.some((role) => ownContactRoles.includes(role))
  const forOthers = who.roles.some((role) => actingRoles.includes(role))
  if (!forSelf && !forOthers) return refuse('role_may_not_log')
  if (forSelf && representatives.includes(who.id)) return accept(null)
  const represented = forOthers ? representatives.find((id) => who.mayActFor.includes(id)) : undefined
  return represented === undefined ? refuse('not_acting_for') : accept(represented)
}

/** What a contact was made against. A block cannot be argued with afterwards: it asks for no reason, but keeps one. */
export function inSpiteOf(
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
