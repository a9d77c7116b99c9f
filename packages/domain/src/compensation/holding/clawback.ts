import { type Day, parts } from '../../calendar/day.ts'
import { divide, greatest, least, total } from '../../money/divide.ts'
import type { ClawbackPolicy } from '../plan.ts'
import { cliffRate, marginalSlices, type PricedTier, pricedRate, type Slice, slice } from '../tiers.ts'

/** A paid line, frozen as its run stored it. */
export interface PaidLine {
  readonly valueDate: Day
  /** The credit the line was paid for; positive. */
  readonly amount: bigint
  readonly slices: readonly Slice[]
  /** What the payee was paid for it. A recovery never asks for more. */
  readonly bonus: bigint
}

/** What `recompute_year` needs: where the payee's year finished, and the tiers it was paid by. */
export interface YearStanding {
  readonly total: bigint
  readonly mode: 'marginal' | 'cliff'
  readonly tiers: readonly PricedTier[]
}

/**
 * What a payee gives back when `lost` of a line's credit left inside the hold (6.5), in minor units, never more than
 * the line paid — except for `recompute_year`, which asks what the year as a whole would have paid, and is capped by
 * what the year paid. `lost` is the payee's own share of the money that left.
 * @throws RangeError when `recompute_year` is asked without the year.
 * @param leftOn the day on which the money left; straight-line forgiveness counts whole months up to it.
 */
export function clawback(
  line: PaidLine,
  lost: bigint,
  policy: ClawbackPolicy,
  leftOn: Day,
  year: YearStanding | null,
): bigint {
  const gone = least(greatest(lost, 0n), line.amount)
  if (gone === 0n) return 0n
  switch (policy.kind) {
    case 'none':
      return 0n
    case 'blended':
      return least(divide(line.bonus * gone, line.amount), line.bonus)
    case 'last_slice_first':
      return least(unwound(line.slices, gone), line.bonus)
    case 'straight_line': {
      const left = greatest(0n, BigInt(policy.months - wholeMonths(line.valueDate, leftOn)))
      return divide(least(unwound(line.slices, gone), line.bonus) * left, BigInt(policy.months))
    }
    case 'recompute_year': {
      if (!year) throw new RangeError('recomputing a year needs where it finished')
      return greatest(0n, yearBonus(year.total, year) - yearBonus(year.total - gone, year))
    }
  }
}

/** The last slice gives first, at its own frozen rate; a slice that goes entirely gives exactly what it earned. */
function unwound(slices: readonly Slice[], gone: bigint): bigint {
  let left = gone
  let back = 0n
  for (const one of [...slices].reverse()) {
    if (left <= 0n) break
    const part = least(left, one.amount)
    back += part === one.amount ? one.bonus : slice(part, pricedRate(one.rate)).bonus
    left -= part
  }
  return back
}

function yearBonus(reached: bigint, { mode, tiers }: YearStanding): bigint {
  const slices = mode === 'marginal' ? marginalSlices(0n, reached, tiers) : [slice(reached, cliffRate(reached, tiers))]
  return total(slices.map(({ bonus }) => bonus))
}

/** Months that have passed in full: from 15 March to 14 August four, to 15 August five. */
function wholeMonths(from: Day, to: Day): number {
  const start = parts(from)
  const end = parts(to)
  const months = (end.year - start.year) * 12 + end.month - start.month
  return Math.max(0, end.dayOfMonth < start.dayOfMonth ? months - 1 : months)
}
