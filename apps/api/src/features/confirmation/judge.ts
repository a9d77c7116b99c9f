import { DEFAULT_SUGGESTION_POLICY, suggestMatches } from '@rapport/domain/activity/suggest-matches.ts'
import type { Instant } from '@rapport/domain/calendar/day.ts'
import { type Check, checklist } from '@rapport/domain/claims/checklist.ts'
import type { Allocation } from '@rapport/domain/claims/confirm-claim.ts'
import type { Gathered } from './gather-confirmation.ts'
import type { Matching } from './gather-matching.ts'

export type Suggestion = ReturnType<typeof suggestMatches>[number]

/** What could confirm the claim, the most likely first. */
export const suggestionsFor = ({
  claim,
  contacts,
  activities,
  otherClaims,
  householdOutflows,
  policy,
}: Matching): Suggestion[] =>
  suggestMatches(
    { claim, contacts, candidates: activities, otherClaims, householdOutflows },
    { ...DEFAULT_SUGGESTION_POLICY, matching: policy.matching, roundTrip: policy.roundTrip },
  )

/** The controller's checklist for chosen allocations. */
export const checksFor = (gathered: Gathered, allocations: readonly Allocation[], now: Instant): Check[] =>
  checklist({ ...gathered, allocations, now })
