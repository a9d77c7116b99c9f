import type { Instant } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { greatest, total } from '../money/divide.ts'
import { byText } from '../text-order.ts'
import { type Actor, type Claim, type ClaimState, remainder, transitionOf } from './claim.ts'
import { type Allocation, dependenceOf } from './confirm-claim.ts'
import { type MatchingPolicy, toleranceOf } from './matching-policy.ts'
import { type ClaimStep, stepOf } from './return-claim.ts'
import type { Conflict, Interests } from './segregation.ts'

/** An allocation as it stands in the books: which claim it confirmed, and where it stands in time. */
export interface StandingAllocation extends Allocation {
  readonly claimId: string
  /** Minor units still confirmed by it, compensations deducted. */
  readonly amount: bigint
  readonly confirmedAt: Instant
}

/**
 * What has to be taken back after a reversal, because less arrived than was allocated: the latest allocation first.
 * Amounts are positive; each becomes a compensating entry. Empty when what is left still covers everything.
 */
export function compensationsDue(
  arrived: bigint,
  reversed: bigint,
  allocations: readonly StandingAllocation[],
): StandingAllocation[] {
  let excess = greatest(0n, total(allocations.map(({ amount }) => amount)) - greatest(0n, arrived - reversed))
  const latestFirst = allocations.toSorted((a, b) => b.confirmedAt - a.confirmedAt || byText(b.claimId, a.claimId))
  return latestFirst.flatMap((allocation) => {
    const amount = excess < allocation.amount ? excess : allocation.amount
    excess -= amount
    return amount > 0n ? [{ ...allocation, amount }] : []
  })
}

export interface CompensationFacts {
  readonly claim: Claim
  readonly interests: Interests
  /** What stands confirmed by activity, compensations deducted. */
  readonly standing: readonly Allocation[]
  readonly matching: MatchingPolicy
}

/** The compensating entry: the same shape as a confirmation, with negative amounts. */
export interface ClaimCompensated extends ClaimStep {
  readonly allocations: readonly Allocation[]
  readonly confirmedInAll: bigint
  readonly remainder: bigint
}

export type CompensationRefusal =
  | 'nothing_confirmed'
  | 'not_a_controller'
  | Conflict
  | 'nothing_to_compensate'
  | 'amount_not_positive'
  | 'activity_twice'
  | 'more_than_confirmed'
  | 'reason_missing'

/**
 * Undo a confirmation, or a part of it, by an entry that says the opposite (domain.md, 5.1): nothing is ever edited.
 * The request names positive amounts by activity. An engagement has no activities: it is undone as a whole.
 */
export function compensateConfirmation(
  facts: CompensationFacts,
  who: Actor,
  what: { readonly allocations: readonly Allocation[]; readonly reason: string },
  now: Instant,
): Decision<ClaimCompensated, CompensationRefusal> {
  const { claim } = facts
  if (!transitionOf(claim.kind, claim.state, 'compensate') || claim.confirmed <= 0n) return refuse('nothing_confirmed')
  const dependence = dependenceOf(who, facts.interests)
  if (dependence) return refuse(dependence)
  if (claim.kind !== 'engagement' && what.allocations.length === 0) return refuse('nothing_to_compensate')
  if (new Set(what.allocations.map(({ activityId }) => activityId)).size !== what.allocations.length) {
    return refuse('activity_twice')
  }
  for (const { activityId, amount } of what.allocations) {
    if (amount <= 0n) return refuse('amount_not_positive')
    const standing = total(facts.standing.filter((one) => one.activityId === activityId).map((one) => one.amount))
    if (amount > standing) return refuse('more_than_confirmed')
  }
  if (what.reason.trim() === '') return refuse('reason_missing')

  const undone = claim.kind === 'engagement' ? claim.confirmed : total(what.allocations.map(({ amount }) => amount))
  if (undone > claim.confirmed) return refuse('more_than_confirmed')
  const confirmedInAll = claim.confirmed - undone
  return accept({
    ...stepOf(claim, stateAfter(claim, confirmedInAll, facts.matching), who, what.reason, now),
    allocations: what.allocations.map(({ activityId, amount }) => ({ activityId, amount: -amount })),
    confirmedInAll,
    remainder: remainder({ amount: claim.amount, confirmed: confirmedInAll }),
  })
}

function stateAfter(claim: Claim, confirmed: bigint, matching: MatchingPolicy): ClaimState {
  // What was given up stays given up, whatever is taken back from what had come.
  if (claim.state === 'written_off' || claim.state === 'lapsed') return claim.state
  if (claim.amount - confirmed <= toleranceOf(claim.amount, claim.currency, matching)) return claim.state
  if (claim.kind !== 'promise') return confirmed === 0n ? 'in_review' : 'partly_confirmed'
  if (confirmed > 0n) return 'partly_received'
  return claim.instalments.length > 0 ? 'expected' : 'promised'
}
