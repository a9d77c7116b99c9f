import { divide, type Rounding } from './divide.ts'

/** An exact decimal without unit, as text: `'0.0005'` is five basis points, `'1.2'` is 120 %. Never a float. */
export type Rate = string

/** `units / 10^scale`, the same number as the text it came from. */
export interface ExactDecimal {
  readonly units: bigint
  readonly scale: number
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/** @throws RangeError when the text is not a plain decimal (`1e3`, `1,5`, `.5` and the empty text are not). */
export function exact(text: Rate): ExactDecimal {
  const match = DECIMAL.exec(text)
  if (!match) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`)
  const [, sign = '', whole = '', fraction = ''] = match
  return { units: BigInt(sign + whole + fraction), scale: fraction.length }
}

/** Whether a text is a plain decimal: digits, perhaps a sign before and a point between. */
export const isRate = (text: string): boolean => DECIMAL.test(text)

/** `amount × rate` in the amount's own minor units, rounded once. */
export function share(amount: bigint, rate: Rate, rounding?: Rounding): bigint {
  const { units, scale } = exact(rate)
  return divide(amount * units, 10n ** BigInt(scale), rounding)
}

/** -1, 0 or 1, without rounding. */
export function compareRates(a: Rate, b: Rate): -1 | 0 | 1 {
  const left = exact(a)
  const right = exact(b)
  const difference = left.units * 10n ** BigInt(right.scale) - right.units * 10n ** BigInt(left.scale)
  return difference === 0n ? 0 : difference > 0n ? 1 : -1
}

/** `part / whole` as a decimal text with `digits` decimals; `null` when the whole is zero. */
export function ratio(part: bigint, whole: bigint, digits: number, rounding?: Rounding): Rate | null {
  if (whole === 0n) return null
  return decimalText(divide(part * 10n ** BigInt(digits), whole, rounding), digits)
}

/** `-12345, 2` → `'-123.45'`. */
export function decimalText(units: bigint, scale: number): Rate {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const sign = units < 0n ? '-' : ''
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
