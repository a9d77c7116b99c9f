import fc from 'fast-check'
import type { DecimalSign } from '../csv/table-amount.ts'
import type { DateOrder } from '../csv/table-date.ts'
import type { Columns, TableMapping } from '../csv/table-mapping.ts'
import { days, texts } from './arbitrary.ts'

/** What a row says, whatever way it is written. */
export type RowDraft = { readonly day: string; readonly cents: number; readonly text: string; readonly id: string }

/** How a custodian writes its tables. */
export type TableDraft = {
  readonly rows: readonly RowDraft[]
  readonly decimal: DecimalSign
  readonly isGrouped: boolean
  readonly order: DateOrder
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly signs: 'minus' | 'brackets' | 'behind' | 'sides' | 'words'
  readonly isDescending: boolean
  readonly titles: boolean
}

const row: fc.Arbitrary<RowDraft> = fc.record({
  day: days,
  cents: fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).filter((cents) => cents !== 0),
  text: texts,
  id: fc.stringMatching(/^R[0-9]{6}$/),
})

/** Tables of one account, in order of their days as statements are. */
export const tables: fc.Arbitrary<TableDraft> = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 12 }),
    decimal: fc.constantFrom<DecimalSign>('.', ','),
    isGrouped: fc.boolean(),
    order: fc.constantFrom<DateOrder>('MDY', 'DMY', 'YMD'),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    signs: fc.constantFrom('minus', 'brackets', 'behind', 'sides', 'words'),
    isDescending: fc.boolean(),
    titles: fc.boolean(),
  })
  .map((table) => {
    const sorted = [...table.rows].sort((a, b) => a.day.localeCompare(b.day))
    return { ...table, rows: table.isDescending ? sorted.reverse() : sorted }
  })

/** The rows of cells that the table is written as, titles and names first. */
export function cellsOf(table: TableDraft): readonly (readonly string[])[] {
  const names = ['Date', 'Reference', 'Description', ...moneyNames(table)]
  const titles = table.titles ? [['Account Number: 4711-22'], []] : []
  return [...titles, names, ...table.rows.map((draft) => rowCells(table, draft))]
}

const moneyNames = ({ signs }: TableDraft): readonly string[] =>
  signs === 'sides' ? ['Debit', 'Credit'] : signs === 'words' ? ['Amount', 'D/C'] : ['Amount']

function rowCells(table: TableDraft, { day, cents, text, id }: RowDraft): readonly string[] {
  const amount = written(table, Math.abs(cents))
  const out = cents < 0
  const money: Readonly<Record<TableDraft['signs'], readonly string[]>> = {
    minus: [out ? `-${amount}` : amount],
    brackets: [out ? `(${amount})` : amount],
    behind: [out ? `${amount}-` : amount],
    sides: out ? [amount, ''] : ['', amount],
    words: [amount, out ? 'D' : 'C'],
  }
  return [dayWritten(table, day), id, text, ...money[table.signs]]
}

function written({ decimal, isGrouped }: TableDraft, cents: number): string {
  const whole = String(Math.floor(cents / 100))
  const grouped = isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, decimal === '.' ? ',' : '.') : whole
  return `${grouped}${decimal}${String(cents % 100).padStart(2, '0')}`
}

function dayWritten({ order }: TableDraft, day: string): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  if (order === 'YMD') return day
  return (order === 'MDY' ? [month, dayOfMonth, year] : [dayOfMonth, month, year]).join('/')
}

/** The cells as a CSV with the table's delimiter. */
export const csvOf = (table: TableDraft): string =>
  cellsOf(table)
    .map((cells) => cells.map((cell) => quoted(cell, table.delimiter)).join(table.delimiter))
    .join('\r\n')

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** The mapping that a person would save for it. */
export function mappingOf(table: TableDraft): TableMapping {
  const money: Readonly<Record<string, Columns>> = {
    sides: { debit: [3], credit: [4] },
    words: { amount: [3], direction: [4] },
  }
  return {
    header: ['date', 'reference', 'description', ...moneyNames(table).map((name) => name.toLowerCase())],
    columns: { date: [0], reference: [1], description: [2], ...(money[table.signs] ?? { amount: [3] }) },
    dateOrder: table.order,
    decimal: table.decimal,
    delimiter: table.delimiter,
    currency: 'USD',
    account: null,
    inverted: false,
  }
}

/** The amount of a row as a decimal. */
export const amountOf = ({ cents }: RowDraft): string => {
  const text = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`
}
