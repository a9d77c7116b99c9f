import { child, type Node, textAt } from '../markup/tree.ts'
import type { Account } from '../model.ts'
import { codeOf } from './amounts.ts'

export const NO_ACCOUNT: Account = { id: '', scheme: 'none', institution: null, type: null, name: null }

/** The account of a statement, from its `Acct`. */
export function accountOf(node: Node): Account {
  const { id, scheme } = accountIdOf(node)
  return {
    id: id ?? '',
    scheme,
    institution: institutionOf(child(child(node, 'Svcr'), 'FinInstnId')),
    type: codeOf(child(node, 'Tp')),
    name: textAt(node, 'Nm') ?? textAt(node, 'Ownr', 'Nm'),
  }
}

/** The identifier in `Id`: IBAN, or whatever `Othr` or the choices of early versions hold; a proxy as last resort. */
export function accountIdOf(account: Node | undefined): { id: string | null; scheme: Account['scheme'] } {
  const node = child(account, 'Id')
  const iban = textAt(node, 'IBAN')
  if (iban !== null) return { id: iban.replace(/\s/g, '').toUpperCase(), scheme: 'iban' }
  const other = child(node, 'Othr')
  const otherId = textAt(other, 'Id')
  if (otherId !== null) {
    const scheme = codeOf(child(other, 'SchmeNm'))
    return { id: otherId, scheme: scheme === 'BBAN' ? 'bban' : scheme === 'CARD' ? 'card' : 'local' }
  }
  const bban = textAt(node, 'BBAN')
  if (bban !== null) return { id: bban, scheme: 'bban' }
  const local = textAt(node, 'PrtryAcct', 'Id') ?? textAt(node, 'UPIC') ?? textAt(account, 'Prxy', 'Id') ?? textAt(node)
  return { id: local, scheme: local === null ? 'none' : 'local' }
}

/** The best identifier of a bank: BIC, then its number in a clearing system, then another id, then its name. */
export function institutionOf(node: Node | undefined): string | null {
  return (
    textAt(node, 'BICFI') ??
    textAt(node, 'BIC') ??
    textAt(node, 'ClrSysMmbId', 'MmbId') ??
    textAt(node, 'Othr', 'Id') ??
    textAt(node, 'Nm')
  )
}
