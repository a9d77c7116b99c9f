import { continuity } from '../continuity.ts'
import { shortDate } from '../dates.ts'
import type {
  Account,
  Balance,
  DeclaredTotal,
  FeedDate,
  FeedEvent,
  FeedWarning,
  ReadOptions,
  Statement,
  StatementOpening,
} from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { createTally, type Tally } from '../tally.ts'
import { NO_ACCOUNT, readAccount } from './account-field.ts'
import { floorCurrency, readBalance, readDeclaredTotal, readIngTotals } from './balance-field.ts'
import { checkStatement } from './mt-checks.ts'
import { addText, closeEntry, type OpenEntry, openEntry, withOwner } from './mt-entry.ts'
import type { MtField } from './mt-fields.ts'
import { head, refuseRunTogether, tooManyBalances, unreadableBalance } from './mt-refusals.ts'
import { ownerName } from './non-swift-text.ts'

/** Balances and totals that one statement may state: real ones have a dozen. */
const MOST_BALANCES = 1_000

type Open = {
  readonly index: number
  readonly line: number
  readonly tally: Tally
  readonly balances: Balance[]
  readonly declared: DeclaredTotal[]
  id: string | null
  account: Account
  currency: string | null
  sequence: string | null
  opening: Balance | null
  closing: Balance | null
  to: FeedDate | null
  interim: boolean
  readonly report: boolean
  announced: boolean
  creditEntries: number
  debitEntries: number
}

export type StatementMachine = {
  readonly field: (field: MtField, application: string | null) => void
  /** `unmarked`: the file ends, and nothing says that the message does. */
  readonly endMessage: (unmarked?: boolean) => void
  readonly statements: () => number
}

