import { isoDate, MISSING_DATE } from '../dates.ts'
import { type Node, textAt } from '../markup/tree.ts'
import type {
  Account,
  Balance,
  Check,
  DeclaredTotal,
  Entry,
  FeedDate,
  FeedEvent,
  FeedWarning,
  Limits,
  Statement,
  StatementOpening,
} from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { createTally } from '../tally.ts'
import { accountOf, NO_ACCOUNT } from './account.ts'
import { entryOf } from './entry.ts'
import { balanceOf, closingOf, declaredTotals, openingOf, statementChecks } from './totals.ts'

/** How many failing details are listed one by one; a file with more is in quarantine anyway. */
const LISTED_FAILURES = 20

/** Collects one `Stmt`, `Rpt` or `Ntfctn`; entries leave as they come. */
export type StatementReader = {
  /** A complete child element of the statement. `raw` only for entries. */
  readonly part: (node: Node, line: number, raw: string) => void
  readonly end: () => void
}

export type StatementPlace = {
  readonly index: number
  readonly line: number
  readonly finality: 'final' | 'interim'
  /** The mapped account's currency, for a file that names none. */
  readonly fallbackCurrency: string | null
}

/** @throws FeedRefusal from `part` for what cannot be read, `too-many-rows` beyond the limit */
export function createStatementReader(
  place: StatementPlace,
  limits: Pick<Limits, 'rows'>,
  emit: (event: FeedEvent) => void,
): StatementReader {
  const tally = createTally()
  /** The bank's own view of what is booked, which its balances follow also during the day. */
  const stated = place.finality === 'interim' ? createTally() : tally
  const balances: Balance[] = []
  const failures: Check[] = []
  const others = new Set<string>()
  let declared: readonly DeclaredTotal[] = []
  let account: Account = NO_ACCOUNT
  let accountCurrency: string | null = null
  let id: string | null = null
  let electronic: string | null = null
  let legal: string | null = null
  let from: FeedDate | null = null
  let to: FeedDate | null = null
  let opening: StatementOpening | null = null
  let day: FeedDate | null = null

  const warn = (warning: FeedWarning) => emit({ kind: 'warning', warning })

  /** A balance is stated in the currency of its account. */
  const currency = () => accountCurrency ?? balances[0]?.currency ?? place.fallbackCurrency

  function begin(): StatementOpening {
    if (opening) return opening
    const { index, line, finality } = place
    opening = { index, line, id, account, currency: currency(), finality }
    day =
      oneDay(from, to) ??
      oneDay(openingOf(balances, opening.currency)?.date, closingOf(balances, opening.currency)?.date)
    emit({ kind: 'statement-start', statement: opening })
    if (account.id === '') warn({ line, code: 'missing-account', message: 'A statement names no account.' })
    return opening
  }

  function entry(node: Node, line: number, raw: string): void {
    const start = begin()
    if (tally.entries() >= limits.rows) {
      throw new FeedRefusal('too-many-rows', `There are more than ${limits.rows} entries.`, { line, element: 'Ntry' })
    }
    const context = {
      index: tally.entries(),
      line,
      account: account.id,
      currency: start.currency,
      finality: place.finality,
      day,
    }
    const read = entryOf(node, context, raw)
    for (const warning of read.warnings) warn(warning)
    noteCurrency(read.entry.currency, start.currency, line)
    if (read.failed && failures.length < LISTED_FAILURES) failures.push(read.failed)
    tally.add(read.entry)
    if (stated !== tally) stated.add({ ...read.entry, status: isStatedBooked(read.entry) ? 'booked' : 'pending' })
    emit({ kind: 'entry', entry: read.entry })
  }

  /** Once for each: the standard has entries in the account's currency, and the original amount in their details. */
  function noteCurrency(stated: string | null, own: string | null, line: number): void {
    if (stated === own || stated === null || own === null || others.has(stated)) return
    others.add(stated)
    const message = `Line ${line}: an entry is in ${stated}, the account in ${own}; sums are told for each.`
    warn({ line, code: 'other-currency', message })
  }

  /** A booked balance that is stated, but not in the account's currency, is none of the account's. */
  function noteForeign(type: 'opening' | 'closing'): void {
    const foreign = balances.find((balance) => balance.type === type)
    if (!foreign) return
    const message = `The ${type} balance is ${foreign.amount} ${foreign.currency}, the account in ${opening?.currency}.`
    warn({ line: place.line, code: 'other-currency', message })
  }

  function part(node: Node, line: number, raw: string): void {
    switch (node.name) {
      case 'Ntry':
        return entry(node, line, raw)
      case 'Acct':
        account = accountOf(node)
        accountCurrency = textAt(node, 'Ccy')
        return
      case 'Bal': {
        const warnings: FeedWarning[] = []
        balances.push(balanceOf(node, accountCurrency, line, warnings))
        warnings.forEach(warn)
        return
      }
      case 'TxsSummry':
        declared = declaredTotals(node, line)
        return
      case 'Id':
        id = textAt(node)
        return
      case 'ElctrncSeqNb':
        electronic = textAt(node)
        return
      case 'LglSeqNb':
        legal = textAt(node)
        return
      case 'FrToDt':
        from = dateOfPeriod(node, 'Fr')
        to = dateOfPeriod(node, 'To')
        return
      case 'StmtPgntn':
      case 'RptPgntn':
      case 'NtfctnPgntn':
        if (textAt(node, 'LastPgInd') === 'false') {
          warn({ line, code: 'more-pages', message: 'The statement goes on in another file.' })
        }
        return
      case 'CpyDplctInd':
        if (textAt(node) !== 'COPY' && textAt(node) !== null) {
          warn({ line, code: 'duplicate', message: 'The bank marks the statement as a copy or duplicate.' })
        }
        return
      default:
    }
  }

  function end(): void {
    const start = begin()
    const totals = tally.totals()
    const opened = openingOf(balances, start.currency)
    const closed = closingOf(balances, start.currency)
    if (!opened) noteForeign('opening')
    if (!closed) noteForeign('closing')
    const statement: Statement = {
      ...start,
      currency: start.currency ?? currency(),
      sequence: electronic ?? legal,
      from: from ?? completed(opened?.date),
      to: to ?? completed(closed?.date),
      opening: opened,
      closing: closed,
      balances,
      declared,
      totals,
      entries: tally.entries(),
      investments: 0,
      positions: [],
      checks: [...statementChecks(balances, declared, stated.totals()), ...failures],
    }
    emit({ kind: 'statement-end', statement })
  }

  return { part, end }
}

function dateOfPeriod(node: Node, edge: 'Fr' | 'To'): FeedDate {
  const raw = textAt(node, `${edge}Dt`) ?? textAt(node, `${edge}DtTm`)
  return raw === null ? MISSING_DATE : isoDate(raw)
}

const isStatedBooked = ({ sourceStatus }: Entry): boolean => sourceStatus === null || sourceStatus === 'BOOK'

const oneDay = (from: FeedDate | null | undefined, to: FeedDate | null | undefined): FeedDate | null =>
  from?.day && from.day === to?.day ? { ...from, flag: 'completed' } : null

/** A period that is not stated, taken from the balances around it. */
const completed = (date: FeedDate | undefined): FeedDate | null => (date?.day ? { ...date, flag: 'completed' } : null)
