import type { Instant } from '../calendar/day.ts'
import { addWorkingMinutes, endOfWork, type WorkingCalendar } from '../calendar/working-time.ts'
import type { ContactId, HouseholdId, TouchClass } from '../contacts/touch.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { UserId } from '../firm/roles.ts'

/** Where an assignment came from: a person, a rule (an initiative's leads, a new client, cadence) or a follow-up. */
export const assignmentSources = ['person', 'initiative', 'new_client', 'cadence', 'contact'] as const
export type AssignmentSource = (typeof assignmentSources)[number]

export const assignmentPriorities = ['low', 'normal', 'high'] as const
export type AssignmentPriority = (typeof assignmentPriorities)[number]

/** What "done" needs: a word, a contact with the household, or one in which the client was spoken with. */
export const completionNeeds = ['nothing', 'contact', 'substantive_contact'] as const
export type CompletionNeeds = (typeof completionNeeds)[number]

/** A piece of follow-up work given to somebody with a due time (domain 4.3). */
export interface Assignment {
  readonly id: string
  readonly householdId: HouseholdId
  readonly assignee: UserId
  readonly givenBy: UserId
  readonly source: AssignmentSource
  /** The initiative, contact or household that it came from; `null` for a person's own idea. */
  readonly sourceId: string | null
  readonly title: string
  readonly priority: AssignmentPriority
  readonly needs: CompletionNeeds
  readonly givenAt: Instant
  /** Since when it is with this assignee: later than `givenAt` after a hand-over. */
  readonly assignedAt: Instant
  readonly dueAt: Instant
  /** When the assignee first did something about it. */
  readonly respondedAt: Instant | null
  readonly doneAt: Instant | null
  readonly doneContactId: ContactId | null
  readonly withdrawnAt: Instant | null
}

/** When it is due: at a moment, or after working time of the firm's calendar. */
export type Due =
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'working_hours'; readonly hours: number }
  /** At the end of work so many working days after today. */
  | { readonly kind: 'working_days'; readonly days: number }

/** The moment at which something given `now` is due, in working time of the firm's calendar (domain 4.3). */
export function dueAt(due: Due, now: Instant, calendar: WorkingCalendar): Instant {
  if (due.kind === 'at') return due.at
  return due.kind === 'working_hours'
    ? addWorkingMinutes(now, due.hours * 60, calendar)
    : endOfWork(now, due.days, calendar)
}

/** Neither done nor taken back. */
export const isOpen = ({ doneAt, withdrawnAt }: Pick<Assignment, 'doneAt' | 'withdrawnAt'>): boolean =>
  doneAt === null && withdrawnAt === null

export const giveAssignmentRefusals = ['title_missing', 'due_in_the_past', 'assignee_cannot_see_it'] as const
export type GiveAssignmentRefusal = (typeof giveAssignmentRefusals)[number]

/** What is asked for when giving one; the due time is already reckoned by `dueAt`. */
export type AssignmentToGive = Pick<
  Assignment,
  'id' | 'householdId' | 'assignee' | 'source' | 'sourceId' | 'title' | 'priority' | 'needs' | 'dueAt'
>

/** Give an assignment. Nobody is sent to a household that they may not see: that would give it away. */
export function giveAssignment(
  facts: { readonly assigneeSeesHousehold: boolean },
  givenBy: UserId,
  what: AssignmentToGive,
  now: Instant,
): Decision<Assignment, GiveAssignmentRefusal> {
  if (what.title.trim() === '') return refuse('title_missing')
  if (what.dueAt <= now) return refuse('due_in_the_past')
  if (!facts.assigneeSeesHousehold) return refuse('assignee_cannot_see_it')
  return accept({
    ...what,
    title: what.title.trim(),
    givenBy,
    givenAt: now,
    assignedAt: now,
    respondedAt: null,
    doneAt: null,
    doneContactId: null,
    withdrawnAt: null,
  })
}

/** Whoever works on an assignment: the assignee, or somebody who acts for them. */
export interface AssignmentActor {
  readonly id: UserId
  readonly mayActFor: readonly UserId[]
}

