import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { total } from '../money/divide.ts'
import { combinationsNear } from './combinations.ts'

const sumOf = (amounts: readonly bigint[], indexes: readonly number[]) => total(indexes.map((i) => amounts[i] ?? 0n))

test('forty candidates stay within bounds, and a combination that is there is found within the tolerance', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 1_000_000n, max: 90_000_000n }), { minLength: 40, maxLength: 40 }),
      fc.uniqueArray(fc.nat({ max: 39 }), { minLength: 2, maxLength: 12 }),
      (amounts, chosen) => {
        const target = sumOf(amounts, chosen)
        const tolerance = target / 200n
        const [found] = combinationsNear(amounts, target, tolerance, 1)
        expect(found).toBeDefined()
        const difference = sumOf(amounts, found ?? []) - target
        expect(difference <= tolerance && -difference <= tolerance).toBe(true)
        expect(found?.length).toBeLessThanOrEqual(12)
      },
    ),
    { numRuns: 15 },
  )
})
