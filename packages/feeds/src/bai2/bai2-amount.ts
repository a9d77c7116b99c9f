import { fromUnits } from '../amount.ts'
import type { Decimal } from '../model.ts'

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const ZERO = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const THREE = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** Amounts are whole numbers of the currency's smallest unit; a file without a currency means hundredths. */
const exponentOf = (currency: string | null): number =>
  currency === null ? 2 : ZERO.has(currency) ? 0 : THREE.has(currency) ? 3 : 2

const AMOUNT = /^[+-]?\d{1,30}$/

/** Units of a BAI2 amount field; null for what is none. Empty means "not stated" and is for the caller. */
export const readUnits = (text: string): bigint | null => (AMOUNT.test(text) ? BigInt(text.replace('+', '')) : null)

export const decimalOf = (units: bigint, currency: string | null): Decimal => fromUnits(units, exponentOf(currency))
