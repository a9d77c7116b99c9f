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
  readonly sum: number
  readonly pieces: number
  readonly index: number
  readonly rest: Partial | null
}

const NOTHING: Partial = { sum: 0, pieces: 0, index: -1, rest: null }

/**
 * Which amounts together come within `tolerance` of `target`: at least two of them, as indexes into `amounts`,
 * ascending; the closest sums first, fewer pieces first among equals. One combination per different sum, at most
 * `results` of them.
 *
 * Partial sums are remembered, each with its fewest pieces, so the work grows with the number of different sums and
 * never with the number of subsets. As long as there are at most `mostSums` of them nothing is missed. Above that, sums
 * closer together than `(target + tolerance) / mostSums` share a place: with the default bounds and a tolerance of
 * 0.5 %, whatever comes within half the tolerance is still found by itself or by a neighbour inside the tolerance.
 *
 * Sums are whole numbers that a double holds exactly. A target above 2^53 minor units (90 trillion dollars) has no
 * combinations: such a claim is for a person.
 */
export function combinationsNear(
  amounts: readonly bigint[],
  target: bigint,
  tolerance: bigint,
  results: number,
  bounds: CombinationBounds = DEFAULT_COMBINATION_BOUNDS,
): number[][] {
  if (target + tolerance > BigInt(Number.MAX_SAFE_INTEGER)) return []
  const most = Number(target + tolerance)
  const least = Number(target - tolerance)
  const pool = poolOf(amounts, target + tolerance, bounds.mostCandidates)
  let left = pool.reduce((sum, { amount }) => sum + amount, 0)
  if (pool.length < 2 || left < least) return []

  const place = Math.floor(most / bounds.mostSums) + 1
  const found = new Map<number, Partial>()
  let known: Partial[] = [NOTHING]
  for (const { amount, index } of pool) {
    left -= amount
    const larger: Partial[] = []
    for (const rest of known) {
      const sum = rest.sum + amount
      if (sum > most) break
      if (sum + left < least || rest.pieces === bounds.mostPieces) continue
      const partial = { sum, pieces: rest.pieces + 1, index, rest }
      larger.push(partial)
      // Kept apart: a single piece of the same sum takes its place among the partial sums, and is no combination.
      if (sum >= least && partial.pieces > 1) remember(found, partial)
    }
    known = merged(known, larger, least - left)
    if (known.length > bounds.mostSums) known = thinned(known, place)
  }

  const centre = Number(target)
  return [...found.values()]
    .sort((a, b) => Math.abs(a.sum - centre) - Math.abs(b.sum - centre) || a.pieces - b.pieces || a.sum - b.sum)
    .slice(0, results)
    .map(indexesOf)
}

/** The largest first: the remaining sum shrinks fast, and what cannot reach the target any more is dropped early. */
function poolOf(amounts: readonly bigint[], most: bigint, candidates: number): { amount: number; index: number }[] {
  return amounts
    .map((amount, index) => ({ amount, index }))
    .filter(({ amount }) => amount > 0n && amount <= most)
    .slice(0, candidates)
    .map(({ amount, index }) => ({ amount: Number(amount), index }))
    .sort((a, b) => b.amount - a.amount || a.index - b.index)
}

function remember(sums: Map<number, Partial>, partial: Partial): void {
  const known = sums.get(partial.sum)
  if (!known || partial.pieces < known.pieces) sums.set(partial.sum, partial)
}

/** Two lists in ascending order as one, each sum once with its fewest pieces, without what is below `lowest`. */
function merged(one: readonly Partial[], other: readonly Partial[], lowest: number): Partial[] {
  const all: Partial[] = []
  let i = 0
  let j = 0
  for (;;) {
    const a = one[i]
    const b = other[j]
    if (!a && !b) return all
    const next = !b || (a && a.sum <= b.sum) ? a : b
    if (!next) return all
    const isEqual = a !== undefined && b !== undefined && a.sum === b.sum
    if (isEqual || next === a) i++
    if (isEqual || next === b) j++
    if (next.sum >= lowest) all.push(isEqual && b.pieces < a.pieces ? b : next)
  }
}

/** Of the sums that share a place, the one with the fewest pieces. */
function thinned(sums: readonly Partial[], place: number): Partial[] {
  const kept: Partial[] = []
  let at = -1
  for (const partial of sums) {
    const own = Math.floor(partial.sum / place)
    const last = kept.length - 1
    if (own !== at) kept.push(partial)
    else if (partial.pieces < (kept[last]?.pieces ?? 0)) kept[last] = partial
    at = own
  }
  return kept
}

function indexesOf(partial: Partial): number[] {
  const indexes: number[] = []
  for (let at: Partial | null = partial; at && at.pieces > 0; at = at.rest) indexes.push(at.index)
  return indexes.sort((a, b) => a - b)
}
