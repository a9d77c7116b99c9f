import type { Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type Acting, type Delegation, tieTo } from '../firm/independence.ts'

export type RunState = 'draft' | 'reviewed' | 'approved' | 'closed' | 'paid'

/** States in which a run never changes again (6.7); what is corrected posts to an open period. */
export const CLOSED_RUN_STATES: readonly RunState[] = ['closed', 'paid']

/** States in which a run's statements are somebody's pay and shown to them; a draft is nobody's yet. */
export const SHOWN_RUN_STATES: readonly RunState[] = ['approved', ...CLOSED_RUN_STATES]

/** What the rules need to know of a run: its state, the hash that names it, and everybody who may not approve it. */
export interface RunFacts {
  readonly id: string
  readonly state: RunState
  readonly hash: string
  /** The hash that the reviewer saw; `null` before the review. */
  readonly reviewedHash: string | null
  readonly planAuthor: string
  /** Every user who confirmed an allocation that the run rests on, whatever their role is today. */
  readonly confirmers: readonly string[]
  /** Every user whom the run pays. */
  readonly beneficiaries: readonly string[]
  /** Who acts for whom: in force now, or at any time in the run's period. */
  readonly delegations: readonly Delegation[]
  readonly period: { readonly lastDay: Day }
  /** The firm's day on which the run was computed. */
  readonly computedOn: Day
  /** Movements that the run pays on and that were taken back since it was computed. */
  readonly takenBack: number
}

export interface RunStep {
  readonly run: string
  readonly from: RunState
  readonly to: RunState
  readonly hash: string
  readonly by: string
  readonly onBehalfOf: string | null
}

/** Why a step is refused. */
export const RUN_REFUSALS = [
  'not_a_draft',
  'period_not_over',
  'computed_too_early',
  'not_reviewed',
  'not_approved',
  'not_closed',
  'result_changed_since_review',
  'own_plan',
  'own_confirmation',
  'own_benefit',
  'already_approved',
  'period_is_closed',
  'money_taken_back',
] as const
export type RunRefusal = (typeof RUN_REFUSALS)[number]

type RunDecision = Decision<RunStep, RunRefusal>

/**
 * A first look at what was computed: the reviewer vouches for the result under its hash. Money of the last day is still
 * on its way then, so the period has to be over, and to have been over when the run was computed.
 */
export function reviewRun(run: RunFacts, actor: Acting, today: Day): RunDecision {
  if (run.state !== 'draft') return refuse('not_a_draft')
  if (today <= run.period.lastDay) return refuse('period_not_over')
  if (run.computedOn <= run.period.lastDay) return refuse('computed_too_early')
  return isStopped(run) ? refuse('money_taken_back') : step(run, actor, 'reviewed')
}

/** Money that a bank took back stops the payout that rests on it (5.2), until it was computed without it. */
const isStopped = ({ takenBack }: RunFacts): boolean => takenBack > 0

/**
 * Approval is what releases money, so it stands apart from all that led to it (5.3, 6.7): not the plan's author, not a
 * confirmer of what the run rests on, nobody whom it pays, and nobody who acts for one of them. What counts is who
 * somebody is and was, not which role they hold today.
 */
export function approveRun(run: RunFacts, actor: Acting): RunDecision {
  if (run.state !== 'reviewed') return refuse('not_reviewed')
  if (run.hash !== run.reviewedHash) return refuse('result_changed_since_review')
  if (tieTo(actor, [run.planAuthor])) return refuse('own_plan')
  if (tieTo(actor, run.confirmers)) return refuse('own_confirmation')
  if (tieTo(actor, run.beneficiaries, run.delegations)) return refuse('own_benefit')
  if (isStopped(run)) return refuse('money_taken_back')
  return step(run, actor, 'approved')
}

/** From here on the period never changes: corrections, and what a dispute decides, post to the open one. */
export function closeRun(run: RunFacts, actor: Acting): RunDecision {
  if (run.state !== 'approved') return refuse('not_approved')
  return isStopped(run) ? refuse('money_taken_back') : step(run, actor, 'closed')
}

/** The payout file was handed over: from here on its lines are advances on money that is held. */
export const payRun = (run: RunFacts, actor: Acting): RunDecision =>
  run.state === 'closed' ? step(run, actor, 'paid') : refuse('not_closed')

/** A new computation takes a reviewed run back to draft; an approved one only if it cannot go on, a closed one never. */
export function recomputeRun(run: RunFacts, actor: Acting): RunDecision {
  if (CLOSED_RUN_STATES.includes(run.state)) return refuse('period_is_closed')
  if (run.state === 'approved' && !isStopped(run)) return refuse('already_approved')
  return step(run, actor, 'draft')
}

const step = (run: RunFacts, actor: Acting, to: RunState): RunDecision =>
  accept({ run: run.id, from: run.state, to, hash: run.hash, by: actor.id, onBehalfOf: actor.onBehalfOf })