/** The contact that shows that an assignment is done. */
export interface CompletionEvidence {
  readonly contactId: ContactId
  readonly households: readonly HouseholdId[]
  /** The class that it has for the assignment's household; `null` when nobody of it was reached. */
  readonly touchClass: TouchClass | null
  readonly occurredAt: Instant
}

export const completeAssignmentRefusals = [
  'already_closed',
  'not_yours',
  'contact_missing',
  'contact_of_another_household',
  'contact_before_the_assignment',
  'contact_reached_nobody',
  'contact_not_substantive',
] as const
export type CompleteAssignmentRefusal = (typeof completeAssignmentRefusals)[number]

/**
 * Complete an assignment with what it needs. Whoever does so without having responded before has responded now. It is
 * done when it is said to be, not when the contact occurred: the measured cycle ends with the record.
 */
export function completeAssignment(
  assignment: Assignment,
  who: AssignmentActor,
  evidence: CompletionEvidence | null,
  now: Instant,
): Decision<Assignment, CompleteAssignmentRefusal> {
  const fault = accessFault(assignment, who) ?? evidenceFault(assignment, evidence)
  if (fault) return refuse(fault)
  return accept({
    ...assignment,
    respondedAt: assignment.respondedAt ?? now,
    doneAt: now,
    doneContactId: evidence?.contactId ?? null,
  })
}

/** The first sign of work: a comment, an attempt, a contact. Later ones leave it as it is. */
export function respondToAssignment(
  assignment: Assignment,
  who: AssignmentActor,
  now: Instant,
): Decision<Assignment, 'already_closed' | 'not_yours'> {
  const fault = accessFault(assignment, who)
  return fault ? refuse(fault) : accept({ ...assignment, respondedAt: assignment.respondedAt ?? now })
}

export const withdrawAssignmentRefusals = ['already_closed', 'not_given_by_you', 'reason_missing'] as const
export type WithdrawAssignmentRefusal = (typeof withdrawAssignmentRefusals)[number]

/** Take an assignment back, by whoever gave it or leads the assignee. It counts for nobody, so it needs a reason. */
export function withdrawAssignment(
  assignment: Assignment,
  who: { readonly id: UserId; readonly leads: readonly UserId[] },
  reason: string,
  now: Instant,
): Decision<Assignment & { readonly withdrawnBecause: string }, WithdrawAssignmentRefusal> {
  if (!isOpen(assignment)) return refuse('already_closed')
  if (assignment.givenBy !== who.id && !who.leads.includes(assignment.assignee)) return refuse('not_given_by_you')
  if (reason.trim() === '') return refuse('reason_missing')
  return accept({ ...assignment, withdrawnAt: now, withdrawnBecause: reason.trim() })
}

/** A hand-over moves what is open to a successor (domain 3); what was done or withdrawn stays with whoever had it. */
export const handOver = (
  assignments: readonly Assignment[],
  from: UserId,
  to: UserId,
  now: Instant,
): readonly Assignment[] =>
  assignments
    .filter((assignment) => assignment.assignee === from && isOpen(assignment))
    .map((assignment) => ({ ...assignment, assignee: to, assignedAt: now, respondedAt: null }))

function accessFault(assignment: Assignment, who: AssignmentActor): 'already_closed' | 'not_yours' | null {
  if (!isOpen(assignment)) return 'already_closed'
  return assignment.assignee === who.id || who.mayActFor.includes(assignment.assignee) ? null : 'not_yours'
}

function evidenceFault(
  { needs, householdId, givenAt }: Assignment,
  evidence: CompletionEvidence | null,
): CompleteAssignmentRefusal | null {
  if (!evidence) return needs === 'nothing' ? null : 'contact_missing'
  if (!evidence.households.includes(householdId)) return 'contact_of_another_household'
  if (evidence.occurredAt < givenAt) return 'contact_before_the_assignment'
  if (needs === 'nothing') return null
  if (evidence.touchClass === null) return 'contact_reached_nobody'
  if (needs === 'substantive_contact' && evidence.touchClass !== 'substantive') return 'contact_not_substantive'
  return null
}
