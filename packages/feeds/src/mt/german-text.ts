import { type Information, NO_INFORMATION } from './information.ts'
import { colonTags, referencesOf, splitSepaTags } from './sepa-tags.ts'

/** Business case code, then any sign as the separator of two-digit subfields: `166?00…`, `000>10…`, ` 020?00…`. */
const STRUCTURED = /^\s*(\d{3})([^\w\s])\d\d/
/** A purpose subfield holds 27 characters: a shorter one ends a line of text on purpose. */
const PURPOSE_WIDTH = 27
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/

type Subfields = ReadonlyMap<string, string>

/**
 * Reads the structured `:86:` of German, Austrian, Polish and Luxembourg banks (DFÜ agreement, annex 3): ?00 booking
 * text, ?10 journal number, ?20–?29 and ?60–?65 purpose, ?30 bank code or BIC, ?31 account or IBAN, ?32 ?33 name,
 * ?34 text key, ?35 ?36 ultimate party, ?38 IBAN. Null for text that is not so structured.
 */
export function readGermanText(lines: readonly string[]): Information | null {
  const head = STRUCTURED.exec(lines[0] ?? '') ?? STRUCTURED.exec(lines.slice(0, 2).join(''))
  if (!head) return null
  const [whole, code = '', separator = '?'] = head
  const fields = splitSubfields(lines.join('').slice(whole.length - 3), separator)
  const parts = purposeParts(fields)
  const { joined, starts } = joinParts(parts)
  const sepa = splitSepaTags(joined, starts)
  const purpose = (sepa ? sepa.purpose : readableLines(parts)) ?? ''
  const tagged = new Map([...colonTags(joined), ...(sepa?.values ?? [])])
  const stated = account(fields)
  return {
    ...NO_INFORMATION,
    text: [field(fields, '00'), purpose, others(fields)].filter((part) => part !== '').join('\n'),
    proprietary: code,
    name: `${fields.get('32') ?? ''}${fields.get('33') ?? ''}`.trim() || null,
    account: stated || firstIban(tagged.get('IBAN')),
    institution: field(fields, '30') || tagged.get('BIC')?.split(' ')[0] || null,
    references: referencesOf(tagged),
  }
}

/** A code may come twice in careless files; its parts are then kept one behind the other. */
function splitSubfields(text: string, separator: string): Subfields {
  const fields = new Map<string, string>()
  let code = ''
  for (const part of text.split(separator)) {
    const next = /^\d\d/.exec(part)?.[0]
    if (next !== undefined) {
      code = next
      fields.set(code, (fields.get(code) ?? '') + part.slice(2))
    } else if (code !== '') fields.set(code, `${fields.get(code) ?? ''}${separator}${part}`)
  }
  return fields
}

function purposeParts(fields: Subfields): readonly string[] {
  const codes = [...fields.keys()].filter((code) => /^(?:2\d|6[0-5])$/.test(code)).sort()
  return codes.map((code) => fields.get(code) ?? '')
}

function joinParts(parts: readonly string[]): { joined: string; starts: ReadonlySet<number> } {
  const starts = new Set<number>()
  let joined = ''
  for (const part of parts) {
    starts.add(joined.length)
    joined += part
  }
  return { joined, starts }
}

function readableLines(parts: readonly string[]): string {
  let text = ''
  let full = true
  for (const part of parts) {
    text += text === '' || full ? part : `\n${part}`
    full = part.length >= PURPOSE_WIDTH || part.endsWith(' ')
  }
  return text.trim()
}

/** Polish banks put the IBAN into ?38 and repeat parts of it in ?30 and ?31. */
function account(fields: Subfields): string {
  const iban = field(fields, '38').replaceAll(' ', '')
  if (IBAN.test(iban)) return iban
  const stated = field(fields, '31')
  const compact = stated.replaceAll(' ', '')
  return IBAN.test(compact) ? compact : stated
}

/** Subfields that no rule names are kept as text: nothing that a bank wrote is lost to the reader. */
function others(fields: Subfields): string {
  const known = /^(?:00|10|2\d|3[0-4]|38|6[0-5])$/
  return [...fields]
    .filter(([code, value]) => !known.test(code) && value.trim() !== '')
    .map(([, value]) => value.trim())
    .join('\n')
}

const field = (fields: Subfields, code: string): string => (fields.get(code) ?? '').trim()

function firstIban(text: string | undefined): string | null {
  const word = text?.split(' ')[0] ?? ''
  return IBAN.test(word) ? word : null
}
