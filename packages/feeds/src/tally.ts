import { absDecimal, decimalsOf, fromUnits, isNegativeDecimal, toUnits } from './amount.ts'
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
  scale: number
  creditEntries: number
  debitEntries: number
  credits: bigint
  debits: bigint
  pendingCredits: bigint
  pendingDebits: bigint
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
  const scale = decimalsOf(amount)
  if (scale > sums.scale) rescale(sums, scale)
  const units = toUnits(absDecimal(amount), sums.scale)
  if (isNegativeDecimal(amount)) {
    sums.debitEntries += 1
    sums.debits += units
    if (status === 'pending') sums.pendingDebits += units
  } else {
    sums.creditEntries += 1
    sums.credits += units
    if (status === 'pending') sums.pendingCredits += units
  }
}

function rescale(sums: Sums, scale: number): void {
  const factor = 10n ** BigInt(scale - sums.scale)
  sums.credits *= factor
  sums.debits *= factor
  sums.pendingCredits *= factor
  sums.pendingDebits *= factor
  sums.scale = scale
}

const emptySums = (): Sums => ({
  scale: 0,
  creditEntries: 0,
  debitEntries: 0,
  credits: 0n,
  debits: 0n,
  pendingCredits: 0n,
  pendingDebits: 0n,
})

const totalsOf = (currency: string | null, sums: Sums): CurrencyTotals => ({
  currency,
  entries: sums.creditEntries + sums.debitEntries,
  creditEntries: sums.creditEntries,
  debitEntries: sums.debitEntries,
  credits: fromUnits(sums.credits, sums.scale),
  debits: fromUnits(sums.debits, sums.scale),
  pendingCredits: fromUnits(sums.pendingCredits, sums.scale),
  pendingDebits: fromUnits(sums.pendingDebits, sums.scale),
})
