import type { PayoutCurve } from '@rapport/contract/compensation-values.ts'
import { bonusOnTotal, type PricedTier, pricedRate } from '@rapport/domain/compensation/tiers.ts'
import type { z } from 'zod'
import type { Point } from '../../ui/chart/curve.ts'

type Curve = z.output<typeof PayoutCurve>

const priced = ({ tiers }: Curve): PricedTier[] =>
  tiers.map(({ from, to, rate }) => ({ from: from.minor, to: to?.minor ?? null, rate: pricedRate(rate) }))

/** What a component pays on a sum in all, by the domain's own arithmetic. Minor units. */
export const payoutOn = (curve: Curve, sum: bigint): bigint => bonusOnTotal(sum, curve.mode, priced(curve))

/**
 * The corners of a payout curve, from zero to a little beyond the last tier or what was reached. At a cliff there are
 * two points above one sum: what it pays just before and what it pays there.
 */
export function payoutPoints(curve: Curve): Point[] {
  const ends = curve.tiers.map(({ from }) => from.minor).filter((from) => from > 0n)
  const last = ends.at(-1) ?? 0n
  const reached = curve.reached?.minor ?? 0n
  const most = last > reached ? last : reached
  const right = most > 0n ? (most * 14n) / 10n : 100_000_000n
  const before = curve.mode === 'cliff' ? ends.map((end) => [end, payoutOn(curve, end - 1n)] as const) : []
  const at = [0n, ...ends, right].map((end) => [end, payoutOn(curve, end)] as const)
  return [...before, ...at]
    .sort(([a, x], [b, y]) => (a === b ? Number(x - y) : Number(a - b)))
    .map(([x, y]) => ({ x: Number(x), y: Number(y) }))
}
