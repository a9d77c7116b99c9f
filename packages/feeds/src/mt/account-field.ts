import type { Account } from '../model.ts'

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/
const SPACED_CURRENCY = /[ /]([A-Z]{3})$/
/** A currency right behind an all-digit account number: `9223382012EUR`, `1291.99.348EUR`. */
const GLUED_CURRENCY = /\d([A-Z]{3})$/
/** Current and past currencies: a tail of three letters may as well belong to the number. */
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
const BIC = /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/

export const NO_ACCOUNT: Account = { id: '', scheme: 'none', institution: null, type: null, name: null }

/**
 * Reads `:25:` (and `:25P:` with the BIC in its second line): an IBAN, `bank/account`, or a local number, perhaps with
 * the account's currency behind it. The identifier stays as stated; only the currency is taken off, and the blanks of
 * an IBAN.
 */
export function readAccount(lines: readonly string[]): { account: Account; currency: string | null } {
  const stated = (lines[0] ?? '').trim()
  const tail = SPACED_CURRENCY.exec(stated)?.[1] ?? gluedCurrency(stated)
  const currency = tail !== null && CURRENCIES.has(tail) ? tail : null
  const id = currency === null ? stated : stated.slice(0, -currency.length).replace(/\/$/, '').trimEnd()
  const second = (lines[1] ?? '').trim()
  const institution = BIC.test(second) ? second : null
  const compact = id.replaceAll(' ', '')
  if (IBAN.test(compact)) return { account: { ...NO_ACCOUNT, id: compact, scheme: 'iban', institution }, currency }
  if (id === '') return { account: { ...NO_ACCOUNT, institution }, currency }
  const bank = /^\/?\/?([A-Z0-9]+)\//.exec(id)?.[1] ?? institution
  return { account: { ...NO_ACCOUNT, id, scheme: 'local', institution: bank }, currency }
}

/** IBANs may end in letters (Malta, France): only one that is otherwise all digits can carry a glued currency. */
function gluedCurrency(stated: string): string | null {
  const currency = GLUED_CURRENCY.exec(stated)?.[1]
  if (currency === undefined) return null
  const body = stated.slice(0, -currency.length)
  const isNumber = (/^[\d./ -]+$/.test(body) && body.length >= 5) || /^[A-Z]{2}\d{2}[A-Z]{0,4}\d{10,}$/.test(body)
  return isNumber ? currency : null
}
