import { addDecimal, compareDecimal, createSum, type DecimalSum, subtractDecimal } from '../amount.ts'
import { amountCheck } from '../checks.ts'
import { MISSING_DATE } from '../dates.ts'
import type {
  Account,
  Balance,
  Check,
  Decimal,
  Entry,
  FeedDate,
  FeedEvent,
  Statement,
  StatementOpening,
} from '../model.ts'
import { createTally, type Tally } from '../tally.ts'
import { type BalanceWatch, watchBalances } from './table-balances.ts'
import type { RowEntry } from './table-entry.ts'
import type { Figure } from './table-labels.ts'

/** Rows of several accounts may be mixed: so many are gathered before they are told account by account. */
const GATHERED_ROWS = 20_000
/** Currencies whose balances are watched in one statement. */
const MOST_CURRENCIES = 100

/** What the file says of the statement as a whole. */
export type Said = {
  readonly account: Account | null
  readonly currency: string | null
  readonly figures: Readonly<Partial<Record<Figure, { readonly name: string; readonly amount: Decimal }>>>
  readonly checks: readonly Check[]
}

type Group = {
  readonly account: string
  readonly name: string
  readonly line: number
  readonly tally: Tally
  readonly balances: Map<string | null, BalanceWatch>
  /** Not yet told. A table without an account column is one account and is told at once. */
  entries: Entry[]
  opening: StatementOpening | null
  readonly sum: DecimalSum
  from: string | null
  to: string | null
}

export type TableGroups = {
  readonly add: (read: RowEntry, line: number) => void
  /** Ends every statement. @returns the number of statements told */
  readonly end: () => number
}

/** Gathers entries into statements, one per account, and tells them in the order in which accounts appear. */
export function createGroups(
  mixed: boolean,
  accountOf: (id: string, name: string) => Account,
  said: () => Said,
  emit: (event: FeedEvent) => void,
): TableGroups {
  let groups = new Map<string, Group>()
  let gathered = 0
  let index = 0

  const open = (group: Group): StatementOpening => {
    if (group.opening) return group.opening
    const opening: StatementOpening = {
      index,
      line: group.line,
      id: null,
      account: accountOf(group.account, group.name),
      currency: said().currency,
      finality: 'final',
    }
    group.opening = opening
    index += 1
    emit({ kind: 'statement-start', statement: opening })
    return opening
  }

  const flush = (last: boolean) => {
    const whole = last && groups.size === 1 && index <= 1 ? said() : null
    for (const group of groups.values()) {
      const opening = open(group)
      for (const entry of group.entries) emit({ kind: 'entry', entry })
      emit({ kind: 'statement-end', statement: statementOf(group, opening, whole) })
    }
    groups = new Map()
    gathered = 0
  }

  return {
    add(read, line) {
      const key = read.account
      let group = groups.get(key)
      if (!group) {
        group = newGroup(read.account, read.accountName, line)
        groups.set(key, group)
      }
      const entry = { ...read.entry, index: group.tally.entries() }
      // In a custodian's table every amount moves the account's money, whatever was bought or sold with it.
      group.tally.add(entry, true)
      group.sum.add(entry.amount)
      watch(group, entry, read.balance)
      const { day } = entry.booked
      if (day !== null) {
        if (group.from === null || day < group.from) group.from = day
        if (group.to === null || day > group.to) group.to = day
      }
      if (!mixed) {
        open(group)
        emit({ kind: 'entry', entry })
        return
      }
      group.entries.push(entry)
      gathered += 1
      if (gathered >= GATHERED_ROWS) flush(false)
    },
    end() {
      if (groups.size === 0 && index === 0) groups.set('', newGroup('', '', 1))
      flush(true)
      return index
    },
  }
}

function watch(group: Group, entry: Entry, balance: Decimal | null): void {
  let watching = group.balances.get(entry.currency)
  if (!watching) {
    if (balance === null || group.balances.size >= MOST_CURRENCIES) return
    watching = watchBalances()
    group.balances.set(entry.currency, watching)
  }
  watching.add(entry, balance)
}

function statementOf(group: Group, opening: StatementOpening, said: Said | null): Statement {
  const balances = said ? balancesOf(said, opening.currency) : []
  return {
    ...opening,
    currency: opening.currency ?? said?.currency ?? null,
    account: opening.account.id === '' && said?.account ? said.account : opening.account,
    sequence: null,
    from: dayDate(group.from),
    to: dayDate(group.to),
    opening: balances.find(({ type }) => type === 'opening') ?? null,
    closing: balances.find(({ type }) => type === 'closing') ?? null,
    balances,
    declared: [],
    totals: group.tally.totals(),
    entries: group.tally.entries(),
    investments: group.tally.investments(),
    positions: [],
    checks: [
      ...[...group.balances.values()].flatMap((watching) => watching.checks()),
      ...(said ? [...said.checks, ...labelChecks(group, said)] : []),
    ],
  }
}

function balancesOf({ figures }: Said, currency: string | null): readonly Balance[] {
  return (['opening', 'closing'] as const).flatMap((type) => {
    const figure = figures[type]
    return figure ? [{ type, code: figure.name, amount: figure.amount, currency, date: MISSING_DATE }] : []
  })
}

/** Figures in the lines around the table are those of its rows, or the statement says that they are not. */
function labelChecks(group: Group, { figures }: Said): readonly Check[] {
  const checks: Check[] = []
  const { opening, closing, credits, debits } = figures
  if (opening && closing) {
    checks.push(amountCheck('balance', closing.amount, addDecimal(opening.amount, group.sum.value())))
  }
  const [sums, ...others] = group.tally.totals()
  if (!sums || others.length > 0) return checks
  if (credits) checks.push(amountCheck(credits.name, credits.amount, sums.credits))
  if (debits) {
    const negative = compareDecimal(debits.amount, '0') < 0
    checks.push(amountCheck(debits.name, debits.amount, negative ? subtractDecimal('0', sums.debits) : sums.debits))
  }
  return checks
}

const newGroup = (account: string, name: string, line: number): Group => ({
  account,
  name,
  line,
  tally: createTally(),
  balances: new Map(),
  entries: [],
  opening: null,
  sum: createSum(),
  from: null,
  to: null,
})

const dayDate = (day: string | null): FeedDate | null => (day === null ? null : { raw: day, day, flag: null })
