import { type Day, parts } from '../../calendar/day.ts'
import { divide, greatest, least, total } from '../../money/divide.ts'
import { byText } from '../../text-order.ts'
import type { ClawbackPolicy } from '../plan.ts'
import { bonusOnTotal, type PricedTier, pricedRate, type Slice, slice } from '../tiers.ts'

/** A paid line, frozen as its run stored it. */
export interface PaidLine {
  readonly valueDate: Day
  /** The credit the line was paid for; positive. */
  readonly amount: bigint
  readonly slices: readonly Slice[]
  /** What the payee was paid for it. */
  readonly bonus: bigint
}

/** Money that left on a day: positive minor units. */
export interface Loss {
  readonly on: Day
  readonly minor: bigint
}

/**
 * What `recompute_year` needs: where the payee's year finished, with the money of this line and without what other lines
 * gave back before, and the tiers it was paid by.
 */
export interface YearStanding {
  readonly total: bigint
  readonly mode: 'marginal' | 'cliff'
  readonly tiers: readonly PricedTier[]
}

/**
 * What a payee gives back in all for what left of a line's credit inside the hold (6.5), in minor units. It never is more
 * than the line paid, except for `recompute_year`, which asks what the year as a whole would not have paid. Money that
 * left in parts gives back part by part, each forgiven up to its own day, so that it does not matter when or how often
 * anybody looks.
 * @param losses the payee's own share of the money that left, by day.
 * @throws RangeError when `recompute_year` is asked without the year.
 */
export function clawback(
  line: PaidLine,
  losses: readonly Loss[],
  policy: ClawbackPolicy,
  year: YearStanding | null,
): bigint {
  const gone = least(greatest(total(losses.map(({ minor }) => minor)), 0n), line.amount)
  if (gone === 0n) return 0n
  switch (policy.kind) {
    case 'none':
      return 0n
    case 'blended':
      return least(divide(line.bonus * gone, line.amount), line.bonus)
    case 'last_slice_first':
      return unwound(line, gone)
    case 'straight_line':
      return forgivenByMonth(line, losses, policy.months)
    case 'recompute_year': {
      if (!year) throw new RangeError('recomputing a year needs where it finished')
      return greatest(0n, yearBonus(year.total, year) - yearBonus(year.total - gone, year))
    }
  }
}

/** What the year paid in all: the most that recomputing it can ask back. */
export const yearsBonus = (year: YearStanding): bigint => yearBonus(year.total, year)

function forgivenByMonth(line: PaidLine, losses: readonly Loss[], months: number): bigint {
  let gone = 0n
  let back = 0n
  for (const { on, minor } of losses.toSorted((a, b) => byText(a.on, b.on))) {
    const before = unwound(line, least(gone, line.amount))
    gone += minor
    const left = greatest(0n, BigInt(months - wholeMonths(line.valueDate, on)))
    back += divide((unwound(line, least(gone, line.amount)) - before) * left, BigInt(months))
  }
  return back
}

/** The last slice gives first, at its own frozen rate; a slice that goes entirely gives exactly what it earned. */
function unwound({ slices, bonus }: PaidLine, gone: bigint): bigint {
  let left = gone
  let back = 0n
  for (const one of slices.toReversed()) {
    const part = least(left, one.amount)
    back += part === one.amount ? one.bonus : slice(part, pricedRate(one.rate)).bonus
    left -= part
  }
  return least(back, bonus)
}

const yearBonus = (reached: bigint, { mode, tiers }: YearStanding): bigint => bonusOnTotal(reached, mode, tiers)

/** Months that have passed in full: from 15 March to 14 August four, to 15 August five. */
function wholeMonths(from: Day, to: Day): number {
  const start = parts(from)
  const end = parts(to)
  const months = (end.year - start.year) * 12 + end.month - start.month
  return Math.max(0, end.dayOfMonth < start.dayOfMonth ? months - 1 : months)
}
