import { DEFAULT_ROUND_TRIP_POLICY, type RoundTripPolicy } from '@rapport/domain/activity/round-trip.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import type { ConfirmationPolicy } from '@rapport/domain/claims/confirm-claim.ts'
import { DEFAULT_MATCHING_POLICY, type MatchingPolicy } from '@rapport/domain/claims/matching-policy.ts'
import { DEFAULT_SECOND_CONTROLLER_POLICY } from '@rapport/domain/claims/second-controller.ts'
import { type Question, toldAs } from '@rapport/prisma/question.ts'
import { policiesQuestion } from './policy.ts'

interface Policies {
  readonly matching: Partial<MatchingPolicy>
  readonly claims: {
    readonly roundTrip?: Partial<RoundTripPolicy>
    readonly secondController?: { readonly above?: { readonly minor: string; readonly currency: string } }
  }
}

/** How the firm confirms, on a day; what it left out is as Rapport proposes it. */
export const confirmationPolicyQuestion = (day: Day): Question<ConfirmationPolicy> =>
  toldAs(policiesQuestion<Policies>(['matching', 'claims'], day), ({ matching, claims }) => {
    const above = claims?.secondController?.above
    return {
      matching: { ...DEFAULT_MATCHING_POLICY, ...matching },
      roundTrip: { ...DEFAULT_ROUND_TRIP_POLICY, ...claims?.roundTrip },
      secondController: above
        ? { above: { minor: BigInt(above.minor), currency: above.currency } }
        : DEFAULT_SECOND_CONTROLLER_POLICY,
    }
  })
