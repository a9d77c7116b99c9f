import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  absDecimal,
  addDecimal,
  compareDecimal,
  createSum,
  decimalsOf,
  fromUnits,
  isNegativeDecimal,
  isZeroDecimal,
  multiplyDecimal,
  negateDecimal,
  readAmount,
  readGroupedAmount,
  subtractDecimal,
  toUnits,
} from './amount.ts'
import { amounts } from './testing/arbitrary.ts'

describe('what is an amount', () => {
  test.each([
    ['12', '12'],
    ['12.30', '12.30'],
    ['12,3', '12.3'],
    ['500,', '500'],
    [',5', '0.5'],
    ['+0012.30', '12.30'],
    ['-0.00', '0.00'],
    ['-7', '-7'],
    [' 8 ', '8'],
    ['99999999999999999999999.123456789', '99999999999999999999999.123456789'],
  ])('%s is %s', (text, amount) => expect(readAmount(text)).toBe(amount))

  test.each([
    '',
    ' ',
    '.',
    ',',
    '-',
    '12..34',
    '12.3.4',
    '1,234.56',
    '1O',
    'l2',
    '1e3',
    '0x1F',
    'NaN',
    'Infinity',
    '$1',
    '1 2',
    '--1',
    '1-',
    '(1)',
    '１２',
    '9'.repeat(65),
  ])('"%s" is none', (text) => expect(readAmount(text)).toBeNull())

  test.each([
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1 234 567,8', '1234567.8'],
    ["1'234.50", '1234.50'],
    ['-1,234,567', '-1234567'],
    ['1,234', '1.234'],
  ])('with groups, %s is %s', (text, amount) => expect(readGroupedAmount(text)).toBe(amount))

  test.each(['1,23.45', '12,34,567', '1,234,56', '1.234.56', '1,2345.00', ',123.4', '1,234.', '1,234,567,'])(
    'with groups, "%s" is none',
    (text) => expect(readGroupedAmount(text)).toBeNull(),
  )
})

describe('sums are exact', () => {
  test('where floating point is not', () => {
    expect(addDecimal('0.1', '0.2')).toBe('0.3')
    expect(addDecimal('9007199254740993', '0.01')).toBe('9007199254740993.01')
  })

  test('and keep the decimals of the more precise part', () => {
    expect(addDecimal('1.5', '1')).toBe('2.5')
    expect(addDecimal('0.10', '0.1')).toBe('0.20')
    expect(subtractDecimal('1', '1.00')).toBe('0.00')
    expect(multiplyDecimal('1.5', '-0.25')).toBe('-0.375')
  })

  test('in any order, and there and back', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (a, b, c) => {
        expect(addDecimal(addDecimal(a, b), c)).toBe(addDecimal(a, addDecimal(b, c)))
        expect(addDecimal(a, b)).toBe(addDecimal(b, a))
        expect(compareDecimal(subtractDecimal(addDecimal(a, b), b), a)).toBe(0)
        expect(compareDecimal(a, b)).toBe(-compareDecimal(b, a) + 0)
        expect(isZeroDecimal(addDecimal(a, negateDecimal(a)))).toBe(true)
        expect(isNegativeDecimal(absDecimal(a))).toBe(false)
        const scale = decimalsOf(a) + 2
        expect(compareDecimal(fromUnits(toUnits(a, scale), scale), a)).toBe(0)
      }),
    )
  })
})

test('a running sum is the sum of its amounts, to the last digit', () => {
  const small = fc
    .tuple(fc.integer(), fc.integer({ min: 0, max: 6 }))
    .map(([units, scale]) => fromUnits(BigInt(units), scale))
  fc.assert(
    fc.property(fc.array(fc.oneof(amounts, small), { maxLength: 200 }), (values) => {
      const sum = createSum()
      for (const value of values) sum.add(value)
      expect(sum.value()).toBe(values.reduce(addDecimal, '0'))
    }),
  )
  const sum = createSum()
  for (let at = 0; at < 100_000; at += 1) sum.add('999999999999.99')
  expect(sum.value()).toBe('99999999999999000.00')
})
