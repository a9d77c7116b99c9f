import { type Activity, available, type Use } from '../activity/activity.ts'
import { DEFAULT_ROUND_TRIP_POLICY, type RoundTripPolicy, roundTripOf } from '../activity/round-trip.ts'
import type { Instant } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { areSame } from '../firm/independence.ts'
import type { UserId } from '../firm/roles.ts'
import { total } from '../money/divide.ts'
import type { Rate } from '../money/rate.ts'
import { type Actor, type Claim, type ClaimState, isOpen, remainder } from './claim.ts'
import { flawOfActivity, outcomeOf } from './confirmable.ts'
import { DEFAULT_MATCHING_POLICY, isWithin, type MatchingPolicy, toleranceOf, windowOf } from './matching-policy.ts'
import {
  DEFAULT_SECOND_CONTROLLER_POLICY,
  type SecondControllerPolicy,
  type SecondControllerReason,
  secondControllerReasons,
} from './second-controller.ts'
import { type Conflict, conflictOf, type Interests } from './segregation.ts'
import { type SplitGrounds, splitWaitsFor } from './split-agreement.ts'

/** The part of one activity that confirms a part of the claim, in minor units of both. */
export interface Allocation {
  readonly activityId: string
  readonly amount: bigint
}

export interface Signature {
  readonly by: UserId
  readonly onBehalfOf: UserId | null
  readonly at: Instant
  readonly reason: string
  readonly allocations: readonly Allocation[]
}

export interface ConfirmationPolicy {
  readonly matching: MatchingPolicy
  readonly roundTrip: RoundTripPolicy
  readonly secondController: SecondControllerPolicy
}

export const DEFAULT_CONFIRMATION_POLICY: ConfirmationPolicy = {
  matching: DEFAULT_MATCHING_POLICY,
  roundTrip: DEFAULT_ROUND_TRIP_POLICY,
  secondController: DEFAULT_SECOND_CONTROLLER_POLICY,
}

/** What the rule has to know, read in the transaction that will store the allocations. */
export interface ConfirmationFacts {
  readonly claim: Claim
  readonly interests: Interests
  readonly split: SplitGrounds
  /** The activities that the request names. */
  readonly activities: readonly {
    readonly activity: Activity
    readonly use: Use
    /** Whether a controller corrected its flow type by hand. */
    readonly flowCorrected: boolean
  }[]
  /** The household's outflows of the days before; `roundTripOf` picks those that matter. */
  readonly householdOutflows: readonly Activity[]
  /** The first of two signatures, if one was given. */
  readonly firstSignature: Signature | null
  /** One unit of the claim's currency in the policy's currency; `'1'` when they are equal, `null` when no rate is known. */
  readonly rateToPolicyCurrency: Rate | null
  readonly policy: ConfirmationPolicy
}

/** An engagement is confirmed without allocations: the controller confirms the countersigned letter. */
export interface ConfirmationRequest {
  readonly allocations: readonly Allocation[]
  readonly reason: string
}

/** `signed_first` waits for a second controller and allocates nothing yet. */
export type ClaimConfirmed = {
  readonly outcome: 'signed_first' | 'confirmed'
  readonly claimId: string
  readonly from: ClaimState
  /** Stays `in_review` (a promise: where it was) after a first signature. */
  readonly to: ClaimState
  readonly allocations: readonly Allocation[]
  /** By this decision; zero after a first signature. */
  readonly confirmed: bigint
  readonly confirmedInAll: bigint
  /** What stays open and ages. */
  readonly remainder: bigint
  readonly signatures: readonly Signature[]
  readonly secondControllerFor: readonly SecondControllerReason[]
}

export const CONFIRMATION_REFUSALS = [
  'not_open',
  'not_a_controller',
  'own_claim',
  'benefits_from_claim',
  'entered_claim',
  'acts_for_interested',
  'nothing_to_confirm',
  'too_many_allocations',
  'amount_not_positive',
  'activity_twice',
  'activity_unknown',
  'activity_not_booked',
  'account_unknown',
  'account_of_another_household',
  'currency_differs',
  'not_external_inflow',
  'activity_exhausted',
  'more_than_claimed',
  'engagement_takes_no_activity',
  'letter_missing',
  'split_not_agreed',
  'reason_missing',
  'second_controller_needed',
  'differs_from_first_signature',
] as const
export type ConfirmationRefusal = (typeof CONFIRMATION_REFUSALS)[number]

const MOST_ALLOCATIONS = 100

/**
 * A controller confirms what arrived, never what was claimed (domain.md, 5.3 and 5.4).
 *
 * Independence comes first: nobody confirms a claim they are paid for; and nothing is confirmed under a split that
 * somebody who shares has not agreed to. Then each allocation has to rest on a booked
 * external inflow to an account of this household, in the claim's own currency, with enough left of it. The claim may
 * be exceeded by no more than the tolerance. A remainder inside the tolerance closes the claim; a larger one stays open.
 * A reason is needed when the figures miss each other, and wherever a second controller is. Above the threshold, for
 * late entries, round trips and manual overrides the first signature waits for the second, which has to say the same;
 * the first controller can sign again to replace their own signature.
 */
