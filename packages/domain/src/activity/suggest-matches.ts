import { dayNumber } from '../calendar/day.ts'
import { type Claim, remainder } from '../claims/claim.ts'
import { flawOfActivity } from '../claims/confirmable.ts'
import { isWithin, type MatchingPolicy, toleranceOf, windowOf } from '../claims/matching-policy.ts'
import { openInstalments } from '../claims/promise.ts'
import { magnitude, total } from '../money/divide.ts'
import { byText } from '../text-order.ts'
import { type Activity, available, type Use } from './activity.ts'
import { type CombinationBounds, combinationsNear, DEFAULT_COMBINATION_BOUNDS } from './combinations.ts'
import {
  amountReason,
  DEFAULT_MATCH_WEIGHTS,
  type Match,
  type MatchReason,
  type MatchWeights,
  type OriginatingContact,
  type Piece,
  type Sought,
  type Suggestion,
  scored,
} from './match-score.ts'
import { type RoundTripPolicy, roundTripOf } from './round-trip.ts'

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

export interface SuggestionPolicy {
  readonly matching: MatchingPolicy
  readonly roundTrip: RoundTripPolicy
  readonly weights: MatchWeights
  readonly bounds: CombinationBounds
  readonly mostSuggestions: number
}

export const DEFAULT_SUGGESTION_POLICY: Omit<SuggestionPolicy, 'matching' | 'roundTrip'> = {
  weights: DEFAULT_MATCH_WEIGHTS,
  bounds: DEFAULT_COMBINATION_BOUNDS,
  mostSuggestions: 5,
}

/**
 * Which activities could confirm the claim, the most likely first (domain.md, 5.4). It suggests and never confirms.
 * It looks at booked external inflows of the household, in the claim's currency and window, with something left:
 * one that matches; several that add up, when none matches to the last unit; one that is larger and serves this claim
 * with others; and for a promise, whatever came in towards it. Equal scores keep a fixed order: the smaller difference,
 * fewer pieces, the earlier value date, the activity ids.
 */
export function suggestMatches(facts: MatchFacts, policy: SuggestionPolicy): Suggestion[] {
  if (facts.claim.kind === 'engagement') return []
  const pieces = usable(facts, policy.matching)
  const matches = soughtAmounts(facts.claim, policy.matching).flatMap((sought) => [
    ...singles(sought, pieces, facts, policy),
    ...combinations(sought, pieces, policy),
  ])
  const context = {
    contacts: facts.contacts,
    roundTripOf: roundTrips(facts.householdOutflows, policy.roundTrip),
    weights: policy.weights,
    matching: policy.matching,
  }
  const found = new Map<string, Ranked>()
  for (const match of matches) {
    const ranked = { ...rankOf(match), suggestion: scored(match, context) }
    const known = found.get(ranked.key)
    if (!known || inOrder(ranked, known) < 0) found.set(ranked.key, ranked)
  }
  return [...found.values()]
    .sort(inOrder)
    .slice(0, policy.mostSuggestions)
    .map(({ suggestion }) => suggestion)
}

function usable({ claim, candidates }: MatchFacts, policy: MatchingPolicy): Piece[] {
  const window = windowOf(claim, policy)
  const pieces: Piece[] = []
  for (const { activity, use } of candidates) {
    if (flawOfActivity(activity, claim) !== null || !isWithin(activity.valueDate, window)) continue
    const amount = available(activity, use)
    if (amount > 0n) pieces.push({ activity, amount, day: dayNumber(activity.valueDate) })
  }
  return pieces.sort((a, b) => a.day - b.day || byText(a.activity.id, b.activity.id))
}

