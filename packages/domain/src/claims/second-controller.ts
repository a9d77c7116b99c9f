import { exponentOf, type Money } from '../money/currency.ts'
import { divide } from '../money/divide.ts'
import { exact, type Rate } from '../money/rate.ts'

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
 * Why a second controller has to sign; empty when one is enough. The total of the claim counts, so that confirming in
 * small parts does not avoid it. `rate` is what one unit of the claim's currency is worth in the policy's currency.
 */
export function secondControllerReasons(
  confirmedInAll: Money,
  rate: Rate,
  flags: { readonly lateEntry: boolean; readonly roundTrip: boolean; readonly manualOverride: boolean },
  policy: SecondControllerPolicy,
): SecondControllerReason[] {
  const reasons: SecondControllerReason[] = []
  if (valueIn(confirmedInAll, rate, policy.above.currency) > policy.above.minor) reasons.push('above_threshold')
  if (flags.lateEntry) reasons.push('late_entry')
  if (flags.roundTrip) reasons.push('round_trip')
  if (flags.manualOverride) reasons.push('manual_override')
  return reasons
}

function valueIn(money: Money, rate: Rate, currency: string): bigint {
  const from = exponentOf(money.currency)
  const to = exponentOf(currency)
  if (from === null || to === null) throw new RangeError(`not an ISO 4217 currency: ${money.currency} or ${currency}`)
  const { units, scale } = exact(rate)
  return divide(money.minor * units * 10n ** BigInt(to), 10n ** BigInt(scale + from))
}
