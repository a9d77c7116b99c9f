import {
  absDecimal,
  isNegativeDecimal,
  isZeroDecimal,
  multiplyDecimal,
  negateDecimal,
  subtractDecimal,
} from '../amount.ts'
import { MISSING_DATE } from '../dates.ts'
import type { Decimal, Entry, FeedDate, OriginalAmount, SecurityMovement } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { movementTypeOf } from './table-actions.ts'
import { currencyOfAmount, isAmbiguousAmount, isBlank, readTableAmount } from './table-amount.ts'
import { contradictsOrder, readAsOf, readTableDate } from './table-date.ts'
import { directionOfKind } from './table-directions.ts'
import { balanceNameIn, mayNameBalance } from './table-labels.ts'
import type { ColumnRole, TableLayout, TableMapping } from './table-mapping.ts'
import { isAnnounced, isPosted } from './table-status.ts'

export type TableRow = { readonly cells: readonly string[]; readonly line: number; readonly raw: string }

/** One row as an entry. `index` and the account are the caller's. */
export type RowEntry = {
  readonly entry: Entry
  readonly account: string
  readonly accountName: string
  readonly balance: Decimal | null
}

/** What reads a row: its own table's columns in the file's style. */
export type RowStyle = {
  readonly layout: TableLayout
  readonly mapping: TableMapping
  readonly currency: string | null
}

/** A row with a date that moves neither money nor securities: a balance, a note, a document. */
export type RowNote = { readonly note: string; readonly balance: Decimal | null }

/**
 * Reads a row of a mapped table. Null for a row that is none: a footer, a note, a total.
 * @throws FeedRefusal `not-an-amount`, `ambiguous-amount`, `unknown-direction`, `contradicting-direction`,
 *   `contradicting-dates`, `contradicting-currency`, with line and column.
 */
export function readRow(row: TableRow, style: RowStyle): RowEntry | RowNote | null {
  const { layout, mapping } = style
  const cell = cellOf(row, layout)
  const stated = cell('date')
  const settled = cell('valueDate')
  const announced = isAnnounced(stated)
  const date = announced
    ? { booked: MISSING_DATE, value: null }
    : readAsOf(isBlank(stated) ? '' : stated, mapping.dateOrder)
  const value = date.value ?? (isBlank(settled) ? MISSING_DATE : readTableDate(settled, mapping.dateOrder))
  const isRow = announced || isDate(date.booked) || (date.booked.flag === 'missing' && isDate(value))
  const amount = amountOf(row, style, isRow)
  if (!isRow && !isBrokenRow(row, layout, amount)) return null
  refuseOtherOrder(row, style, date.booked)
  const currency = currencyOf(row, style, cell('currency'))
  const movement = movementOf(row, style, amount, currency)
  const balance = read(row, style, 'balance', false)
  if (amount === null && !movement) return { note: cells(row, layout, 'description').join(' '), balance }
  const named = movement === null && amount !== null ? balanceName(row, layout) : null
  if (named !== null && (balance === null || balance === amount)) return { note: named, balance: amount }
  const action = cell('action')
  const status = cell('status')
  const pending = announced || !isPosted(status)
  return {
    account: cell('account'),
    accountName: cell('accountName'),
    balance,
    entry: {
      kind: movement ? 'investment' : 'cash',
      index: 0,
      line: row.line,
      status: pending ? 'pending' : 'booked',
      sourceStatus: announced ? stated : status || null,
      booked: date.booked,
      value,
      amount: amount ?? '0',
      currency,
      code: action === '' ? null : { scheme: 'custodian', code: action, proprietary: null },
      ids: { source: cell('reference') || null, references: [] },
      counterparty: counterpartyOf(cell('counterparty'), cell('counterpartyAccount')),
      text: textOf([action, ...cells(row, layout, 'description'), ...cells(row, layout, 'security')]),
      reversal: /\b(?:reversal|reversed|reverse|cancel(?:led|ed)?|storno|annulation)\b/i.test(action),
      reversalOf: null,
      original: originalOf(row, style, currency),
      details: [],
      securities: movement ? [movement] : [],
      raw: row.raw,
    },
  }
}

const MONEY = ['amount', 'credit', 'debit'] as const

/** The row's own currency, beside the amount or in it; the table's where it has none. */
function currencyOf(row: TableRow, { layout, currency }: RowStyle, stated: string): string | null {
  let inAmount: string | null = null
  for (const role of MONEY) {
    const text = row.cells[layout.columns[role]?.[0] ?? -1] ?? ''
    if (!isBlank(text)) inAmount ??= currencyOfAmount(text)
  }
  if (stated === '' || inAmount === null || stated.toUpperCase() === inAmount) return stated || inAmount || currency
  const message = `Line ${row.line}: the amount is in ${inAmount}, the row in ${stated.slice(0, 10)}.`
  throw new FeedRefusal('contradicting-currency', message, { line: row.line, element: 'row', field: 'amount' })
}

