import { amountCheck, balanceCheck, countCheck } from '../checks.ts'
import type { Balance, Check, CurrencyTotals, DeclaredTotal } from '../model.ts'

export type MtFigures = {
  readonly interim: boolean
  /** The message says that it is a balance report (MT941). */
  readonly report: boolean
  readonly entries: number
  readonly creditEntries: number
  readonly debitEntries: number
  readonly opening: Balance | null
  readonly closing: Balance | null
  readonly currency: string | null
  readonly declared: readonly DeclaredTotal[]
  readonly totals: readonly CurrencyTotals[]
}

/**
 * What a statement says about itself beside what was read: opening + credits − debits = closing, numbers and sums
 * of `:90C:` `:90D:`. A balance that ought to be there and is not fails: a cut file must not pass as a whole one.
 */
export function checkStatement(figures: MtFigures): readonly Check[] {
  const checks: Check[] = []
  const { opening, closing } = figures
  if (opening && closing && opening.currency !== null && closing.currency !== null) {
    if (opening.currency !== closing.currency) {
      checks.push({ name: 'balance currency', declared: closing.currency, computed: opening.currency, ok: false })
    }
  }
  // Old layouts leave the currency out of one of the two balances.
  const currency = figures.currency ?? opening?.currency ?? closing?.currency ?? null
  const balance = balanceCheck('balance', inCurrency(opening, currency), inCurrency(closing, currency), figures.totals)
  if (balance) checks.push(balance)
  else if (!figures.interim) checks.push(...missingBalances(figures))
  for (const total of figures.declared) checks.push(...totalChecks(total, figures))
  return checks
}

/** An MT940 states both, even where nothing was booked; a balance report (MT941) only the closing one. */
function missingBalances({ opening, closing, entries, report }: MtFigures): readonly Check[] {
  if (report && entries === 0 && closing) return []
  const missing = (name: string): Check => ({ name, declared: 'missing', computed: '', ok: false })
  return [...(opening ? [] : [missing('opening balance')]), ...(closing ? [] : [missing('closing balance')])]
}

function totalChecks(total: DeclaredTotal, figures: MtFigures): readonly Check[] {
  const debits = total.name.endsWith('D')
  const currency = total.currency ?? figures.currency
  const sums = figures.totals.find((own) => own.currency === currency) ?? figures.totals[0]
  const sum = (debits ? sums?.debits : sums?.credits) ?? '0'
  const count = debits ? figures.debitEntries : figures.creditEntries
  return [
    ...(total.count === null ? [] : [countCheck(`${total.name} number`, total.count, count)]),
    ...(total.amount === null ? [] : [amountCheck(`${total.name} sum`, total.amount, sum)]),
  ]
}

const inCurrency = (balance: Balance | null, currency: string | null): Balance | null =>
  balance && balance.currency === null ? { ...balance, currency } : balance
