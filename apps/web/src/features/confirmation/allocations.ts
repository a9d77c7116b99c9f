import type { ActivityRow, ClaimRow } from '@rapport/contract/claims.ts'
import { remainder } from '@rapport/domain/claims/claim.ts'
import type { ConfirmationRefusal } from '@rapport/domain/claims/confirm-claim.ts'
import { flawOfActivity, outcomeOf as outcomeOfConfirming } from '@rapport/domain/claims/confirmable.ts'
import type { Money } from '@rapport/domain/money/currency.ts'
import type { z } from 'zod'

type Activity = z.output<typeof ActivityRow>
type Claim = Pick<z.output<typeof ClaimRow>, 'kind' | 'amount' | 'confirmed' | 'household'>

/** What the controller is about to allocate: an amount per activity, `null` while a field holds none. */
export type Chosen = ReadonlyMap<string, Money | null>

interface Allocation {
  readonly activityId: string
  readonly amount: Money
}

export const chosenFrom = (allocations: readonly Allocation[]): Chosen =>
  new Map(allocations.map(({ activityId, amount }) => [activityId, amount]))

/** What is sent: those with an amount, in the order in which they were chosen. */
export const allocationsOf = (chosen: Chosen): Allocation[] =>
  [...chosen].flatMap(([activityId, amount]) => (amount ? [{ activityId, amount }] : []))

export const sumOf = (chosen: Chosen): bigint =>
  [...chosen.values()].reduce((sum, amount) => sum + (amount?.minor ?? 0n), 0n)

/** Takes an activity in with what is left of it, but no more than what is still open; or takes it out again. */
export function toggled(chosen: Chosen, activity: Activity, claim: Claim): Chosen {
  const next = new Map(chosen)
  if (next.delete(activity.id)) return next
  const open = remainder({ amount: claim.amount.minor, confirmed: claim.confirmed.minor }) - sumOf(chosen)
  const left = activity.available.minor
  return next.set(activity.id, { minor: open > 0n && open < left ? open : left, currency: claim.amount.currency })
}

/** Whether the same amounts of the same activities are chosen, in whatever order. */
export function saysTheSame(chosen: Chosen, allocations: readonly Allocation[]): boolean {
  return (
    chosen.size === allocations.length &&
    allocations.every(({ activityId, amount }) => chosen.get(activityId)?.minor === amount.minor)
  )
}

/** Why an activity cannot confirm this claim, by the rule that the server decides by; `null` when it can. */
export function whyNot(activity: Activity, claim: Claim): ConfirmationRefusal | null {
  const { status, household, amount, flowType, available } = activity
  const flaw = flawOfActivity(
    { status, householdId: household?.id ?? null, currency: amount.currency, flow: flowType },
    { householdId: claim.household.id, currency: claim.amount.currency },
  )
  return flaw ?? (available.minor > 0n ? null : 'activity_exhausted')
}

export interface Outcome {
  /** By this decision. */
  readonly sum: Money
  /** What stays open after it. */
  readonly left: Money
  /** Whether the claim is closed by it: nothing is left, or no more than the tolerance. */
  readonly closes: boolean
  /** Whether it exceeds the claim and its tolerance. */
  readonly over: boolean
}

/** What becomes of the claim when so much is confirmed. */
export function outcomeOf(claim: Claim, confirmed: bigint, tolerance: Money): Outcome {
  const { currency } = claim.amount
  const known = { amount: claim.amount.minor, confirmed: claim.confirmed.minor }
  const { remainder: left, closes, exceeds } = outcomeOfConfirming(known, confirmed, tolerance.minor)
  return { sum: { minor: confirmed, currency }, left: { minor: left, currency }, closes, over: exceeds }
}
