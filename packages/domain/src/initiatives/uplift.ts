import { divide } from '../money/divide.ts'
import { compareRates, type Rate, ratio } from '../money/rate.ts'
import { newcombeInterval } from './newcombe.ts'

/** A group of households: how many, how many of them brought money, and how much together (minor units). */
export interface Group {
  readonly households: number
  readonly converted: number
  readonly amount: bigint
}

/** When a difference may be called one (domain.md, 7). Parameters. */
export interface UpliftPolicy {
  /** Above this p a difference is not told from chance. */
  readonly significance: Rate
  /** With fewer households in either group nothing is said. */
  readonly fewestHouseholds: number
}

const DEFAULT_UPLIFT_POLICY: UpliftPolicy = { significance: '0.05', fewestHouseholds: 10 }

export type UpliftVerdict = 'not_enough_data' | 'more_than_without' | 'less_than_without'

export interface Uplift {
  /** What the attended brought, less what as many of the others brought; rounded once. */
  readonly incremental: bigint
  readonly attributed: bigint
  /** Fisher's exact test, two-sided, four decimals. */
  readonly p: Rate
  /** Difference of the shares that converted, attended minus others, four decimals. */
  readonly difference: Rate
  /** Newcombe's 95 % interval of that difference, four decimals. */
  readonly interval: { readonly low: Rate; readonly high: Rate }
  /** No green arrow unless it says `more_than_without`. */
  readonly verdict: UpliftVerdict
}

/**
 * What an initiative moved that would not have come anyway: households that attended against comparable ones that were
 * not invited. The verdict is a rule: without significance, or with too few households, the answer is "not enough data".
 * `null` when either group is empty: there is nothing to compare.
 * @throws RangeError when more converted than there are, or a count is no whole number.
 */
export function uplift(attended: Group, others: Group, policy: UpliftPolicy = DEFAULT_UPLIFT_POLICY): Uplift | null {
  check(attended)
  check(others)
  if (attended.households === 0 || others.households === 0) return null
  const [a, n, b, m] = [attended.converted, attended.households, others.converted, others.households]
  const { over, under } = fisherTwoSided(a, n, b, m)
  const difference = BigInt(a) * BigInt(m) - BigInt(b) * BigInt(n)
  const exceeds = compareRates(ratio(over, under, 12) ?? '1', policy.significance) > 0
  const tooFew = n < policy.fewestHouseholds || m < policy.fewestHouseholds
  return {
    incremental: divide(attended.amount * BigInt(m) - others.amount * BigInt(n), BigInt(m)),
    attributed: attended.amount,
    p: ratio(over, under, 4) ?? '1',
    difference: ratio(difference, BigInt(n) * BigInt(m), 4) ?? '0',
    interval: newcombeInterval(a, n, b, m),
    verdict: exceeds || tooFew ? 'not_enough_data' : difference > 0n ? 'more_than_without' : 'less_than_without',
  }
}

/**
 * Fisher's exact test of two shares, two-sided: the probability, with both margins fixed, of a table no more likely than
 * the one seen. An exact fraction. Equal probabilities are compared as integers, so none is lost to rounding.
 */
export function fisherTwoSided(a: number, n: number, b: number, m: number): { over: bigint; under: bigint } {
  const converted = a + b
  const first = Math.max(0, converted - m)
  const last = Math.min(n, converted)
  // C(n, k) × C(m, converted − k), from one k to the next by exact division.
  const ways: bigint[] = [choose(n, first) * choose(m, converted - first)]
  for (let k = first; k < last; k++) {
    const next =
      ((ways[k - first] ?? 0n) * BigInt(n - k) * BigInt(converted - k)) /
      (BigInt(k + 1) * BigInt(m - converted + k + 1))
    ways.push(next)
  }
  const seen = ways[a - first] ?? 0n
  let over = 0n
  let under = 0n
  for (const way of ways) {
    under += way
    if (way <= seen) over += way
  }
  return { over, under }
}

function choose(n: number, k: number): bigint {
  let ways = 1n
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i)
  return ways
}

function check({ households, converted }: Group): void {
  if (
    !Number.isSafeInteger(households) ||
    !Number.isSafeInteger(converted) ||
    converted < 0 ||
    converted > households
  ) {
    throw new RangeError(`${converted} of ${households} households is no group`)
  }
}
