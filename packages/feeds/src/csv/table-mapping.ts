import { FeedRefusal } from '../refusal.ts'
import type { DecimalSign } from './table-amount.ts'
import type { DateOrder } from './table-date.ts'
import type { Direction } from './table-directions.ts'

/** What a column of a table means for an entry. */
export type ColumnRole = (typeof ROLES)[number]

export const ROLES = [
  'date',
  'valueDate',
  'amount',
  'credit',
  'debit',
  'direction',
  'fee',
  'balance',
  'currency',
  'originalAmount',
  'originalCurrency',
  'account',
  'accountName',
  'action',
  'description',
  'counterparty',
  'counterpartyAccount',
  'reference',
  'status',
  'symbol',
  'security',
  'quantity',
  'price',
] as const

/** The column numbers (from 0) of each role; several columns make a description or, one for another, a direction. */
export type Columns = Readonly<Partial<Record<ColumnRole, readonly number[]>>>

/**
 * One table of a file. `header` is the row of column names that it begins with, normalised by `headerName`; empty for a
 * table without one, whose columns then count by position. Where every row begins with the name of its section
 * (`Dividends,Header,…` and `Dividends,Data,…`), the header's two first cells say so.
 */
export type TableLayout = { readonly header: readonly string[]; readonly columns: Columns }

/** How a custodian's file is read; saved once per custodian, plain JSON. */
export type TableMapping = TableLayout & {
  /** Other tables of the same file whose rows are entries of the same statements, with names of their own. */
  readonly further?: readonly TableLayout[]
  /** Null = not known: dates that read differently in another order are flagged `ambiguous`. */
  readonly dateOrder: DateOrder | null
  /** Null = not known: an amount that reads differently with the other sign refuses the file. */
  readonly decimal: DecimalSign | null
  /** `,` `;` tab or `|`; not used for workbooks. */
  readonly delimiter: string
  /** The currency of amounts without one of their own. Null = what the title lines say, or the mapped account's. */
  readonly currency: string | null
  /** The account of rows that name none. Null = what the title lines say. */
  readonly account: string | null
  /** Credits are written negative, as some card issuers do. */
  readonly inverted: boolean
  /** What words of the direction column mean, lower case, beyond those that are known everywhere. */
  readonly directions?: Readonly<Record<string, Direction>>
}

/** Column names compare without case, signs, and what stands in brackets: `Amount ($)` is `amount`. */
export function headerName(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
}

/** Whether a row is the header that the mapping names; blank cells at the end do not count. */
export function isHeader(row: readonly string[], header: readonly string[]): boolean {
  if (header.length === 0) return false
  const wanted = trimEnd(header)
  // Nearly every row is none: the first names tell it.
  if (headerName(row[0] ?? '') !== (wanted[0] ?? '')) return false
  const names = trimEnd(row.map(headerName))
  return names.length === wanted.length && wanted.every((name, at) => name === names[at])
}

function trimEnd(names: readonly string[]): readonly string[] {
  let length = names.length
  while (length > 0 && names[length - 1] === '') length -= 1
  return names.slice(0, length)
}

/** Tables that one file may have. */
const MOST_TABLES = 50

/**
 * A mapping out of storage.
 * @throws FeedRefusal `not-a-mapping` naming the member at fault.
 */
export function parseMapping(value: unknown): TableMapping {
  const mapping = record(value, 'mapping')
  const { dateOrder, decimal, delimiter, currency, account, inverted, further, directions } = mapping
  if (dateOrder !== null && dateOrder !== 'MDY' && dateOrder !== 'DMY' && dateOrder !== 'YMD') {
    throw notMapping('dateOrder')
  }
  if (decimal !== null && decimal !== '.' && decimal !== ',') throw notMapping('decimal')
  return {
    ...parseLayout(mapping, ''),
    further: parseFurther(further),
    dateOrder,
    decimal,
    delimiter: typeof delimiter === 'string' && delimiter.length === 1 ? delimiter : ',',
    currency: textOrNull(currency, 'currency'),
    account: textOrNull(account, 'account'),
    inverted: inverted === true,
    directions: parseDirections(directions),
  }
}

function parseLayout(value: Readonly<Record<string, unknown>>, path: string): TableLayout {
  const columns = record(value['columns'], `${path}columns`)
  const parsed: Partial<Record<ColumnRole, readonly number[]>> = {}
  for (const [role, numbers] of Object.entries(columns)) {
    if (!isRole(role)) throw notMapping(`${path}columns.${role}`)
    if (!Array.isArray(numbers) || !numbers.every((at) => Number.isInteger(at) && at >= 0 && at < 1000)) {
      throw notMapping(`${path}columns.${role}`)
    }
    parsed[role] = numbers
  }
  if (!parsed.date) throw notMapping(`${path}columns.date`)
  if (!parsed.amount && !parsed.credit && !parsed.debit) throw notMapping(`${path}columns.amount`)
  const { header } = value
  if (!Array.isArray(header) || !header.every((name) => typeof name === 'string')) throw notMapping(`${path}header`)
  return { header, columns: parsed }
}

function parseFurther(value: unknown): readonly TableLayout[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || value.length > MOST_TABLES) throw notMapping('further')
  return value.map((layout, at) => {
    const parsed = parseLayout(record(layout, `further.${at}`), `further.${at}.`)
    if (parsed.header.length === 0) throw notMapping(`further.${at}.header`)
    return parsed
  })
}

function parseDirections(value: unknown): Readonly<Record<string, Direction>> {
  if (value === undefined || value === null) return {}
  const parsed: Record<string, Direction> = {}
  for (const [word, direction] of Object.entries(record(value, 'directions'))) {
    if (direction !== 'credit' && direction !== 'debit') throw notMapping(`directions.${word}`)
    parsed[word.trim().toLowerCase()] = direction
  }
  return parsed
}

const isRole = (role: string): role is ColumnRole => ROLES.some((known) => known === role)

function record(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notMapping(name)
  return Object.fromEntries(Object.entries(value))
}

function textOrNull(value: unknown, name: string): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'string') throw notMapping(name)
  return value
}

const notMapping = (member: string): FeedRefusal =>
  new FeedRefusal('not-a-mapping', `The column mapping is not usable: "${member}" is missing or wrong.`, {
    field: member,
  })
