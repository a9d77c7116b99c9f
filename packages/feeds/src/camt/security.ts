import { multiplyDecimal, negateDecimal, readAmount } from '../amount.ts'
import { child, childrenOf, descend, type Node, textAt } from '../markup/tree.ts'
import type { Decimal, Security, SecurityMovement } from '../model.ts'

/**
 * The security movement behind a cash booking, from `FinInstrmId`, `RltdQties` and `RltdPric`. Cash that leaves pays
 * for securities that come in; without a quantity only cash moved (a dividend).
 */
export function securityMovementOf(details: Node, isCredit: boolean): SecurityMovement | null {
  const security = securityOf(child(details, 'FinInstrmId'))
  if (!security) return null
  const quantity = quantityOf(details)
  const priceNode = priceOf(child(details, 'RltdPric'))
  const price = priceNode ? readAmount(priceNode.text) : null
  return {
    type: quantity === null ? 'income' : isCredit ? 'sell' : 'buy',
    security,
    quantity: quantity !== null && isCredit ? negateDecimal(quantity) : quantity,
    price,
    value: quantity !== null && price !== null ? multiplyDecimal(quantity, price) : null,
    currency: priceNode?.attribute ?? null,
  }
}

function securityOf(node: Node | undefined): Security | null {
  if (!node) return null
  const name = textAt(node, 'Nm') ?? textAt(node, 'Desc')
  const isin = textAt(node, 'ISIN')
  if (isin !== null) return { id: isin, scheme: 'isin', name, ticker: null }
  const other = child(node, 'OthrId') ?? child(node, 'OthrPrtryId') ?? child(node, 'Othr')
  const id = textAt(other, 'Id')
  if (id === null) return null
  const kind = textAt(other, 'Tp', 'Cd') ?? textAt(other, 'Tp', 'Prtry') ?? ''
  return { id, scheme: SCHEMES[kind.toUpperCase()] ?? 'other', name, ticker: null }
}

const SCHEMES: Readonly<Record<string, Security['scheme']>> = {
  CUSP: 'cusip',
  CUSIP: 'cusip',
  SEDL: 'sedol',
  SEDOL: 'sedol',
  TICK: 'ticker',
}

function quantityOf(details: Node): Decimal | null {
  for (const quantities of childrenOf(details, 'RltdQties')) {
    const quantity = child(quantities, 'Qty') ?? quantities
    const stated = textAt(quantity, 'Unit') ?? textAt(quantity, 'FaceAmt')
    const amount = stated === null ? null : readAmount(stated)
    if (amount !== null) return amount
  }
  return null
}

const priceOf = (node: Node | undefined): Node | undefined =>
  descend(node, 'DealPric', 'Val', 'Amt') ?? child(child(node, 'DealPric'), 'Amt') ?? descend(node, 'Prtry', 'Pric')
