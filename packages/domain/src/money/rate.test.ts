import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareRates, decimalText, exact, isRate, ratio, share } from './rate.ts'

describe('a rate is a plain decimal', () => {
  test.each([
    ['0.0005', 5n, 4],
    ['1.20', 120n, 2],
    ['-0.01', -1n, 2],
    ['0', 0n, 0],
    ['-0', 0n, 0],
    ['007', 7n, 0],
    ['12345678901234567890.1', 123456789012345678901n, 1],
  ])('%s', (text, units, scale) => {
    expect(exact(text)).toEqual({ units, scale })
    expect(isRate(text)).toBe(true)
  })
  test.each(['', '.5', '5.', '1e3', '1,5', '+1', ' 1', '1 ', '0x10', '1.2.3', '--1', '1\n', '٣'])(
    '%j is none',
    (text) => {
      expect(isRate(text)).toBe(false)
      expect(() => exact(text)).toThrow('not a decimal')
    },
  )
})

describe('a share of an amount', () => {
  test.each([
    ['5 bp of 1,800,000.00', 180_000_000n, '0.0005', 90_000n],
    ['8 bp of 2,618,550.22', 261_855_022n, '0.0008', 209_484n],
    ['half a cent is rounded up', 1n, '0.5', 1n],
    ['half a cent of a debit is rounded away from zero', -1n, '0.5', -1n],
    ['nothing of anything', 123n, '0', 0n],
    ['120 % of a target of 25,000.00', 2_500_000n, '1.19', 2_975_000n],
    ['a negative rate is a malus', 1_000n, '-0.01', -10n],
  ])('%s', (_case, amount, rate, part) => expect(share(amount, rate)).toBe(part))
  test('is cut where a rule says so', () => {
    expect(share(199n, '0.01', 'down')).toBe(1n)
    expect(share(-101n, '0.01', 'floor')).toBe(-2n)
  })
})

describe('rates in order', () => {
  test.each([
    ['0.5', '0.50', 0],
    ['0.49', '0.5', -1],
    ['10', '9.999', 1],
    ['-1', '0', -1],
    ['-0.10', '-0.1', 0],
  ] as const)('%s against %s', (a, b, order) => {
    expect(compareRates(a, b)).toBe(order)
    expect(compareRates(b, a)).toBe(order === 0 ? 0 : -order)
  })
})

describe('a ratio as text', () => {
  test.each([
    [1_260n, 1_380n, 3, '0.913'],
    [46n, 52n, 4, '0.8846'],
    [2n, 3n, 2, '0.67'],
    [-2n, 3n, 2, '-0.67'],
    [1n, 1n, 0, '1'],
    [1n, 8n, 2, '0.13'],
    [-1n, 1_000n, 2, '0.00'],
  ])('%d of %d with %d digits', (part, whole, digits, text) => expect(ratio(part, whole, digits)).toBe(text))
  test('of nothing there is none', () => expect(ratio(1n, 0n, 2)).toBeNull())
  test('is cut where a rule says so', () => expect(ratio(2n, 3n, 2, 'down')).toBe('0.66'))
})

describe('decimal text', () => {
  test.each([
    [-12_345n, 2, '-123.45'],
    [5n, 3, '0.005'],
    [-5n, 2, '-0.05'],
    [0n, 2, '0.00'],
    [12n, 0, '12'],
  ])('%d at scale %d', (units, scale, text) => expect(decimalText(units, scale)).toBe(text))

  test('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 12 }), (units, scale) =>
        expect(exact(decimalText(units, scale))).toEqual({ units, scale }),
      ),
    )
  })
})
