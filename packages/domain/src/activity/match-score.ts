import type { Day } from '../calendar/day.ts'
import type { Allocation } from '../claims/confirm-claim.ts'
import type { MatchingPolicy } from '../claims/matching-policy.ts'
import { total } from '../money/divide.ts'
import type { Activity } from './activity.ts'

/** An originating contact as matching needs it. */
export interface OriginatingContact {
  readonly id: string
  readonly occurredOn: Day
  readonly byClaimant: boolean
  readonly initiativeId: string | null
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

/** An inflow with what can be allocated of it, and the number of its value date. */
export interface Piece {
  readonly activity: Activity
  readonly amount: bigint
  readonly day: number
}

/** An amount looked for, by how much it may be missed, and around which day (as a number). */
export interface Sought {
  readonly amount: bigint
  readonly tolerance: bigint
  readonly around: number
  readonly instalment: Day | null
}

export interface Match {
  readonly sought: Sought
  readonly pieces: readonly Piece[]
  readonly amountReason: MatchReason
}

export interface ScoreContext {
  readonly contacts: readonly OriginatingContact[]
  /** The outflows that make an inflow look like money coming back. */
  readonly roundTripOf: (activity: Activity) => readonly string[]
  readonly weights: MatchWeights
  readonly matching: MatchingPolicy
}

/** The match as a suggestion: its points are those of its reasons, kept between 0 and 100. */
export function scored({ sought, pieces, amountReason }: Match, context: ScoreContext): Suggestion {
  const { weights } = context
  const reasons: MatchReason[] = [
    amountReason,
    timingReason(sought, pieces, context),
    contactReason(pieces, context),
    { code: 'pieces', count: pieces.length, points: Math.max(0, weights.onePiece - (pieces.length - 1)) },
  ]
  const outflows = new Set(pieces.flatMap(({ activity }) => context.roundTripOf(activity)))
  if (outflows.size > 0) reasons.push({ code: 'round_trip', outflows: [...outflows].sort(), points: weights.roundTrip })

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

/** How near a combination comes to what is sought, in points: exactly, or off by so many minor units (domain 5.4). */
export const amountReason = (difference: bigint, weights: MatchWeights): MatchReason =>
  difference === 0n
    ? { code: 'amount_exact', points: weights.exact }
    : { code: 'amount_within_tolerance', difference, points: weights.withinTolerance }

/** By the piece furthest away. Money before the claim loses points faster than money after it: that side is shorter. */
function timingReason({ around }: Sought, pieces: readonly Piece[], { weights, matching }: ScoreContext): MatchReason {
  let days = 0
  for (const { day } of pieces) if (Math.abs(day - around) > Math.abs(days)) days = day - around
  const reach = Math.max(1, days < 0 ? matching.windowBefore : matching.windowAfter)
  const points = Math.max(0, weights.timing - Math.floor((weights.timing * Math.abs(days)) / reach))
  return { code: 'days_from_claim', days, points }
}

function contactReason(pieces: readonly Piece[], { contacts, weights }: ScoreContext): MatchReason {
  let first = pieces[0]?.activity.valueDate ?? ''
  for (const { activity } of pieces) if (activity.valueDate < first) first = activity.valueDate
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
