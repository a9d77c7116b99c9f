import { addDecimal, compareDecimal, subtractDecimal } from '../amount.ts'
import { amountCheck } from '../checks.ts'
import type {
  Account,
  Check,
  Decimal,
  Entry,
  FeedDate,
  FeedEvent,
  ReadOptions,
  Statement,
  StatementOpening,
} from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { createTally, type Tally } from '../tally.ts'
import { type RowEntry, readRow, readTotal, type TableRow } from './table-entry.ts'
import { isHeader, type TableMapping } from './table-mapping.ts'
import { titleAccount } from './table-title.ts'

/** Rows of several accounts may be mixed: so many are gathered before they are told account by account. */
const GATHERED_ROWS = 20_000

type Group = {
  readonly account: string
  readonly line: number
  readonly tally: Tally
  /** Not yet told. A table without an account column is one account and is told at once. */
  entries: Entry[]
  opening: StatementOpening | null
  sum: Decimal
  first: RowEntry | null
  last: RowEntry | null
  allBalances: boolean
  from: string | null
  to: string | null
}

export type TableMachine = { readonly row: (row: TableRow) => void; readonly end: () => void }

/**
 * Turns rows into statements, one per account. Title lines, notes, footers and other tables around the mapped one are
 * passed over; a total under it is checked.
 */
export function createTableMachine(
  mapping: TableMapping,
  options: ReadOptions,
  emit: (event: FeedEvent) => void,
): TableMachine {
  let inTable = mapping.header.length === 0
  let found = inTable
  let title: Account | null = null
  let groups = new Map<string, Group>()
  let gathered = 0
  let index = 0
  let rows = 0
  let passed = 0
  let firstPassed: number | null = null
  let total: Decimal = '0'
  const totals: Check[] = []
  const currency = mapping.currency ?? options.currency ?? null

  const open = (group: Group): StatementOpening => {
    if (group.opening) return group.opening
    const opening: StatementOpening = {
      index,
      line: group.line,
      id: null,
      account: accountOf(group.account, title, mapping),
      currency,
      finality: 'final',
    }
    group.opening = opening
    index += 1
    emit({ kind: 'statement-start', statement: opening })
    return opening
  }

  const flush = (checks: readonly Check[]) => {
    for (const group of groups.values()) {
      const opening = open(group)
      for (const entry of group.entries) emit({ kind: 'entry', entry })
      const statement: Statement = {
        ...opening,
        sequence: null,
        from: dayDate(group.from),
        to: dayDate(group.to),
        opening: null,
        closing: null,
        balances: [],
        declared: [],
        totals: group.tally.totals(),
        entries: group.tally.entries(),
        investments: group.tally.investments(),
        positions: [],
        checks: [...balanceChecks(group), ...(groups.size === 1 ? checks : [])],
      }
      emit({ kind: 'statement-end', statement })
    }
    groups = new Map()
    gathered = 0
  }

  const add = (row: TableRow, read: RowEntry) => {
    rows += 1
    if (rows > options.limits.rows) {
      throw new FeedRefusal('too-many-entries', `The file has more than ${options.limits.rows} entries.`, {
        line: row.line,
      })
    }
    const group = groups.get(read.account) ?? newGroup(read.account, row.line)
    groups.set(read.account, group)
    const entry = { ...read.entry, index: group.tally.entries() }
    group.tally.add(entry)
    if (mapping.columns.account === undefined) {
      open(group)
      emit({ kind: 'entry', entry })
    } else {
      group.entries.push(entry)
      gathered += 1
    }
    group.sum = addDecimal(group.sum, entry.amount)
    total = addDecimal(total, entry.amount)
    group.first ??= read
    group.last = read
    group.allBalances &&= read.balance !== null
    const { day } = entry.booked
    if (day !== null) {
      if (group.from === null || day < group.from) group.from = day
      if (group.to === null || day > group.to) group.to = day
    }
    if (gathered >= GATHERED_ROWS) flush([])
  }

  const passOver = (row: TableRow) => {
    const declared = readTotal(row, mapping)
    if (declared && found) totals.push(amountCheck(declared.label, declared.amount, total))
    else if (row.cells.some((cell) => cell.trim() !== '')) {
      passed += 1
      firstPassed ??= row.line
    }
  }

  return {
    row(row) {
      if (isHeader(row.cells, mapping.header)) {
        inTable = true
        found = true
        return
      }
      if (!inTable) {
        title ??= found ? null : titleAccount(row.cells)
        if (found) passOver(row)
        return
      }
      const read = readRow(row, mapping, options.currency ?? null)
      if (read) return add(row, read)
      // Another row of names begins another table.
      if (looksLikeHeader(row.cells)) inTable = mapping.header.length === 0
      passOver(row)
    },
    end() {
      if (!found) {
        throw new FeedRefusal('no-table', 'No row of the file has the column names that the mapping knows.', {
          element: 'header',
          field: mapping.header.find((name) => name !== '') ?? null,
        })
      }
      if (passed > 0) {
        const message = `${passed} rows around the table are no entries and were passed over.`
        emit({ kind: 'warning', warning: { line: firstPassed, code: 'rows-passed-over', message } })
      }
      if (groups.size === 0 && index === 0) groups.set('', newGroup('', 1))
      const checks = groups.size === 1 ? totals : []
      flush(checks)
      if (currency === null && mapping.columns.currency === undefined) {
        emit({ kind: 'warning', warning: { line: null, code: 'no-currency', message: 'The table names no currency.' } })
      }
      emit({ kind: 'file-end', checks: checks.length > 0 ? [] : totals })
    },
  }
}

const newGroup = (account: string, line: number): Group => ({
  account,
  line,
  tally: createTally(),
  entries: [],
  opening: null,
  sum: '0',
  first: null,
  last: null,
  allBalances: true,
  from: null,
  to: null,
})

function accountOf(stated: string, title: Account | null, mapping: TableMapping): Account {
  const id = stated || mapping.account || ''
  if (id === '' && title) return title
  return { id, scheme: id === '' ? 'none' : 'broker', institution: null, type: null, name: null }
}

/** Balances beside the rows: the last one is the first one and all amounts between, in whichever direction rows run. */
function balanceChecks({ allBalances, first, last, sum, tally }: Group): readonly Check[] {
  if (!allBalances || tally.entries() < 2 || !first || !last || first.balance === null || last.balance === null)
    return []
  const rising = addDecimal(first.balance, subtractDecimal(sum, first.entry.amount))
  const falling = addDecimal(last.balance, subtractDecimal(sum, last.entry.amount))
  if (compareDecimal(falling, first.balance) === 0) return [amountCheck('running balance', first.balance, falling)]
  return [amountCheck('running balance', last.balance, rising)]
}

/** Several cells of words and no number: column names. */
function looksLikeHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length >= 3 && filled.every((cell) => cell.length <= 40 && /\p{L}/u.test(cell) && !/\d{2}/.test(cell))
}

const dayDate = (day: string | null): FeedDate | null => (day === null ? null : { raw: day, day, flag: null })