/** A row may state a balance where others have their amount: it says so and nothing else, but whose and in what. */
function balanceName({ cells, raw }: TableRow, { columns }: TableLayout): string | null {
  if (!mayNameBalance(raw)) return null
  const others = NOT_WORDS.flatMap((role) => columns[role] ?? [])
  return balanceNameIn(cells, new Set(others))
}

const NOT_WORDS = ['date', 'valueDate', 'currency', 'direction', 'account', 'accountName'] as const

/** The label and amount of a total under the table, such as Schwab's `Transactions Total`. */
export function readTotal(row: TableRow, { layout, mapping }: RowStyle): { label: string; amount: Decimal } | null {
  const label = row.cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
  if (!/\btotals?\b|^(?:summe|gesamt)\b/i.test(label)) return null
  const stated = (role: ColumnRole): Decimal | null => {
    const at = layout.columns[role]?.[0]
    return at === undefined ? null : readTableAmount(row.cells[at] ?? '', mapping.decimal)
  }
  const signed = stated('amount')
  if (signed !== null) return { label, amount: mapping.inverted ? negateDecimal(signed) : signed }
  const [credits, debits] = [stated('credit'), stated('debit')]
  if (credits === null && debits === null) return null
  return { label, amount: subtractDecimal(credits ?? '0', absDecimal(debits ?? '0')) }
}

const isDate = (date: FeedDate): boolean => date.day !== null || date.flag === 'impossible' || date.flag === 'ambiguous'

/** As wide as the table and with an amount, but without a date: an entry whose date cannot be read, never a footer. */
function isBrokenRow(row: TableRow, layout: TableLayout, amount: Decimal | null): boolean {
  if (amount === null) return false
  const filled = row.cells.filter((cell) => cell.trim() !== '').length
  const dated = (row.cells[layout.columns.date?.[0] ?? 0] ?? '').trim() !== ''
  return (
    filled >= (dated ? 3 : 4) && !/\b(?:totals?|subtotal|balance|saldo|summe|gesamt|solde)\b/i.test(row.cells.join(' '))
  )
}

/** A whole file is in one order; a day that is only one in the other order shows that the mapping has it wrong. */
function refuseOtherOrder(row: TableRow, { layout, mapping }: RowStyle, booked: FeedDate): void {
  if (!contradictsOrder(booked, mapping.dateOrder)) return
  const [said, other] = mapping.dateOrder === 'MDY' ? ['month', 'day'] : ['day', 'month']
  throw new FeedRefusal(
    'contradicting-dates',
    `Line ${row.line}: "${booked.raw.slice(0, 40)}" begins with the ${other}, not with the ${said} as the dates before.`,
    { line: row.line, element: 'row', field: layout.header[layout.columns.date?.[0] ?? 0] || 'date' },
  )
}

function amountOf(row: TableRow, style: RowStyle, strict: boolean): Decimal | null {
  const { layout, mapping } = style
  const signed = read(row, style, 'amount', strict)
  if (signed !== null) {
    const turned = mapping.inverted ? negateDecimal(signed) : signed
    const directed = layout.columns.direction && strict ? withDirection(row, style, turned) : turned
    const fee = read(row, style, 'fee', strict)
    return fee === null || isZeroDecimal(fee) ? directed : subtractDecimal(directed, absDecimal(fee))
  }
  const [credit, debit] = [read(row, style, 'credit', strict), read(row, style, 'debit', strict)]
  if (credit !== null && !isZeroDecimal(credit)) {
    if (debit !== null && !isZeroDecimal(debit)) throw bothSides(row)
    return credit
  }
  if (debit !== null && !isZeroDecimal(debit)) return negateDecimal(absDecimal(debit))
  return credit ?? debit
}

/** The first of the direction columns that says something decides; a signed amount must not say the opposite. */
function withDirection(row: TableRow, { layout, mapping }: RowStyle, amount: Decimal): Decimal {
  if (isZeroDecimal(amount)) return amount
  const words = cells(row, layout, 'direction')
  const direction = words
    .map((word) => mapping.directions?.[word.toLowerCase()] ?? directionOfKind(word))
    .find((found) => found !== null)
  const said = words[0]?.slice(0, 40) ?? ''
  const where = {
    line: row.line,
    element: 'row',
    field: layout.header[layout.columns.direction?.[0] ?? 0] || 'direction',
  }
  if (direction === undefined || direction === null) {
    if (isNegativeDecimal(amount)) return amount
    const message = `Line ${row.line}: "${said}" does not tell whether money came in or went out; the mapping has to.`
    throw new FeedRefusal('unknown-direction', message, where)
  }
  if (direction === 'debit') return negateDecimal(absDecimal(amount))
  if (!isNegativeDecimal(amount)) return amount
  throw new FeedRefusal('contradicting-direction', `Line ${row.line}: "${said}" has a negative amount.`, where)
}

