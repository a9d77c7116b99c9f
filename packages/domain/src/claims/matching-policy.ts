import { addDays, type Day } from '../calendar/day.ts'
import { type Currency, exponentOf } from '../money/currency.ts'
import { divide, greatest, magnitude } from '../money/divide.ts'
import { exact, type Rate, share } from '../money/rate.ts'

/** How a firm compares claims with what arrived (domain.md, 5.4). Effective-dated with the firm's policy. */
export interface MatchingPolicy {
  /** Days before the claim from which an inflow can belong to it. */
  readonly windowBefore: number
  /** Days after the claim, or after a promise's last instalment, until which it can. */
  readonly windowAfter: number
  /** In whole units of the claim's currency, as a decimal text. */
  readonly toleranceFloor: Rate
  /** Of the claimed amount. */
  readonly toleranceShare: Rate
}

export const DEFAULT_MATCHING_POLICY: MatchingPolicy = {
  windowBefore: 10,
  windowAfter: 120,
  toleranceFloor: '500',
  toleranceShare: '0.005',
}

/**
 * By how much a match may miss the claimed amount, in minor units: `max(500, 0.5 %)`, cut to whole minor units.
 * @throws RangeError for an unknown currency.
 */
export function toleranceOf(claimed: bigint, currency: Currency, policy: MatchingPolicy): bigint {
  const exponent = exponentOf(currency)
  if (exponent === null) throw new RangeError(`not an ISO 4217 currency: ${currency}`)
  const { units, scale } = exact(policy.toleranceFloor)
  const floor = divide(units * 10n ** BigInt(exponent), 10n ** BigInt(scale), 'down')
  return greatest(floor, share(magnitude(claimed), policy.toleranceShare, 'down'))
}

export interface Window {
  readonly first: Day
  readonly last: Day
}

/** The days on which an inflow can belong to the claim, both included; a promise's window reaches past its last date. */
export function windowOf(
  claim: { readonly claimedOn: Day; readonly instalments: readonly { readonly expectedOn: Day }[] },
  policy: MatchingPolicy,
): Window {
  const end = claim.instalments.reduce(
    (last, { expectedOn }) => (expectedOn > last ? expectedOn : last),
    claim.claimedOn,
  )
  return { first: addDays(claim.claimedOn, -policy.windowBefore), last: addDays(end, policy.windowAfter) }
}

/** Whether a value date lies in a claim's window, both ends included. */
export const isWithin = (day: Day, { first, last }: Window): boolean => day >= first && day <= last
