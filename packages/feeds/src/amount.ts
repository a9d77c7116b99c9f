import type { Decimal } from './model.ts'

const PLAIN = /^([+-]?)(\d*)(?:[.,](\d*))?$/
const MAX_LENGTH = 64

/**
 * Reads one amount with at most one decimal separator, comma or dot: `12.3` `12,3` `500,` `500` `.5` `+0012.30`.
 * Canonical result: no `+`, no leading zeros, decimals as stated (`500,` → `500`, `-0.00` → `0.00`).
 * Returns null for what is not an amount (`12..34`, letter O, `1e3`, `1,234.56`, `$1`, empty). Thousands separators
 * and currency signs are a matter of the format's reader, which removes them only where they are in the right place.
 */
export function readAmount(text: string): Decimal | null {
  const trimmed = text.trim()
  if (trimmed.length > MAX_LENGTH) return null
  const match = PLAIN.exec(trimmed)
  if (!match) return null
  const whole = match[2] ?? ''
  const decimals = match[3] ?? ''
  if (whole === '' && decimals === '') return null
  return canonical(match[1] === '-', whole, decimals)
}

const GROUPED = /^([+-]?)(\d{1,3}(?:([ .,'\u00a0\u2019])\d{3})(?:\3\d{3})*)(?:([.,])(\d+))?$/

/**
 * As `readAmount`, and also amounts grouped by thousands where nothing is ambiguous: `1,234.56` `1.234,56`
 * `1 234 567,8` `1'234.50` `1,234,567`. A single group without decimals (`1,234`) is read as a decimal separator.
 */
export function readGroupedAmount(text: string): Decimal | null {
  const plain = readAmount(text)
  if (plain !== null) return plain
  const match = GROUPED.exec(text.trim())
  if (!match || text.length > MAX_LENGTH || match[3] === match[4]) return null
  return canonical(match[1] === '-', (match[2] ?? '').replace(/\D/g, ''), match[5] ?? '')
}

/** The exact sum, with the decimals of the more precise one: `1.5` + `1` = `2.5`, `0.10` + `0.1` = `0.20`. */
export function addDecimal(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(decimalsOf(left), decimalsOf(right))
  return fromUnits(toUnits(left, scale) + toUnits(right, scale), scale)
}

export const subtractDecimal = (left: Decimal, right: Decimal): Decimal => addDecimal(left, negateDecimal(right))

export function negateDecimal(value: Decimal): Decimal {
  if (isZeroDecimal(value)) return absDecimal(value)
  return value.startsWith('-') ? value.slice(1) : `-${value}`
}

export const absDecimal = (value: Decimal): Decimal => (value.startsWith('-') ? value.slice(1) : value)

export const isNegativeDecimal = (value: Decimal): boolean => value.startsWith('-') && !isZeroDecimal(value)

export const isZeroDecimal = (value: Decimal): boolean => !/[1-9]/.test(value)

/** −1, 0 or 1 by value: `1.0` equals `1`. */
export function compareDecimal(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const scale = Math.max(decimalsOf(left), decimalsOf(right))
  const [a, b] = [toUnits(left, scale), toUnits(right, scale)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** The exact product with all decimals of both: `1.5` × `0.25` = `0.375`. */
export function multiplyDecimal(left: Decimal, right: Decimal): Decimal {
  const [a, b] = [decimalsOf(left), decimalsOf(right)]
  return fromUnits(toUnits(left, a) * toUnits(right, b), a + b)
}

/** Number of digits after the point. */
export function decimalsOf(value: Decimal): number {
  const point = value.indexOf('.')
  return point === -1 ? 0 : value.length - point - 1
}

/** The value × 10^scale. `scale` is at least the value's own decimals. */
export function toUnits(value: Decimal, scale: number): bigint {
  const decimals = decimalsOf(value)
  const units = BigInt(decimals === 0 ? value : value.replace('.', ''))
  return scale === decimals ? units : units * 10n ** BigInt(scale - decimals)
}

/** The decimal string of units ÷ 10^scale, with exactly `scale` decimals. */
export function fromUnits(units: bigint, scale: number): Decimal {
  const negative = units < 0n
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`
  return negative ? `-${text}` : text
}

function canonical(negative: boolean, whole: string, decimals: string): Decimal {
  const integer = whole.replace(/^0+(?=\d)/, '') || '0'
  const text = decimals === '' ? integer : `${integer}.${decimals}`
  return negative && /[1-9]/.test(text) ? `-${text}` : text
}

/** A running sum: exact, and quick for what fits into a number. */
export type DecimalSum = {
  readonly add: (value: Decimal) => void
  /** With the decimals of the most precise amount so far, or more. */
  readonly value: (scale?: number) => Decimal
  readonly scale: () => number
}

const SAFE_DIGITS = 15
const SAFE = 2 ** 52

export function createSum(): DecimalSum {
  let scale = 0
  let units = 0n
  /** Units not yet in `units`. */
  let small = 0
  const settle = () => {
    units += BigInt(small)
    small = 0
  }
  return {
    add(value) {
      const decimals = decimalsOf(value)
      if (decimals > scale) {
        settle()
        units *= 10n ** BigInt(decimals - scale)
        scale = decimals
      }
      if (decimals === scale && value.length <= SAFE_DIGITS) {
        // Exact: with so few digits the product is off by less than a half.
        small += Math.round(Number(value) * 10 ** decimals)
        if (small > SAFE || small < -SAFE) settle()
      } else units += toUnits(value, scale)
    },
    value(wanted = scale) {
      settle()
      return fromUnits(wanted === scale ? units : units * 10n ** BigInt(wanted - scale), wanted)
    },
    scale: () => scale,
  }
}
