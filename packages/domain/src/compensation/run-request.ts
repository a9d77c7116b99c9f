import type { Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { CLOSED_RUN_STATES, type RunState } from './run-state.ts'

/** A run of the plan and period that is there already; `computing` waits for its result. */
export interface StandingRun {
  readonly id: string
  readonly state: RunState | 'computing'
  /** Movements that it pays on and that were taken back since. */
  readonly takenBack: number
}

/** What stands when somebody asks for a run of a plan and a period. */
export interface RunRequestFacts {
  readonly period: { readonly name: string; readonly firstDay: Day; readonly isClosed: boolean }
  /** Runs of this plan and period that were not superseded and have not failed. */
  readonly standing: readonly StandingRun[]
  /** Earlier open periods of the plan without a closed run, in order. */
  readonly openBefore: readonly string[]
}

export type RunRequestRefusal =
  | { readonly code: 'period_is_closed' | 'period_not_begun' | 'already_approved' }
  | { readonly code: 'already_computing'; readonly runId: string }
  | { readonly code: 'earlier_period_open'; readonly period: string }

/**
 * Whether a run may be computed (6.7): of an open period, once, after those before it. A later period goes on from what
 * the earlier one reached and takes off what it paid, so that one has to be settled first. While the period goes on, the
 * run shows where it stands: `reviewRun` lets nothing of it be paid.
 */
export function askForRun(facts: RunRequestFacts, today: Day): Decision<null, RunRequestRefusal> {
  const standing = (...states: StandingRun['state'][]) => facts.standing.find(({ state }) => states.includes(state))
  if (facts.period.isClosed || standing(...CLOSED_RUN_STATES)) return refuse({ code: 'period_is_closed' })
  if (facts.period.firstDay > today) return refuse({ code: 'period_not_begun' })
  // An approved run that money was taken from can go nowhere: another takes its place.
  if (standing('approved')?.takenBack === 0) return refuse({ code: 'already_approved' })
  const computing = standing('computing')
  if (computing) return refuse({ code: 'already_computing', runId: computing.id })
  const [earlier] = facts.openBefore
  return earlier === undefined ? accept(null) : refuse({ code: 'earlier_period_open', period: earlier })
}
