import { allocate } from './allocate.ts'
import { total } from './divide.ts'
import { exact, isRate, type Rate } from './rate.ts'

/** Shares as whole numbers of one scale, or `null` when they do not total exactly 1, or one is negative or no decimal. */
export function shareWeights(shares: readonly Rate[]): bigint[] | null {
  if (!shares.every(isRate)) return null
  const parsed = shares.map(exact)
  const scale = parsed.reduce((most, one) => Math.max(most, one.scale), 0)
  const weights = parsed.map((one) => one.units * 10n ** BigInt(scale - one.scale))
  if (weights.some((weight) => weight < 0n)) return null
  return total(weights) === 10n ** BigInt(scale) ? weights : null
}

/** Whether shares are decimals from 0 that come to exactly 1. */
export const sharesAreWhole = (shares: readonly Rate[]): boolean => shareWeights(shares) !== null

/**
 * An amount in minor units, handed out by shares (domain.md, 6.1): largest remainder, equal remainders in the order of the
 * shares given. The parts add up to the amount.
 * @throws RangeError for shares that are not exactly 1 together.
 */
export function partsOf(amount: bigint, shares: readonly Rate[]): bigint[] {
  const weights = shareWeights(shares)
  if (weights === null) throw new RangeError(`not exactly 1 together: ${shares.join(', ')}`)
  return allocate(amount, weights)
}
