import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { moneyEntryText } from '../format/numbers.ts'
import { readMoney } from './money-entry.ts'

const usd = (minor: bigint) => ({ ok: true, money: { minor, currency: 'USD' } })
const english = (text: string) => readMoney(text, { currency: 'USD', locale: 'en-US' })
const german = (text: string) =>
  readMoney(text, { currency: 'EUR', locale: 'de-DE', currencies: ['EUR', 'CHF', 'USD'] })

describe('in English', () => {
  test.each([
    ['2000000', 200_000_000n],
    ['2,000,000', 200_000_000n],
    ['2 000 000', 200_000_000n],
    ['1,234.5', 123_450n],
    ['1,234.50', 123_450n],
    ['0.07', 7n],
    ['.5', 50n],
    ['1.500', 150n],
    ['2m', 200_000_000n],
    ['2.5 M', 250_000_000n],
    ['750k', 75_000_000n],
    ['1.2bn', 120_000_000_000n],
    ['$1,000', 100_000n],
    ['USD 1,000', 100_000n],
    ['1000 usd', 100_000n],
    ['1,000.00 USD', 100_000n],
    ['1,50', 150n],
    ['1.234,50', 123_450n],
    ["1'234.50", 123_450n],
    ['92,233,720,368,547,758.07', 9_223_372_036_854_775_807n],
  ])('%s is understood exactly', (text, minor) => expect(english(text)).toEqual(usd(minor)))

  test.each([
    ['twelve', 'not_a_sum'],
    ['12 34 usd eur', 'not_a_sum'],
    ['EUR 5 USD', 'not_a_sum'],
    ['5 xyz', 'not_a_sum'],
    ['1,23,456', 'ambiguous_separator'],
    ['1.2.3,4,5', 'ambiguous_separator'],
    ['12.345', 'too_many_decimals'],
    ['1.2345678m', 'understood'],
    ['1.234567891m', 'too_many_decimals'],
    ['5 EUR', 'other_currency'],
    ['-5', 'negative'],
    ['92233720368547758.08', 'too_large'],
  ])('%s is %s', (text, reason) => {
    const entry = english(text)
    expect(entry.ok ? 'understood' : entry.reason).toBe(reason)
  })
})

describe('in German', () => {
  test.each([
    ['2.000.000', 200_000_000n, 'EUR'],
    ['1.234', 123_400n, 'EUR'],
    ['1.234,50', 123_450n, 'EUR'],
    ['1,5 Mio', 150_000_000n, 'EUR'],
    ['1,5 Mio. EUR', 150_000_000n, 'EUR'],
    ['2 Mrd', 200_000_000_000n, 'EUR'],
    ['300 Tsd', 30_000_000n, 'EUR'],
    ['2.5', 250n, 'EUR'],
    ["1'234.50 CHF", 123_450n, 'CHF'],
    ['$ 20', 2_000n, 'USD'],
  ])('%s is understood exactly', (text, minor, currency) => {
    expect(german(text)).toEqual({ ok: true, money: { minor, currency } })
  })

  test('what would be a thousand elsewhere is refused rather than guessed', () => {
    expect(german('1,234')).toEqual({ ok: false, reason: 'too_many_decimals' })
  })
})

test('nothing typed is no sum, and not zero', () => {
  expect(english('  ')).toEqual({ ok: true, money: null })
  expect(english('0')).toEqual(usd(0n))
})

test('yen have no decimals', () => {
  expect(readMoney('1,500', { currency: 'JPY', locale: 'en-US' })).toEqual({
    ok: true,
    money: { minor: 1500n, currency: 'JPY' },
  })
  expect(readMoney('1.5', { currency: 'JPY', locale: 'en-US' })).toEqual({ ok: false, reason: 'too_many_decimals' })
})

test('a minus counts where losses are allowed', () => {
  const options = { currency: 'USD', locale: 'en-US', negative: true }
  expect(readMoney('−1,000.25', options)).toEqual(usd(-100_025n))
  expect(readMoney('-USD 3', options)).toEqual(usd(-300n))
})

test('what the field writes, it reads back to the cent, in every locale', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      fc.constantFrom('en-US', 'en-GB', 'de-DE', 'de-CH', 'de-AT', 'en-CH'),
      fc.constantFrom('USD', 'EUR', 'JPY', 'KWD'),
      (minor, locale, currency) => {
        const entry = readMoney(moneyEntryText({ minor, currency }, locale), { currency, locale, negative: true })
        expect(entry).toEqual({ ok: true, money: { minor, currency } })
      },
    ),
  )
})
