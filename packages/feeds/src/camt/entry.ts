import { absDecimal, addDecimal, compareDecimal, isNegativeDecimal, readAmount } from '../amount.ts'
import { child, childrenOf, type Node, textAt } from '../markup/tree.ts'
import type { Check, Decimal, Detail, Entry, FeedDate, FeedWarning, Ids, SecurityMovement } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { amountOf, codeOf, dateOf, signed } from './amounts.ts'
import { detailOf, originalOf, transactionCode } from './detail.ts'
import { securityMovementOf } from './security.ts'

/** What an entry takes from the statement around it. */
export type EntryContext = {
  readonly index: number
  readonly line: number
  readonly account: string
  readonly currency: string | null
  readonly finality: 'final' | 'interim'
  /** The one day that the statement is about, if it is about one. */
  readonly day: FeedDate | null
}

/** The entry, what is odd about it, and the check that failed, if its details say more than the booking. */
export type ReadEntry = {
  readonly entry: Entry
  readonly warnings: readonly FeedWarning[]
  readonly failed: Check | null
}

/**
 * Reads one `Ntry`. The sign is the effect on the account as the bank states it: in a reversal `CdtDbtInd` already is
 * the direction of the correction.
 * @throws FeedRefusal `not-an-amount`, `missing-amount`, `missing-indicator`
 */
export function entryOf(node: Node, context: EntryContext, raw: string): ReadEntry {
  const place = { line: context.line, element: 'Ntry' }
  const warnings: FeedWarning[] = []
  const warn = (code: string, message: string) => warnings.push({ line: context.line, code, message })

  const amountNode = child(node, 'Amt')
  if (!amountNode) throw refusal('missing-amount', 'An entry has no amount.', context.line, 'Amt')
  const stated = amountOf(amountNode, place)
  const currency = stated.currency ?? context.currency
  const indicator = textAt(node, 'CdtDbtInd')
  const amount = signed(stated.amount, indicator)
  if (amount === null || indicator === null) {
    const said = indicator === null ? 'says neither' : `says "${indicator.slice(0, 20)}", not`
    throw refusal('missing-indicator', `An entry ${said} credit (CRDT) nor debit (DBIT).`, context.line, 'CdtDbtInd')
  }
  if (isNegativeDecimal(stated.amount))
    warn('negative-amount', 'An entry states a negative amount; it turns the direction.')

  const sourceStatus = codeOf(child(node, 'Sts'))
  if (sourceStatus === null) warn('missing-status', 'An entry does not say whether it is booked.')
  const reversal = isTrue(textAt(node, 'RvslInd'))
  const nodes = transactionNodes(node)
  const booking = { indicator, currency, reversal, account: context.account }
  const details = nodes.map((details) => detailOf(details, booking, place))
  const only = details.length === 1 ? details[0] : undefined
  const excess = excessOfDetails(node, nodes, details, amount, currency)
  if (excess)
    warn('details-exceed-booking', `The details of an entry say ${excess.computed}, the booking ${excess.declared}.`)

  const securities = nodes.flatMap((details) => securityMovementOf(details, indicator === 'CRDT') ?? [])
  const entry: Entry = {
    kind: 'cash',
    index: context.index,
    line: context.line,
    status: isBooked(sourceStatus, context.finality) ? 'booked' : 'pending',
    sourceStatus,
    ...datesOf(node, context.day),
    amount,
    currency,
    code: transactionCode(child(node, 'BkTxCd')) ?? only?.code ?? null,
    ids: entryIds(node, only),
    counterparty: only?.counterparty ?? null,
    text: entryText(node, details),
    reversal,
    reversalOf: null,
    original: originalOf(child(node, 'AmtDtls'), { amount, currency }, place) ?? only?.original ?? null,
    details,
    securities: securities satisfies SecurityMovement[],
    raw,
  }
  return { entry, warnings, failed: excess }
}

