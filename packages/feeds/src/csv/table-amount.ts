import { readAmount } from '../amount.ts'
import type { Decimal } from '../model.ts'

/** The sign between whole and decimals that a file uses throughout. */
export type DecimalSign = '.' | ','

const CURRENCY = /^(?:[A-Z]{3}|[A-Z]{0,2}[$€£¥₹₺₽₴₩]|CHF|Fr\.|R(?=\d))\s*|\s*(?:[A-Z]{3}|[$€£¥₹₺₽₴₩]|kr\.?|zł|Kč|Ft)$/g
const MARK = /\s*(CR|DR)\.?$/i
const WITH_POINT = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:[ '\u2019\u00a0\u202f]\d{3})+)?(?:\.\d*)?$/
const WITH_COMMA = /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ '\u2019\u00a0\u202f]\d{3})+)?(?:,\d*)?$/
const PLAIN = /^-?\d{1,15}(?:\.\d{1,2})?$/
const MAX_LENGTH = 64

/**
 * Reads an amount as tables for people write it: `$1,234.56` `(123.45)` `-$5.00` `$-5.00` `1,234.56-` `1.234,56 EUR`
 * `12.50 DR`. Thousands may be grouped only by threes. Null for what is no amount: `12..34`, `1e3`, letter O, `1,23.4`;
 * and, where the file's sign is not known, for what reads differently with the other one: `1,234`.
 */
export function readTableAmount(text: string, decimal: DecimalSign | null): Decimal | null {
  if (decimal === '.' && PLAIN.test(text)) return readAmount(text)
  const number = unsigned(text)
  if (number === null) return null
  const digits = digitsOf(number.digits, decimal)
  if (digits === null) return null
  const amount = readAmount(digits)
  return amount !== null && number.negative ? readAmount(`-${digits}`) : amount
}

/** Whether an amount is one with either sign, but not the same. */
export function isAmbiguousAmount(text: string): boolean {
  const number = unsigned(text)
  if (number === null) return false
  const [point, comma] = [digitsOf(number.digits, '.'), digitsOf(number.digits, ',')]
  return point !== null && comma !== null && point !== comma
}

function digitsOf(text: string, decimal: DecimalSign | null): string | null {
  const point = WITH_POINT.test(text) ? text.replace(/[^\d.]/g, '') : null
  if (decimal === '.') return point
  const comma = WITH_COMMA.test(text) ? text.replace(/[^\d,]/g, '').replace(',', '.') : null
  if (decimal === ',' || point === null) return comma
  return comma === null || comma === point ? point : null
}

/** The amount without its currency and signs. */
function unsigned(text: string): { readonly digits: string; readonly negative: boolean } | null {
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
  return signs > 1 ? null : { digits: rest, negative }
}

const CODE = /(?<!\p{L})[A-Z]{3}(?!\p{L})/u
const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** The currency that an amount states beside its figures: `15 EUR`, `€ 15`. Null for a sign of many, such as `$`. */
export function currencyOfAmount(text: string): string | null {
  if (PLAIN.test(text)) return null
  if (text.includes('€')) return 'EUR'
  if (text.includes('£')) return 'GBP'
  const code = CODE.exec(text)?.[0]
  return code !== undefined && CODES.has(code) ? code : null
}

/** What a file's amounts show of its decimal sign: one that proves each, and one that could be read either way. */
export type DecimalEvidence = {
  readonly point: string | null
  readonly comma: string | null
  readonly ambiguous: string | null
}

/** `1.234,56` and `12,5` prove a comma, `1,234.56` and `12.50` a point; `1,234` alone proves neither. */
export function decimalEvidence(amounts: Iterable<string>): DecimalEvidence {
  let point: string | null = null
  let comma: string | null = null
  let ambiguous: string | null = null
  for (const cell of amounts) {
    const amount = cell.trim()
    const last = amount.length > MAX_LENGTH ? null : /([.,])(\d*)\D*$/.exec(amount)
    if (!last) continue
    const other = last[1] === '.' ? ',' : '.'
    const before = amount.slice(0, last.index)
    const repeated = before.includes(last[1] ?? '')
    if (!before.includes(other) && last[2]?.length === 3 && !repeated && !/^\D*0$/.test(before)) {
      if (isAmbiguousAmount(amount)) ambiguous ??= amount
      continue
    }
    if ((repeated ? other : last[1]) === '.') point ??= amount
    else comma ??= amount
  }
  return { point, comma, ambiguous }
}

/** Cells that stand for "nothing here". */
export const isBlank = (text: string): boolean => text === '' || /^(?:|[-\u2013\u2014]{1,3}|n\/?a)$/i.test(text.trim())
