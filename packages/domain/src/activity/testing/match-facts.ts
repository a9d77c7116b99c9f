import { DEFAULT_MATCHING_POLICY } from '../../claims/matching-policy.ts'
import { claimOf, unused } from '../../claims/testing/facts.ts'
import type { Activity } from '../activity.ts'
import { DEFAULT_ROUND_TRIP_POLICY } from '../round-trip.ts'
import { DEFAULT_SUGGESTION_POLICY, type MatchFacts, suggestMatches } from '../suggest-matches.ts'

// The rules as they stand by default, and a claim of which only what is told differs.

export const policy = {
  ...DEFAULT_SUGGESTION_POLICY,
  matching: DEFAULT_MATCHING_POLICY,
  roundTrip: DEFAULT_ROUND_TRIP_POLICY,
}
export const contact = { id: 'contact', occurredOn: '2026-03-01', byClaimant: true, initiativeId: 'golf day' }
export const factsOf = (activities: readonly Activity[], more: Partial<MatchFacts> = {}): MatchFacts => ({
  claim: claimOf(),
  contacts: [contact],
  candidates: activities.map((activity) => ({ activity, use: unused })),
  otherClaims: [],
  householdOutflows: [],
  ...more,
})
export const suggest = (activities: readonly Activity[], more: Partial<MatchFacts> = {}) =>
  suggestMatches(factsOf(activities, more), policy)
export const codes = (suggestion: { reasons: readonly { code: string }[] } | undefined) =>
  suggestion?.reasons.map(({ code }) => code)
export const on = (valueDate: string) => ({ valueDate, bookedOn: valueDate })
