import { addDecimal, compareDecimal, subtractDecimal } from '../amount.ts'
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
  /** Sums from the first balance on: with and without the amount of the row that the balance stands beside. */
  let sum: Decimal = '0'
  let upTo: Decimal = '0'
  let below: Decimal = '0'
  let firstAmount: Decimal = '0'
  let count = 0
  return {
    add(entry, balance) {
      if (!first && balance === null) return
      sum = addDecimal(sum, entry.amount)
      if (balance === null) return
      const known = { balance, day: entry.booked.day }
      if (!first) {
        first = known
        firstAmount = entry.amount
      }
      last = known
      upTo = sum
      below = subtractDecimal(sum, entry.amount)
      count += 1
    },
    checks() {
      if (count < 2 || !first || !last) return []
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
