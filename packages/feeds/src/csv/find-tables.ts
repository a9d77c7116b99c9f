import { chooseColumns, type Reason } from './choose-columns.ts'
import { COLUMN_NAMES } from './column-names.ts'
import { isBlank } from './table-amount.ts'
import { looksLikeDate } from './table-date.ts'
import { type Columns, headerName } from './table-mapping.ts'
import { isEntrySection, isSectioned, sectionRows } from './table-sections.ts'

type Row = readonly string[]

/** A table of a file: its row of names, what its columns are, and the rows under it. */
export type FoundTable = {
  readonly at: number
  readonly header: Row
  readonly columns: Columns
  readonly reasons: readonly Reason[]
  readonly rows: readonly Row[]
  readonly score: number
}

/** Every table among the rows whose names tell a date and an amount, best first. */
export function findTables(rows: readonly Row[]): readonly FoundTable[] {
  const headers = rows.flatMap((row, at) => (mayBeHeader(row) ? [at] : []))
  const tables = headers.flatMap((at, index) => {
    const next = headers[index + 1] ?? rows.length
    const header = rows[at] ?? []
    const sectioned = isSectioned(header)
    if (sectioned && !isEntrySection(header)) return []
    const under = sectioned ? sectionRows(header, rows) : rows.slice(at + 1, next).filter((row) => isFilled(row))
    const { columns, reasons } = chooseColumns(header, under)
    if (!columns.date || (!columns.amount && !columns.credit && !columns.debit)) return []
    return [{ at, header: header.map(headerName), columns, reasons, rows: under, score: scoreOf(columns, under) }]
  })
  return tables.sort((a, b) => b.score - a.score)
}

/** A table with a running balance moves money; one with many columns and many rows is the more likely one. */
function scoreOf(columns: Columns, rows: readonly Row[]): number {
  const dated = rows.filter((row) => looksLikeDate(row[columns.date?.[0] ?? 0] ?? '')).length
  return Object.keys(columns).length + (columns.balance ? 5 : 0) + Math.min(dated, 20) / 2
}

const NAMES: ReadonlySet<string> = new Set(COLUMN_NAMES.flatMap(({ english, other }) => [...english, ...other]))
const SIGNS = COLUMN_NAMES.flatMap(({ like }) => like ?? [])

/** Words in most of its cells, no date, and at least two names that are known. */
export function mayBeHeader(row: Row): boolean {
  const cells = row.filter((cell) => cell.trim() !== '')
  if (cells.length < 2 || cells.some((cell) => cell.length > 80 || looksLikeDate(cell))) return false
  const named = cells.map(headerName)
  const known = named.filter((name) => NAMES.has(name) || SIGNS.some((like) => like.test(name)))
  return known.length >= 2 && cells.every((cell) => /[\p{L}#]/u.test(cell))
}

/** A note under the table fills one cell. */
const isFilled = (row: Row): boolean => row.filter((cell) => !isBlank(cell)).length > 1

/** Whether a row names a date and an amount, as the header of a table of entries does. */
export function namesEntries(row: Row): boolean {
  if (!mayBeHeader(row)) return false
  const { columns } = chooseColumns(row, [])
  return columns.date !== undefined && (columns.amount ?? columns.credit ?? columns.debit) !== undefined
}
