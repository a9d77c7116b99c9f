import { readAmount } from '../amount.ts'
import type { Decimal } from '../model.ts'

/** The sign between whole and decimals that a file uses throughout. */
export type DecimalSign = '.' | ','

const CURRENCY = /^(?:[A-Z]{3}|[A-Z]{0,2}[$€£¥]|CHF|Fr\.)\s*|\s*(?:[A-Z]{3}|[$€£¥])$/g
const MARK = /\s*(CR|DR)\.?$/i
const WITH_POINT = /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ '\u2019\u00a0\u202f]\d{3})+)?(?:\.\d*)?$/
const WITH_COMMA = /^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ '\u2019\u00a0\u202f]\d{3})+)?(?:,\d*)?$/
const MAX_LENGTH = 64

/**
 * Reads an amount as tables for people write it: `$1,234.56` `(123.45)` `-$5.00` `$-5.00` `1,234.56-` `1.234,56 EUR`
 * `12.50 DR`. Thousands may be grouped only by threes. Null for what is no amount: `12..34`, `1e3`, letter O, `1,23.4`.
 */
export function readTableAmount(text: string, decimal: DecimalSign): Decimal | null {
  // A leading apostrophe is how a workbook marks a number kept as text.
  let rest = text
    .trim()
    .replace(/^'/, '')
    .replace(/[\u2212\u2013]/g, '-')
  if (rest.length > MAX_LENGTH) return null
  let negative = false
  let signs = 0
  const mark = MARK.exec(rest)
  if (mark && /\d/.test(rest)) {
    rest = rest.slice(0, mark.index).trim()
    negative = mark[1]?.toUpperCase() === 'DR'
    signs += negative ? 1 : 0
  }
  const strip = (pattern: RegExp, minus: boolean): void => {
    const match = pattern.exec(rest)
    if (!match) return
    rest = (match[1] ?? '').trim()
    signs += 1
    negative = minus
  }
  const withoutCurrency = () => {
    rest = rest.replace(CURRENCY, '').trim()
  }
  withoutCurrency()
  strip(/^\((.*)\)$/, true)
  strip(/^-(.*)$/, true)
  strip(/^\+(.*)$/, false)
  strip(/^(.*\d[.,]?)\s*-$/, true)
  withoutCurrency()
  if (signs === 0) strip(/^\((.*)\)$/, true)
  if (signs === 0) strip(/^-(.*)$/, true)
  withoutCurrency()
  if (signs > 1 || !(decimal === '.' ? WITH_POINT : WITH_COMMA).test(rest)) return null
  const digits = rest.replace(decimal === '.' ? /[^\d.]/g : /[^\d,]/g, '')
  const amount = readAmount(digits)
  return amount !== null && negative ? readAmount(`-${digits}`) : amount
}

/**
 * The decimal sign that a column of amounts proves; a point when nothing proves anything. `1.234,56` and `12,5` prove
 * a comma; `1,234` alone proves neither.
 */
export function detectDecimalSign(amounts: Iterable<string>): DecimalSign {
  let points = 0
  let commas = 0
  for (const amount of amounts) {
    const last = /([.,])(\d*)\D*$/.exec(amount.trim())
    if (!last) continue
    const other = last[1] === '.' ? ',' : '.'
    const decides = amount.slice(0, last.index).includes(other) || last[2]?.length !== 3
    const repeated = amount.slice(0, last.index).includes(last[1] ?? '')
    if (!decides && !repeated) continue
    const sign = repeated ? other : last[1]
    if (sign === '.') points += 1
    else commas += 1
  }
  return commas > points ? ',' : '.'
}

/** Cells that stand for "nothing here". */
export const isBlank = (text: string): boolean => /^(?:|-{1,3}|n\/?a)$/i.test(text.trim())
