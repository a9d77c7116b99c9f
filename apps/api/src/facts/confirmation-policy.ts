import { DEFAULT_ROUND_TRIP_POLICY, type RoundTripPolicy } from '@rapport/domain/activity/round-trip.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import type { ConfirmationPolicy } from '@rapport/domain/claims/confirm-claim.ts'
import { DEFAULT_MATCHING_POLICY, type MatchingPolicy } from '@rapport/domain/claims/matching-policy.ts'
import { DEFAULT_SECOND_CONTROLLER_POLICY } from '@rapport/domain/claims/second-controller.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { policyOn } from './policy.ts'

interface ClaimsPolicy {
  readonly roundTrip?: Partial<RoundTripPolicy>
  readonly secondController?: { readonly above?: { readonly minor: string; readonly currency: string } }
}

/** How the firm confirms, on a day; what it left out is as Rapport proposes it. */
export async function confirmationPolicy(tx: Tx, day: Day): Promise<ConfirmationPolicy> {
  const [matching, claims] = await Promise.all([
    policyOn<Partial<MatchingPolicy>>(tx, 'matching', day),
    policyOn<ClaimsPolicy>(tx, 'claims', day),
  ])
  const above = claims?.secondController?.above
  return {
    matching: { ...DEFAULT_MATCHING_POLICY, ...matching },
    roundTrip: { ...DEFAULT_ROUND_TRIP_POLICY, ...claims?.roundTrip },
    secondController: above
      ? { above: { minor: BigInt(above.minor), currency: above.currency } }
      : DEFAULT_SECOND_CONTROLLER_POLICY,
  }
}
