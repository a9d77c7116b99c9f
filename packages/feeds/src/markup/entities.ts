import { FeedRefusal } from '../refusal.ts'

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][\w.-]*));|&/gi

/**
 * Replaces the five predefined entities and character references. XML knows no others without a DTD, and DTDs are
 * refused; so is a bare `&`.
 * @throws FeedRefusal `entity`
 */
export function decodeXmlEntities(text: string, line: () => number): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, decimal, hex, name) => {
    const decoded = decodeReference(decimal, hex, name)
    if (decoded === null) {
      throw new FeedRefusal('entity', `The reference "${whole.slice(0, 40)}" is not one of XML's own.`, {
        line: line(),
      })
    }
    return decoded
  })
}

/** SGML of OFX: what is not a known reference stays as it is, since banks write `AT&T` unescaped. */
export function decodeSgmlEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, decimal, hex, name) => {
    if (typeof name === 'string' && name.toLowerCase() === 'nbsp') return '\u00a0'
    return decodeReference(decimal, hex, typeof name === 'string' ? name.toLowerCase() : undefined) ?? whole
  })
}

function decodeReference(decimal?: string, hex?: string, name?: string): string | null {
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? null) : null
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  if (!Number.isInteger(code) || code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null
  return String.fromCodePoint(code)
}
