import { type Day, daysBetween } from '../calendar/day.ts'
import { type Claim, remainder } from '../claims/claim.ts'
import type { Allocation } from '../claims/confirm-claim.ts'
import { isWithin, type MatchingPolicy, toleranceOf, windowOf } from '../claims/matching-policy.ts'
import { openInstalments } from '../claims/promise.ts'
import { magnitude, total } from '../money/divide.ts'
import { type Activity, available, type Use } from './activity.ts'
import { type CombinationBounds, combinationsNear, DEFAULT_COMBINATION_BOUNDS } from './combinations.ts'
import { type RoundTripPolicy, roundTripOf } from './round-trip.ts'

/** An originating contact as matching needs it. */
export interface OriginatingContact {
  readonly id: string
  readonly occurredOn: Day
  readonly byClaimant: boolean
  readonly initiativeId: string | null
}

export interface MatchFacts {
  readonly claim: Pick<
    Claim,
    'id' | 'kind' | 'householdId' | 'amount' | 'confirmed' | 'currency' | 'claimedOn' | 'instalments'
  >
  readonly contacts: readonly OriginatingContact[]
  /** One set-based query finds them: household, currency, sign and window. What does not fit is ignored here. */
  readonly candidates: readonly { readonly activity: Activity; readonly use: Use }[]
  /** The household's other open claims in the same currency: one transfer may serve several. */
  readonly otherClaims: readonly { readonly id: string; readonly remainder: bigint }[]
  /** The household's external outflows before the window's end, for round trips. */
  readonly householdOutflows: readonly Activity[]
}

/** Points of a score; the best possible is 100. Parameters. */
export interface MatchWeights {
  readonly exact: number
  readonly withinTolerance: number
  readonly shared: number
  readonly partOfLarger: number
  readonly towardPromise: number
  readonly timing: number
  readonly contactByClaimant: number
  readonly contactByColleague: number
  readonly onePiece: number
  readonly roundTrip: number
}

export const DEFAULT_MATCH_WEIGHTS: MatchWeights = {
  exact: 50,
  withinTolerance: 42,
  shared: 38,
  partOfLarger: 15,
  towardPromise: 15,
  timing: 25,
  contactByClaimant: 15,
  contactByColleague: 5,
  onePiece: 10,
  roundTrip: -30,
}

export interface SuggestionPolicy {
  readonly matching: MatchingPolicy
  readonly roundTrip: RoundTripPolicy
  readonly weights: MatchWeights
  readonly bounds: CombinationBounds
  readonly mostSuggestions: number
}

/** Why a suggestion got its points; the screen puts it in words. Amounts are minor units of the claim's currency. */
export type MatchReason = { readonly points: number } & (
  | { readonly code: 'amount_exact' }
  | { readonly code: 'amount_within_tolerance'; readonly difference: bigint }
  | { readonly code: 'transfer_shared'; readonly withClaims: readonly string[] }
  | { readonly code: 'part_of_larger_transfer'; readonly leaves: bigint }
  | { readonly code: 'toward_promise'; readonly stillOpen: bigint }
  | { readonly code: 'days_from_claim'; readonly days: number }
  | { readonly code: 'contact_before_inflow'; readonly contactId: string; readonly initiativeId: string | null }
  | { readonly code: 'colleagues_contact_before_inflow'; readonly contactId: string }
  | { readonly code: 'no_contact_before_inflow' }
  | { readonly code: 'pieces'; readonly count: number }
  | { readonly code: 'round_trip'; readonly outflows: readonly string[] }
)

export interface Suggestion {
  readonly allocations: readonly Allocation[]
  readonly matched: bigint
  /** Matched less what was looked for: the open claim, or one instalment. */
  readonly difference: bigint
  /** The instalment it would fulfil, or `null`. */
  readonly instalment: Day | null
  /** 0–100. */
  readonly score: number
  readonly reasons: readonly MatchReason[]
}

type Piece = { readonly activity: Activity; readonly amount: bigint }
type Sought = {
  readonly amount: bigint
  readonly tolerance: bigint
  readonly around: Day
  readonly instalment: Day | null
}
type Match = { readonly sought: Sought; readonly pieces: readonly Piece[]; readonly amountReason: MatchReason }

/**
 * Which activities could confirm the claim, the most likely first (domain.md, 5.4). It suggests and never confirms.
 * It looks at booked external inflows of the household, in the claim's currency and window, with something left:
 * one that matches; several that add up, when none matches to the last unit; one that is larger and serves this claim
 * with others; and for a promise, whatever came in towards it. Equal scores keep a fixed order: the smaller difference,
 * fewer pieces, the earlier value date, the activity ids.
 */
