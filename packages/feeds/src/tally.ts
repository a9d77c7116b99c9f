import { absDecimal, createSum, type DecimalSum, isNegativeDecimal } from './amount.ts'
import type { CurrencyTotals, Entry } from './model.ts'

/** Sums per currency, exactly, in the order in which currencies appear. */
export type Tally = {
  readonly entries: () => number
  readonly investments: () => number
  readonly totals: () => readonly CurrencyTotals[]
  /** `isMoney`: its amount moves the account's money; of an investment that is so only where the format says it. */
  readonly add: (entry: Pick<Entry, 'kind' | 'amount' | 'currency' | 'status'>, isMoney?: boolean) => void
}

type Sums = {
  creditEntries: number
  debitEntries: number
  readonly credits: DecimalSum
  readonly debits: DecimalSum
  readonly pendingCredits: DecimalSum
  readonly pendingDebits: DecimalSum
}

/** A new, empty tally. Zero amounts count as credits. */
export function createTally(): Tally {
  const byCurrency = new Map<string | null, Sums>()
  let entries = 0
  let investments = 0
  return {
    entries: () => entries,
    investments: () => investments,
    totals: () => [...byCurrency].map(([currency, sums]) => totalsOf(currency, sums)),
    add(entry, isMoney = entry.kind === 'cash') {
      entries += 1
      if (entry.kind === 'investment') investments += 1
      if (!isMoney) return
      const sums = byCurrency.get(entry.currency) ?? emptySums()
      byCurrency.set(entry.currency, sums)
      addTo(sums, entry)
    },
  }
}

function addTo(sums: Sums, { amount, status }: Pick<Entry, 'amount' | 'status'>): void {
  if (isNegativeDecimal(amount)) {
    sums.debitEntries += 1
    sums.debits.add(absDecimal(amount))
    if (status === 'pending') sums.pendingDebits.add(absDecimal(amount))
  } else {
    sums.creditEntries += 1
    sums.credits.add(absDecimal(amount))
    if (status === 'pending') sums.pendingCredits.add(absDecimal(amount))
  }
}

const emptySums = (): Sums => ({
  creditEntries: 0,
  debitEntries: 0,
  credits: createSum(),
  debits: createSum(),
  pendingCredits: createSum(),
  pendingDebits: createSum(),
})

function totalsOf(currency: string | null, sums: Sums): CurrencyTotals {
  const scale = Math.max(sums.credits.scale(), sums.debits.scale())
  return {
    currency,
    entries: sums.creditEntries + sums.debitEntries,
    creditEntries: sums.creditEntries,
    debitEntries: sums.debitEntries,
    credits: sums.credits.value(scale),
    debits: sums.debits.value(scale),
    pendingCredits: sums.pendingCredits.value(scale),
    pendingDebits: sums.pendingDebits.value(scale),
  }
}