/** Turns fields into statements and entries, one message at a time. */
export function createStatementMachine(options: ReadOptions, emit: (event: FeedEvent) => void): StatementMachine {
  let current: Open | null = null
  let entry: OpenEntry | null = null
  let statements = 0
  let rows = 0
  let format: string | null = null
  const follow = continuity((warning) => emit({ kind: 'warning', warning }))
  const warn = (warning: FeedWarning) => emit({ kind: 'warning', warning })

  const begin = (field: MtField, application: string | null): Open => {
    endMessage()
    current = {
      index: statements,
      line: field.line,
      tally: createTally(),
      balances: [],
      declared: [],
      id: null,
      account: NO_ACCOUNT,
      currency: null,
      sequence: null,
      opening: null,
      closing: null,
      to: null,
      interim: application === '942',
      report: application === '941',
      announced: false,
      creditEntries: 0,
      debitEntries: 0,
    }
    statements += 1
    return current
  }

  const announce = (open: Open) => {
    if (open.announced) return
    open.announced = true
    if (format === null) {
      format = open.interim ? 'MT942' : 'MT940'
      emit({ kind: 'file-start', format })
    }
    emit({ kind: 'statement-start', statement: openingOf(open, options) })
  }

  const closeCurrentEntry = () => {
    if (!entry || !current) return
    const done = entry
    entry = null
    rows += 1
    if (rows > options.limits.rows) {
      throw new FeedRefusal('too-many-entries', `The file has more than ${options.limits.rows} entries.`, {
        line: done.field.line,
        element: ':61:',
      })
    }
    announce(current)
    if (done.line.credit) current.creditEntries += 1
    else current.debitEntries += 1
    const { currency } = openingOf(current, options)
    const finished = closeEntry(done, { index: current.tally.entries(), currency, interim: current.interim })
    current.tally.add(finished)
    emit({ kind: 'entry', entry: finished })
  }

  const endMessage = (unmarked = false) => {
    closeCurrentEntry()
    if (!current) return
    const done = current
    current = null
    announce(done)
    const statement = statementOf(done, options)
    follow(statement)
    if (statement.account.id === '') warn(warning(done, 'no-account', 'names no account (:25:)'))
    if (!done.opening && !done.closing && !done.interim && statement.entries === 0) {
      warn(warning(done, 'no-balances', 'states neither balances nor entries'))
    }
    if (unmarked && done.interim && done.declared.length === 0 && statement.entries > 0) {
      warn(warning(done, 'no-end', 'has neither totals nor an end: whether entries are missing cannot be told'))
    }
    if (statement.currency === null) warn(warning(done, 'no-currency', 'names no currency'))
    emit({ kind: 'statement-end', statement })
  }

  const takeBalance = (open: Open, field: MtField) => {
    const kind = field.tag.slice(0, 2)
    const balance = readBalance(field)
    if (!balance) {
      if (kind === '60' || kind === '62') throw unreadableBalance(field)
      warn({ line: field.line, code: 'not-a-balance', message: `Field :${field.tag}: "${head(field)}" is no balance.` })
      return
    }
    if (open.balances.length >= MOST_BALANCES) throw tooManyBalances(field, MOST_BALANCES)
    open.balances.push(balance)
    if (kind === '60' && !open.opening) {
      open.opening = balance
      open.interim = false
      open.currency = balance.currency ?? open.currency
    } else if (kind === '62' && !open.closing) open.closing = balance
    else if (kind === '60' || kind === '62') {
      warn({
        line: field.line,
        code: 'repeated-balance',
        message: `Field :${field.tag}: stands twice in one statement.`,
      })
    }
    open.currency ??= balance.currency
  }

  const take = (open: Open, field: MtField) => {
    refuseRunTogether(field)
    switch (field.tag) {
      case '20':
        open.id = head(field) || null
        return
      case '25':
      case '25P': {
        const { account, currency } = readAccount(field.lines)
        open.account = withOwner(account, open.account.name)
        open.currency ??= currency
        return
      }
      case '28':
      case '28C':
        open.sequence = head(field) || null
        return
      case '34F':
        open.interim = open.opening === null
        open.currency ??= floorCurrency(field)
        return
      case '13':
      case '13C':
      case '13D':
        open.interim = open.opening === null
        open.to = shortDate(head(field).slice(0, 6))
        return
      case '61':
        entry = openEntry(field, open.currency ?? options.currency ?? null)
        return
      case '90C':
      case '90D':
        return takeTotal(open, field)
      case '86':
        open.declared.push(...readIngTotals(head(field), open.currency).slice(0, open.declared.length === 0 ? 2 : 0))
        return
      case 'NS':
        open.account = withOwner(open.account, ownerName(field.lines))
        return
      case '21':
        return
      default:
        if (/^6[0245]/.test(field.tag)) return takeBalance(open, field)
        warn({
          line: field.line,
          code: 'unknown-tag',
          message: `Field :${field.tag}: is not known and was passed over.`,
        })
    }
  }

  const takeTotal = (open: Open, field: MtField) => {
    const total = readDeclaredTotal(field)
    if (!total) {
      throw new FeedRefusal('not-a-total', `Line ${field.line}: field :${field.tag}: "${head(field)}" is no total.`, {
        line: field.line,
        element: `:${field.tag}:`,
      })
    }
    if (open.declared.length >= MOST_BALANCES) throw tooManyBalances(field, MOST_BALANCES)
    open.declared.push(total)
    open.currency ??= total.currency
  }

  return {
    field(field, application) {
      if ((field.tag === '86' || field.tag === 'NS') && entry) return addText(entry, field, options.limits)
      closeCurrentEntry()
      // Text that belongs to nothing opens no statement.
      if (!current && (field.tag === '86' || field.tag === 'NS' || field.tag === '21')) return
      const open = current && !startsAnother(current, field) ? current : begin(field, application)
      take(open, field)
    },
    endMessage,
    statements: () => statements,
  }
}

/** `:20:` opens a statement; so do an account or an opening balance behind a closing one, where `:20:` is missing. */
function startsAnother(open: Open, field: MtField): boolean {
  if (field.tag === '20') return true
  if (field.tag === '61') return open.closing !== null
  if (field.tag === '25' || field.tag === '25P') return open.closing !== null || open.tally.entries() > 0
  return field.tag.startsWith('60') && open.closing !== null
}

function openingOf(open: Open, options: ReadOptions): StatementOpening {
  return {
    index: open.index,
    line: open.line,
    id: open.id,
    account: open.account,
    currency: open.currency ?? options.currency ?? null,
    finality: open.interim ? 'interim' : 'final',
  }
}

function statementOf(open: Open, options: ReadOptions): Statement {
  const opening = openingOf(open, options)
  const totals = open.tally.totals()
  return {
    ...opening,
    sequence: open.sequence,
    from: open.opening?.date ?? null,
    to: open.closing?.date ?? open.to,
    opening: open.opening,
    closing: open.closing,
    balances: open.balances,
    declared: open.declared,
    totals,
    entries: open.tally.entries(),
    investments: 0,
    positions: [],
    checks: checkStatement({
      interim: open.interim,
      report: open.report,
      entries: open.tally.entries(),
      creditEntries: open.creditEntries,
      debitEntries: open.debitEntries,
      opening: open.opening,
      closing: open.closing,
      currency: opening.currency,
      declared: open.declared,
      totals,
    }),
  }
}

const warning = (open: Open, code: string, what: string): FeedWarning => ({
  line: open.line,
  code,
  message: `The statement in line ${open.line} ${what}.`,
})
