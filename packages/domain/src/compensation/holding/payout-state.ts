import { addMonths, type Day } from '../../calendar/day.ts'
import { accept, type Decision, refuse } from '../../decision.ts'
import type { RunState } from '../run-state.ts'

/**
 * A payout line is *accrued* while its run is not paid, *advanced* once it is paid and the hold runs, *earned* when the
 * hold has passed, *recovered* when all of it was taken back inside the hold (6.5).
 */
export type PayoutState = 'accrued' | 'advanced' | 'earned' | 'recovered'

export interface PayoutFacts {
  readonly runState: RunState
  /** Value date of the credit; for a line without one the last day of its period. */
  readonly since: Day
  readonly holdMonths: number
  readonly bonus: bigint
  /** What was recovered of it so far; positive. */
  readonly recovered: bigint
}

/**
 * Where a line's bonus stands on a day (6.5): `accrued` until it is paid, `advanced` while the hold lasts, `earned` once it
 * has passed, `recovered` when all of it was taken back. A malus is never recovered.
 */
export function payoutState({ runState, since, holdMonths, bonus, recovered }: PayoutFacts, asOf: Day): PayoutState {
  if (runState !== 'paid') return 'accrued'
  if (bonus > 0n && recovered >= bonus) return 'recovered'
  return asOf < addMonths(since, holdMonths) ? 'advanced' : 'earned'
}

export type RecoveryRefusal = 'not_paid_yet' | 'earned' | 'already_recovered' | 'more_than_paid' | 'not_positive'

/**
 * Whether an amount may be asked back. What counts is the day the money left, not the day somebody notices: a line
 * whose hold had passed by then is earned and cannot be recovered.
 */
export function askBack(
  facts: PayoutFacts,
  minor: bigint,
  leftOn: Day,
): Decision<{ readonly minor: bigint; readonly leaves: bigint }, RecoveryRefusal> {
  const state = payoutState(facts, leftOn)
  if (minor <= 0n) return refuse('not_positive')
  if (state === 'accrued') return refuse('not_paid_yet')
  if (state === 'recovered') return refuse('already_recovered')
  if (state === 'earned') return refuse('earned')
  const leaves = facts.bonus - facts.recovered - minor
  return leaves < 0n ? refuse('more_than_paid') : accept({ minor, leaves })
}
