import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { exponentOf, isCurrency, moneyText, parseMoney } from './currency.ts'

describe('the digits of a currency', () => {
  test.each([
    ['USD', 2],
    ['EUR', 2],
    ['CHF', 2],
    ['XCG', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['XOF', 0],
    ['KWD', 3],
    ['BHD', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('%s has %d', (currency, digits) => {
    expect(exponentOf(currency)).toBe(digits)
    expect(isCurrency(currency)).toBe(true)
  })
  test.each(['usd', 'USDT', 'XXX', '', 'EU', 'constructor', '__proto__', 'toString'])('%j is no currency', (code) => {
    expect(exponentOf(code)).toBeNull()
    expect(isCurrency(code)).toBe(false)
    expect(parseMoney('1', code)).toBeNull()
  })
})

describe('of all codes of three letters', () => {
  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const codes = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.map((c) => `${a}${b}${c}`)))
  const having = (digits: number | null) => codes.filter((code) => exponentOf(code) === digits).join(' ')
  test('these have no minor unit', () =>
    expect(having(0)).toBe('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'))
  test('these have thousandths', () => expect(having(3)).toBe('BHD IQD JOD KWD LYD OMR TND'))
  test('these have ten-thousandths', () => expect(having(4)).toBe('CLF UYW'))
  test('all other currencies have hundredths, and nothing else is a currency', () => {
    expect(having(1)).toBe('')
    expect(having(2).split(' ')).toHaveLength(141)
    expect(codes.filter(isCurrency)).toHaveLength(141 + 17 + 7 + 2)
    for (const metal of ['XAU', 'XAG', 'XPT', 'XDR', 'XTS', 'XXX']) expect(isCurrency(metal)).toBe(false)
  })
})

describe('money from text', () => {
  test.each([
    ['1234.56', 'EUR', 123_456n],
    ['1234.5', 'EUR', 123_450n],
    ['1234', 'EUR', 123_400n],
    ['1234.5600', 'EUR', 123_456n],
    ['-0.01', 'EUR', -1n],
    ['1234', 'JPY', 1_234n],
    ['1234.000', 'JPY', 1_234n],
    ['1.234', 'KWD', 1_234n],
    ['90071992547409931234.99', 'USD', 9_007_199_254_740_993_123_499n],
  ])('%s %s', (text, currency, minor) => expect(parseMoney(text, currency)).toEqual({ minor, currency }))
  test.each([
    ['1234.567', 'EUR'],
    ['1234.5', 'JPY'],
    ['1,234.56', 'EUR'],
    ["1'234.56", 'CHF'],
    ['1e3', 'EUR'],
    ['.5', 'EUR'],
    ['5.', 'EUR'],
    ['', 'EUR'],
    ['+5', 'EUR'],
    [' 5', 'EUR'],
    ['NaN', 'EUR'],
  ])('%j %s is refused rather than guessed', (text, currency) => expect(parseMoney(text, currency)).toBeNull())
})

describe('money as text', () => {
  test.each([
    [123_456n, 'EUR', '1234.56'],
    [-5n, 'USD', '-0.05'],
    [1_234n, 'JPY', '1234'],
    [1n, 'KWD', '0.001'],
  ])('%d %s', (minor, currency, text) => expect(moneyText({ minor, currency })).toBe(text))
  test('of no currency there is none', () =>
    expect(() => moneyText({ minor: 1n, currency: 'BTC' })).toThrow('not an ISO 4217 currency'))
  test('is read back as the same money', () => {
    const currency = fc.constantFrom('USD', 'JPY', 'KWD', 'CLF')
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), currency, (minor, code) =>
        expect(parseMoney(moneyText({ minor, currency: code }), code)).toEqual({ minor, currency: code }),
      ),
    )
  })
})
