import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatMoney, formatNumber, formatPercent } from './numbers.ts'

// Intl separates by no-break spaces of two kinds, and in Switzerland by an apostrophe of two kinds.
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'")
const usd = (minor: bigint) => ({ minor, currency: 'USD' })

describe('money', () => {
  test.each([
    ['en-US', 123_450n, 'USD 1,234.50'],
    ['de-DE', 123_450n, '1.234,50 USD'],
    ['de-CH', 123_450n, "USD 1'234.50"],
    ['en-US', -40_000_000n, 'USD −400,000.00'],
    ['de-DE', -40_000_000n, '−400.000,00 USD'],
    ['en-US', 922_337_203_685_477_580_799n, 'USD 9,223,372,036,854,775,807.99'],
  ])('in %s, %d is written exactly', (locale, minor, text) => expect(plain(formatMoney(usd(minor), locale))).toBe(text))

  test('at a glance has no cents when there are none, and never hides any', () => {
    expect(plain(formatMoney(usd(1_200_000_000n), 'en-US', { whole: true }))).toBe('USD 12,000,000')
    expect(plain(formatMoney(usd(1_200_000_001n), 'en-US', { whole: true }))).toBe('USD 12,000,000.01')
  })

  test.each([
    ['en-US', 290_000_000_000n, 'USD 2.9B'],
    ['en-US', 4_570_000_000n, 'USD 45.7M'],
    ['en-US', 250_000n, 'USD 2.5K'],
    ['de-DE', 4_570_000_000n, '45,7 Mio. USD'],
    ['de-DE', 57_940_670n, '579.407 USD'],
    ['de-DE', -57_940_670n, '−579.407 USD'],
    ['de-DE', 0n, '0 USD'],
  ])('in short, in %s, %d has no more figures than are read at a glance', (locale, minor, text) =>
    expect(plain(formatMoney(usd(minor), locale, { compact: true }))).toBe(text),
  )

  test('of a currency without cents has none', () => {
    expect(plain(formatMoney({ minor: 1500n, currency: 'JPY' }, 'en-US'))).toBe('JPY 1,500')
  })

  test('shows every digit, whatever its size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (minor) => {
        expect(formatMoney(usd(minor), 'en-US').replace(/\D/g, '').replace(/^0+/, '')).toBe(
          minor === 0n ? '' : String(minor),
        )
      }),
    )
  })
})

test('a share is written from an exact decimal', () => {
  expect(formatPercent('0.676', 'en-US')).toBe('67.6%')
  expect(plain(formatPercent('0.676', 'de-DE'))).toBe('67,6 %')
  expect(formatPercent('-0.583', 'en-US')).toBe('−58.3%')
  expect(formatPercent('0.8', 'en-US')).toBe('80%')
  expect(formatPercent('0.8', 'en-US', 1, true)).toBe('80.0%')
})

test('a count has the separators of the reader', () => {
  expect(formatNumber(41_200, 'en-US')).toBe('41,200')
  expect(formatNumber(9_007_199_254_740_993n, 'de-DE')).toBe('9.007.199.254.740.993')
})
