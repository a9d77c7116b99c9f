import { addDecimal, compareDecimal, subtractDecimal } from '../amount.ts'
import { amountCheck, balanceCheck, countCheck } from '../checks.ts'
import { child, type Node, textAt } from '../markup/tree.ts'
import type { Balance, BalanceType, Check, CurrencyTotals, Decimal, DeclaredTotal, FeedWarning } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { amountOf, codeOf, dateOf, decimalOf, signed } from './amounts.ts'

const TYPES: Readonly<Record<string, BalanceType>> = {
  OPBD: 'opening',
  PRCD: 'opening',
  CLBD: 'closing',
  ITBD: 'interim',
  OPAV: 'available',
  CLAV: 'available',
  ITAV: 'available',
  FWAV: 'forward',
}

const NET = 'TtlNtries/TtlNetNtry'
const BALANCE_CHECK = 'OPBD + credits - debits = CLBD'

/** Reads one `Bal`. @throws FeedRefusal `not-an-amount`, `missing-amount` */
export function balanceOf(node: Node, currency: string | null, line: number, warnings: FeedWarning[]): Balance {
  const place = { line, element: 'Bal' }
  const amountNode = child(node, 'Amt')
  if (!amountNode) throw new FeedRefusal('missing-amount', 'A balance has no amount.', { ...place, field: 'Amt' })
  const stated = amountOf(amountNode, place)
  const indicator = textAt(node, 'CdtDbtInd')
  if (indicator === null) {
    warnings.push({
      line,
      code: 'missing-indicator',
      message: 'A balance does not say whether it is a credit or a debit.',
    })
  }
  const code = codeOf(child(child(node, 'Tp'), 'CdOrPrtry')) ?? codeOf(child(node, 'Tp')) ?? ''
  return {
    type: TYPES[code] ?? 'other',
    code,
    amount: signed(stated.amount, indicator) ?? stated.amount,
    currency: stated.currency ?? currency,
    date: dateOf(child(node, 'Dt')),
  }
}

/** The opening booked balance, or the previous closing one: the earliest stated, in the account's currency if it can be. */
export function openingOf(balances: readonly Balance[], currency: string | null): Balance | null {
  const own = inCurrency(balances, currency)
  const opening = own.filter(({ code }) => code === 'OPBD')
  const candidates = opening.length > 0 ? opening : own.filter(({ code }) => code === 'PRCD')
  return candidates.reduce<Balance | null>((best, next) => (best && dayOf(best) <= dayOf(next) ? best : next), null)
}

/** The closing booked balance: the latest stated, in the account's currency if it can be. */
export function closingOf(balances: readonly Balance[], currency: string | null): Balance | null {
  const candidates = inCurrency(balances, currency).filter(({ code }) => code === 'CLBD')
  return candidates.reduce<Balance | null>((best, next) => (best && dayOf(best) > dayOf(next) ? best : next), null)
}

function inCurrency(balances: readonly Balance[], currency: string | null): readonly Balance[] {
  const own = balances.filter((balance) => balance.currency === currency)
  return own.length > 0 ? own : balances
}

const dayOf = (balance: Balance): string => balance.date.day ?? ''

/** What `TxsSummry` declares. @throws FeedRefusal `not-an-amount` */
export function declaredTotals(node: Node, line: number): readonly DeclaredTotal[] {
  return [...declaredSums(node, line), ...declaredNet(child(node, 'TtlNtries'), line)]
}

function declaredSums(node: Node, line: number): readonly DeclaredTotal[] {
  const place = { line, element: 'TxsSummry' }
  return ['TtlNtries', 'TtlCdtNtries', 'TtlDbtNtries'].flatMap((name) => {
    const total = child(node, name)
    if (!total) return []
    const count = textAt(total, 'NbOfNtries')
    const sum = child(total, 'Sum')
    const hasSum = sum !== undefined && sum.text.trim() !== ''
    const isCount = count !== null && /^\d{1,15}$/.test(count)
    return [
      { name, count: isCount ? Number(count) : null, amount: hasSum ? decimalOf(sum, place) : null, currency: null },
    ]
  })
}

