import { readGroupedAmount } from '../amount.ts'
import { MISSING_DATE, ofxDate } from '../dates.ts'
import { isIban } from '../iban.ts'
import { child, type Node, textAt } from '../markup/tree.ts'
import type { Account, Counterparty, Decimal, FeedDate, Reference } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'

/** The element that a field is read from, for refusals. */
export type Place = { readonly line: number; readonly element: string }

/** The amount in a field; null if the field is missing or empty. @throws FeedRefusal `not-an-amount` */
export function optionalAmount(node: Node | undefined, field: string, place: Place): Decimal | null {
  const stated = child(node, field)
  return stated && stated.text.trim() !== '' ? amountIn(stated, place) : null
}

/** @throws FeedRefusal `missing-amount`, `not-an-amount` (also for an empty field) */
export function requiredAmount(node: Node | undefined, field: string, place: Place): Decimal {
  const stated = child(node, field)
  if (stated) return amountIn(stated, place)
  throw new FeedRefusal('missing-amount', `${place.element} has no ${field}.`, { ...place, field })
}

/** A balance is for comparing: some write it as a person would, `R$ 5.326,43`. Null for what is no amount. */
export const readBalance = (text: string): Decimal | null =>
  readGroupedAmount(text) ?? readGroupedAmount(text.replace(/^\s*(?:[A-Z]{0,3}[$€£]|[A-Z]{3})\s*/, ''))

function amountIn(stated: Node, { line, element }: Place): Decimal {
  const amount = readGroupedAmount(stated.text)
  if (amount !== null) return amount
  const said = stated.text.trim().slice(0, 60)
  throw new FeedRefusal('not-an-amount', `"${said}" in ${stated.name} of ${element} is not an amount.`, {
    line,
    element,
    field: stated.name,
  })
}

export const isCurrencyCode = (text: string): boolean => /^[A-Z]{3}$/i.test(text)

/** The currency that an element states for itself, or null. @throws FeedRefusal `not-a-currency` */
export function currencyIn(node: Node | undefined, { line, element }: Place): string | null {
  const stated = textAt(node, 'CURRENCY', 'CURSYM')
  if (stated === null || isCurrencyCode(stated)) return stated
  const said = stated.slice(0, 20)
  throw new FeedRefusal('not-a-currency', `"${said}" in CURSYM of ${element} is no code of a currency.`, {
    line,
    element,
    field: 'CURSYM',
  })
}

/** The first of the fields that holds a date. Eight zeros are how some institutions say none. */
export function dateIn(node: Node | undefined, ...fields: readonly string[]): FeedDate {
  for (const field of fields) {
    const raw = textAt(node, field)
    if (raw !== null && !/^0{8}/.test(raw)) return ofxDate(raw)
  }
  return MISSING_DATE
}

/** The account of a statement, from `BANKACCTFROM`, `CCACCTFROM` or `INVACCTFROM`. */
export function accountFrom(node: Node): Account {
  const id = textAt(node, 'ACCTID') ?? ''
  const type = textAt(node, 'ACCTTYPE')
  if (node.name === 'CCACCTFROM') return account(id, 'card', null, type ?? 'CREDITCARD')
  if (node.name === 'INVACCTFROM') return account(id, 'broker', textAt(node, 'BROKERID'), type ?? 'INVESTMENT')
  return account(id, isIban(id) ? 'iban' : 'local', bankIn(node), type)
}

/** The routing number. Zeros alone are how a custodian without one fills the field, and name no bank. */
function bankIn(node: Node): string | null {
  const bank = textAt(node, 'BANKID')
  return bank === null || /^0*$/.test(bank) ? null : bank
}

const account = (id: string, scheme: Account['scheme'], institution: string | null, type: string | null): Account => ({
  id,
  scheme: id === '' ? 'none' : scheme,
  institution,
  type,
  name: null,
})

/** The payee or payer: `NAME`, `PAYEE` or `EXTDNAME`, with the account of a transfer's other side. */
export function counterpartyIn(node: Node): Counterparty | null {
  const other = child(node, 'BANKACCTTO') ?? child(node, 'CCACCTTO') ?? child(node, 'BANKACCTFROM')
  const name = textAt(node, 'PAYEE', 'NAME') ?? textAt(node, 'EXTDNAME') ?? textAt(node, 'NAME')
  const id = textAt(other, 'ACCTID')
  return name === null && id === null ? null : { name, account: id, institution: textAt(other, 'BANKID') }
}

/** References by OFX's own field names, those that are there. */
export function referencesIn(node: Node | undefined, fields: ReadonlySet<string>): Reference[] {
  const references: Reference[] = []
  if (!node) return references
  for (const { name, text } of node.children) {
    const value = fields.has(name) ? text.trim() : ''
    if (value !== '') references.push({ name, value })
  }
  return references
}
