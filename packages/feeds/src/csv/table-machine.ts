import { createSum } from '../amount.ts'
import { amountCheck } from '../checks.ts'
import type { Account, Check, Decimal, FeedEvent, FeedWarning, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { namesEntries } from './find-tables.ts'
import { isBlank } from './table-amount.ts'
import { looksLikeDate } from './table-date.ts'
import { type RowEntry, type RowNote, type RowStyle, readRow, readTotal, type TableRow } from './table-entry.ts'
import { createGroups, type Said } from './table-groups.ts'
import { balanceNoteKind, type Figure, labelsOf } from './table-labels.ts'
import { type ColumnRole, isHeader, type TableLayout, type TableMapping } from './table-mapping.ts'
import {
  isFigure,
  isMoney,
  refuseLostAmount,
  refuseMerged,
  refuseSwallowed,
  refuseSwallowedEntry,
} from './table-refusals.ts'
import { isInSection, isSectioned } from './table-sections.ts'

export type TableMachine = {
  readonly row: (row: TableRow) => void
  /** A table does not go on in the next sheet without its names. */
  readonly newSheet: () => void
  /** `unfinished`: the last row has no line end, so that the file may have been cut within it. */
  readonly end: (unfinished?: boolean) => void
}

/** Lines above a table that are kept until its names are found. */
const MOST_ABOVE = 200
/** Rows without an amount, and other tables, that are named one by one. */
const NAMED_NOTES = 20

/**
 * Turns rows into statements, one per account. Title lines, notes, footers and other tables around the mapped ones are
 * passed over and counted; balances and totals that they state are checked.
 */
export function createTableMachine(
  mapping: TableMapping,
  options: ReadOptions,
  emit: (event: FeedEvent) => void,
): TableMachine {
  const layouts: readonly TableLayout[] = [mapping, ...(mapping.further ?? [])]
  const sections = layouts.filter(({ header }) => isSectioned(header))
  const bare = mapping.header.length === 0
  const fallback = mapping.currency ?? options.currency ?? null
  let current: RowStyle | null = bare ? styled(mapping, mapping, fallback) : null
  let found = bare
  let rows = 0
  let passed = 0
  let firstPassed: number | null = null
  let notes = 0
  let others = 0
  let ambiguous: TableRow | null = null
  let unnamed = 0
  const total = createSum()
  let account: Account | null = null
  let currency: string | null = fallback
  const figures: Partial<Record<Figure, { name: string; amount: Decimal }>> = {}
  const checks: Check[] = []
  /** Rows above the column names, as far as one of them could be an entry that got there. */
  let above: TableRow[] = []
  let misplaced = 0
  let unread = 0
  let lastData: TableRow | null = null
  let width = 0
  const warn = (warning: FeedWarning) => emit({ kind: 'warning', warning })

  const said = (): Said => ({ account, currency, figures, checks })
  const accountOf = (id: string, name: string): Account => {
    const stated = id || mapping.account || ''
    if (stated === '' && account) return account
    const scheme = stated === '' ? 'none' : 'broker'
    return { id: stated, scheme, institution: null, type: null, name: name || null }
  }
  const groups = createGroups(
    layouts.some(({ columns }) => columns.account !== undefined),
    accountOf,
    said,
    emit,
  )

  const add = (row: TableRow, read: RowEntry, style: RowStyle) => {
    rows += 1
    if (rows > options.limits.rows) {
      throw new FeedRefusal('too-many-entries', `The file has more than ${options.limits.rows} entries.`, {
        line: row.line,
      })
    }
    refuseSwallowed(row, mapping)
    refuseMerged(row, style.layout.header.length || width)
    if (read.entry.booked.flag === 'ambiguous') ambiguous ??= row
    if (read.entry.currency === null) unnamed += 1
    total.add(read.entry.amount)
    groups.add(read, row.line)
  }

  const label = (row: TableRow): boolean => {
    const labels = labelsOf(row.cells, mapping.decimal)
    for (const one of labels) {
      if (one.kind === 'account') account ??= found ? null : one.account
      else if (one.kind === 'currency') currency ??= one.currency
      else figures[one.kind] ??= one
    }
    return labels.length > 0
  }

  const passOver = (row: TableRow) => {
    if (row.cells.every((cell) => cell.trim() === '')) return
    refuseSwallowedEntry(row, mapping)
    const declared = found ? readTotal(row, current ?? styled(mapping, mapping, fallback)) : null
    if (declared) return checks.push(amountCheck(declared.label, declared.amount, total.value()))
    if (!found && above.length < MOST_ABOVE) above.push(row)
    if (label(row)) return
    if (namesEntries(row.cells)) tellOtherTable(row)
    if (!found) return
    passed += 1
    firstPassed ??= row.line
  }

  const passNote = (row: TableRow, { note, balance }: RowNote, style: RowStyle) => {
    const kind = balanceNoteKind(note)
    if (balance !== null && kind !== null) {
      figures[kind] ??= { name: note.slice(0, 60), amount: balance }
      return
    }
    refuseLostAmount(row, style)
    notes += 1
    if (notes > NAMED_NOTES) return
    const message = `Line ${row.line} has a date, but neither an amount nor securities: it is no entry.`
    warn({ line: row.line, code: 'row-without-amount', message })
  }

  return {
    row(row) {
      const layout = layouts.find(({ header }) => isHeader(row.cells, header))
      if (layout) {
        refuseSwallowedEntry(row, mapping)
        current = styled(mapping, layout, currency)
        found = true
        for (const early of above) if (isEntry(early, current)) misplaced += 1
        above = []
        return
      }
      const style = sections.length > 0 ? sectionOf(row, sections, mapping, currency) : current
      if (!style) return passOver(row)
      const read = readRow(row, style)
      if (read) {
        width = lastData?.cells.length ?? 0
        lastData = row
        return 'entry' in read ? add(row, read, style) : passNote(row, read, style)
      }
      lastData = null
      // Another row of names begins another table.
      if (looksLikeHeader(row.cells) && !bare) current = null
      else if (mayBeEntry(row, style)) tellUnread(row)
      passOver(row)
    },
    newSheet() {
      if (!bare) current = null
    },
    end(unfinished = false) {
      if (!found) throw noTable(mapping)
      const cells = lastData?.cells.length ?? width
      if (unfinished && cells < width) checks.push(failure('end of file', `${width} cells`, `${cells} cells`))
      if (unread > 0) checks.push(failure('rows that cannot be read', '0', String(unread)))
      if (misplaced > 0) checks.push(failure('entries above the column names', '0', String(misplaced)))
      if (passed > 0) {
        const message = `${passed} rows around the table are no entries and were passed over.`
        warn({ line: firstPassed, code: 'rows-passed-over', message })
      }
      if (notes > NAMED_NOTES) {
        warn(
          note(
            'row-without-amount',
            `${notes - NAMED_NOTES} more rows have a date, but neither an amount nor securities.`,
          ),
        )
      }
      if (ambiguous) warn(ambiguousDates(ambiguous, mapping))
      const statements = groups.end()
      if (currency === null && unnamed === rows) warn(note('no-currency', 'The table names no currency.'))
      else if (unnamed > 0) warn(note('no-currency', `${unnamed} of ${rows} rows name no currency.`))
      emit({ kind: 'file-end', checks: statements === 1 ? [] : checks })
    },
  }

  function tellUnread(row: TableRow): void {
    unread += 1
    if (unread > NAMED_NOTES) return
    const message = `Line ${row.line} looks like an entry, but its date or amount cannot be read where the table has them.`
    warn({ line: row.line, code: 'unread-row', message })
  }

  function tellOtherTable(row: TableRow): void {
    others += 1
    if (others > NAMED_NOTES) return
    const names = row.cells.filter((cell) => cell.trim() !== '').slice(0, 12)
    const message = `Line ${row.line} begins another table (${names.join(', ').slice(0, 120)}), which is not mapped.`
    warn({ line: row.line, code: 'another-table', message })
  }
}

const note = (code: string, message: string): FeedWarning => ({ line: null, code, message })
const failure = (name: string, declared: string, computed: string): Check => ({ name, declared, computed, ok: false })

/** Whether a date and an amount stand where the table has them, in whatever order and with whatever sign. */
function isEntry({ cells }: TableRow, { layout: { columns } }: RowStyle): boolean {
  const at = (role: ColumnRole): string => cells[columns[role]?.[0] ?? -1] ?? ''
  return looksLikeDate(at('date')) && [at('amount'), at('credit'), at('debit')].some(isFigure)
}

/** Numbers as only dates have them, also where one of them has lost or won a digit. */
const BROKEN_DATE = /^\s*\d{1,5}([-/.])\d{1,3}\1\d{1,5}(?:\s|$)/

/** Whether a row holds a date and an amount somewhere, though no label says that it is something else. */
function mayBeEntry({ cells }: TableRow, { layout }: RowStyle): boolean {
  // A row that begins blank tells more of the one above.
  const date = cells[layout.columns.date?.[0] ?? 0] ?? ''
  if (isBlank(date)) return false
  if (BROKEN_DATE.test(date) && cells.filter((cell) => !isBlank(cell)).length >= 3) return true
  if (!cells.some(looksLikeDate) || !cells.some((cell) => isMoney(cell, null))) return false
  return !/total|balance|saldo|solde|summe/i.test(cells.join(' '))
}

const styled = (mapping: TableMapping, layout: TableLayout, currency: string | null): RowStyle => ({
  layout,
  mapping,
  currency,
})

function sectionOf(
  row: TableRow,
  sections: readonly TableLayout[],
  mapping: TableMapping,
  currency: string | null,
): RowStyle | null {
  const layout = sections.find(({ header }) => isInSection(row.cells, header))
  return layout ? styled(mapping, layout, currency) : null
}

/** Several cells of words and no number: column names. */
function looksLikeHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length >= 3 && filled.every((cell) => cell.length <= 40 && /\p{L}/u.test(cell) && !/\d{2}/.test(cell))
}

const ambiguousDates = (row: TableRow, { columns }: TableMapping): FeedWarning => ({
  line: row.line,
  code: 'ambiguous-dates',
  message: `Nothing tells whether "${(row.cells[columns.date?.[0] ?? 0] ?? '').trim().slice(0, 40)}" begins with the day or the month: the mapping has to say.`,
})

const noTable = (mapping: TableMapping): FeedRefusal =>
  new FeedRefusal('no-table', 'No row of the file has the column names that the mapping knows.', {
    element: 'header',
    field: mapping.header.find((name) => name !== '') ?? null,
  })