export function suggestMatches(facts: MatchFacts, policy: SuggestionPolicy): Suggestion[] {
  const pieces = usable(facts, policy.matching)
  if (pieces.length === 0 || facts.claim.kind === 'engagement') return []

  const matches = soughtAmounts(facts.claim, policy.matching).flatMap((sought) => [
    ...singles(sought, pieces, facts, policy),
    ...combinations(sought, pieces, policy),
  ])
  const found = new Map<string, Suggestion>()
  for (const match of matches) {
    const suggestion = scored(match, facts, policy)
    const key = suggestion.allocations.map(({ activityId, amount }) => `${activityId}:${amount}`).join(' ')
    const known = found.get(key)
    if (!known || inOrder(suggestion, known) < 0) found.set(key, suggestion)
  }
  const firstDay = new Map(pieces.map(({ activity }) => [activity.id, activity.valueDate]))
  return [...found.values()]
    .sort(
      (a, b) => inOrder(a, b) || compareText(dayOf(a, firstDay), dayOf(b, firstDay)) || compareText(idsOf(a), idsOf(b)),
    )
    .slice(0, policy.mostSuggestions)
}

function usable({ claim, candidates }: MatchFacts, policy: MatchingPolicy): Piece[] {
  const window = windowOf(claim, policy)
  return candidates
    .filter(
      ({ activity }) =>
        activity.flow === 'external_in' &&
        activity.status === 'booked' &&
        activity.householdId === claim.householdId &&
        activity.currency === claim.currency &&
        isWithin(activity.valueDate, window),
    )
    .map(({ activity, use }) => ({ activity, amount: available(activity, use) }))
    .filter(({ amount }) => amount > 0n)
    .sort(
      (a, b) => compareText(a.activity.valueDate, b.activity.valueDate) || compareText(a.activity.id, b.activity.id),
    )
}

function soughtAmounts(claim: MatchFacts['claim'], policy: MatchingPolicy): Sought[] {
  const whole = remainder(claim)
  if (whole === 0n) return []
  const all = {
    amount: whole,
    tolerance: toleranceOf(claim.amount, claim.currency, policy),
    around: claim.claimedOn,
    instalment: null,
  }
  if (claim.kind !== 'promise') return [all]
  return [
    all,
    ...openInstalments(claim).map(({ expectedOn, open }) => ({
      amount: open,
      tolerance: toleranceOf(open, claim.currency, policy),
      around: expectedOn,
      instalment: expectedOn,
    })),
  ]
}

function singles(sought: Sought, pieces: readonly Piece[], facts: MatchFacts, policy: SuggestionPolicy): Match[] {
  return pieces.flatMap((piece): Match[] => {
    const difference = piece.amount - sought.amount
    if (magnitude(difference) <= sought.tolerance) {
      return [{ sought, pieces: [piece], amountReason: amountReason(difference, policy.weights) }]
    }
    if (difference > 0n) {
      const served = { ...piece, amount: sought.amount }
      return [{ sought, pieces: [served], amountReason: largerReason(difference, sought, facts, policy) }]
    }
    if (facts.claim.kind !== 'promise' || sought.instalment !== null) return []
    const towards = { code: 'toward_promise', stillOpen: -difference, points: policy.weights.towardPromise } as const
    return [{ sought, pieces: [piece], amountReason: towards }]
  })
}

function largerReason(
  left: bigint,
  sought: Sought,
  facts: MatchFacts,
  { weights, bounds }: SuggestionPolicy,
): MatchReason {
  const others = facts.otherClaims.filter((other) => other.id !== facts.claim.id)
  const one = others.find((other) => magnitude(other.remainder - left) <= sought.tolerance)
  const several = one
    ? []
    : (combinationsNear(
        others.map((other) => other.remainder),
        left,
        sought.tolerance,
        1,
        bounds,
      )[0] ?? [])
  const withClaims = one ? [one.id] : several.map((index) => others[index]?.id ?? '')
  return withClaims.length > 0
    ? { code: 'transfer_shared', withClaims, points: weights.shared }
    : { code: 'part_of_larger_transfer', leaves: left, points: weights.partOfLarger }
}

function combinations(
  sought: Sought,
  pieces: readonly Piece[],
  { weights, bounds, mostSuggestions }: SuggestionPolicy,
): Match[] {
  if (pieces.some(({ amount }) => amount === sought.amount)) return []
  const near = pieces.length <= bounds.mostCandidates ? pieces : nearest(pieces, sought.around, bounds.mostCandidates)
  const amounts = near.map(({ amount }) => amount)
  return combinationsNear(amounts, sought.amount, sought.tolerance, mostSuggestions, bounds).map((indexes) => {
    const together = indexes.flatMap((index) => near[index] ?? [])
    const difference = total(together.map(({ amount }) => amount)) - sought.amount
    return { sought, pieces: together, amountReason: amountReason(difference, weights) }
  })
}

