import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, dayFromNumber } from '../calendar/day.ts'
import {
  atRate,
  type ConversionPolicy,
  convert,
  convertAt,
  type Fixing,
  fixingTable,
  publishedRate,
} from './convert.ts'
import { moneyText, parseMoney } from './currency.ts'
import { magnitude } from './divide.ts'

const fixing = (day: string, pair: string, rate: string): Fixing => ({
  day,
  base: pair.slice(0, 3),
  quote: pair.slice(4),
  rate,
  source: 'ECB',
})
// 13 February 2026 is a Friday.
const table = fixingTable([
  fixing('2026-02-13', 'EUR/USD', '1.1850'),
  fixing('2026-02-12', 'EUR/USD', '1.1900'),
  fixing('2026-02-16', 'EUR/USD', '1.1800'),
  fixing('2026-02-13', 'EUR/CHF', '0.9125'),
  fixing('2026-02-13', 'EUR/JPY', '181.25'),
  fixing('2026-02-13', 'EUR/KWD', '0.3640'),
  fixing('2026-02-13', 'GBP/USD', '1.3600'),
])
const money = (text: string) => {
  const [digits = '', currency = ''] = text.split(' ')
  const parsed = parseMoney(digits, currency)
  if (!parsed) throw new Error(text)
  return parsed
}
const converted = (text: string, to: string, on = '2026-02-13', policy?: ConversionPolicy) => {
  const decision = convert(money(text), to, on, table, policy)
  return decision.ok ? `${moneyText(decision.fact.money)} ${decision.fact.money.currency}` : decision.reason
}

describe('at the rate of the value date', () => {
  test.each([
    ['as published', '1000.00 EUR', 'USD', '1185.00 USD'],
    ['the other way round', '1185.00 USD', 'EUR', '1000.00 EUR'],
    ['rounded half up, once', '0.10 EUR', 'CHF', '0.09 CHF'],
    ['a debit like a credit', '-1000.01 EUR', 'USD', '-1185.01 USD'],
    ['to yen, which have no hundredths', '1.00 EUR', 'JPY', '181 JPY'],
    ['from yen', '181 JPY', 'EUR', '1.00 EUR'],
    ['to dinars, which have thousandths', '10.00 EUR', 'KWD', '3.640 KWD'],
    ['through the euro', '1000.00 USD', 'CHF', '770.04 CHF'],
    ['from yen to dinars', '1000000 JPY', 'KWD', '2008.276 KWD'],
    ['to itself', '5.00 USD', 'USD', '5.00 USD'],
  ])('%s: %s', (_case, from, to, result) => expect(converted(from, to)).toBe(result))

  test('the rates are kept, in the order applied', () => {
    const decision = convert(money('1000.00 USD'), 'CHF', '2026-02-13', table)
    expect(decision).toEqual({
      ok: true,
      fact: {
        money: money('770.04 CHF'),
        original: money('1000.00 USD'),
        on: '2026-02-13',
        rates: [
          { fixing: fixing('2026-02-13', 'EUR/USD', '1.1850'), inverted: true },
          { fixing: fixing('2026-02-13', 'EUR/CHF', '0.9125'), inverted: false },
        ],
      },
    })
    if (decision.ok) expect(convertAt(money('1000.00 USD'), 'CHF', decision.fact.rates)).toEqual(money('770.04 CHF'))
  })
  test('nothing is needed to stay in a currency', () =>
    expect(convert(money('5.00 USD'), 'USD', '1999-01-01', table)).toMatchObject({ ok: true, fact: { rates: [] } }))
})

