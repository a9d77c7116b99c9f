import { FeedRefusal } from '../refusal.ts'
import { type DecimalSign, isBlank, readTableAmount } from './table-amount.ts'
import { looksLikeDate } from './table-date.ts'
import type { RowStyle, TableRow } from './table-entry.ts'
import type { TableMapping } from './table-mapping.ts'

export const isFigure = (cell: string): boolean =>
  !isBlank(cell) && (readTableAmount(cell, '.') !== null || readTableAmount(cell, ',') !== null)

/** A line end that got lost makes one row of two: what stands behind the last column must not be another entry. */
export function refuseMerged({ cells, line }: TableRow, columns: number): void {
  if (columns === 0 || cells.length <= columns) return
  const behind = cells.slice(columns)
  if (!behind.some(looksLikeDate) && !behind.some(isFigure)) return
  const message = `Line ${line}: the row has ${cells.length} cells, the table ${columns} columns; two rows may be one.`
  throw new FeedRefusal('merged-rows', message, { line, element: 'row' })
}

/** A quote that got lost makes one cell of many rows; a line inside a cell is never a row itself. */
export function refuseSwallowed(row: TableRow, { delimiter, header }: TableMapping): void {
  const least = Math.max(3, header.length - 2)
  if (linesInCells(row).some((line) => line.split(delimiter).length > least)) throw swallowed(row)
}

/** Titles, names and footers may have lines with commas in their cells, but none that is an entry. */
export function refuseSwallowedEntry(row: TableRow, { delimiter }: TableMapping): void {
  const isEntryLine = (line: string): boolean => {
    const cells = line.split(delimiter)
    return (
      cells.length >= 3 && cells.some(looksLikeDate) && cells.some((cell) => !looksLikeDate(cell) && isFigure(cell))
    )
  }
  if (linesInCells(row).some(isEntryLine)) throw swallowed(row)
}

const linesInCells = ({ raw, cells }: TableRow): readonly string[] =>
  raw.includes('\n') || raw.includes('\r') ? cells.flatMap((cell) => cell.split(/[\r\n]+/)) : []

const swallowed = (row: TableRow): FeedRefusal =>
  new FeedRefusal('unclosed-quote', `Line ${row.line}: a quoted cell holds whole rows; a quote is missing.`, {
    line: row.line,
    element: 'row',
  })

/** A row whose amount column is empty, but not a column that nobody mapped: its money would be lost. */
export function refuseLostAmount(row: TableRow, { layout, mapping }: RowStyle): void {
  const { description, action, counterparty, ...figures } = layout.columns
  const mapped = new Set(Object.values(figures).flat())
  const lost = row.cells.findIndex((cell, at) => !mapped.has(at) && isMoney(cell, mapping.decimal))
  if (lost === -1) return
  const said = row.cells[lost]?.trim().slice(0, 40)
  const name = layout.header[lost] ?? ''
  const message = `Line ${row.line}: the row has a date, but no amount where it should be; "${said}" stands in a column that is not mapped.`
  throw new FeedRefusal('no-amount', message, { line: row.line, element: 'row', field: name || 'amount' })
}

export const isMoney = (cell: string, decimal: DecimalSign | null): boolean =>
  /\d[.,]\d{2}\D*$/.test(cell) && readTableAmount(cell, decimal) !== null && /[1-9]/.test(cell)
