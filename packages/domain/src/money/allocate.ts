import { divide, total } from './divide.ts'

/**
 * Split a sum by weights so that the parts add up to it exactly: floor each part, then hand the remaining minor
 * units to the largest remainders; equal remainders in the given order. 100.00 in three = 33.34, 33.33, 33.33.
 * A negative sum is split like its positive twin. Returns one part per weight, in the same order.
 * @throws RangeError for a negative weight, or when all weights are zero and the sum is not.
 */
export function allocate(sum: bigint, weights: readonly bigint[]): bigint[] {
  if (sum < 0n) return allocate(-sum, weights).map((part) => -part)
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight is negative')
  const whole = total(weights)
  if (whole === 0n) {
    if (sum !== 0n) throw new RangeError('nothing to split by: every weight is zero')
    return weights.map(() => 0n)
  }
  const parts = weights.map((weight) => divide(sum * weight, whole, 'floor'))
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (sum * weight) % whole }))
    // A sort keeps the order of what is equal, and a number the sign of what it was made from.
    .sort((a, b) => Number(b.remainder - a.remainder))
  const left = Number(sum - total(parts))
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n
  return parts
}
