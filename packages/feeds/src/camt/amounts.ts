import { negateDecimal, readAmount } from '../amount.ts'
import { isoDate, MISSING_DATE } from '../dates.ts'
import { child, type Node, textAt } from '../markup/tree.ts'
import type { Decimal, FeedDate } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'

/** An amount with the currency of its `Ccy` attribute. */
export type CamtAmount = { readonly amount: Decimal; readonly currency: string | null }

/** Where in the file something stands, for refusals. */
export type Place = { readonly line: number; readonly element: string }

/** @throws FeedRefusal `not-an-amount`, `not-a-currency` */
export function amountOf(node: Node, place: Place): CamtAmount {
  return { amount: decimalOf(node, place), currency: currencyOf(node, place) }
}

const CURRENCY = /^[A-Z]{3}$/

function currencyOf({ name, attribute }: Node, { line, element }: Place): string | null {
  if (attribute === null || CURRENCY.test(attribute)) return attribute
  const code = attribute.trim().toUpperCase()
  if (code === '' || CURRENCY.test(code)) return code || null
  const said = JSON.stringify(attribute.slice(0, 20))
  throw new FeedRefusal('not-a-currency', `${said} in <${name}> of <${element}> is no code of a currency.`, {
    line,
    element,
    field: 'Ccy',
  })
}

/** @throws FeedRefusal `not-an-amount` */
export function decimalOf(node: Node, { line, element }: Place): Decimal {
  const amount = readAmount(node.text)
  if (amount !== null) return amount
  const said = node.text.trim().slice(0, 60)
  throw new FeedRefusal('not-an-amount', `"${said}" in <${node.name}> of <${element}> is not an amount.`, {
    line,
    element,
    field: node.name,
  })
}

/** Debit turns the sign, whatever it was. Null if the indicator is neither CRDT nor DBIT. */
export function signed(amount: Decimal, indicator: string | null): Decimal | null {
  if (indicator === 'CRDT') return amount
  return indicator === 'DBIT' ? negateDecimal(amount) : null
}

/** The `Dt` or `DtTm` of a date choice. */
export function dateOf(node: Node | undefined): FeedDate {
  const raw = textAt(node, 'Dt') ?? textAt(node, 'DtTm')
  return raw === null ? MISSING_DATE : isoDate(raw)
}

/** A code choice: `Cd`, or `Prtry` (or `Prtry/Id`), or in early versions the text itself. */
export function codeOf(node: Node | undefined): string | null {
  if (!node) return null
  const proprietary = child(node, 'Prtry')
  return (
    textAt(node, 'Cd') ?? textAt(proprietary) ?? textAt(proprietary, 'Cd') ?? textAt(proprietary, 'Id') ?? textAt(node)
  )
}
