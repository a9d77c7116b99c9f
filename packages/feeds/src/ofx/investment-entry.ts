import { absDecimal, multiplyDecimal, negateDecimal, subtractDecimal } from '../amount.ts'
import { child, type Node, textAt } from '../markup/tree.ts'
import type { Decimal, Entry, Position, Security, SecurityMovement, SecurityMovementType } from '../model.ts'
import { bankEntry, type EntryContext, originalIn } from './bank-entry.ts'
import { currencyIn, dateIn, optionalAmount, type Place, referencesIn, requiredAmount } from './fields.ts'

const REFERENCES: ReadonlySet<string> = new Set(['SRVRTID', 'REVERSALFITID', 'INV401KSOURCE', 'LOANID', 'RELFITID'])

/** Cash inside a brokerage account: `INVBANKTRAN` holds an ordinary bank transaction. */
export function cashEntry(node: Node, context: EntryContext): Entry | null {
  const transaction = child(node, 'STMTTRN')
  return transaction ? bankEntry(transaction, context) : null
}

/**
 * Reads one investment transaction: trade, income, expense, journal, split or transfer in kind.
 * @throws FeedRefusal `not-an-amount`
 */
export function investmentEntry(node: Node, context: EntryContext): Entry {
  const place = { line: context.line, element: node.name }
  // A trade wraps its common part once more; other kinds carry it themselves.
  const body = child(node, 'INVBUY') ?? child(node, 'INVSELL') ?? node
  const transaction = child(body, 'INVTRAN')
  const currency = currencyIn(body, place) ?? context.currency
  const movement = movementOf(node, body, currency, place)
  const reversed = textAt(transaction, 'REVERSALFITID')
  const detail =
    textAt(node, 'BUYTYPE') ?? textAt(node, 'SELLTYPE') ?? textAt(node, 'INCOMETYPE') ?? textAt(node, 'OPTACTION')
  return {
    kind: 'investment',
    index: context.index,
    line: context.line,
    status: 'booked',
    sourceStatus: null,
    booked: dateIn(transaction, 'DTTRADE'),
    value: dateIn(transaction, 'DTSETTLE'),
    amount: optionalAmount(body, 'TOTAL', place) ?? '0',
    currency,
    code: { scheme: 'ofx', code: node.name, proprietary: detail ?? textAt(node, 'TFERACTION') },
    ids: {
      source: textAt(transaction, 'FITID'),
      references: [...referencesIn(transaction, REFERENCES), ...referencesIn(body, REFERENCES)],
    },
    counterparty: null,
    text: textAt(transaction, 'MEMO') ?? '',
    reversal: reversed !== null,
    reversalOf: reversed,
    original: originalIn(body),
    details: [],
    securities: movement ? [movement] : [],
    raw: context.raw,
  }
}

function movementOf(node: Node, body: Node, currency: string | null, place: Place): SecurityMovement | null {
  const security = securityOf(child(body, 'SECID'))
  if (!security) return null
  const units = node.name === 'SPLIT' ? splitUnits(node, place) : optionalAmount(body, 'UNITS', place)
  const price = optionalAmount(body, 'UNITPRICE', place)
  const total = optionalAmount(body, 'TOTAL', place)
  const quantity = units === null ? null : directed(units, node)
  const priced = price === null || quantity === null ? null : multiplyDecimal(absDecimal(quantity), price)
  return {
    type: typeOf(node.name),
    security,
    quantity,
    price,
    value: total === null ? priced : absDecimal(total),
    currency,
  }
}

function splitUnits(node: Node, place: Place): Decimal | null {
  const before = optionalAmount(node, 'OLDUNITS', place)
  const after = optionalAmount(node, 'NEWUNITS', place)
  if (after === null) return null
  return before === null ? after : subtractDecimal(after, before)
}

/** Units that leave are negative, whichever sign the institution uses for them. */
function directed(units: Decimal, node: Node): Decimal {
  const isOut = node.name.startsWith('SELL') || textAt(node, 'TFERACTION') === 'OUT'
  if (isOut) return negateDecimal(absDecimal(units))
  return textAt(node, 'TFERACTION') === 'IN' ? absDecimal(units) : units
}

function typeOf(name: string): SecurityMovementType {
  if (name.startsWith('BUY')) return 'buy'
  if (name.startsWith('SELL')) return 'sell'
  return TYPES[name] ?? 'other'
}

const TYPES: Readonly<Record<string, SecurityMovementType>> = {
  REINVEST: 'reinvest',
  INCOME: 'income',
  RETOFCAP: 'income',
  TRANSFER: 'transfer',
  JRNLSEC: 'transfer',
  SPLIT: 'split',
}

const SCHEMES: Readonly<Record<string, Security['scheme']>> = {
  ISIN: 'isin',
  CUSIP: 'cusip',
  SEDOL: 'sedol',
  TICKER: 'ticker',
}

function securityOf(node: Node | undefined): Security | null {
  const id = textAt(node, 'UNIQUEID')
  if (id === null) return null
  const kind = textAt(node, 'UNIQUEIDTYPE')?.toUpperCase() ?? ''
  return { id, scheme: SCHEMES[kind] ?? 'other', name: null, ticker: null }
}

/** Master data from one `STOCKINFO`, `MFINFO`, … of the security list. */
export function securityInfo(node: Node): Security | null {
  const info = child(node, 'SECINFO') ?? node
  const security = securityOf(child(info, 'SECID'))
  return security && { ...security, name: textAt(info, 'SECNAME'), ticker: textAt(info, 'TICKER') }
}

/** One holding from the position list. @throws FeedRefusal `missing-amount`, `not-an-amount` */
export function positionOf(node: Node, currency: string | null, line: number): Position | null {
  const body = child(node, 'INVPOS')
  const security = securityOf(child(body, 'SECID'))
  if (!body || !security) return null
  const place = { line, element: node.name }
  return {
    security,
    quantity: requiredAmount(body, 'UNITS', place),
    price: optionalAmount(body, 'UNITPRICE', place),
    value: optionalAmount(body, 'MKTVAL', place),
    currency: currencyIn(body, place) ?? currency,
    date: dateIn(body, 'DTPRICEASOF'),
  }
}
