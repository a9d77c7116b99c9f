import type { Account } from '../model.ts'

/** `Transactions  for account Individual ...123 as of …`, `Account Number : 08088804068`. */
const FOR_ACCOUNT = /\bfor account\s+(.+?)(?:\s+as of\b.*)?$/i
const LABELLED = /\b(?:account|konto|compte)\s*(?:number|nummer|no\.?|#|id)?\s*[:#]\s*([A-Z0-9.*-]*\d[\w.*-]*)/i

/** The account that a title line names, or null. A masked number (`...123`, `XXXX-4245`) is kept as stated. */
export function titleAccount(cells: readonly string[]): Account | null {
  const text = cells.join(' ').trim()
  const named = FOR_ACCOUNT.exec(text)?.[1]?.trim()
  const words = named?.split(/\s+/) ?? []
  const masked = words.findLast((word) => /\d/.test(word))
  const id = masked ?? LABELLED.exec(text)?.[1]
  if (id === undefined) return null
  const name = masked === undefined ? null : words.filter((word) => word !== masked).join(' ') || null
  return { id, scheme: 'broker', institution: null, type: null, name }
}
