import type { Activity } from '../activity/activity.ts'
import { type Claim, remainder } from './claim.ts'

/** Why a movement can confirm nothing of a claim, whatever is left of it (domain.md, 5.4). */
export type ActivityFlaw =
  | 'activity_not_booked'
  | 'account_unknown'
  | 'account_of_another_household'
  | 'currency_differs'
  | 'not_external_inflow'

/** The first reason why this movement cannot confirm the claim, or `null`: booked money from outside, of its household, in its currency. */
export function flawOfActivity(
  { status, householdId, currency, flow }: Pick<Activity, 'status' | 'householdId' | 'currency' | 'flow'>,
  claim: Pick<Claim, 'householdId' | 'currency'>,
): ActivityFlaw | null {
  if (status !== 'booked') return 'activity_not_booked'
  if (householdId === null) return 'account_unknown'
  if (householdId !== claim.householdId) return 'account_of_another_household'
  if (currency !== claim.currency) return 'currency_differs'
  return flow === 'external_in' ? null : 'not_external_inflow'
}

/** What becomes of a claim when so much more is confirmed; minor units. */
export interface Outcome {
  readonly confirmedInAll: bigint
  /** What stays open and ages; never below zero. */
  readonly remainder: bigint
  /** Nothing is left, or no more than the tolerance: the claim is closed by it. */
  readonly closes: boolean
  /** It exceeds the claim by more than the tolerance: more than can be confirmed. */
  readonly exceeds: boolean
}

/** The outcome of confirming `confirmed` more of a claim, under a tolerance in its minor units. */
export function outcomeOf(claim: Pick<Claim, 'amount' | 'confirmed'>, confirmed: bigint, tolerance: bigint): Outcome {
  const confirmedInAll = claim.confirmed + confirmed
  return {
    confirmedInAll,
    remainder: remainder({ amount: claim.amount, confirmed: confirmedInAll }),
    closes: claim.amount - confirmedInAll <= tolerance,
    exceeds: confirmedInAll > claim.amount + tolerance,
  }
}
