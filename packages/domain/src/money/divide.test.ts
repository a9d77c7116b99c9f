import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { divide, greatest, least, magnitude, total } from './divide.ts'

describe('one rounding, said by name', () => {
  test.each([
    // numerator, denominator, half-up, half-even, down, floor
    [5n, 2n, 3n, 2n, 2n, 2n],
    [7n, 2n, 4n, 4n, 3n, 3n],
    [-5n, 2n, -3n, -2n, -2n, -3n],
    [-7n, 2n, -4n, -4n, -3n, -4n],
    [5n, -2n, -3n, -2n, -2n, -3n],
    [-5n, -2n, 3n, 2n, 2n, 2n],
    [1n, 2n, 1n, 0n, 0n, 0n],
    [-1n, 2n, -1n, 0n, 0n, -1n],
    [1n, 3n, 0n, 0n, 0n, 0n],
    [2n, 3n, 1n, 1n, 0n, 0n],
    [-1n, 3n, 0n, 0n, 0n, -1n],
    [-2n, 3n, -1n, -1n, 0n, -1n],
    [6n, 3n, 2n, 2n, 2n, 2n],
    [-6n, 3n, -2n, -2n, -2n, -2n],
    [0n, 7n, 0n, 0n, 0n, 0n],
  ])('%d / %d', (numerator, denominator, halfUp, halfEven, down, floor) => {
    expect(divide(numerator, denominator)).toBe(halfUp)
    expect(divide(numerator, denominator, 'half-up')).toBe(halfUp)
    expect(divide(numerator, denominator, 'half-even')).toBe(halfEven)
    expect(divide(numerator, denominator, 'down')).toBe(down)
    expect(divide(numerator, denominator, 'floor')).toBe(floor)
  })

  test('by zero is refused', () => expect(() => divide(1n, 0n)).toThrow('cannot divide by zero'))

  const integer = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
  const divisor = integer.filter((n) => n !== 0n)
  test('is off by half a unit at most, and floor never above', () => {
    fc.assert(
      fc.property(integer, divisor, (numerator, denominator) => {
        const below = magnitude(denominator)
        for (const rounding of ['half-up', 'half-even'] as const)
          expect(magnitude(divide(numerator, denominator, rounding) * denominator - numerator) * 2n <= below).toBe(true)
        const signed = denominator < 0n ? -numerator : numerator
        const rest = signed - divide(numerator, denominator, 'floor') * below
        expect(rest >= 0n && rest < below).toBe(true)
        expect(divide(numerator, denominator, 'down')).toBe(numerator / denominator)
      }),
    )
  })

  test('treats a debit like a credit', () => {
    fc.assert(
      fc.property(
        integer,
        divisor,
        fc.constantFrom('half-up', 'half-even', 'down'),
        (numerator, denominator, rounding) =>
          expect(divide(-numerator, denominator, rounding)).toBe(-divide(numerator, denominator, rounding)),
      ),
    )
  })
})

test('magnitude, least, greatest and total', () => {
  expect([magnitude(-3n), magnitude(3n), magnitude(0n)]).toEqual([3n, 3n, 0n])
  expect([least(1n, 2n), least(2n, 1n), least(-1n, -2n)]).toEqual([1n, 1n, -2n])
  expect([greatest(1n, 2n), greatest(2n, 1n), greatest(-1n, -2n)]).toEqual([2n, 2n, -1n])
  expect(total([])).toBe(0n)
  expect(total(new Set([10n, -3n, 5n]))).toBe(12n)
})
