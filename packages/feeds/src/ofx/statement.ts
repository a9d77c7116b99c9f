import { type Node, textAt } from '../markup/tree.ts'
import type {
  Account,
  Balance,
  BalanceType,
  Check,
  Entry,
  FeedDate,
  FeedEvent,
  FeedWarning,
  Limits,
  Position,
  Statement,
  StatementOpening,
} from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { createTally } from '../tally.ts'
import { holdsTransactions, INVESTMENT_TRANSACTIONS } from './aggregates.ts'
import { bankEntry } from './bank-entry.ts'
import { accountFrom, currencyIn, dateIn, isCurrencyCode, optionalAmount, readBalance } from './fields.ts'
import { cashEntry, investmentEntry, positionOf } from './investment-entry.ts'

/** Collects one `STMTRS`, `CCSTMTRS` or `INVSTMTRS`; entries leave as they come. */
export type StatementReader = {
  /** A complete element that stands in the statement or in one of its lists. */
  readonly part: (node: Node, list: string, line: number, raw: string) => void
  readonly end: () => void
}

export type StatementPlace = {
  readonly index: number
  readonly line: number
  readonly fallbackCurrency: string | null
}

/** Unreadable balances that are listed as failed checks. */
const MOST_FAILURES = 20

/** @throws FeedRefusal from `part` for what cannot be read, `too-many-rows` beyond the limit */
export function createStatementReader(
  place: StatementPlace,
  limits: Pick<Limits, 'rows'>,
  emit: (event: FeedEvent) => void,
): StatementReader {
  const tally = createTally()
  const balances: Balance[] = []
  const positions: Position[] = []
  const failures: Check[] = []
  let account: Account = { id: '', scheme: 'none', institution: null, type: null, name: null }
  let currency: string | null = null
  let from: FeedDate | null = null
  let to: FeedDate | null = null
  let asOf: FeedDate | null = null
  let opening: StatementOpening | null = null

  const warn = (warning: FeedWarning) => emit({ kind: 'warning', warning })

  function begin(): StatementOpening {
    if (opening) return opening
    const { index, line } = place
    opening = { index, line, id: null, account, currency: currency ?? place.fallbackCurrency, finality: 'final' }
    emit({ kind: 'statement-start', statement: opening })
    if (account.id === '') warn({ line, code: 'missing-account', message: 'A statement names no account.' })
    if (currency === null) warn({ line, code: 'missing-currency', message: 'A statement names no currency.' })
    return opening
  }

  function add(entry: Entry): void {
    tally.add(entry)
    emit({ kind: 'entry', entry })
  }

  function transaction(node: Node, line: number, raw: string): void {
    const context = { index: tally.entries(), line, currency: begin().currency, raw }
    if (tally.entries() >= limits.rows) {
      throw new FeedRefusal('too-many-rows', `There are more than ${limits.rows} entries.`, {
        line,
        element: node.name,
      })
    }
    if (node.name === 'STMTTRN' || node.name === 'STMTTRNP') return add(bankEntry(node, context))
    if (INVESTMENT_TRANSACTIONS.has(node.name)) return add(investmentEntry(node, context))
    const cash = node.name === 'INVBANKTRAN' ? cashEntry(node, context) : null
    if (cash) return add(cash)
    throw new FeedRefusal('unknown-element', `"${node.name.slice(0, 40)}" in a list of transactions is not one.`, {
      line,
      element: node.name.slice(0, 40),
    })
  }

  function balance(node: Node, type: BalanceType, field: string, line: number): void {
    const said = textAt(node, field)
    const amount = said === null ? null : readBalance(said)
    if (said !== null && amount === null) {
      // The entries are what they are; that the balance cannot be compared must not look as if all were well.
      const computed = 'not an amount'
      if (failures.length < MOST_FAILURES) failures.push({ name: node.name, declared: said, computed, ok: false })
      warn({ line, code: 'not-a-balance', message: `"${said.slice(0, 60)}" in ${field} of ${node.name} is no amount.` })
      return
    }
    if (amount === null) {
      if (field === 'BALAMT') warn({ line, code: 'empty-balance', message: `${node.name} states no amount.` })
      return
    }
    const code = field === 'BALAMT' ? node.name : field
    const stated = currencyIn(node, { line, element: node.name }) ?? currency ?? place.fallbackCurrency
    balances.push({ type, code, amount, currency: stated, date: dateIn(node, 'DTASOF') })
  }

  function namedBalance(node: Node, line: number): void {
    const kind = textAt(node, 'BALTYPE')
    if (kind === 'PERCENT' || kind === 'NUMBER') return
    const amount = optionalAmount(node, 'VALUE', { line, element: 'BAL' })
    if (amount === null) return
    const stated = currencyIn(node, { line, element: node.name }) ?? currency ?? place.fallbackCurrency
    balances.push({
      type: 'other',
      code: textAt(node, 'NAME') ?? 'BAL',
      amount,
      currency: stated,
      date: dateIn(node, 'DTASOF'),
    })
  }

  function position(node: Node, line: number): void {
    const read = positionOf(node, currency ?? place.fallbackCurrency, line)
    if (read) positions.push(read)
    if (positions.length > limits.rows) {
      throw new FeedRefusal('too-many-rows', `There are more than ${limits.rows} positions.`, {
        line,
        element: node.name,
      })
    }
  }

  function part(node: Node, list: string, line: number, raw: string): void {
    if (list === 'INVPOSLIST') return position(node, line)
    switch (node.name) {
      case 'BANKACCTFROM':
      case 'CCACCTFROM':
      case 'INVACCTFROM':
        account = accountFrom(node)
        return
      case 'CURDEF': {
        const stated = textAt(node)?.toUpperCase() ?? null
        currency = stated !== null && isCurrencyCode(stated) ? stated : null
        if (currency === null && stated !== null) {
          const message = `CURDEF "${stated.slice(0, 20)}" is no code of a currency.`
          warn({ line, code: 'not-a-currency', message })
        }
        return
      }
      case 'DTSTART':
        from = dateIn(holding(node), 'DTSTART')
        return
      case 'DTEND':
        to = dateIn(holding(node), 'DTEND')
        return
      case 'DTASOF':
        asOf = dateIn(holding(node), 'DTASOF')
        return
      case 'LEDGERBAL':
        return balance(node, 'closing', 'BALAMT', line)
      case 'AVAILBAL':
        return balance(node, 'available', 'BALAMT', line)
      case 'INVBAL':
        balance(node, 'available', 'AVAILCASH', line)
        balance(node, 'other', 'MARGINBALANCE', line)
        balance(node, 'other', 'SHORTBALANCE', line)
        balance(node, 'other', 'BUYPOWER', line)
        for (const item of node.children) if (item.name === 'BALLIST') namedBalances(item, line)
        return
      case 'BALLIST':
        return namedBalances(node, line)
      case 'INV401KBAL':
        balance(node, 'other', 'TOTAL', line)
        return
      case 'INV401K':
        account = { ...account, type: '401K' }
        return
      default:
        if (isTransaction(node, list)) transaction(node, line, raw)
        else if (holdsTransactions(node)) throw unknownList(node, line)
    }
  }

  const namedBalances = (list: Node, line: number) => {
    for (const item of list.children) if (item.name === 'BAL') namedBalance(item, line)
  }

  function end(): void {
    const start = begin()
    const closing = balances.find(({ code }) => code === 'LEDGERBAL') ?? null
    const statement: Statement = {
      ...start,
      account,
      sequence: null,
      from,
      to: to ?? asOf,
      opening: null,
      closing,
      balances,
      declared: [],
      totals: tally.totals(),
      entries: tally.entries(),
      investments: tally.investments(),
      positions,
      checks: failures,
    }
    emit({ kind: 'statement-end', statement })
  }

  return { part, end }
}

/** A leaf as if it were still in its parent, where the readers of fields look. */
const holding = (leaf: Node): Node => ({ name: '', text: '', attribute: null, children: [leaf] })

const unknownList = ({ name }: Node, line: number): FeedRefusal =>
  new FeedRefusal('unknown-element', `"${name.slice(0, 40)}" holds transactions, but is no list of them.`, {
    line,
    element: name.slice(0, 40),
  })

/** Anything that holds fields in a list must be a transaction: what is not known is refused, never skipped. */
function isTransaction(node: Node, list: string): boolean {
  if (node.name === 'STMTTRN' || node.name === 'STMTTRNP' || node.name === 'INVBANKTRAN') return true
  if (INVESTMENT_TRANSACTIONS.has(node.name)) return true
  return list.includes('TRANLIST') && (node.children.length > 0 || node.name === 'TRNAMT')
}
