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
