import type { Reason } from './choose-columns.ts'
import { chooseDirection } from './choose-direction.ts'
import { feeBesideAmount } from './choose-fee.ts'
import { type FoundTable, findTables } from './find-tables.ts'
import { positionalTable } from './positional-table.ts'
import type { Columns, TableMapping } from './table-mapping.ts'
import { isSectioned } from './table-sections.ts'
import { type Question, styleOf } from './table-style.ts'

/**
 * A proposed mapping: why each column and sign was taken so, what a person should look at before saving it, and what
 * the file itself cannot answer. With a question open the mapping reads what does not depend on the answer.
 */
export type GuessedMapping = {
  readonly mapping: TableMapping
  readonly reasons: readonly Reason[]
  readonly doubts: readonly string[]
  readonly questions: readonly Question[]
}

type Row = readonly string[]

/**
 * Proposes how to read a table by its first rows: the header is the row that names a date and an amount, the best of
 * several if a file holds several tables. Null when no row does and no column holds dates beside amounts.
 */
export function guessMapping(rows: readonly Row[], delimiter = ','): GuessedMapping | null {
  const tables = findTables(rows)
  const [table] = tables
  if (table) return complete(table, tables, rows, delimiter)
  const bare = positionalTable(rows)
  if (!bare) return null
  const guess = complete(bare, [bare], rows, delimiter)
  return { ...guess, doubts: ['The table has no column names: check every column.', ...guess.doubts] }
}

function complete(
  table: FoundTable,
  tables: readonly FoundTable[],
  rows: readonly Row[],
  delimiter: string,
): GuessedMapping {
  const style = styleOf(table, rows, delimiter)
  const fee = feeBesideAmount(table, style.decimal)
  const withFee: FoundTable = { ...table, columns: fee.columns }
  const direction = chooseDirection(withFee, style.decimal)
  const columns: Columns = direction.columns
  const currency = namedCurrency(table, rows)
  const further = furtherTables(table, tables)
  const questions = [...style.questions, ...direction.questions]
  return {
    mapping: {
      header: table.header,
      columns,
      further: further.map(({ header, columns }) => ({ header, columns })),
      dateOrder: style.dateOrder,
      decimal: style.decimal,
      delimiter,
      currency,
      account: null,
      inverted: direction.inverted,
      directions: {},
    },
    reasons: [
      { about: 'table', column: null, because: tableReason(table) },
      ...table.reasons.filter(({ about }) => about in columns),
      ...fee.reasons,
      ...direction.reasons,
      ...style.reasons,
    ],
    doubts: [
      ...questions.map(({ ask }) => ask),
      ...direction.doubts,
      ...(columns.currency || currency !== null ? [] : ['No column names a currency.']),
      ...(columns.account ? [] : ['No column names an account.']),
    ],
    questions,
  }
}

const tableReason = ({ header, rows }: FoundTable): string =>
  header.length === 0
    ? `a column holds dates beside amounts in ${rows.length} rows`
    : `a row of ${header.filter((name) => name !== '').length} names tells a date and an amount`

/** Tables that are parts of one statement: the other sections of a file made of sections. */
function furtherTables(table: FoundTable, tables: readonly FoundTable[]): readonly FoundTable[] {
  if (!isSectioned(table.header) || table.header[0] === 'transaction history') return []
  const others = tables.filter((other) => isSectioned(other.header) && other !== table)
  return others.filter(
    (other, at) => others.findIndex(({ header }) => header.join('\n') === other.header.join('\n')) === at,
  )
}

/** `Betrag (EUR)`, `Amount GBP`: the currency in the name of the amount's own column. */
function namedCurrency({ at, columns }: FoundTable, rows: readonly Row[]): string | null {
  if (columns.currency) return null
  const header = rows[at] ?? []
  for (const place of [...(columns.amount ?? []), ...(columns.credit ?? []), ...(columns.debit ?? [])]) {
    const name = header[place] ?? ''
    const code = /\(([A-Z]{3})\)|\b(?:in )?([A-Z]{3})\s*$/.exec(name)
    const stated = code?.[1] ?? code?.[2]
    if (stated !== undefined && CURRENCIES.has(stated)) return stated
  }
  return null
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