describe('on a day without a fixing', () => {
  test('the last one before it counts, never a later one', () => {
    expect(converted('1000.00 EUR', 'USD', '2026-02-15')).toBe('1185.00 USD')
    expect(converted('1000.00 EUR', 'USD', '2026-02-16')).toBe('1180.00 USD')
    expect(converted('1000.00 EUR', 'USD', '2026-02-12')).toBe('1190.00 USD')
    expect(converted('1000.00 EUR', 'USD', '2026-02-11')).toBe('no_rate')
  })
  test('but not for longer than the policy says', () => {
    expect(converted('1000.00 EUR', 'USD', '2026-02-23')).toBe('1180.00 USD')
    expect(converted('1000.00 EUR', 'USD', '2026-02-24')).toBe('no_rate')
    expect(converted('1000.00 EUR', 'USD', '2026-02-17', { oldestDays: 0, through: 'EUR' })).toBe('no_rate')
  })
})

describe('which rate', () => {
  test('a direct one goes before the way through a third currency', () => {
    const withDirect = fixingTable([
      fixing('2026-02-13', 'EUR/USD', '2'),
      fixing('2026-02-13', 'EUR/CHF', '2'),
      fixing('2026-02-13', 'USD/CHF', '3'),
    ])
    expect(convert(money('1.00 USD'), 'CHF', '2026-02-13', withDirect)).toMatchObject({
      fact: { money: money('3.00 CHF'), rates: [{ inverted: false }] },
    })
  })
  test('of a pair published both ways the newer, and on the same day the direct one', () => {
    const both = fixingTable([
      fixing('2026-02-12', 'USD/CHF', '2'),
      fixing('2026-02-13', 'CHF/USD', '0.25'),
      fixing('2026-02-14', 'CHF/USD', '0.2'),
      fixing('2026-02-14', 'USD/CHF', '6'),
    ])
    const on = (day: string) => convert(money('1.00 USD'), 'CHF', day, both)
    expect(on('2026-02-12')).toMatchObject({ fact: { money: money('2.00 CHF') } })
    expect(on('2026-02-13')).toMatchObject({ fact: { money: money('4.00 CHF') } })
    expect(on('2026-02-14')).toMatchObject({ fact: { money: money('6.00 CHF') } })
  })
  test('of a pair published twice for a day the last, so that a correction counts', () =>
    expect(
      convert(
        money('1.00 USD'),
        'CHF',
        '2026-02-13',
        fixingTable([fixing('2026-02-13', 'USD/CHF', '2'), fixing('2026-02-13', 'USD/CHF', '3')]),
      ),
    ).toMatchObject({ fact: { money: money('3.00 CHF') } }))
  test('none through a third currency where the policy names none, or half the way is missing', () => {
    expect(converted('1.00 USD', 'CHF', '2026-02-13', { oldestDays: 7, through: null })).toBe('no_rate')
    expect(converted('1.00 USD', 'SEK')).toBe('no_rate')
    expect(converted('1.00 GBP', 'CHF')).toBe('no_rate')
    expect(converted('1.00 GBP', 'EUR', '2026-02-13', { oldestDays: 7, through: 'USD' })).toBe('1.15 EUR')
    expect(converted('1.00 EUR', 'SEK')).toBe('no_rate')
  })
})