export function confirmClaim(
  facts: ConfirmationFacts,
  who: Actor,
  what: ConfirmationRequest,
  now: Instant,
): Decision<ClaimConfirmed, ConfirmationRefusal> {
  const { claim, policy } = facts
  if (!isOpen(claim)) return refuse('not_open')
  const dependence = dependenceOf(who, facts.interests)
  if (dependence) return refuse(dependence)

  const flaw = claim.kind === 'engagement' ? flawOfEngagement(facts, what) : flawOfAllocations(facts, what)
  if (flaw) return refuse(flaw)
  if (splitWaitsFor({ ...claim, ...facts.split }, now).length > 0) return refuse('split_not_agreed')

  const tolerance = toleranceOf(claim.amount, claim.currency, policy.matching)
  const confirmed = claim.kind === 'engagement' ? remainder(claim) : total(what.allocations.map(({ amount }) => amount))
  const { confirmedInAll, closes, exceeds, remainder: left } = outcomeOf(claim, confirmed, tolerance)
  if (exceeds) return refuse('more_than_claimed')

  const secondControllerFor = secondControllerReasons(
    { minor: confirmedInAll, currency: claim.currency },
    facts.rateToPolicyCurrency,
    flagsOf(facts, what),
    policy.secondController,
  )
  if (needsReason(claim, closes, secondControllerFor) && what.reason.trim() === '') return refuse('reason_missing')

  const signature = {
    by: who.id,
    onBehalfOf: who.onBehalfOf,
    at: now,
    reason: what.reason,
    allocations: what.allocations,
  }
  const first = secondControllerFor.length > 0 ? facts.firstSignature : null
  const ofFirst = first && areSame(who, { id: first.by, onBehalfOf: first.onBehalfOf })
  const saysTheSame = first && sameAllocations(first.allocations, what.allocations)
  if (ofFirst && (saysTheSame || first.by !== who.id)) return refuse('second_controller_needed')
  if (first && !ofFirst && !saysTheSame) return refuse('differs_from_first_signature')

  const decided = { claimId: claim.id, from: claim.state, allocations: what.allocations, secondControllerFor }
  if (secondControllerFor.length > 0 && (!first || ofFirst)) {
    return accept({
      ...decided,
      outcome: 'signed_first',
      to: claim.state === 'submitted' ? 'in_review' : claim.state,
      confirmed: 0n,
      confirmedInAll: claim.confirmed,
      remainder: remainder(claim),
      signatures: [signature],
    })
  }
  return accept({
    ...decided,
    outcome: 'confirmed',
    to: stateAfter(claim, closes),
    confirmed,
    confirmedInAll,
    remainder: left,
    signatures: first ? [first, signature] : [signature],
  })
}

/** Whether a confirmation says why: where a deposit stays open by more than the tolerance, and wherever two have to sign. */
export const needsReason = (
  { kind }: Pick<Claim, 'kind'>,
  closes: boolean,
  secondControllerFor: readonly SecondControllerReason[],
): boolean => secondControllerFor.length > 0 || (kind === 'deposit' && !closes)

/** Why this person cannot confirm, return or reject the claim at all, or `null`: the button explains itself with it. */
export function dependenceOf(who: Actor, interests: Interests): Conflict | 'not_a_controller' | null {
  return who.roles.includes('controller') ? conflictOf(who, interests) : 'not_a_controller'
}

function flawOfEngagement(
  { claim }: ConfirmationFacts,
  { allocations }: ConfirmationRequest,
): ConfirmationRefusal | null {
  if (allocations.length > 0) return 'engagement_takes_no_activity'
  return claim.evidence.some(({ kind }) => kind === 'countersigned_letter') ? null : 'letter_missing'
}

function flawOfAllocations(facts: ConfirmationFacts, { allocations }: ConfirmationRequest): ConfirmationRefusal | null {
  if (allocations.length === 0) return 'nothing_to_confirm'
  if (allocations.length > MOST_ALLOCATIONS) return 'too_many_allocations'
  if (new Set(allocations.map(({ activityId }) => activityId)).size !== allocations.length) return 'activity_twice'
  for (const { activityId, amount } of allocations) {
    if (amount <= 0n) return 'amount_not_positive'
    const known = facts.activities.find(({ activity }) => activity.id === activityId)
    if (!known) return 'activity_unknown'
    const flaw = flawOfActivity(known.activity, facts.claim)
    if (flaw) return flaw
    if (amount > available(known.activity, known.use)) return 'activity_exhausted'
  }
  return null
}

function flagsOf(
  { claim, activities, householdOutflows, policy }: ConfirmationFacts,
  { allocations }: ConfirmationRequest,
) {
  const window = windowOf(claim, policy.matching)
  const used = activities.filter(({ activity }) => allocations.some(({ activityId }) => activityId === activity.id))
  return {
    lateEntry: claim.lateEntry,
    roundTrip: used.some(({ activity }) => roundTripOf(activity, householdOutflows, policy.roundTrip).length > 0),
    manualOverride: used.some(({ activity, flowCorrected }) => flowCorrected || !isWithin(activity.valueDate, window)),
  }
}

function stateAfter({ kind }: Claim, closes: boolean): ClaimState {
  if (kind === 'promise') return closes ? 'fulfilled' : 'partly_received'
  return closes ? 'confirmed' : 'partly_confirmed'
}

function sameAllocations(one: readonly Allocation[], other: readonly Allocation[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ activityId, amount }) =>
      other.some((twin) => twin.activityId === activityId && twin.amount === amount),
    )
  )
}