function soughtAmounts(claim: MatchFacts['claim'], policy: MatchingPolicy): Sought[] {
  const whole = remainder(claim)
  if (whole === 0n) return []
  const all: Sought = {
    amount: whole,
    tolerance: toleranceOf(claim.amount, claim.currency, policy),
    around: dayNumber(claim.claimedOn),
    instalment: null,
  }
  if (claim.kind !== 'promise') return [all]
  const parts = openInstalments(claim).map(({ expectedOn, open }) => ({
    amount: open,
    tolerance: toleranceOf(open, claim.currency, policy),
    around: dayNumber(expectedOn),
    instalment: expectedOn,
  }))
  return [all, ...parts]
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

function largerReason(left: bigint, sought: Sought, facts: MatchFacts, policy: SuggestionPolicy): MatchReason {
  const others = facts.otherClaims.filter((other) => other.id !== facts.claim.id).toSorted((a, b) => byText(a.id, b.id))
  const one = others.find((other) => magnitude(other.remainder - left) <= sought.tolerance)
  const open = others.map((other) => other.remainder)
  const several = one ? [] : (combinationsNear(open, left, sought.tolerance, 1, policy.bounds)[0] ?? [])
  const withClaims = one ? [one.id] : several.flatMap((index) => others[index]?.id ?? [])
  return withClaims.length > 0
    ? { code: 'transfer_shared', withClaims, points: policy.weights.shared }
    : { code: 'part_of_larger_transfer', leaves: left, points: policy.weights.partOfLarger }
}

function combinations(sought: Sought, pieces: readonly Piece[], policy: SuggestionPolicy): Match[] {
  const { weights, bounds, mostSuggestions } = policy
  if (pieces.some(({ amount }) => amount === sought.amount)) return []
  const near = pieces.length <= bounds.mostCandidates ? pieces : nearest(pieces, sought.around, bounds.mostCandidates)
  const amounts = near.map(({ amount }) => amount)
  return combinationsNear(amounts, sought.amount, sought.tolerance, mostSuggestions, bounds).map((indexes) => {
    const together = indexes.flatMap((index) => near[index] ?? [])
    const difference = total(together.map(({ amount }) => amount)) - sought.amount
    return { sought, pieces: together, amountReason: amountReason(difference, weights) }
  })
}

function nearest(pieces: readonly Piece[], day: number, most: number): Piece[] {
  const chosen = new Set(
    pieces
      .toSorted((a, b) => Math.abs(a.day - day) - Math.abs(b.day - day) || byText(a.activity.id, b.activity.id))
      .slice(0, most),
  )
  return pieces.filter((piece) => chosen.has(piece))
}

/** Each inflow is looked at once, however many combinations it is in. */
function roundTrips(outflows: readonly Activity[], policy: RoundTripPolicy): (inflow: Activity) => readonly string[] {
  if (outflows.length === 0) return () => []
  const known = new Map<string, readonly string[]>()
  return (inflow) => {
    const left = known.get(inflow.id) ?? roundTripOf(inflow, outflows, policy).map(({ id }) => id)
    known.set(inflow.id, left)
    return left
  }
}

/** What decides between equal scores. */
interface Ranked {
  readonly suggestion: Suggestion
  readonly firstDay: number
  readonly ids: string
  readonly key: string
}

function rankOf({ pieces }: Match): Omit<Ranked, 'suggestion'> {
  const ids = pieces.map(({ activity }) => activity.id).join(' ')
  return { firstDay: pieces[0]?.day ?? 0, ids, key: `${ids} ${total(pieces.map(({ amount }) => amount))}` }
}

function inOrder(a: Ranked, b: Ranked): number {
  if (a.suggestion.score !== b.suggestion.score) return b.suggestion.score - a.suggestion.score
  const [off, other] = [magnitude(a.suggestion.difference), magnitude(b.suggestion.difference)]
  if (off !== other) return off < other ? -1 : 1
  return (
    a.suggestion.allocations.length - b.suggestion.allocations.length ||
    a.firstDay - b.firstDay ||
    byText(a.ids, b.ids) ||
    // The same pieces for the whole and for an instalment: the whole first, then the earlier instalment.
    byText(a.suggestion.instalment ?? '', b.suggestion.instalment ?? '')
  )
}
