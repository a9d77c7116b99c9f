import { isNegativeDecimal } from '../amount.ts'
import { child, type Node, textAt } from '../markup/tree.ts'
import type { Decimal, Entry, OriginalAmount, TransactionCode } from '../model.ts'
import { counterpartyIn, currencyIn, dateIn, referencesIn, requiredAmount } from './fields.ts'

/** What an entry takes from the statement around it. */
export type EntryContext = {
  readonly index: number
  readonly line: number
  readonly currency: string | null
  readonly raw: string
}

const REFERENCES: ReadonlySet<string> = new Set(['CHECKNUM', 'REFNUM', 'SRVRTID', 'PAYEEID', 'SIC', 'CORRECTFITID'])
/** Types that by their meaning are credits: a negative one takes an earlier one back. */
const CREDITS: ReadonlySet<string> = new Set(['CREDIT', 'DEP', 'DIRECTDEP', 'DIV'])

/**
 * Reads one `STMTTRN`, or `STMTTRNP` for a pending one. `TRNAMT` is signed as it affects the account.
 * @throws FeedRefusal `missing-amount`, `not-an-amount`
 */
export function bankEntry(node: Node, context: EntryContext): Entry {
  const place = { line: context.line, element: node.name }
  const amount = requiredAmount(node, 'TRNAMT', place)
  const type = textAt(node, 'TRNTYPE')
  const isPending = node.name === 'STMTTRNP'
  const corrects = textAt(node, 'CORRECTFITID')
  const isDeleted = corrects !== null && textAt(node, 'CORRECTACTION') === 'DELETE'
  return {
    kind: 'cash',
    index: context.index,
    line: context.line,
    status: isPending ? 'pending' : 'booked',
    sourceStatus: isPending ? 'PENDING' : null,
    booked: isPending ? dateIn(node, 'DTTRAN', 'DTPOSTED') : dateIn(node, 'DTPOSTED'),
    value: dateIn(node, 'DTAVAIL', 'VALUEDATE'),
    amount,
    currency: currencyIn(node, place) ?? context.currency,
    code: type === null ? null : codeOf(type),
    ids: { source: textAt(node, 'FITID'), references: referencesIn(node, REFERENCES) },
    counterparty: counterpartyIn(node),
    text: textOf(node),
    reversal: isDeleted || (type !== null && CREDITS.has(type.toUpperCase()) && isNegativeDecimal(amount)),
    reversalOf: corrects,
    original: originalIn(node),
    details: [],
    securities: [],
    raw: context.raw,
  }
}

const codeOf = (code: string): TransactionCode => ({ scheme: 'ofx', code, proprietary: null })

function textOf(node: Node): string {
  const name = textAt(node, 'NAME') ?? textAt(node, 'PAYEE', 'NAME') ?? ''
  const text = joined(name, textAt(node, 'EXTDNAME'), name)
  return joined(text, textAt(node, 'MEMO'), name)
}

/** Adds a line, unless it only repeats the name. */
const joined = (text: string, line: string | null, name: string): string =>
  line === null || line === name ? text : text === '' ? line : `${text}\n${line}`

/** `ORIGCURRENCY` names the currency and rate that an amount was converted from, not the amount itself. */
export function originalIn(node: Node | undefined): OriginalAmount | null {
  const original = child(node, 'ORIGCURRENCY')
  if (!original) return null
  return { amount: null, currency: textAt(original, 'CURSYM'), rate: rateIn(original) }
}

function rateIn(node: Node): Decimal | null {
  const rate = textAt(node, 'CURRATE')
  return rate !== null && /^\d+(\.\d+)?$/.test(rate) ? rate : null
}
