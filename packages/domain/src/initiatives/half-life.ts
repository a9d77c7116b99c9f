/** Bits behind the binary point. Weights are irrational; at this precision no sum of money can tell them from exact. */
const BITS = 256n
const ONE = 1n << BITS

/**
 * Weights in the ratio `2^(-age / halfLife)`, as integers, one per age in days. Deterministic to the last bit on every
 * machine: no floating point. Ages that differ by whole half-lives have weights that differ by exact powers of two, so
 * equal shares stay equal.
 * @throws RangeError for a half-life that is no positive integer, or a negative age.
 */
export function decayWeights(ages: readonly number[], halfLife: number): bigint[] {
  if (!Number.isSafeInteger(halfLife) || halfLife <= 0) throw new RangeError(`not a half-life in days: ${halfLife}`)
  if (ages.some((age) => !Number.isSafeInteger(age) || age < 0)) throw new RangeError('an age is not a number of days')
  const youngest = Math.min(...ages)
  const halvings = (age: number) => Math.floor((age - youngest) / halfLife)
  const most = Math.max(...ages.map(halvings))
  return ages.map((age) => {
    const rest = (age - youngest) % halfLife
    // Shifted up instead of down: nothing is cut off, however many halvings apart two touches are.
    return powerOfHalf(BigInt(rest), BigInt(halfLife)) << BigInt(most - halvings(age))
  })
}

/** `2^(-numerator / denominator)` in fixed point, for 0 ≤ numerator < denominator: e^(-x) with x = ln 2 × fraction. */
function powerOfHalf(numerator: bigint, denominator: bigint): bigint {
  const x = (LN_2 * numerator) / denominator
  let sum = 0n
  let term = ONE
  for (let n = 1n; term !== 0n; n++) {
    sum += term
    term = (-term * x) / (n << BITS)
  }
  return sum
}

/** ln 2 = 2 artanh(1/3) = 2 Σ 1 / ((2k + 1) 3^(2k + 1)). */
const LN_2 = (() => {
  let sum = 0n
  let power = ONE / 3n
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd
    power /= 9n
  }
  return 2n * sum
})()
