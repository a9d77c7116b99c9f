import { divide, greatest, least, total } from '../money/divide.ts'
import { decimalText, exact, type Rate } from '../money/rate.ts'

/** A tier whose levels are known: `[from, to)` in minor units, `to: null` is open. */
export interface PricedTier {
  readonly from: bigint
  readonly to: bigint | null
  readonly rate: PricedRate
}

/** A rate parsed once: `units / denominator`, where the denominator is `10^scale`. */
export interface PricedRate {
  readonly text: Rate
  readonly units: bigint
  readonly scale: number
  readonly denominator: bigint
}

/** A part of a credit at one rate. `bonus` is rounded half up here, once, and never again. Minor units. */
export interface Slice {
  readonly amount: bigint
  readonly rate: Rate
  readonly bonus: bigint
}

const UNPAID: PricedRate = { text: '0', units: 0n, scale: 0, denominator: 1n }

/** @throws RangeError when the text is no decimal. */
export function pricedRate(text: Rate): PricedRate {
  const { units, scale } = exact(text)
  return { text, units, scale, denominator: 10n ** BigInt(scale) }
}

/** The exact product of two rates: an accelerator makes a new rate, it never rounds money a second time. */
export function acceleratedRate(rate: PricedRate, factor: PricedRate): PricedRate {
  const units = rate.units * factor.units
  const scale = rate.scale + factor.scale
  return { text: decimalText(units, scale), units, scale, denominator: rate.denominator * factor.denominator }
}

/** What an amount in minor units earns at a rate: rounded half up, once (6.1). */
export function slice(amount: bigint, rate: PricedRate): Slice {
  return { amount, rate: rate.text, bonus: divide(amount * rate.units, rate.denominator) }
}

/**
 * What one credit earns when each part of it earns the rate of the tier it lies in (6.2, marginal).
 * The credit moves the payee from `reached` to `reached + amount`; money that leaves walks back down and takes away at
 * the rate it stood at. What lies in no tier, or below zero, earns nothing. The parts always add up to the amount.
 */
export function marginalSlices(reached: bigint, amount: bigint, tiers: readonly PricedTier[]): Slice[] {
  const low = least(reached, reached + amount)
  const high = greatest(reached, reached + amount)
  const sign = amount < 0n ? -1n : 1n
  const slices: Slice[] = []
  let priced = 0n
  for (const { from, to, rate } of tiers) {
    const part = (to === null ? high : least(high, to)) - greatest(low, from)
    if (part <= 0n) continue
    slices.push(slice(sign * part, rate))
    priced += part
  }
  const rest = high - low - priced
  if (rest > 0n) slices.push(slice(sign * rest, UNPAID))
  return slices
}

/** What tiers pay on a total that climbed them from nothing, in minor units (6.2). */
export function bonusOnTotal(reached: bigint, mode: 'marginal' | 'cliff', tiers: readonly PricedTier[]): bigint {
  const slices = mode === 'marginal' ? marginalSlices(0n, reached, tiers) : [slice(reached, cliffRate(reached, tiers))]
  return total(slices.map(({ bonus }) => bonus))
}

/** The one rate that a total reaches when all of the money earns it (6.2, cliff); unpaid below the first tier. */
export function cliffRate(reached: bigint, tiers: readonly PricedTier[]): PricedRate {
  return tiers.find(({ from, to }) => from <= reached && (to === null || reached < to))?.rate ?? UNPAID
}
