import type { Account, Decimal } from '../model.ts'
import { type DecimalSign, isBlank, readTableAmount } from './table-amount.ts'

/** What lines around a table say about it: whose it is, in which currency, and what it should add up to. */
export type Label =
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'currency'; readonly currency: string }
  | { readonly kind: Figure; readonly name: string; readonly amount: Decimal }
export type Figure = 'opening' | 'closing' | 'credits' | 'debits'

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
/** `Transactions  for account Individual ...123 as of …`, `Account Number : 08088804068`, `Kontonummer:;DE02…`. */
const FOR_ACCOUNT = /\bfor\s+(?:\w+ )?account\s+(.+?)(?:\s+as of\b.*)?$/i
const ACCOUNT_WORDS = '(?:account|acct|konto|compte|cuenta|conto|rekening|iban)'
const LABELLED = new RegExp(
  `(?<![\\p{L}])${ACCOUNT_WORDS}\\s*(?:number|nummer|no\\.?|nr\\.?|#|id)?\\s*[:#]\\s*([A-Z0-9.*#-]*\\d[\\w.*-]*)`,
  'iu',
)
const ACCOUNT_NAME = new RegExp(`^${ACCOUNT_WORDS}\\s*(?:number|nummer|no\\.?|nr\\.?|#|id)?\\s*:?$`, 'iu')
const CURRENCY_NAME = /^(?:base |account )?(?:currency|ccy|währung|devise|moneda|valuta|munt)\s*:?$/i
const CURRENCY_SAID = /\b(?:currency|währung|devise|moneda)\s*[:=]\s*([A-Z]{3})\b/
const BALANCE = /balance|saldo|solde|kontostand|zůstatek/i
const OPENING =
  /opening|starting|beginning|initial|start of|previous|brought forward|anfang|eröffnung|alter|inicial|iniziale|anterior|precedente|précédent|begin|start/i
const CLOSING =
  /closing|ending|end of|final|carried forward|\bend\b|schluss|endsaldo|neuer|aktuell|finale?|\bfin\b|eind/i
const CREDITS = /^total (?:credits|deposits|additions|money in|paid in)\b/i
const DEBITS = /^total (?:debits|withdrawals|subtractions|money out|paid out)\b/i

/** A line that labels something is short. */
const MOST = 1000

/** The labels of one line, none for most. */
export function labelsOf(cells: readonly string[], decimal: DecimalSign | null): readonly Label[] {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const text = filled.join(' ')
  if (text.length > MOST) return []
  const account = accountIn(filled, text)
  const currency = currencyIn(filled, text)
  const figure = figureIn(filled, decimal)
  return [
    ...(account ? [{ kind: 'account' as const, account }] : []),
    ...(currency ? [{ kind: 'currency' as const, currency }] : []),
    ...(figure ? [figure] : []),
  ]
}

/** The account that a line names, or null. A masked number (`...123`, `XXXX-4245`) is kept as stated. */
function accountIn(filled: readonly string[], text: string): Account | null {
  const named = FOR_ACCOUNT.exec(text)?.[1]?.trim()
  const words = named?.split(/\s+/) ?? []
  const masked = words.findLast((word) => /\d/.test(word)) ?? (words.length > 0 ? words.at(-1) : undefined)
  const beside = filled.findIndex((cell) => ACCOUNT_NAME.test(cell))
  const next = beside === -1 ? undefined : filled[beside + 1]
  const id = masked ?? (next === undefined ? undefined : identifierIn(next)) ?? LABELLED.exec(text)?.[1]
  if (id === undefined) return null
  const name = masked === undefined ? null : words.filter((word) => word !== masked).join(' ') || null
  return { id, scheme: 'broker', institution: null, type: null, name }
}

/** An identifier and what may stand behind it: an IBAN in groups of four, a number in groups, a name. */
function identifierIn(cell: string): string | undefined {
  const joined = cell.replace(/\s/g, '')
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(joined)) return joined
  const words = cell.split(/\s+/)
  const end = words.findIndex((word) => !/\d/.test(word))
  return words.slice(0, end === -1 ? words.length : end).join(' ') || undefined
}

function currencyIn(filled: readonly string[], text: string): string | null {
  const beside = filled.findIndex((cell) => CURRENCY_NAME.test(cell))
  const alone = filled.find((cell) => /^:\s*[A-Z]{3}$/.test(cell))?.slice(-3)
  const stated = (beside === -1 ? undefined : filled[beside + 1]) ?? CURRENCY_SAID.exec(text)?.[1] ?? alone
  return stated !== undefined && CURRENCIES.has(stated) ? stated : null
}

/** A label in words with its amount in the last cell that is one. */
function figureIn(filled: readonly string[], decimal: DecimalSign | null): Label | null {
  const name = filled.find((cell) => /\p{L}{3}/u.test(cell)) ?? ''
  const kind = figureKind(name)
  if (kind === null) return null
  const last = filled.findLast((cell) => cell !== name && !isBlank(cell))
  const amount = last === undefined ? null : readTableAmount(last, decimal)
  return amount === null ? null : { kind, name: name.slice(0, 60), amount }
}

function figureKind(name: string): Figure | null {
  if (CREDITS.test(name)) return 'credits'
  if (DEBITS.test(name)) return 'debits'
  if (!BALANCE.test(name)) return null
  if (OPENING.test(name)) return 'opening'
  return CLOSING.test(name) ? 'closing' : null
}

/** Which balance a description tells, if that is all it does. */
export const balanceNoteKind = (text: string): 'opening' | 'closing' | null => {
  const kind = BALANCE.test(text) ? figureKind(text) : null
  return kind === 'opening' || kind === 'closing' ? kind : null
}

/** The name of a balance and no other word: a payment may be about a balance, too. */
const BALANCE_NAME = new RegExp(
  `^(?:${[
    '(?:opening|closing|beginning|ending|starting|initial|final|previous) balance',
    'balance (?:brought|carried) forward',
    '(?:anfangs|eröffnungs|end|schluss|abschluss)saldo',
    '(?:alter|neuer) (?:saldo|kontostand)',
    'saldo (?:inicial|anterior|iniziale|precedente|finale?)',
    'solde (?:initial|précédent|final)',
    '(?:begin|eind)saldo',
  ].join('|')})(?: (?:(?:as of|on|at|am|vom|zum|per|al|au) )?\\d[\\d./-]*)?:?$`,
  'iu',
)

/** A quick look, since nearly no row does. */
export const mayNameBalance = (text: string): boolean => BALANCE.test(text)

/** The one cell of a row that is words, if it names a balance. `others` are cells of words that say nothing of it. */
export function balanceNameIn(cells: readonly string[], others: ReadonlySet<number>): string | null {
  const isWords = (cell: string): boolean => /\p{L}{2}/u.test(cell) && !CURRENCIES.has(cell.trim())
  const words = cells.filter((cell, at) => !others.has(at) && isWords(cell)).map((cell) => cell.trim())
  const [only] = words
  return words.length === 1 && only !== undefined && BALANCE_NAME.test(only) ? only : null
}
