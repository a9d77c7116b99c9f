import { compareDecimal } from '../amount.ts'
import { amountCheck, balanceCheck, countCheck } from '../checks.ts'
import type { Balance, Check, CurrencyTotals, DeclaredTotal } from '../model.ts'
import { decimalOf, readUnits } from './bai2-amount.ts'
import type { Bai2Record } from './bai2-records.ts'

/** What a trailer declares: the control total (null if blank), and its counts in file order. */
export type Trailer = { readonly units: bigint | null; readonly counts: readonly (number | null)[] }

/** Reads `49,total,records` `98,total,accounts,records` `99,total,groups,records`; what is no number is not declared. */
export function readTrailer(record: Bai2Record): Trailer {
  const [total = '', ...counts] = record.body.split(',').map((field) => field.trim())
  return {
    units: total === '' ? null : readUnits(total),
    counts: counts.map((count) => (/^\d{1,12}$/.test(count) ? Number(count) : null)),
  }
}

/** A control total is the sum of all amount fields, in the smallest unit; it compares as a number without decimals. */
export function trailerChecks(
  name: string,
  trailer: Trailer | null,
  computed: { readonly units: bigint; readonly counts: readonly { readonly name: string; readonly value: number }[] },
): readonly Check[] {
  if (!trailer) return [{ name: `${name} trailer`, declared: 'missing', computed: String(computed.units), ok: false }]
  const checks: Check[] = []
  if (trailer.units !== null) {
    checks.push(amountCheck(`${name} control total`, String(trailer.units), String(computed.units)))
  }
  computed.counts.forEach((count, at) => {
    const declared = trailer.counts[at]
    if (declared !== undefined && declared !== null) {
      checks.push(countCheck(`${name} ${count.name}`, declared, count.value))
    }
  })
  return checks
}

export type AccountFigures = {
  readonly balances: readonly Balance[]
  readonly declared: readonly DeclaredTotal[]
  readonly totals: readonly CurrencyTotals[]
  readonly currency: string | null
  readonly creditEntries: number
  readonly debitEntries: number
  readonly interim: boolean
}

/**
 * Opening ledger (010) + credits − debits = closing ledger (015), and the totals 100 and 400 with their item counts.
 * Only where the account lists its items: many reports are balances alone.
 */
export function accountChecks(figures: AccountFigures): readonly Check[] {
  if (figures.creditEntries + figures.debitEntries === 0) return []
  const checks: Check[] = []
  const opening = figures.balances.find(({ code }) => code === '010') ?? null
  const closing = figures.balances.find(({ code }) => code === '015') ?? null
  const settled = figures.interim ? figures.totals.map(asBooked) : figures.totals
  const balance = balanceCheck('balance', opening, closing, settled)
  if (balance) checks.push(balance)
  const sums = figures.totals.find(({ currency }) => currency === figures.currency)
  for (const [code, sum, count] of [
    ['100', sums?.credits, figures.creditEntries],
    ['400', sums?.debits, figures.debitEntries],
  ] as const) {
    const total = figures.declared.find(({ name }) => name === code)
    if (!total || total.amount === null) continue
    const check = amountCheck(`${code} sum`, total.amount, sum ?? decimalOf(0n, figures.currency))
    // Without an item count the total is a figure of the account, not a promise about the items listed.
    if (total.count !== null || check.ok) checks.push(check)
    if (total.count !== null) checks.push(countCheck(`${code} number`, total.count, count))
  }
  return checks
}

/** Totals without an item count, or without any item, that the list does not reach: some banks list a selection. */
export function listsSelection(figures: AccountFigures): boolean {
  const sums = figures.totals.find(({ currency }) => currency === figures.currency)
  const listed = figures.creditEntries + figures.debitEntries > 0
  return figures.declared.some(({ name, count, amount }) => {
    if ((count !== null && listed) || amount === null || (name !== '100' && name !== '400')) return false
    const computed = (name === '100' ? sums?.credits : sums?.debits) ?? '0'
    return compareDecimal(amount, computed) !== 0
  })
}

/** An intraday report states its balances over the same pending items. */
const asBooked = (totals: CurrencyTotals): CurrencyTotals => ({ ...totals, pendingCredits: '0', pendingDebits: '0' })
