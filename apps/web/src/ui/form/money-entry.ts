import { type Currency, exponentOf, type Money } from '@rapport/domain/money/currency.ts'

export type MoneyEntryRefusal =
  | 'not_a_sum'
  | 'ambiguous_separator'
  | 'too_many_decimals'
  | 'other_currency'
  | 'negative'
  | 'too_large'

export type MoneyEntry =
  | { readonly ok: true; readonly money: Money | null }
  | { readonly ok: false; readonly reason: MoneyEntryRefusal }

interface Options {
  /** Taken when the text names none. */
  readonly currency: Currency
  /** Others that the text may name: `1m CHF`. */
  readonly currencies?: readonly Currency[]
  readonly locale: string
  readonly negative?: boolean
}

const SYMBOLS: Readonly<Record<string, Currency>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  FR: 'CHF',
  'FR.': 'CHF',
}

// Zeros that a word stands for. English and German, since people type what their hands know.
const SCALES: Readonly<Record<string, number>> = {
  k: 3,
  t: 3,
  tsd: 3,
  m: 6,
  mn: 6,
  mm: 6,
  mio: 6,
  b: 9,
  bn: 9,
  mrd: 9,
}

// What a bigint column of the database holds.
const LARGEST = 9_223_372_036_854_775_807n

/**
 * What a person typed, as an exact sum: `2,000,000`, `2.5m`, `1'234.50 CHF`, `1,2 Mio`. No number is ever a float.
 * The locale decides between a group and a decimal where the text alone does not (`1.234` is a thousand in German,
 * and one with three decimals in English, which a currency of two refuses). Nothing typed is no sum, not zero.
 */
export function readMoney(text: string, options: Options): MoneyEntry {
  const plain = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[−–]/g, '-')
    .trim()
  if (plain === '') return { ok: true, money: null }

  const shape =
    /^(-?)\s?([A-Z]{3}|[$€£¥]|fr\.?)?\s?(-?)\s?([\d.,'’ ]*\d[.,]?)\s?([a-z]+\.?)?\s?([A-Z]{3}|[$€£¥]|fr\.?)?$/i.exec(
      plain,
    )
  if (!shape) return refuse('not_a_sum')
  const [, sign = '', before, innerSign = '', digits = '', word, after] = shape
  const { scaleWord, code } = endingOf(word, after)

  const zeros = scaleWord === undefined ? 0 : SCALES[scaleWord]
  if (zeros === undefined) return refuse('not_a_sum')
  const named = [before, code].filter((part) => part !== undefined).map(currencyOf)
  if (named.length === 2 && named[0] !== named[1]) return refuse('not_a_sum')
  const currency = named[0] ?? options.currency
  const exponent = exponentOf(currency)
  if (exponent === null) return refuse('not_a_sum')
  if (currency !== options.currency && !options.currencies?.includes(currency)) return refuse('other_currency')

  const decimal = readDecimal(digits, options.locale)
  if (typeof decimal === 'string') return refuse(decimal)

  const shift = exponent + zeros - decimal.fraction.length
  const kept = shift >= 0 ? decimal.fraction : decimal.fraction.slice(0, shift)
  if (/[1-9]/.test(decimal.fraction.slice(kept.length))) return refuse('too_many_decimals')
  const minor = BigInt(decimal.whole + kept) * 10n ** BigInt(Math.max(shift, 0))
  if (minor > LARGEST) return refuse('too_large')

  const negative = sign !== innerSign && minor > 0n
  if (negative && !options.negative) return refuse('negative')
  return { ok: true, money: { minor: negative ? -minor : minor, currency } }
}

/** The text's end may be a scale, a currency or both: `1.2 Mio. EUR`, `5k`, `30 usd`. */
function endingOf(word: string | undefined, after: string | undefined): { scaleWord?: string; code?: string } {
  if (word === undefined) return after === undefined ? {} : { code: after }
  const scaleWord = word.toLowerCase().replace('.', '')
  const isScale = scaleWord in SCALES
  if (after !== undefined || isScale) return { scaleWord, ...(after === undefined ? {} : { code: after }) }
  return { code: word }
}

const currencyOf = (named: string | undefined): Currency => {
  const upper = (named ?? '').toUpperCase()
  return SYMBOLS[upper] ?? upper
}

/** Digits with separators as whole and fraction. */
function readDecimal(text: string, locale: string): { whole: string; fraction: string } | MoneyEntryRefusal {
  const [dots, commas] = [text.split('.').length - 1, text.split(',').length - 1]
  const quiet = /[' ’]/.test(text)
  const decimal = decimalOf(text, dots, commas, quiet, locale)
  if (decimal === undefined) return 'ambiguous_separator'

  const at = decimal === '' ? -1 : text.lastIndexOf(decimal)
  const wholeText = at < 0 ? text : text.slice(0, at)
  const fraction = at < 0 ? '' : text.slice(at + 1)
  if (!/^\d*$/.test(fraction)) return 'ambiguous_separator'
  if (!isGrouped(wholeText)) return 'ambiguous_separator'
  return { whole: wholeText.replace(/\D/g, '') || '0', fraction }
}

/** Which mark begins the decimals: `''` for none, `undefined` when one cannot tell. */
function decimalOf(text: string, dots: number, commas: number, quiet: boolean, locale: string): string | undefined {
  if (dots > 0 && commas > 0) {
    const last = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
    return (last === '.' ? dots : commas) === 1 ? last : undefined
  }
  if (dots + commas === 0) return ''
  const mark = dots > 0 ? '.' : ','
  if (dots + commas > 1) return quiet ? undefined : ''
  if (quiet) return mark
  const ownDecimal = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value
  if (mark === ownDecimal) return mark
  // Not this locale's decimal mark: a group, if three digits follow it; otherwise it can only have meant decimals.
  return /^[^.,]{1,3}[.,]\d{3}$/.test(text) ? '' : mark
}

/** `1,234,567`, `1'234`, `1 234` and `1234`; one kind of mark, and three digits after each. */
function isGrouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}([.,'’ ])\d{3}(\1\d{3})*$/.test(whole)
}

const refuse = (reason: MoneyEntryRefusal): MoneyEntry => ({ ok: false, reason })
