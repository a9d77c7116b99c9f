import { COLUMN_NAMES, type RoleNames } from './column-names.ts'
import { isBlank, readTableAmount } from './table-amount.ts'
import { looksLikeDate } from './table-date.ts'
import { type ColumnRole, type Columns, headerName } from './table-mapping.ts'
import { isAnnounced } from './table-status.ts'

/** Why a column was given a role. `column` counts from 0. */
export type Reason = { readonly about: ColumnRole | Style; readonly column: number | null; readonly because: string }
export type Style = 'table' | 'dateOrder' | 'decimal' | 'delimiter' | 'inverted'

export type Chosen = { readonly columns: Columns; readonly reasons: readonly Reason[] }

type Row = readonly string[]

/** Roles whose cells must be amounts, or dates, wherever they are filled. */
const AMOUNTS: ReadonlySet<ColumnRole> = new Set([
  'amount',
  'credit',
  'debit',
  'balance',
  'fee',
  'quantity',
  'price',
  'originalAmount',
])
const DATES: ReadonlySet<ColumnRole> = new Set(['date', 'valueDate'])
/** Roles that several columns may share. */
const SHARED: ReadonlySet<ColumnRole> = new Set(['description'])
/** A column is what its name says if a third of it is; the rest is for the reader to refuse, line by line. */
const SOME = 0.3
/** Words of a name that programs write together: `activityType`. */
const GLUED = /(\p{Ll})(\p{Lu})/gu
/** A like name counts less than any exact one. */
const LIKE = 1000

/** Gives the columns of a named table their roles, by their names first, by what stands in them second. */
export function chooseColumns(header: Row, rows: readonly Row[]): Chosen {
  const names = header.map(headerName)
  const apart = header.map((name) => headerName(name.replace(GLUED, '$1 $2')))
  const columns: Partial<Record<ColumnRole, readonly number[]>> = {}
  const reasons: Reason[] = []
  const taken = new Set<number>()
  for (const role of COLUMN_NAMES) {
    const ranked = names
      .map((name, at) => ({ at, rank: rankOf(role, name) ?? rankOf(role, apart[at] ?? '') }))
      .filter(({ at, rank }) => rank !== null && !taken.has(at))
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    const fitting = ranked.flatMap(({ at }) => fittingColumn(role.role, at, names, rows) ?? [])
    const chosen = SHARED.has(role.role) ? fitting : preferred(role.role, fitting, rows, columns)
    if (chosen.length === 0) continue
    columns[role.role] = chosen
    for (const at of chosen) {
      taken.add(at)
      const name = header[at]?.trim()
      reasons.push({ about: role.role, column: at, because: name ? `named "${name}"` : 'stands beside its name' })
    }
  }
  const left = (columns.amount?.[0] ?? 0) - 1
  if (!columns.currency && left >= 0 && names[left + 1] === '' && !taken.has(left) && fits('currency', left, rows)) {
    columns.currency = [left]
    reasons.push({ about: 'currency', column: left, because: 'stands before the amount' })
  }
  return { columns: withoutSecondAmounts(columns, rows), reasons }
}

function rankOf({ english, other, like, but }: RoleNames, name: string): number | null {
  if (name === '') return null
  const rank = english.indexOf(name)
  if (rank !== -1) return rank
  const foreign = other.indexOf(name)
  if (foreign !== -1) return foreign
  return like?.test(name) && !but?.test(name) ? LIKE : null
}

/**
 * The column under the name, or the unnamed one beside it where that holds what the name promises: some write the
 * currency under `Amount` and the amount in the next column.
 */
function fittingColumn(role: ColumnRole, at: number, names: Row, rows: readonly Row[]): number | null {
  if (fits(role, at, rows)) return at
  return AMOUNTS.has(role) && names[at + 1] === '' && fits(role, at + 1, rows) && filled(at + 1, rows) ? at + 1 : null
}

function fits(role: ColumnRole, at: number, rows: readonly Row[]): boolean {
  const cells = rows.map((row) => row[at] ?? '').filter((cell) => !isBlank(cell))
  if (cells.length === 0) return true
  const share = (test: (cell: string) => boolean): number => cells.filter(test).length / cells.length
  if (DATES.has(role)) return share((cell) => looksLikeDate(cell) || isAnnounced(cell)) > SOME
  if (AMOUNTS.has(role)) return share(isAmount) > SOME
  if (role === 'currency' || role === 'originalCurrency')
    return share((cell) => /^[A-Za-z]{3,5}$/.test(cell.trim())) > 0.5
  return true
}

const isAmount = (cell: string): boolean => readTableAmount(cell, '.') !== null || readTableAmount(cell, ',') !== null

const filled = (at: number, rows: readonly Row[]): boolean => rows.some((row) => !isBlank(row[at] ?? ''))

/** The best name wins, unless its column is empty and another one is not. */
function preferred(
  role: ColumnRole,
  fitting: readonly number[],
  rows: readonly Row[],
  columns: Columns,
): readonly number[] {
  const used = fitting.filter((at) => filled(at, rows))
  if (role === 'currency') return nearest(used.length > 0 ? used : fitting, columns)
  if (role === 'account') return ownAccount(used, rows)
  if (role === 'amount' || DATES.has(role)) return mostFilled(used.length > 0 ? used : fitting, rows)
  return used.slice(0, 1).concat(fitting).slice(0, 1)
}

/** Of the first names, one whose column is filled in twice as many rows is meant. */
function mostFilled(candidates: readonly number[], rows: readonly Row[]): readonly number[] {
  const count = (at: number): number => rows.filter((row) => !isBlank(row[at] ?? '')).length
  const [first] = candidates
  if (first === undefined) return []
  const better = candidates.find((at) => count(at) > 2 * count(first))
  return [better ?? first]
}

/** Of several currencies, the one beside the amount is its own. */
function nearest(candidates: readonly number[], { amount, credit, debit }: Columns): readonly number[] {
  const [place] = amount ?? credit ?? debit ?? []
  if (place === undefined) return candidates.slice(0, 1)
  const beside = candidates.find((at) => at === place + 1) ?? candidates.find((at) => at === place - 1)
  return beside === undefined ? candidates.slice(0, 1) : [beside]
}

/** A column that names another account in almost every row tells whom money came from, not whose it is. */
function ownAccount(candidates: readonly number[], rows: readonly Row[]): readonly number[] {
  const own = candidates.find((at) => {
    const cells = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
    const different = new Set(cells).size
    return different === 1 || different * 2 <= cells.length || (different <= 5 && cells.length === rows.length)
  })
  return own === undefined ? [] : [own]
}

/** Where an amount and its two sides are all given, the column that is filled wherever one of them is says it all. */
function withoutSecondAmounts(columns: Columns, rows: readonly Row[]): Columns {
  const { amount, credit, debit, ...rest } = columns
  if (!amount || (!credit && !debit)) return columns
  const at = amount[0] ?? 0
  const sides = [...(credit ?? []), ...(debit ?? [])]
  const isSide = rows.some((row) => isBlank(row[at] ?? '') && sides.some((side) => !isBlank(row[side] ?? '')))
  return isSide ? { ...rest, ...(credit ? { credit } : {}), ...(debit ? { debit } : {}) } : { ...rest, amount }
}
