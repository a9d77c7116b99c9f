import { decimalText, exact, isRate } from '@rapport/domain/money/rate.ts'

/** A figure of a check in the reader's separators, with all its digits; what is no decimal stays as the file has it. */
export function shownFigure(text: string | null, locale: string): string {
  if (text === null) return '–'
  if (!isRate(text)) return text
  const digits = exact(text).scale
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return format.format(text as Intl.StringNumericLiteral).replace('-', '−')
}

/** Declared less computed, exact; `null` where one of them is no decimal. */
export function differenceOf(declared: string | null, computed: string | null): string | null {
  if (declared === null || computed === null || !isRate(declared) || !isRate(computed)) return null
  const [a, b] = [exact(declared), exact(computed)]
  const scale = Math.max(a.scale, b.scale)
  const at = ({ units, scale: own }: { units: bigint; scale: number }) => units * 10n ** BigInt(scale - own)
  return decimalText(at(a) - at(b), scale)
}
