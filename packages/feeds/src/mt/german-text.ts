import { type Information, NO_INFORMATION } from './information.ts'
import { colonTags, isLetter, referencesOf, splitSepaTags } from './sepa-tags.ts'

/** A purpose subfield holds 27 characters: a shorter one ends a line of text on purpose. */
const PURPOSE_WIDTH = 27
const NO_TAGS: Map<string, string> = new Map()
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/

type Subfields = {
  booking: string
  purposes: { readonly code: string; value: string }[]
  bank: string
  account: string
  iban: string
  name: string
  /** Subfields that no rule names are kept as text: nothing that a bank wrote is lost to the reader. */
  others: string[]
}

/**
 * Reads the structured `:86:` of German, Austrian, Polish and Luxembourg banks (DFÜ agreement, annex 3): ?00 booking
 * text, ?10 journal number, ?20–?29 and ?60–?65 purpose, ?30 bank code or BIC, ?31 account or IBAN, ?32 ?33 name,
 * ?34 text key, ?35 ?36 ultimate party, ?38 IBAN. Null for text that is not so structured.
 */
export function readGermanText(lines: readonly string[]): Information | null {
  const text = lines.length === 1 ? (lines[0] ?? '') : lines.join('')
  const from = separatorPlace(text)
  if (from === -1) return null
  const fields = splitSubfields(text, from, text.charAt(from))
  const { joined, starts } = joinParts(fields.purposes)
  const sepa = splitSepaTags(joined, starts)
  const purpose = (sepa ? sepa.purpose : readableLines(fields.purposes)) ?? ''
  const tagged = joined.includes(':') ? colonTags(joined) : (sepa?.values ?? NO_TAGS)
  if (sepa && tagged !== sepa.values) for (const [name, value] of sepa.values) tagged.set(name, value)
  return {
    text: joinTold(fields.booking.trim(), purpose, fields.others),
    proprietary: text.slice(from - 3, from),
    name: fields.name.trim() || null,
    account: accountOf(fields) || firstIban(tagged.get('IBAN')),
    institution: fields.bank.trim() || tagged.get('BIC')?.split(' ')[0] || null,
    references: tagged.size === 0 ? NO_INFORMATION.references : referencesOf(tagged),
  }
}

/**
 * Where the business case code ends: three digits, then any sign as the separator of two-digit subfields, as in
 * `166?00…`, `000>10…` and ` 020?00…`. −1 for text that does not begin so.
 */
function separatorPlace(text: string): number {
  let at = 0
  while (text.charCodeAt(at) === 32) at += 1
  for (let digit = 0; digit < 3; digit += 1) if (!isDigit(text.charCodeAt(at + digit))) return -1
  const separator = text.charCodeAt(at + 3)
  if (separator <= 32 || separator > 126 || isDigit(separator) || isLetter(separator) || separator === 95) return -1
  return isDigit(text.charCodeAt(at + 4)) && isDigit(text.charCodeAt(at + 5)) ? at + 3 : -1
}

/** A code may come twice in careless files; its parts are then kept one behind the other. */
function splitSubfields(text: string, from: number, separator: string): Subfields {
  const fields: Subfields = { booking: '', purposes: [], bank: '', account: '', iban: '', name: '', others: [] }
  for (let start = from; start < text.length; ) {
    let end = text.indexOf(separator, start + 1)
    // A separator without two digits behind it is a sign of the text.
    while (end !== -1 && !(isDigit(text.charCodeAt(end + 1)) && isDigit(text.charCodeAt(end + 2)))) {
      end = text.indexOf(separator, end + 1)
    }
    if (end === -1) end = text.length
    put(fields, text.slice(start + 1, start + 3), text.slice(start + 3, end))
    start = end
  }
  if (!inOrder(fields.purposes)) fields.purposes.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  return fields
}

function inOrder(parts: Subfields['purposes']): boolean {
  for (let at = 1; at < parts.length; at += 1) if ((parts[at - 1]?.code ?? '') > (parts[at]?.code ?? '')) return false
  return true
}

function put(fields: Subfields, code: string, value: string): void {
  const first = code.charCodeAt(0) - 48
  const second = code.charCodeAt(1) - 48
  if (first === 2 || (first === 6 && second <= 5)) {
    const before = fields.purposes.find((part) => part.code === code)
    if (before) before.value += value
    else fields.purposes.push({ code, value })
  } else if (code === '00') fields.booking += value
  else if (code === '30') fields.bank += value
  else if (code === '31') fields.account += value
  else if (code === '32' || code === '33') fields.name += value
  else if (code === '38') fields.iban += value
  else if (code !== '10' && code !== '34' && value.trim() !== '') fields.others.push(value.trim())
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

function joinParts(parts: Subfields['purposes']): { joined: string; starts: readonly number[] } {
  const starts: number[] = []
  let joined = ''
  for (const { value } of parts) {
    starts.push(joined.length)
    joined += value
  }
  return { joined, starts }
}

function readableLines(parts: Subfields['purposes']): string {
  let text = ''
  let full = true
  for (const { value } of parts) {
    text += text === '' || full ? value : `\n${value}`
    full = value.length >= PURPOSE_WIDTH || value.endsWith(' ')
  }
  return text.trim()
}

function joinTold(booking: string, purpose: string, others: readonly string[]): string {
  let text = booking
  if (purpose !== '') text = text === '' ? purpose : `${text}\n${purpose}`
  for (const other of others) text = text === '' ? other : `${text}\n${other}`
  return text
}

/** Polish banks put the IBAN into ?38 and repeat parts of it in ?30 and ?31. */
function accountOf(fields: Subfields): string {
  const iban = fields.iban.replaceAll(' ', '')
  if (iban !== '' && IBAN.test(iban)) return iban
  const stated = fields.account.trim()
  if (!stated.includes(' ')) return stated
  const compact = stated.replaceAll(' ', '')
  return IBAN.test(compact) ? compact : stated
}

function firstIban(text: string | undefined): string | null {
  const word = text?.split(' ')[0] ?? ''
  return IBAN.test(word) ? word : null
}
