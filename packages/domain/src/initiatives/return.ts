import { divide } from '../money/divide.ts'
import { exact, type Rate, ratio } from '../money/rate.ts'

/**
 * Which answer a return is (domain.md, 7): the screen says it, because the same sponsorship gains or loses by it.
 * Rates are decimals per year. One year without discount is the first-year return.
 */
export interface ReturnAssumptions {
  /** What confirmed assets earn the firm in a year. */
  readonly revenueRate: Rate
  /** 1–50. */
  readonly years: number
  /** The part of the assets still there a year later. */
  readonly retention: Rate
  /** Revenue comes at the end of a year and is discounted from there. */
  readonly discount: Rate
  /** The part of revenue that is left after serving the assets; `'1'` looks at revenue. */
  readonly margin: Rate
}

/** What a firm expects of assets that stay: how long it looks ahead, and at which rates. Parameter. */
export type ReturnOutlook = Pick<ReturnAssumptions, 'years' | 'retention' | 'discount'>

/** Five years, 92 % of the assets still there a year later, discounted at 8 % (domain.md, 7). */
export const DEFAULT_RETURN_OUTLOOK: ReturnOutlook = { years: 5, retention: '0.92', discount: '0.08' }

/** The first year's revenue, nothing discounted. */
export const firstYear = (revenueRate: Rate): ReturnAssumptions => ({
  revenueRate,
  years: 1,
  retention: '1',
  discount: '0',
  margin: '1',
})

export interface Return {
  readonly assumptions: ReturnAssumptions
  /** What one unit of a year's revenue is worth over all years, four decimals: 3.4465. */
  readonly factor: Rate
  /** Attributed assets × revenue rate, in minor units. */
  readonly yearlyRevenue: bigint
  /** What the assets bring over the years, discounted, after margin; rounded once. */
  readonly presentValue: bigint
  /** `(present value − cost) / cost`, four decimals; `null` without costs. */
  readonly roi: Rate | null
  /** The assets that would pay the cost exactly, in minor units, rounded up; `null` when no assets ever would. */
  readonly breakEven: bigint | null
}

interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/**
 * The return on an initiative's cost from the assets attributed to it, both in minor units of one currency.
 * Exact fractions throughout; each figure is rounded once, from the exact value and not from another figure.
 * @throws RangeError for a negative rate, a discount of −100 % or less, or years outside 1–50.
 */
export function returnOn(cost: bigint, attributed: bigint, assumptions: ReturnAssumptions): Return {
  const { years } = assumptions
  if (!Number.isSafeInteger(years) || years < 1 || years > 50) throw new RangeError(`years must be 1 to 50: ${years}`)
  const yearly = fraction(assumptions.revenueRate)
  const factor = factorOf(assumptions)
  const value = times(times(yearly, factor), fraction(assumptions.margin))
  const worth = attributed * value.over
  return {
    assumptions,
    factor: ratio(factor.over, factor.under, 4) ?? '0',
    yearlyRevenue: divide(attributed * yearly.over, yearly.under),
    presentValue: divide(worth, value.under),
    roi: ratio(worth - cost * value.under, cost * value.under, 4),
    breakEven: value.over === 0n ? null : -divide(-cost * value.under, value.over, 'floor'),
  }
}

/** `Σ retention^(k−1) / (1 + discount)^k` for k = 1 … years. */
function factorOf({ years, retention, discount }: ReturnAssumptions): Fraction {
  const kept = fraction(retention)
  const { over, under } = fraction(discount)
  const perYear: Fraction = { over: under, under: under + over }
  let term = perYear
  let sum: Fraction = { over: 0n, under: 1n }
  for (let year = 1; year <= years; year++) {
    sum = { over: sum.over * term.under + term.over * sum.under, under: sum.under * term.under }
    term = times(times(term, kept), perYear)
  }
  return sum
}

function fraction(rate: Rate): Fraction {
  const { units, scale } = exact(rate)
  if (units < 0n) throw new RangeError(`a rate is negative: ${rate}`)
  return { over: units, under: 10n ** BigInt(scale) }
}

const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under })

/** Cost for each of `count`, in minor units, rounded half up; `null` when there is nobody. */
export const costPer = (cost: bigint, count: number): bigint | null => (count > 0 ? divide(cost, BigInt(count)) : null)
