import { decimalText, exact } from './rate.ts'

/** An ISO 4217 alphabetic code. */
export type Currency = string

/** An exact sum in minor units (cents, yen, fils) of one currency. */
export interface Money {
  readonly minor: bigint
  readonly currency: Currency
}

// ISO 4217: the active currencies whose minor unit is not a hundredth. Everything else that is active has two digits.
const EXPONENTS: Readonly<Record<Currency, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

// The mark is no longer active, but files of that time are still read.
const TWO_DIGITS =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DEM DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG'

const exponents: ReadonlyMap<Currency, number> = new Map([
  ...Object.entries(EXPONENTS),
  ...TWO_DIGITS.split(' ').map((code) => [code, 2] as const),
])

/** Digits of the minor unit by ISO 4217, or `null` for a code that is no currency. */
export function exponentOf(currency: Currency): number | null {
  return exponents.get(currency) ?? null
}

/** Whether a code is a currency of ISO 4217. */
export const isCurrency = (code: string): boolean => exponentOf(code) !== null

/**
 * A decimal text as exact money. More decimals than the currency has are accepted only when they are zeros.
 * @returns `null` when the text is no decimal, the currency is unknown, or minor units would be lost.
 */
export function parseMoney(text: string, currency: Currency): Money | null {
  const exponent = exponentOf(currency)
  if (exponent === null || !/^-?\d+(\.\d+)?$/.test(text)) return null
  const { units, scale } = exact(text)
  if (scale <= exponent) return { minor: units * 10n ** BigInt(exponent - scale), currency }
  const unit = 10n ** BigInt(scale - exponent)
  return units % unit === 0n ? { minor: units / unit, currency } : null
}

/** `{ minor: 123456n, currency: 'EUR' }` → `'1234.56'`. @throws RangeError for an unknown currency. */
export function moneyText({ minor, currency }: Money): string {
  const exponent = exponentOf(currency)
  if (exponent === null) throw new RangeError(`not an ISO 4217 currency: ${currency}`)
  return decimalText(minor, exponent)
}
