import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DayValue, Minor, MoneyValue, text, words } from './values.ts'

describe('money on the wire', () => {
  test('is exact beyond what a float holds', () => {
    const wire = { minor: '9007199254740993', currency: 'EUR' }
    const money = MoneyValue.decode(wire)
    expect(money.minor).toBe(9_007_199_254_740_993n)
    expect(MoneyValue.encode(money)).toEqual(wire)
  })
  test('comes back as it went, whatever the sum', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), (minor) => {
        expect(Minor.decode(Minor.encode(minor))).toBe(minor)
      }),
    )
  })
  test.each(['1.5', '1e3', '', ' 1', '01', '+1', '-0x1', '12345678901234567890', 'NaN'])(
    '%j is no number of minor units',
    (given) => expect(Minor.safeDecode(given).success).toBe(false),
  )
  test('is in a currency that exists', () =>
    expect(MoneyValue.safeDecode({ minor: '1', currency: 'XXQ' }).success).toBe(false))
})

test.each(['2026-02-30', '2026-13-01', '31.03.2026', '2026-3-1', ''])('%j is no day', (given) =>
  expect(DayValue.safeParse(given).success).toBe(false),
)

test('a note keeps its lines and has no control characters', () => {
  expect(text(20).safeParse('one\n\ttwo').success).toBe(true)
  expect(text(20).safeParse('one\u0000two').success).toBe(false)
  for (const half of ['\ud800', 'x\udfff', '\udc00\ud83d']) expect(text(20).safeParse(half).success).toBe(false)
  expect(text(20).safeParse('Grüße 😀').success).toBe(true)
  expect(text(3).safeParse('four').success).toBe(false)
  expect(words(10).safeParse('   ').success).toBe(false)
})
