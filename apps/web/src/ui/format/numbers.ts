import { type Money, moneyText } from '@rapport/domain/money/currency.ts'
import type { Rate } from '@rapport/domain/money/rate.ts'

/** A decimal text is formatted exactly at any size; a JavaScript number would be rounded beyond 2^53. */
type Exact = `${number}`

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale, options)
  formats.set(key, format)
  return format
}

export interface MoneyStyle {
  /** Drop the cents when they are zero, for figures read at a glance. Cents that exist are always shown. */
  readonly whole?: boolean
  /**
   * `2.4M`, for the labels of a chart, where the exact sum stands in the table behind it. A locale that has no short
   * word for thousands, as German has none, writes them out, without cents.
   */
  readonly compact?: boolean
  /** Show a plus on gains. */
  readonly signed?: boolean
}

/**
 * Money in the reader's locale with its ISO code, in pieces so that the code can be set apart:
 * `USD 1,234.50` in English, `1.234,50 USD` in German. The minus is a real one and as wide as a figure.
 */
export function moneyParts(money: Money, locale: string, style: MoneyStyle = {}): Intl.NumberFormatPart[] {
  const parts = formatOf(locale, optionsOf(money, style)).formatToParts(moneyText(money) as Exact)
  const spelt = style.compact && !parts.some(({ type }) => type === 'compact')
  return signAtNumber(
    spelt
      ? formatOf(locale, { ...optionsOf(money, style), notation: 'standard', maximumFractionDigits: 0 }).formatToParts(
          moneyText(money) as Exact,
        )
      : parts,
  )
}

function optionsOf({ currency }: Money, style: MoneyStyle): Intl.NumberFormatOptions {
  return {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    ...(style.whole ? { trailingZeroDisplay: 'stripIfInteger' } : {}),
    ...(style.compact ? { notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 } : {}),
    ...(style.signed ? { signDisplay: 'exceptZero' } : {}),
  }
}

/** `−USD 5` is read as a kind of dollar: the sign belongs to the figure. */
function signAtNumber(parts: Intl.NumberFormatPart[]): Intl.NumberFormatPart[] {
  const sign = parts.find(({ type }) => type === 'minusSign' || type === 'plusSign')
  if (!sign) return parts
  const others = parts.filter((part) => part !== sign)
  const at = others.findIndex(({ type }) => type === 'integer')
  return others.toSpliced(at, 0, { ...sign, value: sign.type === 'minusSign' ? '−' : sign.value })
}

/** `moneyParts` as one text, for labels and tooltips. */
export const formatMoney = (money: Money, locale: string, style?: MoneyStyle): string =>
  moneyParts(money, locale, style)
    .map((part) => part.value)
    .join('')

/** The decimal text of an input in that locale, without currency: `1.234,50`. */
export function moneyEntryText(money: Money, locale: string): string {
  const text = moneyText(money)
  const decimals = text.split('.')[1]?.length ?? 0
  return formatOf(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(text as Exact)
}

/** `'0.676'` → `67.6 %`. Decimals as given, at most `digits`; `even`, exactly so many, for figures that are compared. */
export function formatPercent(rate: Rate, locale: string, digits = 1, even = false): string {
  return formatOf(locale, { style: 'percent', maximumFractionDigits: digits, minimumFractionDigits: even ? digits : 0 })
    .format(rate as Exact)
    .replace('-', '−')
}

/** A count or a plain decimal. */
export function formatNumber(value: number | bigint | Rate, locale: string, digits = 2): string {
  return formatOf(locale, { maximumFractionDigits: digits })
    .format(value as Exact)
    .replace('-', '−')
}
