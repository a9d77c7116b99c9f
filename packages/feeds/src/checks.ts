import { addDecimal, compareDecimal, subtractDecimal } from './amount.ts'
import type { Balance, Check, CurrencyTotals, Decimal } from './model.ts'

/** Compares two amounts by value: `385` equals `385.00`. */
export const amountCheck = (name: string, declared: Decimal, computed: Decimal): Check => ({
  name,
  declared,
  computed,
  ok: compareDecimal(declared, computed) === 0,
})

export const countCheck = (name: string, declared: number, computed: number): Check => ({
  name,
  declared: String(declared),
  computed: String(computed),
  ok: declared === computed,
})

/**
 * Opening + booked credits − booked debits = closing, in the balances' currency. Null when either balance is missing
 * or they differ in currency. Entries in other currencies move no balance of this one.
 */
export function balanceCheck(
  name: string,
  opening: Balance | null,
  closing: Balance | null,
  totals: readonly CurrencyTotals[],
): Check | null {
  if (!opening || !closing || opening.currency !== closing.currency) return null
  const own = totals.find((sums) => sums.currency === opening.currency)
  if (!own) return amountCheck(name, closing.amount, opening.amount)
  const credits = subtractDecimal(own.credits, own.pendingCredits)
  const debits = subtractDecimal(own.debits, own.pendingDebits)
  return amountCheck(name, closing.amount, subtractDecimal(addDecimal(opening.amount, credits), debits))
}
