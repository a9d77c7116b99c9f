import { headerName } from './table-mapping.ts'

type Row = readonly string[]

/** Sections of Interactive Brokers' statements whose rows are movements of money or securities, each of them once. */
const ENTRIES: ReadonlySet<string> = new Set([
  'transaction history',
  'deposits withdrawals',
  'dividends',
  'payment in lieu of dividends',
  'withholding tax',
  'interest',
  'bond interest received',
  'bond interest paid',
  'fees',
  'other fees',
  'sales tax',
  'transaction fees',
  'commission adjustments',
  'debit card activity',
  'trades',
  'transfers',
  'corporate actions',
])

/** Whether the row is a header of a file in which every row begins with its section: `Dividends,Header,Currency,…`. */
export const isSectioned = (header: Row): boolean => headerName(header[1] ?? '') === 'header' && header.length > 2

export const isEntrySection = (header: Row): boolean => ENTRIES.has(headerName(header[0] ?? ''))

/** Whether the row is one of the data of that section; `Total` and `SubTotal` rows are not. */
export const isInSection = (row: Row, header: Row): boolean =>
  row[1] === 'Data' && headerName(row[0] ?? '') === headerName(header[0] ?? '') && isWhole(row, header)

/** Trades are told as orders, and again as their executions and closed lots. */
function isWhole(row: Row, header: Row): boolean {
  if (headerName(header[2] ?? '') !== 'datadiscriminator') return true
  return row[2] === 'Order' || row[2] === ''
}

export const sectionRows = (header: Row, rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => isInSection(row, header))
