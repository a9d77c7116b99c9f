import { addDecimal, compareDecimal, createSum, subtractDecimal } from '../amount.ts'
import { amountCheck } from '../checks.ts'
import type { Check, Decimal, Entry } from '../model.ts'

/** Watches the balances beside the rows of one account in one currency. */
export type BalanceWatch = {
  readonly add: (entry: Entry, balance: Decimal | null) => void
  readonly checks: () => readonly Check[]
}

type Known = { readonly balance: Decimal; readonly day: string | null }

/**
 * The last balance stated is the first one and all amounts between, in whichever direction the rows run. Rows need not
 * all state one; what lies before the first and behind the last is not checked.
 */
export function watchBalances(): BalanceWatch {
  let first: Known | null = null
  let last: Known | null = null
  let firstAmount: Decimal = '0'
  let lastAmount: Decimal = '0'
  /** From the first balance on, and what of it stands behind the last one. */
  const sum = createSum()
  let behind = createSum()
  let count = 0
  return {
    add(entry, balance) {
      if (!first && balance === null) return
      sum.add(entry.amount)
      if (balance === null) return behind.add(entry.amount)
      behind = createSum()
      last = { balance, day: entry.booked.day }
      lastAmount = entry.amount
      if (!first) {
        first = last
        firstAmount = entry.amount
      }
      count += 1
    },
    checks() {
      if (count < 2 || !first || !last) return []
      const upTo = subtractDecimal(sum.value(), behind.value())
      // Rows that run backwards state the balance above what they moved.
      const below = subtractDecimal(upTo, lastAmount)
      const rising = addDecimal(first.balance, subtractDecimal(upTo, firstAmount))
      const falling = subtractDecimal(first.balance, below)
      if (compareDecimal(rising, last.balance) === 0) return [amountCheck('running balance', last.balance, rising)]
      const runsDown = first.day !== null && last.day !== null && first.day > last.day
      if (runsDown || compareDecimal(falling, last.balance) === 0) {
        return [amountCheck('running balance', last.balance, falling)]
      }
      return [amountCheck('running balance', last.balance, rising)]
    },
  }
}
