import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { total } from '../money/divide.ts'
import { combinationsNear, DEFAULT_COMBINATION_BOUNDS } from './combinations.ts'

const sumOf = (amounts: readonly bigint[], indexes: readonly number[]) => total(indexes.map((i) => amounts[i] ?? 0n))

/** Every subset, the slow way. */
function everySubset(amounts: readonly bigint[], most: number): number[][] {
  return Array.from({ length: 1 << amounts.length }, (_, bits) =>
    amounts.flatMap((_a, i) => ((bits >> i) & 1 ? [i] : [])),
  ).filter(({ length }) => length >= 2 && length <= most)
}

describe('which deposits add up to a claim', () => {
  test('six deposits among nine', () => {
    const amounts = [310n, 47n, 205n, 1_000n, 88n, 150n, 999n, 211n, 3n]
    expect(combinationsNear(amounts, 310n + 47n + 205n + 88n + 150n + 211n, 0n, 1)).toEqual([[0, 1, 2, 4, 5, 7]])
  })

  test('several are found even where one deposit would do', () => {
    expect(combinationsNear([100n, 60n, 40n], 100n, 0n, 1)).toEqual([[1, 2]])
  })

  test('the closest sum first, fewer pieces among equals', () => {
    expect(combinationsNear([60n, 40n, 30n, 10n], 100n, 5n, 9)).toEqual([[0, 1]])
    expect(combinationsNear([60n, 39n, 44n], 100n, 5n, 9)).toEqual([
      [0, 1],
      [0, 2],
    ])
  })

  test('twelve pieces are found, thirteen are too many', () => {
    const pieces = (count: number) => Array.from({ length: count }, (_, i) => 1n << BigInt(i))
    expect(combinationsNear(pieces(12), total(pieces(12)), 0n, 1)[0]).toHaveLength(12)
    expect(combinationsNear(pieces(13), total(pieces(13)), 0n, 1)).toEqual([])
  })

  test('one piece is no combination, and an amount of nothing is no piece', () => {
    expect(combinationsNear([100n], 100n, 0n, 1)).toEqual([])
    expect(combinationsNear([100n, 0n], 100n, 0n, 1)).toEqual([])
  })
})

test('it finds a combination exactly when trying every subset finds one, and none is closer', () => {
  const anyCase = fc.record({
    amounts: fc.array(fc.bigInt({ min: 1n, max: 400n }), { maxLength: 10 }),
    target: fc.bigInt({ min: 1n, max: 1_500n }),
    tolerance: fc.bigInt({ min: 0n, max: 40n }),
    mostPieces: fc.integer({ min: 2, max: 5 }),
  })
  fc.assert(
    fc.property(anyCase, ({ amounts, target, tolerance, mostPieces }) => {
      const off = (indexes: readonly number[]) => {
        const difference = sumOf(amounts, indexes) - target
        return difference < 0n ? -difference : difference
      }
      const all = everySubset(amounts, mostPieces).filter((indexes) => off(indexes) <= tolerance)
      const found = combinationsNear(amounts, target, tolerance, 1_000, { ...DEFAULT_COMBINATION_BOUNDS, mostPieces })
      expect(new Set(found.map((indexes) => sumOf(amounts, indexes)))).toEqual(
        new Set(all.map((indexes) => sumOf(amounts, indexes))),
      )
      const best = (list: number[][]) =>
        list.map(off).reduce<bigint | null>((a, b) => (a === null || b < a ? b : a), null)
      expect(best(found)).toBe(best(all))
      const ranks = found.map((indexes) => Number(off(indexes)) * 1_000 + indexes.length)
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      for (const indexes of found) {
        const fewest = all
          .filter((other) => sumOf(amounts, other) === sumOf(amounts, indexes))
          .map(({ length }) => length)
        expect(indexes.length).toBe(Math.min(...fewest))
      }
    }),
    { numRuns: 300 },
  )
})

describe('where there are more partial sums than places', () => {
  const near = (amounts: readonly bigint[], target: bigint, tolerance: bigint, mostSums: number) =>
    combinationsNear(amounts, target, tolerance, 5, { ...DEFAULT_COMBINATION_BOUNDS, mostSums })
  test.each([
    [
      'each sum in a place of its own: nothing is missed',
      [91n, 23n, 80n],
      110n,
      10n,
      4,
      [
        [0, 1],
        [1, 2],
      ],
    ],
    ['as many sums as places: neither', [55n, 10n, 61n, 80n], 90n, 0n, 2, [[1, 3]]],
    [
      'two close sums share a place, and what only the larger would have made is missed',
      [80n, 70n, 20n, 60n, 51n],
      100n,
      0n,
      2,
      [],
    ],
    ['what the smaller makes is found', [50n, 60n, 30n, 30n, 40n], 90n, 0n, 2, [[0, 4]]],
    ['of several that share a place, one is found', [45n, 70n, 90n, 70n, 70n], 140n, 0n, 2, [[3, 4]]],
    [
      'the one with the fewest pieces keeps the place',
      [13n, 90n, 40n, 10n, 25n, 35n],
      100n,
      5n,
      3,
      [
        [1, 3],
        [0, 1],
      ],
    ],
    ['the first place counts, too', [90n, 70n, 70n, 35n, 83n], 180n, 5n, 5, [[1, 2, 3]]],
  ])('%s', (_case, amounts, target, tolerance, mostSums, found) =>
    expect(near(amounts, target, tolerance, mostSums)).toEqual(found),
  )
})

describe('what is looked at', () => {
  const within = (amounts: readonly bigint[], target: bigint, mostCandidates: number) =>
    combinationsNear(amounts, target, 0n, 5, { ...DEFAULT_COMBINATION_BOUNDS, mostCandidates })
  test('so many candidates, in the caller’s order; one that is too large or nothing takes no place', () => {
    expect(within([50n, 30n, 60n, 40n], 100n, 4)).toEqual([[2, 3]])
    expect(within([50n, 30n, 60n, 40n], 100n, 3)).toEqual([])
    expect(within([999n, 0n, 60n, 40n], 100n, 2)).toEqual([[2, 3]])
  })
  test('sums that a double holds exactly, and none beyond', () => {
    const most = BigInt(Number.MAX_SAFE_INTEGER)
    expect(combinationsNear([most - 1n, 1n], most, 0n, 1)).toEqual([[0, 1]])
    expect(combinationsNear([most, 1n], most + 1n, 0n, 1)).toEqual([])
    expect(combinationsNear([most - 1n, 1n], most, 1n, 1)).toEqual([])
  })
  test('of a sum as far below as another is above, the lower comes first', () =>
    expect(combinationsNear([60n, 41n, 39n], 100n, 1n, 9)).toEqual([
      [0, 2],
      [0, 1],
    ]))
})
