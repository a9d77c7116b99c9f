import { addDays, type Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type Coverage, coverageRoles } from './coverage.ts'
import type { UserId } from './roles.ts'

/** Somebody's place in the team of one household. */
export interface HouseholdCoverage extends Coverage {
  readonly householdId: string
}

/**
 * Coverage rows as they stand after a hand-over: what ends, what begins on the day after, and what was to begin later and
 * never will.
 */
export interface CoverageHandedOver {
  readonly ended: readonly HouseholdCoverage[]
  readonly begun: readonly HouseholdCoverage[]
  readonly withdrawn: readonly HouseholdCoverage[]
}

export type HandOverRefusal = 'same_person' | 'would_change_history' | 'nothing_to_hand_over'

/**
 * Whoever leaves hands their households over (domain 3): on their last day their coverage ends, on the next the
 * successor's begins in the same role. History stays: the past is not rewritten, so the last day is today or later.
 * Who covers a household already goes on in the weightier of the two roles.
 * @param coverage the team of every household concerned, ended coverage included.
 */
export function handOverCoverage(
  coverage: readonly HouseholdCoverage[],
  from: UserId,
  to: UserId,
  lastDay: Day,
  today: Day,
): Decision<CoverageHandedOver, HandOverRefusal> {
  if (from === to) return refuse('same_person')
  if (lastDay < today) return refuse('would_change_history')
  const leaving = coverage.filter(({ userId, until }) => userId === from && (until === null || until > lastDay))
  if (leaving.length === 0) return refuse('nothing_to_hand_over')
  const next = addDays(lastDay, 1)
  const ended: HouseholdCoverage[] = []
  const begun: HouseholdCoverage[] = []
  const withdrawn: HouseholdCoverage[] = []
  const end = (one: HouseholdCoverage, until: Day) => {
    if (one.since !== null && one.since > until) withdrawn.push(one)
    else ended.push({ ...one, until })
  }
  for (const one of leaving) {
    const starts = one.since !== null && one.since > lastDay ? one.since : next
    end(one, lastDay)
    const own = coverage.find(
      ({ householdId, userId, until }) =>
        householdId === one.householdId && userId === to && (until === null || until >= starts),
    )
    if (own && weightOf(own) <= weightOf(one)) {
      if (own.since !== null && own.since > starts)
        begun.push({ ...one, userId: to, since: starts, until: earlier(one.until, addDays(own.since, -1)) })
      continue
    }
    if (own) end(own, addDays(starts, -1))
    begun.push({ ...one, userId: to, since: starts })
  }
  return accept({ ended, begun, withdrawn })
}

const earlier = (end: Day | null, other: Day): Day => (end !== null && end < other ? end : other)

const weightOf = ({ role }: Coverage): number => coverageRoles.indexOf(role)
