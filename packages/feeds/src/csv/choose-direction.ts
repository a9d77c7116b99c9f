import { addDecimal, compareDecimal, isNegativeDecimal, isZeroDecimal } from '../amount.ts'
import type { Reason } from './choose-columns.ts'
import type { FoundTable } from './find-tables.ts'
import { type DecimalSign, isBlank, readTableAmount } from './table-amount.ts'
import { type Direction, directionOfKind, plainDirection } from './table-directions.ts'
import type { Columns } from './table-mapping.ts'
import type { Question } from './table-style.ts'

export type ChosenDirection = {
  readonly columns: Columns
  readonly inverted: boolean
  readonly reasons: readonly Reason[]
  readonly doubts: readonly string[]
  readonly questions: readonly Question[]
}

type Row = readonly string[]
/** A row with an amount, and whether it is negative. */
type Signed = { readonly row: Row; readonly negative: boolean }

/** A card's own side of a payment: money that comes in, whatever its sign. */
const CARD_PAYMENT = /\bpayment\b.{0,20}\bthank you\b|\bthank you\b.{0,20}\bpayment\b|\bpayment received\b/i

/**
 * Finds out how a single column of amounts says which way money went: by its signs, or by a word in another column
 * where no amount is negative. Words that could mean either are asked about, never guessed.
 */
export function chooseDirection(table: FoundTable, decimal: DecimalSign | null): ChosenDirection {
  const { columns } = table
  const signed = signedRows(table, decimal)
  const none = { columns, inverted: false, reasons: [], doubts: [], questions: [] }
  if (!columns.amount || signed.length === 0) return none
  const negatives = signed.filter(({ negative }) => negative)
  const plain = plainColumn(table, signed)
  if (plain !== null) {
    const agree = negatives.length > 0 && signed.every(({ row, negative }) => says(row, plain) === sideOf(negative))
    if (agree) return none
    return worded(table, [plain], 'every row says credit or debit there')
  }
  if (negatives.length > 0) return isInverted(table, signed) ? inverted(columns) : none
  const kinds = kindColumns(table, signed)
  const unsigned = signed.some(({ row }) => kindOf(row, kinds) === 'debit') && !balancesRise(table, decimal)
  if (!unsigned) return { ...none, doubts: ['No amount is negative: all of them are taken as money that came in.'] }
  const open = [...new Set(signed.filter(({ row }) => kindOf(row, kinds) === null).map(({ row }) => word(row, kinds)))]
  const chosen = worded(table, kinds, 'no amount is negative, and the kind of business tells')
  if (open.length === 0) return chosen
  const ask = `Does "${open.slice(0, 5).join('", "')}" mean money in or money out?`
  return { ...chosen, questions: [{ about: 'direction', ask }] }
}

/** Whether the balances grow by the amounts as they stand: then these have their signs. */
function balancesRise({ columns, rows }: FoundTable, decimal: DecimalSign | null): boolean {
  const figure = (row: Row | undefined, at: number | undefined): string | null =>
    at === undefined || isBlank(row?.[at] ?? '') ? null : readTableAmount(row?.[at] ?? '', decimal ?? '.')
  const [amountAt, balanceAt] = [columns.amount?.[0], columns.balance?.[0]]
  const steps = rows.flatMap((row, at) => {
    const [amount, balance] = [figure(row, amountAt), figure(row, balanceAt)]
    const others = [rows[at - 1], rows[at + 1]].flatMap((other) => figure(other, balanceAt) ?? [])
    if (amount === null || balance === null || isZeroDecimal(amount) || others.length === 0) return []
    return [others.some((other) => compareDecimal(addDecimal(other, amount), balance) === 0)]
  })
  return steps.filter((rises) => rises).length * 2 > steps.length
}

function signedRows({ columns, rows }: FoundTable, decimal: DecimalSign | null): readonly Signed[] {
  const at = columns.amount?.[0]
  if (at === undefined) return []
  return rows.flatMap((row) => {
    const text = row[at] ?? ''
    const amount =
      isBlank(text) || isBlank(row[columns.date?.[0] ?? 0] ?? '') ? null : readTableAmount(text, decimal ?? '.')
    return amount === null || isZeroDecimal(amount) ? [] : [{ row, negative: isNegativeDecimal(amount) }]
  })
}

/** A column in which every row with an amount says plainly "debit" or "credit". */
function plainColumn({ header, columns }: FoundTable, signed: readonly Signed[]): number | null {
  const spoken = new Set(Object.entries(columns).flatMap(([role, places]) => (role === 'action' ? [] : places)))
  const width = Math.max(header.length, ...signed.map(({ row }) => row.length))
  for (let at = 0; at < width; at += 1) {
    if (!spoken.has(at) && signed.every(({ row }) => says(row, at) !== null)) return at
  }
  return null
}

const says = (row: Row, at: number): Direction | null => plainDirection(row[at] ?? '')
const sideOf = (negative: boolean): Direction => (negative ? 'debit' : 'credit')

/**
 * Columns that tell the kind of business, the most telling first: `Buy / Sell` before `Type`. Where none is named so,
 * one whose words are such kinds in every row.
 */
function kindColumns({ header, columns }: FoundTable, signed: readonly Signed[]): readonly number[] {
  const telling = header.flatMap((name, at) =>
    /^(?:buy\s*\/\s*sell|side|way|direction|record type)$/.test(name) ? [at] : [],
  )
  const named = [...telling, ...(columns.action ?? [])]
  if (named.length > 0) return named
  const other = new Set(Object.entries(columns).flatMap(([role, at]) => (role === 'description' ? [] : at)))
  const found = header.findIndex((_, at) => !other.has(at) && signed.every(({ row }) => kindOf(row, [at]) !== null))
  return found === -1 ? [] : [found]
}

const word = (row: Row, places: readonly number[]): string =>
  places.map((at) => row[at]?.trim() ?? '').find((cell) => cell !== '') ?? ''

const kindOf = (row: Row, places: readonly number[]): Direction | null =>
  places.map((at) => directionOfKind(row[at] ?? '')).find((direction) => direction !== null) ?? null

const worded = ({ columns, header }: FoundTable, direction: readonly number[], because: string): ChosenDirection => ({
  columns: { ...columns, direction },
  inverted: false,
  reasons: direction.map((column) => ({
    about: 'direction',
    column,
    because: `${because} ("${header[column] ?? ''}")`,
  })),
  doubts: [],
  questions: [],
})

function isInverted({ columns }: FoundTable, signed: readonly Signed[]): boolean {
  const text = ({ row }: Signed): string => (columns.description ?? []).map((at) => row[at] ?? '').join(' ')
  const payments = signed.filter((one) => CARD_PAYMENT.test(text(one)))
  return payments.length > 0 && payments.length < signed.length && payments.every(({ negative }) => negative)
}

const inverted = (columns: Columns): ChosenDirection => ({
  columns,
  inverted: true,
  reasons: [{ about: 'inverted', column: null, because: 'payments to the card are written negative' }],
  doubts: ['Payments to the card are negative here, so all signs are turned.'],
  questions: [],
})
