import { addDecimal, compareDecimal, isNegativeDecimal } from '../amount.ts'
import type { FoundTable } from './find-tables.ts'
import { decimalEvidence, isBlank, readTableAmount } from './table-amount.ts'
import { looksLikeDate } from './table-date.ts'
import type { Columns } from './table-mapping.ts'

type Row = readonly string[]

/** Rows looked at, and the share of them that a column must be filled in. */
const SAMPLE = 50
const MOST = 0.8

/**
 * A table without column names: one column holds dates, one amounts of both signs; a second column of amounts must be
 * the balance after each row. Null where nothing but a person can tell what the columns are.
 */
export function positionalTable(rows: readonly Row[]): FoundTable | null {
  const sample = rows.filter((row) => row.length > 1).slice(0, SAMPLE)
  const width = Math.max(0, ...sample.map((row) => row.length))
  const places = Array.from({ length: width }, (_, at) => at)
  const share = (at: number, test: (cell: string) => boolean): number =>
    sample.filter((row) => test(row[at] ?? '')).length / Math.max(1, sample.length)
  const dates = places.filter((at) => share(at, looksLikeDate) > MOST)
  const [date, value] = dates
  const figures = places.filter((at) => !dates.includes(at) && share(at, isFigure) > MOST)
  if (date === undefined) return null
  const money = moneyColumns(figures, sample)
  if (!money) return null
  const description = places.filter(
    (at) => !dates.includes(at) && !figures.includes(at) && share(at, (cell) => /\p{L}{3}/u.test(cell)) > 0.5,
  )
  const currency = places.find((at) => share(at, (cell) => /^[A-Z]{3}$/.test(cell.trim())) > MOST)
  const columns: Columns = {
    date: [date],
    ...(value === undefined ? {} : { valueDate: [value] }),
    ...money,
    ...(currency === undefined ? {} : { currency: [currency] }),
    ...(description.length > 0 ? { description: description.filter((at) => at !== currency) } : {}),
  }
  const because = 'every row has such a cell there'
  const reasons = [
    { about: 'date' as const, column: date, because },
    { about: 'amount' as const, column: money.amount[0] ?? 0, because },
  ]
  return { at: -1, header: [], columns, reasons, rows: sample, score: 0 }
}

const isFigure = (cell: string): boolean => /[.,]\d{2}\D*$/.test(cell) && figureOf(cell) !== null

function figureOf(cell: string): string | null {
  if (isBlank(cell)) return null
  return readTableAmount(cell, '.') ?? readTableAmount(cell, ',')
}

function moneyColumns(
  figures: readonly number[],
  rows: readonly Row[],
): { amount: readonly number[]; balance?: readonly number[] } | null {
  const [first, second] = figures
  if (first === undefined || figures.length > 2) return null
  if (second !== undefined) {
    if (follows(first, second, rows)) return { amount: [first], balance: [second] }
    return follows(second, first, rows) ? { amount: [second], balance: [first] } : null
  }
  const signs = new Set(rows.flatMap((row) => signOf(row[first] ?? '')))
  return signs.has('-') ? { amount: [first] } : null
}

const signOf = (cell: string): string[] => {
  const figure = figureOf(cell)
  return figure === null ? [] : [isNegativeDecimal(figure) ? '-' : '+']
}

/** Whether the second column is the first one added up, in either direction of the rows. */
function follows(amount: number, balance: number, rows: readonly Row[]): boolean {
  if (rows.length < 3) return false
  const sign =
    decimalEvidence(rows.flatMap((row) => [row[amount] ?? '', row[balance] ?? ''])).comma === null ? '.' : ','
  const figure = (row: Row | undefined, at: number): string | null => readTableAmount(row?.[at] ?? '', sign)
  const steps = (before: number): boolean =>
    rows.every((row, at) => {
      const [moved, after, earlier] = [figure(row, amount), figure(row, balance), figure(rows[at + before], balance)]
      if (earlier === null) return rows[at + before] === undefined
      return moved !== null && after !== null && compareDecimal(addDecimal(earlier, moved), after) === 0
    })
  return steps(-1) || steps(1)
}
