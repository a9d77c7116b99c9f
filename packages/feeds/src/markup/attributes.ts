import { FeedRefusal } from '../refusal.ts'
import { decodeSgmlEntities, decodeXmlEntities } from './entities.ts'

/** Attributes by their full name, prefix included, in a map without inherited names. */
export type Attributes = ReadonlyMap<string, string>
export type TagRest = { readonly end: number; readonly isEmpty: boolean; readonly attributes: Attributes | null }

const ATTRIBUTE = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const LOOSE = /\s+([^\s=/>"'<]+)(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s>"']*)))?/y
/** In an attribute, a line end or tab counts as a space (XML 1.0, 3.3.3). */
const BLANK = /\r\n|[\t\n\r]/g
const TAG_END = /\s*(\/?)>/y

/**
 * Reads a tag from after its name to its `>`. Null if the tag is not complete in the buffer. SGML needs no quotes.
 * @throws FeedRefusal `not-xml` for what is no attribute or stated twice, `too-many-attributes`
 */
export function readAttributes(
  buffer: string,
  from: number,
  isXml: boolean,
  limit: number,
  line: () => number,
): TagRest | null {
  const end = endOfTag(buffer, from)
  if (end === -1) return null
  const pattern = isXml ? ATTRIBUTE : LOOSE
  let attributes: Map<string, string> | null = null
  let at = from
  for (;;) {
    TAG_END.lastIndex = at
    const closing = TAG_END.exec(buffer)
    if (closing) return { end: TAG_END.lastIndex, isEmpty: closing[1] === '/', attributes }
    pattern.lastIndex = at
    const match = pattern.exec(buffer)
    if (!match || match.index >= end) {
      if (!isXml) return { end, isEmpty: false, attributes }
      throw new FeedRefusal('not-xml', 'A tag has something in it that is not an attribute.', { line: line() })
    }
    const name = match[1] ?? ''
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    attributes ??= new Map()
    if (isXml && attributes.has(name)) {
      throw new FeedRefusal('not-xml', `The attribute "${name.slice(0, 80)}" is stated twice.`, { line: line() })
    }
    attributes.set(name, isXml ? decodeXmlEntities(value.replace(BLANK, ' '), line) : decodeSgmlEntities(value))
    if (attributes.size > limit) {
      throw new FeedRefusal('too-many-attributes', `An element has more than ${limit} attributes.`, { line: line() })
    }
    at = pattern.lastIndex
  }
}

/** After the first `>` outside of quotes; -1 if there is none. */
function endOfTag(buffer: string, from: number): number {
  for (let at = from; at < buffer.length; at += 1) {
    const code = buffer.charCodeAt(at)
    if (code === 0x3e) return at + 1
    if (code === 0x22 || code === 0x27) {
      at = buffer.indexOf(code === 0x22 ? '"' : "'", at + 1)
      if (at === -1) return -1
    }
  }
  return -1
}
