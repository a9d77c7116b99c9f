import type { Rate } from '../money/rate.ts'

/** The 97.5 % point of the normal distribution. */
const Z = 1.959963984540054

/**
 * The 95 % interval of the difference of two shares, `a/n − b/m`, four decimals: Newcombe's hybrid of two Wilson
 * intervals (Statistics in Medicine 17, 1998, method 10), without continuity correction. It is a statistic and no sum of
 * money: it uses floating point, of which only the operations that IEEE 754 rounds correctly, so it is the same everywhere.
 */
export function newcombeInterval(a: number, n: number, b: number, m: number): { low: Rate; high: Rate } {
  const p = a / n
  const q = b / m
  const one = wilson(a, n)
  const other = wilson(b, m)
  const low = p - q - Math.sqrt((p - one.low) * (p - one.low) + (other.high - q) * (other.high - q))
  const high = p - q + Math.sqrt((one.high - p) * (one.high - p) + (q - other.low) * (q - other.low))
  return { low: low.toFixed(4), high: high.toFixed(4) }
}

/** Wilson's score interval of one share. */
function wilson(k: number, n: number): { low: number; high: number } {
  const square = Z * Z
  const middle = 2 * k + square
  const reach = Z * Math.sqrt(square + 4 * k * (1 - k / n))
  const whole = 2 * (n + square)
  return { low: (middle - reach) / whole, high: (middle + reach) / whole }
}
