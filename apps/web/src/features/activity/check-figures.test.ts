import { describe, expect, test } from '@jest/globals'
import { differenceOf, shownFigure } from './check-figures.ts'
import { checkText } from './file-words.ts'

describe('a check of a file', () => {
  test('shows what the file says with all its digits, in the reader’s separators', () => {
    expect(shownFigure('1234567.050', 'en-US')).toBe('1,234,567.050')
    expect(shownFigure('-1234.5', 'de-DE')).toBe('−1.234,5')
    expect(shownFigure('12345678901234567.89', 'en-US')).toBe('12,345,678,901,234,567.89')
  })

  test('shows what is no figure as it stands, and a dash for nothing', () => {
    expect(shownFigure('EUR', 'en-US')).toBe('EUR')
    expect(shownFigure(null, 'en-US')).toBe('–')
  })

  test('tells the exact difference, whatever the decimals', () => {
    expect(differenceOf('27.050', '27.00001')).toBe('0.04999')
    expect(differenceOf('0.1', '0.3')).toBe('-0.2')
    expect(differenceOf('3', '5')).toBe('-2')
  })

  test('of something that is no figure has no difference', () => {
    expect(differenceOf('EUR', 'USD')).toBeNull()
    expect(differenceOf(null, '1')).toBeNull()
  })

  test.each([
    'balance',
    'OPBD + credits - debits = CLBD',
    'OPBD + credits - debits = CLBD (EUR)',
    'running balance',
    'TtlNtries/Sum',
    'TtlCdtNtries/NbOfNtries',
    '90D sum',
    'account trailer control total',
  ])('has words for “%s”', (name) => expect(checkText(name)).not.toBeNull())

  test('that is rare keeps the name that the file gives it', () => expect(checkText('splits of line 7')).toBeNull())
})
