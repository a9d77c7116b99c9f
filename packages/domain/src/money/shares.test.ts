import { describe, expect, test } from '@jest/globals'
import { partsOf, sharesAreWhole, shareWeights } from './shares.ts'

describe('shares', () => {
  test('are whole when they are exactly one together, however many digits they have', () => {
    expect(shareWeights(['0.6', '0.4'])).toEqual([6n, 4n])
    expect(shareWeights(['0.6', '0.40'])).toEqual([60n, 40n])
    expect(shareWeights(['1', '0'])).toEqual([1n, 0n])
    expect(sharesAreWhole(['0.33333', '0.33333', '0.33334'])).toBe(true)
  })
  test.each([
    ['nobody', []],
    ['a hair less', ['0.6', '0.3999']],
    ['a hair more', ['0.6', '0.4001']],
    ['one below zero', ['1.1', '-0.1']],
    ['no number', ['0.6', 'the rest']],
  ])('are not whole: %s', (_case, shares) => expect(sharesAreWhole(shares)).toBe(false))
})

describe('parts of an amount', () => {
  test('100.00 sixty to forty, and in three nearly equal shares, to the cent', () => {
    expect(partsOf(10_000n, ['0.6', '0.4'])).toEqual([6_000n, 4_000n])
    expect(partsOf(10_000n, ['0.3333', '0.3333', '0.3334'])).toEqual([3_333n, 3_333n, 3_334n])
    expect(partsOf(1n, ['0.5', '0.5'])).toEqual([1n, 0n])
    expect(partsOf(-1n, ['0.5', '0.5'])).toEqual([-1n, 0n])
  })
  test('811,425,037 cents sixty to forty are 4,868,550.22 and 3,245,700.15', () =>
    expect(partsOf(811_425_037n, ['0.6', '0.4'])).toEqual([486_855_022n, 324_570_015n]))
  test('of shares that are not whole are none', () =>
    expect(() => partsOf(1n, ['0.6', '0.3'])).toThrow('not exactly 1 together: 0.6, 0.3'))
})
