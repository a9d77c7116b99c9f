import type { InitiativeRow } from '@rapport/contract/initiatives.ts'
import { compareRates } from '@rapport/domain/money/rate.ts'
import type { z } from 'zod'
import type { Sort } from '../../ui/table/url-state.ts'

export type Row = z.output<typeof InitiativeRow>

/** A row of the list with its depth in the hierarchy: 0 for a series, 1 for its events. */
export interface Line {
  readonly row: Row
  readonly depth: number
  /** What it belongs to, where the list does not show that above it. */
  readonly parent: Row | undefined
}

type Compare = (a: Row, b: Row) => number
const size = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? -1 : 1)

/** Each sortable column. What has no return yet stands below what lost everything. */
const orders: Readonly<Record<string, Compare>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  starts: (a, b) => a.startsOn.localeCompare(b.startsOn),
  cost: (a, b) => size(a.actual.minor, b.actual.minor),
  guests: (a, b) => a.attended - b.attended,
  realised: (a, b) => size(a.realised?.minor ?? 0n, b.realised?.minor ?? 0n),
  roi: (a, b) => {
    if (a.roi === null || b.roi === null) return Number(a.roi !== null) - Number(b.roi !== null)
    return compareRates(a.roi, b.roi)
  },
}

function ordered(rows: readonly Row[], sort: Sort | null): readonly Row[] {
  const by = orders[sort?.column ?? ''] ?? orders['starts']
  if (!by) return rows
  return rows.toSorted((a, b) => (sort?.direction === 'up' ? by(a, b) : by(b, a)) || a.name.localeCompare(b.name))
}

/** Series in their order, and below each its events in the same order. */
export function asTree(rows: readonly Row[], sort: Sort | null): readonly Line[] {
  const known = new Set(rows.map(({ id }) => id))
  const below = Map.groupBy(rows, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null))
  const walk = (parent: string | null, depth: number): Line[] =>
    ordered(below.get(parent) ?? [], sort).flatMap((row) => [
      { row, depth, parent: undefined },
      ...walk(row.id, depth + 1),
    ])
  return walk(null, 0)
}

/** Events alone, each with what it belongs to: the league table. */
export function asLeague(rows: readonly Row[], wanted: (row: Row) => boolean, sort: Sort | null): readonly Line[] {
  const known = new Map(rows.map((row) => [row.id, row]))
  const parents = new Set(rows.map(({ parentId }) => parentId))
  return ordered(
    rows.filter((row) => !parents.has(row.id) && wanted(row)),
    sort,
  ).map((row) => ({ row, depth: 0, parent: row.parentId === null ? undefined : known.get(row.parentId) }))
}

/** The sums of what stands on top: each event is in one of them, so nothing counts twice. */
export function sums(rows: readonly Row[]) {
  const known = new Set(rows.map(({ id }) => id))
  const tops = rows.filter(({ parentId }) => parentId === null || !known.has(parentId))
  const currency = tops[0]?.actual.currency ?? 'USD'
  const add = (pick: (row: Row) => bigint) => ({ minor: tops.reduce((all, row) => all + pick(row), 0n), currency })
  return {
    actual: add((row) => row.actual.minor),
    budget: add((row) => row.budget.minor),
    realised: add((row) => row.realised?.minor ?? 0n),
    guests: tops.reduce((all, { guests }) => all + guests, 0),
    attended: tops.reduce((all, { attended }) => all + attended, 0),
    count: tops.length,
  }
}