describe('a rate that is kept beside a sum', () => {
  test.each([
    ['100.00 EUR', '1.1850', 'USD', '118.50 USD'],
    ['0.01 EUR', '0.5', 'USD', '0.01 USD'],
    ['-0.01 EUR', '0.5', 'USD', '-0.01 USD'],
    ['1.00 EUR', '181.25', 'JPY', '181 JPY'],
    ['2000 JPY', '0.002', 'KWD', '4.000 KWD'],
  ])('%s at %s is %s %s', (sum, rate, to, result) => expect(atRate(money(sum), rate, to)).toEqual(money(result)))
  test('makes the same money as the conversion that it came from', () => {
    const decision = convert(money('123.45 EUR'), 'USD', '2026-02-15', table)
    const rate = publishedRate('EUR', 'USD', '2026-02-15', table)
    expect(rate).toBe('1.1850')
    if (decision.ok) expect(atRate(money('123.45 EUR'), rate ?? '', 'USD')).toEqual(decision.fact.money)
  })
  test('is one that was published that way round, on the day or not too long before', () => {
    expect(publishedRate('USD', 'EUR', '2026-02-13', table)).toBeNull()
    expect(publishedRate('EUR', 'SEK', '2026-02-13', table)).toBeNull()
    expect(publishedRate('EUR', 'USD', '2026-02-23', table)).toBe('1.1800')
    expect(publishedRate('EUR', 'USD', '2026-02-24', table)).toBeNull()
    expect(publishedRate('EUR', 'USD', '2026-02-24', table, { oldestDays: 8 })).toBe('1.1800')
    expect(publishedRate('SEK', 'SEK', '1999-01-01', table)).toBe('1')
  })
  test('needs two currencies', () => {
    expect(() => atRate(money('1.00 USD'), '1', 'BTC')).toThrow('not a currency: USD or BTC')
    expect(() => atRate({ minor: 1n, currency: 'BTC' }, '1', 'USD')).toThrow('not a currency')
  })
})

test('what is no currency or no rate is refused', () => {
  expect(convert({ minor: 1n, currency: 'BTC' }, 'USD', '2026-02-13', table)).toEqual({
    ok: false,
    reason: 'unknown_currency',
  })
  expect(convert({ minor: 1n, currency: 'USD' }, 'BTC', '2026-02-13', table)).toEqual({
    ok: false,
    reason: 'unknown_currency',
  })
  expect(() => convertAt(money('1.00 USD'), 'BTC', [])).toThrow('not a currency')
  for (const rate of ['0', '-1', '1,5', ''])
    expect(() => fixingTable([fixing('2026-02-13', 'EUR/USD', rate)])).toThrow('not a positive rate')
  for (const pair of ['EUR/BTC', 'BTC/EUR', 'EUR/EUR'])
    expect(() => fixingTable([fixing('2026-02-13', pair, '1')])).toThrow(`not a currency pair: ${pair}`)
})

describe('conversion of any sum', () => {
  const minor = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n })
  const rate = fc
    .integer({ min: 1, max: 99_999_999 })
    .map((units) => `${units / 1_000_000}`)
    .filter((text) => !text.includes('e'))

  test('is within half a minor unit of the exact value', () => {
    fc.assert(
      fc.property(minor, rate, fc.constantFrom('USD', 'JPY', 'KWD'), (amount, text, to) => {
        const decision = convert(
          { minor: amount, currency: 'EUR' },
          to,
          '2026-02-13',
          fixingTable([fixing('2026-02-13', `EUR/${to}`, text)]),
        )
        if (!decision.ok) throw new Error(decision.reason)
        const millionths = BigInt(Math.round(Number(text) * 1_000_000))
        const exponent = to === 'JPY' ? 0n : to === 'USD' ? 2n : 3n
        // result / 10^exponent = amount / 100 × millionths / 1,000,000
        const off = decision.fact.money.minor * 100_000_000n - amount * millionths * 10n ** exponent
        expect(magnitude(off) * 2n <= 100_000_000n).toBe(true)
      }),
    )
  })

  test('never uses a rate from after its day, nor one too old', () => {
    const days = fc.array(fc.integer({ min: 20_000, max: 20_060 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(days, fc.integer({ min: 20_000, max: 20_070 }), (published, on) => {
        const stored = fixingTable(published.map((number) => fixing(dayFromNumber(number), 'EUR/USD', '1')))
        const decision = convert({ minor: 1n, currency: 'EUR' }, 'USD', dayFromNumber(on), stored)
        const usable = published.filter((number) => number <= on && number >= on - 7)
        if (usable.length === 0) expect(decision).toEqual({ ok: false, reason: 'no_rate' })
        else
          expect(decision).toMatchObject({
            fact: { rates: [{ fixing: { day: addDays(dayFromNumber(0), Math.max(...usable)) } }] },
          })
      }),
    )
  })
})
