import { addDays, type Day, weekday } from '../calendar/day.ts'
import { byText } from '../text-order.ts'

/** What a statement says of its place among those of its account. Balances are signed minor units. */
export interface StatementSpan {
  readonly from: Day | null
  readonly to: Day | null
  /** `n`, or `n/page` for one page of it; empty if the bank numbers none. */
  readonly sequence: string
  readonly opening: bigint | null
  readonly closing: bigint | null
}

/** Something that a controller asks the bank about. `beside` is the statement that was there already. */
export type ContinuityFinding<Known extends StatementSpan> =
  /** It opens with another balance than the one before closed with, or closes with another than the next opens with. */
  | { readonly code: 'balance_gap'; readonly side: 'before' | 'after'; readonly beside: Known; readonly apart: bigint }
  /** The numbers between them were never imported. */
  | { readonly code: 'sequence_gap'; readonly beside: Known; readonly first: number; readonly last: number }
  /** No statement covers these days, and no balance proves that nothing happened on them. */
  | { readonly code: 'days_missing'; readonly beside: Known; readonly first: Day; readonly last: Day }
  /** Both cover some days: each movement still counts once. */
  | { readonly code: 'period_overlap'; readonly beside: Known }

/**
 * How a statement fits those of its account that were imported before, whichever came first (domain.md, 5.2): the one
 * before it and the one after it, by their periods. The same statement again is no finding. A statement without a period
 * has no place among others, and nothing is said.
 */
export function continuityOf<Known extends StatementSpan>(
  statement: StatementSpan,
  known: readonly Known[],
): ContinuityFinding<Known>[] {
  const { from, to } = statement
  if (from === null || to === null) return []
  const placed = known.filter((one) => one.from !== null && one.to !== null)
  if (placed.some((one) => isSame(one, statement))) return []
  const overlapping = placed.filter((one) => (one.from ?? '') < to && from < (one.to ?? ''))
  const others = placed.filter((one) => !overlapping.includes(one))
  const before = latest(others.filter((one) => (one.to ?? '') <= from))
  const after = earliest(others.filter((one) => (one.from ?? '') >= to))
  return [
    ...overlapping.slice(0, 1).map((beside) => ({ code: 'period_overlap' as const, beside })),
    // Beside an overlap the neighbours say nothing: what lies between is told by the overlapping one.
    ...(before && overlapping.length === 0 ? between(before, statement, before, 'before') : []),
    ...(after && overlapping.length === 0 ? between(statement, after, after, 'after') : []),
  ]
}

function between<Known extends StatementSpan>(
  earlier: StatementSpan,
  later: StatementSpan,
  beside: Known,
  side: 'before' | 'after',
): ContinuityFinding<Known>[] {
  if (earlier.closing !== null && later.opening !== null) {
    const apart = later.opening - earlier.closing
    if (apart !== 0n) return [{ code: 'balance_gap', side, beside, apart }]
  }
  const missing = numbersBetween(earlier.sequence, later.sequence)
  if (missing) return [{ code: 'sequence_gap', beside, ...missing }]
  if (earlier.closing !== null && later.opening !== null) return []
  const days = workDaysBetween(earlier.to ?? '', later.from ?? '')
  return days ? [{ code: 'days_missing', beside, ...days }] : []
}

/** Zero, and numbers that begin again, tell nothing. */
function numbersBetween(earlier: string, later: string): { first: number; last: number } | null {
  const [one, other] = [numberOf(earlier), numberOf(later)]
  if (one === null || other === null || one === 0 || other <= one + 1) return null
  return { first: one + 1, last: other - 1 }
}

function numberOf(sequence: string): number | null {
  const match = /^(\d{1,15})(?:\/\d+)?$/.exec(sequence)
  return match ? Number(match[1]) : null
}

/** The days between two periods, unless they are a weekend. */
function workDaysBetween(end: Day, start: Day): { first: Day; last: Day } | null {
  const [first, last] = [addDays(end, 1), addDays(start, -1)]
  for (let day = first; day <= last; day = addDays(day, 1)) if (weekday(day) < 6) return { first, last }
  return null
}

const isSame = (a: StatementSpan, b: StatementSpan): boolean =>
  a.from === b.from && a.to === b.to && a.sequence === b.sequence && a.opening === b.opening && a.closing === b.closing

const latest = <Known extends StatementSpan>(spans: readonly Known[]): Known | undefined =>
  spans.toSorted((a, b) => compare(b.to, a.to) || compare(b.from, a.from) || sequenceOrder(b, a))[0]
const earliest = <Known extends StatementSpan>(spans: readonly Known[]): Known | undefined =>
  spans.toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to) || sequenceOrder(a, b))[0]

const sequenceOrder = (a: StatementSpan, b: StatementSpan): number =>
  (numberOf(a.sequence) ?? 0) - (numberOf(b.sequence) ?? 0)
const compare = (a: string | null, b: string | null): number => byText(a ?? '', b ?? '')
