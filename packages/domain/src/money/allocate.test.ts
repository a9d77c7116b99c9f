import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allocate } from './allocate.ts'
import { total } from './divide.ts'

test.each([
  ['100.00 in three: the first gets the odd cent', 10_000n, [1n, 1n, 1n], [3_334n, 3_333n, 3_333n]],
  ['the largest remainder first', 10n, [1n, 2n, 4n], [1n, 3n, 6n]],
  ['60/40 of 7,364,250.37', 736_425_037n, [60n, 40n], [441_855_022n, 294_570_015n]],
  ['a reversal splits like what it reverses', -10_000n, [1n, 1n, 1n], [-3_334n, -3_333n, -3_333n]],
  ['nothing among nobody', 0n, [0n, 0n], [0n, 0n]],
])('%s', (_case, sum, weights, parts) => expect(allocate(sum, weights)).toEqual(parts))

test('a sum cannot be split by nothing', () => {
  expect(() => allocate(1n, [0n])).toThrow('every weight is zero')
  expect(() => allocate(1n, [2n, -1n])).toThrow('negative')
})

test('the parts always add up, and none is a whole unit off its exact share', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      fc
        .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 })
        .filter((ws) => ws.some(Boolean)),
      (sum, weights) => {
        const parts = allocate(sum, weights)
        const whole = total(weights)
        expect(total(parts)).toBe(sum)
        parts.forEach((part, i) => {
          const off = part * whole - sum * (weights[i] ?? 0n)
          expect(off < whole && off > -whole).toBe(true)
        })
      },
    ),
  )
})