function nearest(pieces: readonly Piece[], day: Day, most: number): Piece[] {
  return pieces
    .map((piece, index) => ({ piece, index, days: Math.abs(daysBetween(day, piece.activity.valueDate)) }))
    .sort((a, b) => a.days - b.days || a.index - b.index)
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ piece }) => piece)
}

const amountReason = (difference: bigint, weights: MatchWeights): MatchReason =>
  difference === 0n
    ? { code: 'amount_exact', points: weights.exact }
    : { code: 'amount_within_tolerance', difference, points: weights.withinTolerance }

function scored({ sought, pieces, amountReason }: Match, facts: MatchFacts, policy: SuggestionPolicy): Suggestion {
  const reasons = [
    amountReason,
    timingReason(sought, pieces, policy),
    contactReason(facts.contacts, pieces, policy.weights),
    {
      code: 'pieces',
      count: pieces.length,
      points: Math.max(0, policy.weights.onePiece - (pieces.length - 1)),
    } as const,
    ...roundTripReason(pieces, facts, policy),
  ]
  const matched = total(pieces.map(({ amount }) => amount))
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return {
    allocations: pieces.map(({ activity, amount }) => ({ activityId: activity.id, amount })),
    matched,
    difference: matched - sought.amount,
    instalment: sought.instalment,
    score: Math.min(100, Math.max(0, points)),
    reasons,
  }
}

function timingReason(
  { around }: Sought,
  pieces: readonly Piece[],
  { weights, matching }: SuggestionPolicy,
): MatchReason {
  let days = 0
  for (const { activity } of pieces) {
    const apart = daysBetween(around, activity.valueDate)
    if (Math.abs(apart) > Math.abs(days)) days = apart
  }
  // Money before the claim wears the credit faster than money after it: the window is shorter on that side.
  const reach = Math.max(1, days < 0 ? matching.windowBefore : matching.windowAfter)
  const points = Math.max(0, weights.timing - Math.floor((weights.timing * Math.abs(days)) / reach))
  return { code: 'days_from_claim', days, points }
}

function contactReason(
  contacts: readonly OriginatingContact[],
  pieces: readonly Piece[],
  weights: MatchWeights,
): MatchReason {
  const first = pieces.reduce(
    (day, { activity }) => (day === '' || activity.valueDate < day ? activity.valueDate : day),
    '',
  )
  const before = contacts.filter(({ occurredOn }) => occurredOn <= first)
  const own = before.find(({ byClaimant }) => byClaimant)
  if (own) {
    const { id: contactId, initiativeId } = own
    return { code: 'contact_before_inflow', contactId, initiativeId, points: weights.contactByClaimant }
  }
  const colleague = before[0]
  return colleague
    ? { code: 'colleagues_contact_before_inflow', contactId: colleague.id, points: weights.contactByColleague }
    : { code: 'no_contact_before_inflow', points: 0 }
}

function roundTripReason(
  pieces: readonly Piece[],
  facts: MatchFacts,
  { roundTrip, weights }: SuggestionPolicy,
): MatchReason[] {
  if (facts.householdOutflows.length === 0) return []
  const left = new Set(
    pieces.flatMap(({ activity }) => roundTripOf(activity, facts.householdOutflows, roundTrip).map(({ id }) => id)),
  )
  return left.size > 0 ? [{ code: 'round_trip', outflows: [...left].sort(), points: weights.roundTrip }] : []
}

const inOrder = (a: Suggestion, b: Suggestion): number =>
  b.score - a.score ||
  Number(magnitude(a.difference) > magnitude(b.difference)) -
    Number(magnitude(a.difference) < magnitude(b.difference)) ||
  a.allocations.length - b.allocations.length

const dayOf = (suggestion: Suggestion, days: ReadonlyMap<string, Day>): Day =>
  days.get(suggestion.allocations[0]?.activityId ?? '') ?? ''
const idsOf = ({ allocations }: Suggestion): string => allocations.map(({ activityId }) => activityId).join(' ')
const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

export const DEFAULT_SUGGESTION_POLICY: Omit<SuggestionPolicy, 'matching' | 'roundTrip'> = {
  weights: DEFAULT_MATCH_WEIGHTS,
  bounds: DEFAULT_COMBINATION_BOUNDS,
  mostSuggestions: 5,
}
