import { type Activity, available, type Use } from '../activity/activity.ts'
import type { OriginatingContact } from '../activity/match-score.ts'
import { roundTripOf } from '../activity/round-trip.ts'
import type { Instant } from '../calendar/day.ts'
import { total } from '../money/divide.ts'
import type { Claim } from './claim.ts'
import type { Allocation, ConfirmationPolicy } from './confirm-claim.ts'
import { isWithin, toleranceOf, windowOf } from './matching-policy.ts'
import { type SplitGrounds, splitWaitsFor } from './split-agreement.ts'

/** What the controller's screen answers at one look, in this order (domain.md, 5.4). */
export const CHECKS = [
  'external_inflow',
  'household_account',
  'amount',
  'in_window',
  'really_new',
  'contact_before_inflow',
  'not_allocated',
  'covered_household',
  'split_agreed',
  'entered_in_time',
  'evidence_attached',
] as const
export type CheckName = (typeof CHECKS)[number]

/**
 * One answer with what it rests on. `unknown` says that a fact is missing, which is never the same as yes.
 * `about` are ids: activities, contacts, evidence, or of a split that is not agreed those whose word is missing; amounts are minor units of the claim's currency.
 */
export interface Check {
  readonly name: CheckName
  readonly answer: 'yes' | 'no' | 'unknown'
  readonly about: readonly string[]
  readonly amount?: bigint
  readonly initiativeId?: string | null
}

export interface ChecklistFacts {
  readonly claim: Claim
  /** What the controller is about to allocate. */
  readonly allocations: readonly Allocation[]
  readonly activities: readonly {
    readonly activity: Activity
    readonly use: Use
    /** The other leg, when it was paired as an internal journal. */
    readonly journalPair: string | null
  }[]
  readonly householdOutflows: readonly Activity[]
  readonly contacts: readonly OriginatingContact[]
  /** Whether the claimant was on the household's team on the day of the claim; `null` when coverage is not known. */
  readonly claimantCovered: boolean | null
  readonly split: SplitGrounds
  readonly now: Instant
  readonly policy: ConfirmationPolicy
}

/** Answers the checklist for a proposed confirmation. It decides nothing: `confirmClaim` does. */
export function checklist(facts: ChecklistFacts): Check[] {
  const { claim, allocations, policy } = facts
  const used = allocations.map(({ activityId }) => facts.activities.find(({ activity }) => activity.id === activityId))
  const found = used.filter((one) => one !== undefined)
  const complete = found.length === allocations.length && found.length > 0
  const every = (name: CheckName, holds: (one: (typeof found)[number]) => boolean): Check => {
    const failing = found.filter((one) => !holds(one))
    const about = (failing.length > 0 ? failing : found).map(({ activity }) => activity.id)
    return { name, answer: failing.length > 0 ? 'no' : complete ? 'yes' : 'unknown', about }
  }
  const window = windowOf(claim, policy.matching)
  const amountOf = (id: string) => allocations.find(({ activityId }) => activityId === id)?.amount ?? 0n
  if (claim.kind === 'engagement') return engagementChecklist(facts)

  return [
    every('external_inflow', ({ activity }) => activity.flow === 'external_in' && activity.status === 'booked'),
    every('household_account', ({ activity }) => activity.householdId === claim.householdId),
    amountCheck(claim, allocations, policy),
    every('in_window', ({ activity }) => isWithin(activity.valueDate, window)),
    every(
      'really_new',
      ({ activity, journalPair }) =>
        journalPair === null && roundTripOf(activity, facts.householdOutflows, policy.roundTrip).length === 0,
    ),
    contactCheck(facts, complete ? found.map(({ activity }) => activity) : []),
    every('not_allocated', ({ activity, use }) => amountOf(activity.id) <= available(activity, use)),
    ...aboutTheClaim(facts),
  ]
}

function engagementChecklist(facts: ChecklistFacts): Check[] {
  return aboutTheClaim(facts)
}

function aboutTheClaim({ claim, claimantCovered, split, now }: ChecklistFacts): Check[] {
  const missing = splitWaitsFor({ ...claim, ...split }, now)
  const parties = missing.length > 0 ? missing : claim.splits.map(({ payee }) => payee)
  const evidence =
    claim.kind === 'engagement' ? claim.evidence.filter(({ kind }) => kind === 'countersigned_letter') : claim.evidence
  return [
    { name: 'covered_household', answer: answerOf(claimantCovered), about: [claim.householdId] },
    { name: 'split_agreed', answer: missing.length > 0 ? 'no' : 'yes', about: parties },
    { name: 'entered_in_time', answer: claim.lateEntry ? 'no' : 'yes', about: claim.contactIds },
    { name: 'evidence_attached', answer: evidence.length > 0 ? 'yes' : 'no', about: evidence.map(({ id }) => id) },
  ]
}

function amountCheck(claim: Claim, allocations: readonly Allocation[], policy: ConfirmationPolicy): Check {
  const amount = total(allocations.map((allocation) => allocation.amount))
  const off = claim.confirmed + amount - claim.amount
  const tolerance = toleranceOf(claim.amount, claim.currency, policy.matching)
  const fits = off <= tolerance && -off <= tolerance
  const answer = allocations.length === 0 ? 'unknown' : fits ? 'yes' : 'no'
  return { name: 'amount', answer, about: allocations.map(({ activityId }) => activityId), amount }
}

function contactCheck({ contacts }: ChecklistFacts, inflows: readonly Activity[]): Check {
  const name = 'contact_before_inflow'
  const first = inflows.map(({ valueDate }) => valueDate).sort()[0]
  if (first === undefined) return { name, answer: 'unknown', about: [] }
  const before = contacts.filter(({ byClaimant, occurredOn }) => byClaimant && occurredOn <= first)
  const answer = before.length > 0 ? 'yes' : 'no'
  return { name, answer, about: before.map(({ id }) => id), initiativeId: before[0]?.initiativeId ?? null }
}

const answerOf = (fact: boolean | null): Check['answer'] => (fact === null ? 'unknown' : fact ? 'yes' : 'no')
