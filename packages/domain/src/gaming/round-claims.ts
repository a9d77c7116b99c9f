import type { Rate } from '../money/rate.ts'
import { share } from '../money/rate.ts'
import { byText } from '../text-order.ts'
import { byPeople, type Finding } from './finding.ts'

/** Parameters: amounts in minor units of the claims' currency. */
export interface RoundClaimPolicy {
  /** An amount is round when it is a multiple of this. */
  readonly roundTo: bigint
  /** Just above a tier is within this part of the tier's beginning. */
  readonly within: Rate
}

const DEFAULT_ROUND_CLAIM_POLICY: RoundClaimPolicy = { roundTo: 10_000_000n, within: '0.02' }

export interface TierReached {
  readonly claimId: string
  readonly amount: bigint
  /** Where the tier begins that the amount just reaches. */
  readonly tierFrom: bigint
}

export type RoundClaimFinding = Finding<'round_claims_above_tier', { readonly claims: readonly TierReached[] }>

/**
 * Round claims at or just above the beginning of a tier: a figure that was chosen and not counted. One finding for each
 * claimant, with all such claims. `tiers` are the beginnings of a plan's tiers, in the claims' currency.
 */
export function roundClaimsAboveTier(
  claims: readonly { readonly id: string; readonly claimant: string; readonly amount: bigint }[],
  tiers: readonly bigint[],
  policy: RoundClaimPolicy = DEFAULT_ROUND_CLAIM_POLICY,
): RoundClaimFinding[] {
  const reached = claims.flatMap((claim) => {
    if (claim.amount % policy.roundTo !== 0n) return []
    const tierFrom = tiers.find((from) => claim.amount >= from && claim.amount <= from + share(from, policy.within))
    return tierFrom === undefined
      ? []
      : [{ claimant: claim.claimant, claimId: claim.id, amount: claim.amount, tierFrom }]
  })
  const people = Map.groupBy(reached, ({ claimant }) => claimant)
  return Array.from(people, ([claimant, found]) => ({
    detector: 'round_claims_above_tier' as const,
    people: [claimant],
    evidence: {
      claims: found
        .map(({ claimId, amount, tierFrom }) => ({ claimId, amount, tierFrom }))
        .sort((a, b) => byText(a.claimId, b.claimId)),
    },
  })).sort(byPeople)
}
