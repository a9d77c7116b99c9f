import type { Instant } from '../calendar/day.ts'
import { type WorkingCalendar, workingMinutes } from '../calendar/working-time.ts'
import type { UserId } from '../firm/roles.ts'
import { type Rate, ratio } from '../money/rate.ts'
import { type Assignment, type AssignmentSource, isOpen } from './assignment.ts'

/** Working minutes of several assignments: how many, their mean and their median, rounded down; `null` for none. */
export interface Duration {
  readonly count: number
  readonly mean: number | null
  readonly median: number | null
}

/** How much was done on time. Withdrawn assignments count for nobody. */
export interface Punctuality {
  readonly given: number
  readonly done: number
  readonly onTime: number
  /** Those that can be judged: done, or past their due time. */
  readonly judged: number
  /** `onTime / judged` with four decimals; `null` when there is nothing to judge. */
  readonly onTimeRate: Rate | null
}

/** Measured follow-up (domain 4.3), as it pre-fills the scorecard. */
export interface FollowUp extends Punctuality {
  /** From getting it to the first sign of work. */
  readonly response: Duration
  /** From getting it to done. */
  readonly cycle: Duration
  /** Open past their due time: from then until now. */
  readonly overdue: Duration
  readonly oldestOverdue: number | null
}

/** What is asked of an assignment to say whether it was done on time. */
export type Dated = Pick<Assignment, 'givenAt' | 'dueAt' | 'doneAt' | 'withdrawnAt'>

const countsAt = ({ givenAt, withdrawnAt }: Dated, asOf: Instant): boolean => givenAt <= asOf && withdrawnAt === null
const isDoneAt = ({ doneAt }: Dated, asOf: Instant): boolean => doneAt !== null && doneAt <= asOf

/** How much of a list of assignments was done on time, as of a moment. */
export function punctualityOf(assignments: readonly Dated[], asOf: Instant): Punctuality {
  const given = assignments.filter((assignment) => countsAt(assignment, asOf))
  const done = given.filter((assignment) => isDoneAt(assignment, asOf))
  const onTime = done.filter(({ doneAt, dueAt }) => doneAt !== null && doneAt <= dueAt).length
  const judged = done.length + given.filter((assignment) => isOverdue(assignment, asOf)).length
  const onTimeRate = ratio(BigInt(onTime), BigInt(judged), 4)
  return { given: given.length, done: done.length, onTime, judged, onTimeRate }
}

/** The figures of a list of assignments as of a moment, in working time of the firm's calendar. */
export function followUpOf(assignments: readonly Assignment[], asOf: Instant, calendar: WorkingCalendar): FollowUp {
  const given = assignments.filter((assignment) => countsAt(assignment, asOf))
  const done = given.filter((assignment) => isDoneAt(assignment, asOf))
  const late = given.filter((assignment) => isOverdue(assignment, asOf))
  const minutes = (from: Instant, until: Instant) => workingMinutes(from, until, calendar)
  const overdue = late.map(({ dueAt }) => minutes(dueAt, asOf))
  return {
    ...punctualityOf(assignments, asOf),
    response: durationOf(
      given.flatMap(({ assignedAt, respondedAt }) =>
        respondedAt !== null && respondedAt <= asOf ? [minutes(assignedAt, respondedAt)] : [],
      ),
    ),
    cycle: durationOf(done.map(({ assignedAt, doneAt }) => minutes(assignedAt, doneAt ?? asOf))),
    overdue: durationOf(overdue),
    oldestOverdue: overdue.length === 0 ? null : Math.max(...overdue),
  }
}

/** Whether it was open past its due time at that moment. */
export const isOverdue = (assignment: Pick<Dated, 'dueAt' | 'doneAt' | 'withdrawnAt'>, asOf: Instant): boolean =>
  assignment.dueAt < asOf && (isOpen(assignment) || (assignment.doneAt !== null && assignment.doneAt > asOf))

/** One line per person and source, and one per person over all sources (`source: null`), by person in given order. */
export interface FollowUpLine {
  readonly assignee: UserId
  readonly source: AssignmentSource | null
  readonly figures: FollowUp
}

/** The figures per person and source (domain 4.3): what a manager looks at, and what a scorecard is filled in from. */
export function followUpByPerson(
  assignments: readonly Assignment[],
  asOf: Instant,
  calendar: WorkingCalendar,
): FollowUpLine[] {
  return [...Map.groupBy(assignments, ({ assignee }) => assignee)].flatMap(([assignee, theirs]) => [
    { assignee, source: null, figures: followUpOf(theirs, asOf, calendar) },
    ...[...Map.groupBy(theirs, ({ source }) => source)].map(([source, some]) => ({
      assignee,
      source,
      figures: followUpOf(some, asOf, calendar),
    })),
  ])
}

/** One line per source over all people (domain 4.3), in the order in which the sources first appear. */
export const followUpBySource = (
  assignments: readonly Assignment[],
  asOf: Instant,
  calendar: WorkingCalendar,
): { readonly source: AssignmentSource; readonly figures: FollowUp }[] =>
  [...Map.groupBy(assignments, ({ source }) => source)].map(([source, some]) => ({
    source,
    figures: followUpOf(some, asOf, calendar),
  }))

function durationOf(minutes: readonly number[]): Duration {
  const sorted = minutes.toSorted((a, b) => a - b)
  const count = sorted.length
  if (count === 0) return { count, mean: null, median: null }
  const middle = ((sorted[(count - 1) >> 1] ?? 0) + (sorted[count >> 1] ?? 0)) / 2
  const sum = sorted.reduce((total, one) => total + one, 0)
  return { count, mean: Math.floor(sum / count), median: Math.floor(middle) }
}