/** Credits less debits: an element of its own in later versions, two beside the sum in earlier ones. */
function declaredNet(total: Node | undefined, line: number): readonly DeclaredTotal[] {
  const own = child(total, 'TtlNetNtry')
  const node = own ? child(own, 'Amt') : child(total, 'TtlNetNtryAmt')
  const indicator = textAt(own ?? total, 'CdtDbtInd')
  if (!node || node.text.trim() === '' || indicator === null) return []
  const amount = signed(decimalOf(node, { line, element: 'TxsSummry' }), indicator)
  return amount === null ? [] : [{ name: NET, count: null, amount, currency: null }]
}

/**
 * Declared counts and sums against what was read, and opening + credits − debits = closing. `Sum` has no currency in
 * the standard: it is the sum over all entries. A bank that leaves pending entries out is understood.
 */
export function statementChecks(
  balances: readonly Balance[],
  declared: readonly DeclaredTotal[],
  totals: readonly CurrencyTotals[],
): readonly Check[] {
  const checks: Check[] = []
  const all = grandTotals(totals)
  for (const total of declared) {
    const pick = PICKS[total.name]
    if (!pick) continue
    const computed = pick(all)
    if (total.count !== null) checks.push(countCheck(`${total.name}/NbOfNtries`, total.count, computed.count))
    if (total.amount === null) continue
    const isWithoutPending = compareDecimal(total.amount, computed.booked) === 0
    const name = total.name === NET ? NET : `${total.name}/Sum`
    checks.push(amountCheck(name, total.amount, isWithoutPending ? computed.booked : computed.amount))
  }
  const currencies = [...new Set(balances.map(({ currency }) => currency))]
  for (const currency of currencies) {
    const own = balances.filter((balance) => balance.currency === currency)
    const name = currencies.length > 1 ? `${BALANCE_CHECK} (${currency})` : BALANCE_CHECK
    const check = balanceCheck(name, openingOf(own, currency), closingOf(own, currency), totals)
    if (check) checks.push(check)
  }
  const [opening, closing] = [openingOf(balances, null), closingOf(balances, null)]
  const hasBalanced = checks.some(({ name }) => name.startsWith(BALANCE_CHECK))
  if (opening && closing && !hasBalanced) {
    // The balances are in different currencies: nothing can be balanced, which must not look like all is well.
    const sums = totals.find(({ currency }) => currency === opening.currency)
    const net = sums ? subtractDecimal(sums.credits, sums.debits) : '0'
    const computed = addDecimal(opening.amount, net)
    checks.push({
      name: `${BALANCE_CHECK} (${opening.currency}, ${closing.currency})`,
      declared: closing.amount,
      computed,
      ok: false,
    })
  }
  return checks
}

type Computed = { readonly count: number; readonly amount: Decimal; readonly booked: Decimal }
type GrandTotals = { readonly credits: Computed; readonly debits: Computed }

const both = ({ credits, debits }: GrandTotals): Computed => ({
  count: credits.count + debits.count,
  amount: addDecimal(credits.amount, debits.amount),
  booked: addDecimal(credits.booked, debits.booked),
})

const net = ({ credits, debits }: GrandTotals): Computed => ({
  count: credits.count + debits.count,
  amount: subtractDecimal(credits.amount, debits.amount),
  booked: subtractDecimal(credits.booked, debits.booked),
})

const PICKS: Readonly<Record<string, (totals: GrandTotals) => Computed>> = {
  TtlNtries: both,
  TtlCdtNtries: (totals) => totals.credits,
  TtlDbtNtries: (totals) => totals.debits,
  [NET]: net,
}

function grandTotals(totals: readonly CurrencyTotals[]): GrandTotals {
  let credits: Computed = { count: 0, amount: '0', booked: '0' }
  let debits: Computed = { count: 0, amount: '0', booked: '0' }
  for (const sums of totals) {
    credits = plus(credits, sums.creditEntries, sums.credits, sums.pendingCredits)
    debits = plus(debits, sums.debitEntries, sums.debits, sums.pendingDebits)
  }
  return { credits, debits }
}

const plus = (sum: Computed, count: number, amount: Decimal, pending: Decimal): Computed => ({
  count: sum.count + count,
  amount: addDecimal(sum.amount, amount),
  booked: addDecimal(sum.booked, subtractDecimal(amount, pending)),
})
