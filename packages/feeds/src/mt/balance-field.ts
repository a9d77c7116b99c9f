import { negateDecimal, readAmount } from '../amount.ts'
import { shortDate } from '../dates.ts'
import type { Balance, BalanceType, DeclaredTotal } from '../model.ts'
import type { MtField } from './mt-fields.ts'

/** `C210224EUR11657017,94`; the currency is missing in some dialects. SWIFT: `1!a6!n3!a15d`. */
const BALANCE = /^([CD]|R[CD])\s?(\d{6})\s?([A-Z]{3})?\s?([\d.,]+)\s*$/
/** `3PLN0,03` of `:90C:` and `:90D:`; some leave the number out: `EUR,02`. SWIFT: `5n3!a15d`. */
const TOTAL = /^(?:(\d{1,7})\s?([A-Z]{3})?|([A-Z]{3}))\s?([\d.,]+)\s*$/
/** ING's `:86:` behind the balances: count and sum of debits and credits. */
const ING_TOTALS = /^D(\d{6})C(\d{6})D([\d.,]+?)C([\d.,]+)\s*$/
/** `PLN0`, `EURD0,00` of `:34F:`. */
const FLOOR = /^([A-Z]{3})[CD]?[\d.,]*\s*$/

const TYPES: Readonly<Record<string, BalanceType>> = {
  '60': 'opening',
  '62': 'closing',
  '64': 'available',
  '65': 'forward',
}

/** Reads `:60F:` `:60M:` `:62F:` `:62M:` `:64:` `:65:`. Null when it is no balance. A debit balance is negative. */
export function readBalance(field: MtField): Balance | null {
  const match = BALANCE.exec(field.lines[0] ?? '')
  const magnitude = match && readAmount(match[4] ?? '')
  if (!match || magnitude === null) return null
  const debit = match[1] === 'D' || match[1] === 'RC'
  return {
    type: TYPES[field.tag.slice(0, 2)] ?? 'other',
    code: field.tag,
    amount: debit ? negateDecimal(magnitude) : magnitude,
    currency: match[3] ?? null,
    date: shortDate(match[2] ?? ''),
  }
}

/** Reads the number and sum of `:90C:` or `:90D:`. */
export function readDeclaredTotal(field: MtField): DeclaredTotal | null {
  const match = TOTAL.exec(field.lines[0] ?? '')
  const amount = match && readAmount(match[4] ?? '')
  if (!match || amount === null) return null
  const count = match[1] === undefined ? null : Number(match[1])
  return { name: field.tag, count, amount, currency: match[2] ?? match[3] ?? null }
}

/** The totals in ING's closing `:86:`, debits first; empty for any other text. */
export function readIngTotals(text: string, currency: string | null): readonly DeclaredTotal[] {
  const match = ING_TOTALS.exec(text)
  if (!match) return []
  const [debits, credits] = [readAmount(match[3] ?? ''), readAmount(match[4] ?? '')]
  if (debits === null || credits === null) return []
  return [
    { name: '86D', count: Number(match[1]), amount: debits, currency },
    { name: '86C', count: Number(match[2]), amount: credits, currency },
  ]
}

/** The currency that a floor limit names. */
export const floorCurrency = (field: MtField): string | null => FLOOR.exec(field.lines[0] ?? '')?.[1] ?? null
