import { compareRates } from '../../money/rate.ts'
import type { SizeBand, Threshold } from '../plan.ts'
import { finding, type PlanFinding } from './plan-finding.ts'

interface Interval {
  readonly from: Threshold
  readonly to: Threshold | null
}

/**
 * Whether intervals `[from, to)` stand end to end, and the last is open (6.1). Levels that depend on a payee's own
 * figures can be compared when they are shares of the same measure; otherwise only the equal ones are certain.
 */
export function coverageFindings(path: string, intervals: readonly Interval[]): PlanFinding[] {
  if (intervals.length === 0) return [finding('tiers_missing', path)]
  return intervals.flatMap(({ from, to }, i) => {
    const at = `${path}[${i}]`
    const next = intervals[i + 1]
    if (to === null) return next ? [finding('tier_overlap', `${path}[${i + 1}].from`)] : []
    return [
      ...emptiness(from, to, at),
      ...(next
        ? meeting(to, next.from, `${path}[${i + 1}].from`)
        : [finding('last_tier_closed', `${at}.to`, 'warning')]),
    ]
  })
}

/** Gaps, overlaps and empty bands of the sizes by which households are weighed; like tiers. */
export const bandFindings = (path: string, bands: readonly SizeBand[]): PlanFinding[] =>
  coverageFindings(
    path,
    bands.map(({ from, to }) => ({ from: fixed(from), to: to === null ? null : fixed(to) })),
  )

/** -1, 0, 1 for two levels of the same kind, or `null` when a payee's figures decide. */
export function compareLevels(a: Threshold, b: Threshold): number | null {
  if (a.kind === 'fixed' && b.kind === 'fixed') {
    const difference = BigInt(a.value) - BigInt(b.value)
    return difference === 0n ? 0 : difference > 0n ? 1 : -1
  }
  if (a.kind === 'fixed' || b.kind === 'fixed' || a.measure !== b.measure) return null
  const order = compareRates(a.rate, b.rate)
  // A cap can make two shares meet, never change sides, as long as it is the same for both.
  if (a.cap === b.cap) return order
  return null
}

function emptiness(from: Threshold, to: Threshold, path: string): PlanFinding[] {
  const order = compareLevels(from, to)
  if (order === null) return [finding('tiers_not_comparable', path, 'warning')]
  return order < 0 ? [] : [finding('tier_empty', path)]
}

function meeting(end: Threshold, start: Threshold, path: string): PlanFinding[] {
  const order = compareLevels(end, start)
  if (order === null) return [finding('tiers_not_comparable', path, 'warning')]
  if (order === 0) return []
  return [finding(order < 0 ? 'tier_gap' : 'tier_overlap', path)]
}

const fixed = (value: string): Threshold => ({ kind: 'fixed', value })
