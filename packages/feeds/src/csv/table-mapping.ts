import { FeedRefusal } from '../refusal.ts'
import type { DecimalSign } from './table-amount.ts'
import type { DateOrder } from './table-date.ts'

/** What a column of a table means for an entry. */
export type ColumnRole = (typeof ROLES)[number]

export const ROLES = [
  'date',
  'valueDate',
  'amount',
  'credit',
  'debit',
  'direction',
  'balance',
  'currency',
  'account',
  'action',
  'description',
  'counterparty',
  'counterpartyAccount',
  'reference',
  'symbol',
  'security',
  'quantity',
  'price',
] as const

/**
 * How a custodian's table is read; saved once per custodian, plain JSON. `header` is the row of column names that the
 * table begins with, normalised by `headerName`; empty for a table without one, whose columns then count by position.
 */
export type TableMapping = {
  readonly header: readonly string[]
  /** The column number (from 0) of each role; several columns may make the description. */
  readonly columns: Readonly<Partial<Record<ColumnRole, readonly number[]>>>
  readonly dateOrder: DateOrder
  readonly decimal: DecimalSign
  /** `,` `;` tab or `|`; not used for workbooks. */
  readonly delimiter: string
  /** The currency of amounts without one of their own. Null = the mapped account's, else unknown. */
  readonly currency: string | null
  /** The account of rows that name none. Null = what the title lines say. */
  readonly account: string | null
  /** Credits are written negative, as some card issuers do. */
  readonly inverted: boolean
}

/** Column names compare without case, signs, and what stands in brackets: `Amount ($)` is `amount`. */
export function headerName(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
}

/** Whether a row is the header that the mapping names; blank cells at the end do not count. */
export function isHeader(row: readonly string[], header: readonly string[]): boolean {
  if (header.length === 0) return false
  const names = trimEnd(row.map(headerName))
  const wanted = trimEnd(header)
  return names.length === wanted.length && wanted.every((name, at) => name === names[at])
}

function trimEnd(names: readonly string[]): readonly string[] {
  let length = names.length
  while (length > 0 && names[length - 1] === '') length -= 1
  return names.slice(0, length)
}

/**
 * A mapping out of storage.
 * @throws FeedRefusal `not-a-mapping` naming the member at fault.
 */
export function parseMapping(value: unknown): TableMapping {
  const mapping = record(value, 'mapping')
  const columns = record(mapping['columns'], 'columns')
  const parsed: Partial<Record<ColumnRole, readonly number[]>> = {}
  for (const [role, numbers] of Object.entries(columns)) {
    if (!isRole(role)) throw notMapping(`columns.${role}`)
    if (!Array.isArray(numbers) || !numbers.every((at) => Number.isInteger(at) && at >= 0 && at < 1000)) {
      throw notMapping(`columns.${role}`)
    }
    parsed[role] = numbers
  }
  if (!parsed.date) throw notMapping('columns.date')
  if (!parsed.amount && !parsed.credit && !parsed.debit) throw notMapping('columns.amount')
  const { header, dateOrder, decimal, delimiter, currency, account, inverted } = mapping
  if (!Array.isArray(header) || !header.every((name) => typeof name === 'string')) throw notMapping('header')
  if (dateOrder !== 'MDY' && dateOrder !== 'DMY' && dateOrder !== 'YMD') throw notMapping('dateOrder')
  if (decimal !== '.' && decimal !== ',') throw notMapping('decimal')
  return {
    header,
    columns: parsed,
    dateOrder,
    decimal,
    delimiter: typeof delimiter === 'string' && delimiter.length === 1 ? delimiter : ',',
    currency: textOrNull(currency, 'currency'),
    account: textOrNull(account, 'account'),
    inverted: inverted === true,
  }
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
