import {
  absDecimal,
  isNegativeDecimal,
  isZeroDecimal,
  multiplyDecimal,
  negateDecimal,
  subtractDecimal,
} from '../amount.ts'
import { MISSING_DATE } from '../dates.ts'
import type { Decimal, Entry, FeedDate, SecurityMovement } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { movementTypeOf } from './table-actions.ts'
import { isBlank, readTableAmount } from './table-amount.ts'
import { readAsOf, readTableDate } from './table-date.ts'
import type { ColumnRole, TableMapping } from './table-mapping.ts'

export type TableRow = { readonly cells: readonly string[]; readonly line: number; readonly raw: string }

/** One row as an entry. `index` and the account are the caller's. */
export type RowEntry = { readonly entry: Entry; readonly account: string; readonly balance: Decimal | null }

const PENDING = /^(?:pending|processing|vorgemerkt)/i

/**
 * Reads a row of the mapped table. Null for a row that is none: a footer, a note, a total.
 * @throws FeedRefusal `not-an-amount` with line and column for a row that has a date but no readable amount.
 */
export function readRow(row: TableRow, mapping: TableMapping, fallbackCurrency: string | null): RowEntry | null {
  const cell = cellOf(row, mapping)
  const stated = cell('date')
  const pending = PENDING.test(stated)
  const date = pending ? { booked: MISSING_DATE, value: null } : readAsOf(stated, mapping.dateOrder)
  const amount = amountOf(row, mapping)
  if (!isDated(date.booked, pending) && !isBrokenRow(row, mapping, amount)) return null
  const movement = movementOf(row, mapping, amount, cell('currency') || mapping.currency || fallbackCurrency)
  if (amount === null && !movement) throw noAmount(row, mapping)
  const action = cell('action')
  const balance = read(row, mapping, 'balance')
  const settled = cell('valueDate')
  return {
    account: cell('account'),
    balance,
    entry: {
      kind: movement ? 'investment' : 'cash',
      index: 0,
      line: row.line,
      status: pending ? 'pending' : 'booked',
      sourceStatus: pending ? stated : null,
      booked: date.booked,
      value: date.value ?? (settled === '' ? MISSING_DATE : readTableDate(settled, mapping.dateOrder)),
      amount: amount ?? '0',
      currency: cell('currency') || mapping.currency || fallbackCurrency,
      code: action === '' ? null : { scheme: 'custodian', code: action, proprietary: null },
      ids: {
        source: cell('reference') || null,
        references: [],
      },
      counterparty: counterpartyOf(cell('counterparty'), cell('counterpartyAccount')),
      text: [action, ...cells(row, mapping, 'description'), ...cells(row, mapping, 'security')]
        .filter((part, at, all) => part !== '' && all.indexOf(part) === at)
        .join('\n'),
      reversal: /\b(?:reversal|reversed|reverse|cancel(?:led|ed)?|storno)\b/i.test(action),
      reversalOf: null,
      original: null,
      details: [],
      securities: movement ? [movement] : [],
      raw: row.raw,
    },
  }
}

/** The label and amount of a total under the table, such as Schwab's `Transactions Total`. */
export function readTotal(row: TableRow, mapping: TableMapping): { label: string; amount: Decimal } | null {
  const label = row.cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
  if (!/\btotals?\b|^(?:summe|gesamt)\b/i.test(label)) return null
  const stated = (role: ColumnRole): Decimal | null => {
    const at = mapping.columns[role]?.[0]
    return at === undefined ? null : readTableAmount(row.cells[at] ?? '', mapping.decimal)
  }
  const signed = stated('amount')
  if (signed !== null) return { label, amount: mapping.inverted ? negateDecimal(signed) : signed }
  const [credits, debits] = [stated('credit'), stated('debit')]
  if (credits === null && debits === null) return null
  return { label, amount: subtractDecimal(credits ?? '0', absDecimal(debits ?? '0')) }
}

const isDated = (date: FeedDate, pending: boolean): boolean =>
  pending || date.day !== null || date.flag === 'impossible'

