/** How an exact quotient becomes an integer. Rapport rounds half up (away from zero) unless a rule says otherwise. */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'floor'

/**
 * The one place that divides money. `numerator / denominator`, rounded to an integer.
 * `down` cuts towards zero, `floor` goes towards minus infinity, `half-up` rounds a half away from zero.
 * @throws RangeError when the denominator is zero.
 */
export function divide(numerator: bigint, denominator: bigint, rounding: Rounding = 'half-up'): bigint {
  if (denominator === 0n) throw new RangeError('cannot divide by zero')
  const negative = numerator < 0n !== denominator < 0n
  const above = magnitude(numerator)
  const below = magnitude(denominator)
  const whole = above / below
  const rest = above % below
  return negative
    ? -(whole + carry(whole, rest, below, rounding, true))
    : whole + carry(whole, rest, below, rounding, false)
}

function carry(whole: bigint, rest: bigint, below: bigint, rounding: Rounding, negative: boolean): bigint {
  if (rest === 0n || rounding === 'down') return 0n
  if (rounding === 'floor') return negative ? 1n : 0n
  const twice = rest * 2n
  if (twice !== below) return twice > below ? 1n : 0n
  return rounding === 'half-up' || whole % 2n === 1n ? 1n : 0n
}

/** A number without its sign. */
export const magnitude = (n: bigint): bigint => (n < 0n ? -n : n)
/** The smaller of two. */
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
/** The larger of two. */
export const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b)
/** The sum; 0 of nothing. */
export const total = (amounts: Iterable<bigint>): bigint => {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}
