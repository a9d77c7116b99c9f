import type { Reason } from './choose-columns.ts'
import { AMERICAN, AMERICAN_HEADERS, COLUMN_NAMES } from './column-names.ts'
import type { FoundTable } from './find-tables.ts'
import { type DecimalSign, decimalEvidence, isBlank } from './table-amount.ts'
import { type DateOrder, orderEvidence, runningOrder } from './table-date.ts'
import type { ColumnRole } from './table-mapping.ts'

/** How a file writes numbers and dates; null where nothing in it tells and it matters. */
export type TableStyle = {
  readonly decimal: DecimalSign | null
  readonly dateOrder: DateOrder | null
  readonly reasons: readonly Reason[]
  /** What a person has to say before the file can be read for certain. */
  readonly questions: readonly Question[]
}
export type Question = { readonly about: 'dateOrder' | 'decimal' | 'direction' | 'columns'; readonly ask: string }

type Row = readonly string[]

/** Tells the style from the table's own cells first, then from everything else in the file. */
export function styleOf(table: FoundTable, rows: readonly Row[], delimiter: string): TableStyle {
  const decimal = decimalOf(table, rows, delimiter)
  const order = orderOf(table, rows, decimal.decimal, delimiter)
  return {
    decimal: decimal.decimal,
    dateOrder: order.order,
    reasons: [
      { about: 'decimal', column: null, because: decimal.because },
      { about: 'dateOrder', column: null, because: order.because },
    ],
    questions: [
      ...(decimal.decimal === null
        ? [{ about: 'decimal' as const, ask: `Is "${decimal.ambiguous}" more or less than a hundred?` }]
        : []),
      ...(order.order === null
        ? [{ about: 'dateOrder' as const, ask: `Does "${order.ambiguous}" begin with the day or with the month?` }]
        : []),
    ],
  }
}

const MONEY: readonly ColumnRole[] = ['amount', 'credit', 'debit', 'balance', 'fee']
const NUMBERS: readonly ColumnRole[] = ['quantity', 'price', 'originalAmount']

const cellsOf = ({ columns, rows }: FoundTable, roles: readonly ColumnRole[]): readonly string[] =>
  roles.flatMap((role) => (columns[role] ?? []).flatMap((at) => rows.map((row) => row[at] ?? '')))

function decimalOf(
  table: FoundTable,
  rows: readonly Row[],
  delimiter: string,
): { decimal: DecimalSign | null; because: string; ambiguous?: string } {
  const money = decimalEvidence(cellsOf(table, MONEY))
  for (const evidence of [money, decimalEvidence(cellsOf(table, NUMBERS)), decimalEvidence(numbersOf(rows))]) {
    if (evidence.point !== null && evidence.comma === null)
      return { decimal: '.', because: `as in "${evidence.point.trim()}"` }
    if (evidence.comma !== null && evidence.point === null)
      return { decimal: ',', because: `as in "${evidence.comma.trim()}"` }
    if (evidence.comma !== null && evidence.point !== null) {
      const because = `"${evidence.point.trim()}" and "${evidence.comma.trim()}" contradict each other`
      return { decimal: null, because, ambiguous: money.ambiguous?.trim() ?? '1,234' }
    }
  }
  if (money.ambiguous === null) return { decimal: '.', because: 'no amount has one' }
  if (delimiter === ';') return { decimal: ',', because: 'the columns are separated by semicolons' }
  return { decimal: null, because: 'nothing tells', ambiguous: money.ambiguous.trim() }
}

/** Cells anywhere that are numbers and nothing else. */
const numbersOf = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap((row) => row.filter((cell) => /^[-+($€£]*\d[\d.,]*[)\s]*$/.test(cell.trim())))

function orderOf(
  table: FoundTable,
  rows: readonly Row[],
  decimal: DecimalSign | null,
  delimiter: string,
): { order: DateOrder | null; because: string; ambiguous?: string } {
  const own = cellsOf(table, ['date', 'valueDate']).filter((cell) => !isBlank(cell))
  const evidence = orderEvidence(own)
  const settled = settle(evidence.monthFirst, evidence.dayFirst)
  if (settled) return settled
  if (evidence.ambiguous === null) return { order: 'MDY', because: 'no date depends on it' }
  const ambiguous = evidence.ambiguous
  if (evidence.monthFirst !== null) return { order: null, because: 'the dates contradict each other', ambiguous }
  const around = orderEvidence(rows.flatMap((row) => row.flatMap((cell) => (cell.length < 200 ? datesIn(cell) : []))))
  const elsewhere = settle(around.monthFirst, around.dayFirst)
  if (elsewhere) return elsewhere
  const run = runningOrder(table.rows.map((row) => row[table.columns.date?.[0] ?? 0] ?? '').filter((c) => !isBlank(c)))
  if (run) return { order: run, because: 'only so the dates follow each other' }
  const known = table.header.find((name) => AMERICAN.has(name))
  if (known !== undefined) return { order: 'MDY', because: `an American custodian names a column "${known}"` }
  if (AMERICAN_HEADERS.has(table.header.filter((name) => name !== '').join('|'))) {
    return { order: 'MDY', because: 'an American bank names its columns so' }
  }
  const foreign = table.header.find((name) => name !== '' && isForeign(name))
  if (foreign !== undefined) return { order: 'DMY', because: `a column is named "${foreign}"` }
  if (decimal === ',') return { order: 'DMY', because: 'amounts have a decimal comma' }
  if (delimiter === ';') return { order: 'DMY', because: 'the columns are separated by semicolons' }
  return { order: null, because: 'nothing tells', ambiguous }
}

const settle = (monthFirst: string | null, dayFirst: string | null): { order: DateOrder; because: string } | null => {
  if (monthFirst !== null && dayFirst === null) return { order: 'MDY', because: `as in "${monthFirst}"` }
  if (dayFirst !== null && monthFirst === null) return { order: 'DMY', because: `as in "${dayFirst}"` }
  return null
}

const datesIn = (cell: string): readonly string[] => cell.match(/\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b/g) ?? []

const ENGLISH: ReadonlySet<string> = new Set(COLUMN_NAMES.flatMap(({ english }) => english))
const OTHER: ReadonlySet<string> = new Set(COLUMN_NAMES.flatMap(({ other }) => other))
const isForeign = (name: string): boolean => OTHER.has(name) && !ENGLISH.has(name)