/** As wide as the table and with an amount, but without a date: an entry whose date cannot be read, never a footer. */
function isBrokenRow(row: TableRow, mapping: TableMapping, amount: Decimal | null): boolean {
  if (amount === null || readTotal(row, mapping)) return false
  const filled = row.cells.filter((cell) => cell.trim() !== '').length
  return filled >= 3 && !/\b(?:total|balance|saldo|summe)\b/i.test(row.cells.join(' '))
}

function amountOf(row: TableRow, mapping: TableMapping): Decimal | null {
  const signed = read(row, mapping, 'amount')
  if (signed !== null) {
    const direction = cells(row, mapping, 'direction')[0] ?? ''
    const amount = mapping.inverted ? negateDecimal(signed) : signed
    if (direction === '') return amount
    return /^(?:d|dr|debit|s|soll|af|-)/i.test(direction) ? negateDecimal(absDecimal(amount)) : absDecimal(amount)
  }
  const [credit, debit] = [read(row, mapping, 'credit'), read(row, mapping, 'debit')]
  if (credit !== null && !isZeroDecimal(credit)) {
    if (debit !== null && !isZeroDecimal(debit)) throw bothSides(row)
    return credit
  }
  if (debit !== null && !isZeroDecimal(debit)) return negateDecimal(absDecimal(debit))
  return credit ?? debit
}

/** Trades, income on a security, transfers in kind; a row without symbol and quantity is plain cash. */
function movementOf(
  row: TableRow,
  mapping: TableMapping,
  amount: Decimal | null,
  currency: string | null,
): SecurityMovement | null {
  const cell = cellOf(row, mapping)
  const symbol = cell('symbol')
  const stated = read(row, mapping, 'quantity')
  const quantity = stated === null || isZeroDecimal(stated) ? null : stated
  if (symbol === '' && quantity === null) return null
  const type = movementTypeOf(cell('action') || cell('description'))
  const price = read(row, mapping, 'price')
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

function read(row: TableRow, mapping: TableMapping, role: ColumnRole): Decimal | null {
  const at = mapping.columns[role]?.[0]
  const text = at === undefined ? '' : (row.cells[at] ?? '')
  if (isBlank(text)) return null
  const amount = readTableAmount(text, mapping.decimal)
  if (amount !== null) return amount
  // Only a row of the table proper is held to its amounts; a note below it may stand in any column.
  const at0 = mapping.columns.date?.[0] ?? 0
  const dated = readAsOf(row.cells[at0] ?? '', mapping.dateOrder).booked
  if (role === 'balance' || role === 'price' || !isDated(dated, PENDING.test(row.cells[at0] ?? ''))) return null
  throw new FeedRefusal('not-an-amount', `Line ${row.line}: "${text.trim().slice(0, 40)}" is not an amount.`, {
    line: row.line,
    element: 'row',
    field: mapping.header[at ?? 0] || role,
  })
}

const cellOf =
  (row: TableRow, mapping: TableMapping) =>
  (role: ColumnRole): string =>
    cells(row, mapping, role)[0] ?? ''

function cells(row: TableRow, mapping: TableMapping, role: ColumnRole): readonly string[] {
  return (mapping.columns[role] ?? []).map((at) => (row.cells[at] ?? '').trim()).filter((cell) => cell !== '')
}

const counterpartyOf = (name: string, account: string): Entry['counterparty'] =>
  name === '' && account === '' ? null : { name: name || null, account: account || null, institution: null }

const noAmount = (row: TableRow, mapping: TableMapping): FeedRefusal =>
  new FeedRefusal('no-amount', `Line ${row.line}: the row has a date, but no amount.`, {
    line: row.line,
    element: 'row',
    field: mapping.header[mapping.columns.amount?.[0] ?? 0] || 'amount',
  })

const bothSides = (row: TableRow): FeedRefusal =>
  new FeedRefusal('not-an-amount', `Line ${row.line}: the row states a credit and a debit.`, {
    line: row.line,
    element: 'row',
    field: 'credit',
  })
