import { atRate } from '../money/convert.ts'
import type { Money } from '../money/currency.ts'
import type { Rate } from '../money/rate.ts'

/** When one controller is not enough (domain.md, 5.3). Parameters of the firm. */
export interface SecondControllerPolicy {
  /** Above this confirmed total of a claim, two controllers. */
  readonly above: Money
}

export const DEFAULT_SECOND_CONTROLLER_POLICY: SecondControllerPolicy = {
  above: { minor: 500_000_000n, currency: 'USD' },
}

export type SecondControllerReason = 'above_threshold' | 'late_entry' | 'round_trip' | 'manual_override'

/**
 * Why a second controller has to sign (5.3); empty when one is enough. The total of the claim counts, so that confirming
 * in small parts does not avoid it. `rate` is what one unit of the claim's currency is worth in the policy's currency;
 * `null` when nobody knows: such a sum is above any threshold rather than waved through.
 * @throws RangeError for a currency that is none.
 */
export function secondControllerReasons(
  confirmedInAll: Money,
  rate: Rate | null,
  flags: { readonly lateEntry: boolean; readonly roundTrip: boolean; readonly manualOverride: boolean },
  policy: SecondControllerPolicy,
): SecondControllerReason[] {
  const reasons: SecondControllerReason[] = []
  const value = rate === null ? null : atRate(confirmedInAll, rate, policy.above.currency).minor
  if (value === null || value > policy.above.minor) reasons.push('above_threshold')
  if (flags.lateEntry) reasons.push('late_entry')
  if (flags.roundTrip) reasons.push('round_trip')
  if (flags.manualOverride) reasons.push('manual_override')
  return reasons
}
