import { total } from '../money/divide.ts'

/** How much of the search space may be looked at. Work is at most candidates × partial sums. */
export interface CombinationBounds {
  /** Most pieces in one combination. */
  readonly mostPieces: number
  /** Most candidates looked at; the caller's order decides which. */
  readonly mostCandidates: number
  /** Most different partial sums remembered. */
  readonly mostSums: number
}

export const DEFAULT_COMBINATION_BOUNDS: CombinationBounds = { mostPieces: 12, mostCandidates: 40, mostSums: 16_384 }

interface Partial {
  readonly sum: bigint
  readonly pieces: number
  readonly index: number
  readonly rest: Partial | null
}

/**
 * Which amounts together come within `tolerance` of `target`: at least two of them, as indexes into `amounts`,
 * ascending; the closest sums first, fewer pieces first among equals. One combination per different sum, at most
 * `results` of them.
 *
 * Partial sums are remembered, each with its fewest pieces, so the work grows with the number of different sums and
 * never with the number of subsets. As long as there are at most `mostSums` of them nothing is missed. Above that, sums
 * closer together than `(target + tolerance) / mostSums` share a place: with the default bounds and a tolerance of
 * 0.5 %, whatever comes within half the tolerance is still found by itself or by a neighbour inside the tolerance.
 */
export function combinationsNear(
  amounts: readonly bigint[],
  target: bigint,
  tolerance: bigint,
  results: number,
  bounds: CombinationBounds = DEFAULT_COMBINATION_BOUNDS,
): number[][] {
  const most = target + tolerance
  const least = target - tolerance
  const pool = amounts
    .map((amount, index) => ({ amount, index }))
    .filter(({ amount }) => amount > 0n && amount <= most)
    .slice(0, bounds.mostCandidates)
    // The largest first: the remaining sum shrinks fast, and what cannot reach the target any more is dropped early.
    .sort((a, b) => (a.amount === b.amount ? a.index - b.index : a.amount > b.amount ? -1 : 1))
  if (pool.length < 2 || total(pool.map(({ amount }) => amount)) < least) return []

  const place = most / BigInt(bounds.mostSums) + 1n
  let left = total(pool.map(({ amount }) => amount))
  let known = new Map<bigint, Partial>()
  const found = new Map<bigint, Partial>()
  for (const { amount, index } of pool) {
    left -= amount
    const next = new Map<bigint, Partial>()
    for (const [sum, partial] of known) if (sum + left >= least) next.set(sum, partial)
    if (amount + left >= least) remember(next, { sum: amount, pieces: 1, index, rest: null })
    for (const partial of known.values()) {
      const sum = partial.sum + amount
      if (sum > most || sum + left < least || partial.pieces === bounds.mostPieces) continue
      const larger = { sum, pieces: partial.pieces + 1, index, rest: partial }
      remember(next, larger)
      // Kept apart: a single piece of the same sum takes its place among the partial sums, and is no combination.
      if (sum >= least) remember(found, larger)
    }
    known = next.size > bounds.mostSums ? thinned(next, place) : next
  }

  return [...found.values()]
    .map((partial) => ({ partial, off: partial.sum > target ? partial.sum - target : target - partial.sum }))
    .sort(
      (a, b) => compare(a.off, b.off) || a.partial.pieces - b.partial.pieces || compare(a.partial.sum, b.partial.sum),
    )
    .slice(0, results)
    .map(({ partial }) => indexesOf(partial))
}

function remember(sums: Map<bigint, Partial>, partial: Partial): void {
  const known = sums.get(partial.sum)
  if (!known || partial.pieces < known.pieces) sums.set(partial.sum, partial)
}

function thinned(sums: ReadonlyMap<bigint, Partial>, place: bigint): Map<bigint, Partial> {
  const places = new Map<bigint, Partial>()
  for (const partial of sums.values()) {
    const at = partial.sum / place
    const known = places.get(at)
    if (!known || partial.pieces < known.pieces) places.set(at, partial)
  }
  return new Map(Array.from(places.values(), (partial) => [partial.sum, partial]))
}

function indexesOf(partial: Partial): number[] {
  const indexes: number[] = []
  for (let at: Partial | null = partial; at; at = at.rest) indexes.push(at.index)
  return indexes.sort((a, b) => a - b)
}

const compare = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? -1 : 1)