/** Trades, income on a security, transfers in kind; a row without symbol and quantity is plain cash. */
function movementOf(
  row: TableRow,
  style: RowStyle,
  amount: Decimal | null,
  currency: string | null,
): SecurityMovement | null {
  const cell = cellOf(row, style.layout)
  const symbol = isBlank(cell('symbol')) ? '' : cell('symbol')
  const stated = read(row, style, 'quantity', false)
  const quantity = stated === null || isZeroDecimal(stated) ? null : stated
  if (symbol === '' && (quantity === null || (amount !== null && cell('security') === ''))) return null
  const type = movementTypeOf(cell('action') || cell('description'))
  const price = read(row, style, 'price', false)
  const exact = quantity !== null && price !== null ? absDecimal(multiplyDecimal(quantity, price)) : null
  const outgoing = quantity !== null && type === 'sell' && !isNegativeDecimal(quantity)
  return {
    type,
    security: {
      id: symbol,
      scheme: symbolScheme(symbol),
      name: cell('security') || cell('description') || null,
      ticker: symbolScheme(symbol) === 'ticker' ? symbol : null,
    },
    quantity: quantity !== null && outgoing ? negateDecimal(quantity) : quantity,
    price,
    value: amount === null || isZeroDecimal(amount) ? exact : absDecimal(amount),
    currency,
  }
}

function symbolScheme(symbol: string): SecurityMovement['security']['scheme'] {
  if (symbol === '') return 'none'
  if (/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(symbol)) return 'isin'
  if (/^[0-9]{3}[0-9A-Z]{5}\d$/.test(symbol)) return 'cusip'
  return /^[A-Z][A-Z0-9./]{0,5}$/.test(symbol) ? 'ticker' : 'other'
}

function originalOf(row: TableRow, style: RowStyle, currency: string | null): OriginalAmount | null {
  const code = cellOf(row, style.layout)('originalCurrency')
  if (code === '' || code === currency) return null
  return { amount: read(row, style, 'originalAmount', false), currency: code, rate: null }
}

/** A cell of figures. `strict` refuses one that is filled with something else; a note may stand in any column. */
function read(row: TableRow, { layout, mapping }: RowStyle, role: ColumnRole, strict: boolean): Decimal | null {
  const at = layout.columns[role]?.[0]
  const text = at === undefined ? '' : (row.cells[at] ?? '')
  if (isBlank(text)) return null
  const amount = readTableAmount(text, mapping.decimal)
  if (amount !== null || !strict) return amount
  const said = text.trim().slice(0, 40)
  const where = { line: row.line, element: 'row', field: layout.header[at ?? 0] || role }
  if (mapping.decimal === null && isAmbiguousAmount(text)) {
    const message = `Line ${row.line}: "${said}" could be more or less than a thousand; the mapping has to say which sign is the decimal one.`
    throw new FeedRefusal('ambiguous-amount', message, where)
  }
  throw new FeedRefusal('not-an-amount', `Line ${row.line}: "${said}" is not an amount.`, where)
}

const cellOf =
  (row: TableRow, layout: TableLayout) =>
  (role: ColumnRole): string => {
    const at = layout.columns[role]?.[0]
    return at === undefined ? '' : (row.cells[at] ?? '').trim()
  }

function cells(row: TableRow, layout: TableLayout, role: ColumnRole): readonly string[] {
  const places = layout.columns[role]
  return places ? places.map((at) => (row.cells[at] ?? '').trim()).filter((cell) => cell !== '') : NONE
}

const NONE: readonly string[] = []

const textOf = (parts: readonly string[]): string =>
  parts.filter((part, at) => part !== '' && parts.indexOf(part) === at).join('\n')

const counterpartyOf = (name: string, account: string): Entry['counterparty'] =>
  name === '' && account === '' ? null : { name: name || null, account: account || null, institution: null }

const bothSides = (row: TableRow): FeedRefusal =>
  new FeedRefusal('not-an-amount', `Line ${row.line}: the row states a credit and a debit.`, {
    line: row.line,
    element: 'row',
    field: 'credit',
  })