/** Both dates may be left out: a statement of one day says when its entries were booked. */
function datesOf(node: Node, day: FeedDate | null): Pick<Entry, 'booked' | 'value'> {
  const [booked, value] = [dateOf(child(node, 'BookgDt')), dateOf(child(node, 'ValDt'))]
  const isUndated = booked.flag === 'missing' && value.flag === 'missing'
  return { booked: isUndated && day ? day : booked, value }
}

const refusal = (code: string, message: string, line: number, field: string): FeedRefusal =>
  new FeedRefusal(code, message, { line, element: 'Ntry', field })

/** An end-of-day statement holds booked entries unless it says otherwise; everything else never is final. */
const isBooked = (status: string | null, finality: EntryContext['finality']): boolean =>
  finality === 'final' && (status === null || status === 'BOOK')

const isTrue = (text: string | null): boolean => text === 'true' || text === '1'

/** `NtryDtls/TxDtls`, or `TxDtls` directly as in version 001.01. */
function transactionNodes(node: Node): readonly Node[] {
  const nodes: Node[] = []
  for (const part of node.children) {
    if (part.name === 'TxDtls') nodes.push(part)
    else if (part.name === 'NtryDtls') for (const inner of part.children) if (inner.name === 'TxDtls') nodes.push(inner)
  }
  return nodes
}

/** The bank's own reference first; an entry number of the statement only if there is nothing better. */
function entryIds(node: Node, only: Detail | undefined): Ids {
  const own = textAt(node, 'AcctSvcrRef')
  const entryReference = textAt(node, 'NtryRef')
  const references = [...(only?.ids.references ?? [])]
  if (own !== null && !references.some(({ name, value }) => name === 'AcctSvcrRef' && value === own)) {
    references.unshift({ name: 'AcctSvcrRef', value: own })
  }
  if (entryReference !== null) references.unshift({ name: 'NtryRef', value: entryReference })
  const batch = childrenOf(node, 'NtryDtls').map((details) => textAt(details, 'Btch', 'PmtInfId'))
  for (const value of batch) if (value !== null) references.push({ name: 'Btch/PmtInfId', value })
  return { source: own ?? only?.ids.source ?? entryReference, references }
}

function entryText(node: Node, details: readonly Detail[]): string {
  const lines = details.length === 1 ? [details[0]?.text ?? ''] : []
  lines.push(textAt(node, 'AddtlNtryInf') ?? '')
  return lines.filter((line) => line !== '').join('\n')
}

/**
 * The sum of details must not exceed the booking. Compared only if all details state an amount in the booking's
 * currency; charges that the bank took off may make up the difference.
 */
function excessOfDetails(
  node: Node,
  nodes: readonly Node[],
  details: readonly Detail[],
  amount: Decimal,
  currency: string | null,
): Check | null {
  // By far the most bookings have one detail that says the same.
  if (details.length === 0 || (details.length === 1 && details[0]?.amount === amount)) return null
  let sum: Decimal = '0'
  for (const detail of details) {
    if (detail.amount === null || detail.currency !== currency) return null
    sum = addDecimal(sum, detail.amount)
  }
  const allowed = [node, ...nodes].reduce((most, at) => addDecimal(most, chargesOf(at, currency)), absDecimal(amount))
  if (compareDecimal(absDecimal(sum), allowed) <= 0) return null
  return { name: 'details within booking', declared: amount, computed: sum, ok: false }
}

function chargesOf(node: Node, currency: string | null): Decimal {
  let sum: Decimal = '0'
  for (const charges of childrenOf(node, 'Chrgs')) {
    const records = childrenOf(charges, 'Rcrd')
    const total = child(charges, 'TtlChrgsAndTaxAmt')
    const amounts = total ? [total] : [charges, ...records].flatMap((record) => child(record, 'Amt') ?? [])
    for (const stated of amounts) {
      const amount = stated.attribute === currency || stated.attribute === null ? readAmount(stated.text) : null
      if (amount !== null) sum = addDecimal(sum, absDecimal(amount))
    }
  }
  return sum
}
