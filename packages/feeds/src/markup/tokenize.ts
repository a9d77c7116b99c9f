import type { Limits } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { type Attributes, readAttributes, type TagRest } from './attributes.ts'
import { decodeSgmlEntities, decodeXmlEntities } from './entities.ts'
import { createNameTable, type Name } from './names.ts'
import { skipBlank, withLineFeeds } from './white-space.ts'

/** What a tokenizer tells. Names come without prefix; SGML names in upper case. Blank text is not told. */
export type MarkupHandler = {
  readonly open: (name: string, attributes: Attributes | null) => void
  /** `implied`: SGML only; no end tag was there. An implied element with children was in truth an empty leaf. */
  readonly close: (name: string, implied: boolean) => void
  readonly text: (text: string) => void
}

export type MarkupTokenizer = {
  readonly write: (text: string) => void
  /** @throws FeedRefusal `cut-off` if XML ends inside an element. */
  readonly end: () => void
  /** Line of the token being handled, from 1. */
  readonly line: () => number
  /** Keeps the source from the start of the token being handled until `takeRaw`. */
  readonly keepRaw: () => void
  /** The source since `keepRaw`, up to the end of the token being handled. */
  readonly takeRaw: () => string
  /** Length of what is being kept. */
  readonly rawLength: () => number
}

const NAME = /^[A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*$/
const BLANK = /^[\s\p{Cc}]*$/u
const MAX_NAME = 256

/**
 * A streaming tokenizer for XML (strict: balanced, quoted, no DTD, no entities but XML's own) and for the SGML of OFX
 * (tags need no end; a stray `<` or `&` is text). Depth, attributes and the length of each token are bounded, and time
 * is linear in the input. In SGML, `aggregates` names the elements that are known to hold others: text within them does
 * not end them, one of them ends an empty element before it, and none holds another of its own name.
 */
export function createTokenizer(
  mode: 'xml' | 'sgml',
  limits: Pick<Limits, 'depth' | 'text' | 'attributes'>,
  handler: MarkupHandler,
  aggregates: ReadonlySet<string> = new Set(),
): MarkupTokenizer {
  const isXml = mode === 'xml'
  const open: Name[] = []
  const names = createNameTable()
  let buffer = ''
  let position = 0
  let tokenStart = 0
  let nextNewline = -1
  let lineNumber = 1
  let hasText = false
  let sawRoot = false
  let lastRest = ''
  let lastTag: TagRest = PLAIN
  let rawParts: string[] = []
  let rawStart = -1
  let rawKept = 0

  function line(): number {
    while (nextNewline < tokenStart) {
      if (nextNewline >= 0) lineNumber += 1
      const at = buffer.indexOf('\n', nextNewline + 1)
      nextNewline = at === -1 ? Number.POSITIVE_INFINITY : at
    }
    return lineNumber
  }

  const fail = (code: string, message: string): FeedRefusal =>
    new FeedRefusal(code, message, { line: line(), element: open.at(-1)?.told ?? null })

  /** Handles tokens until the buffer is used up or its last token is not complete. */
  function run(last: boolean): void {
    while (position < buffer.length) {
      const start = skipBlank(buffer, position)
      if (start === buffer.length && !last) break
      // Blanks belong to the text that they follow, if a comment or CDATA stands between.
      if (hasText && start > position) tell(position, start)
      tokenStart = start
      const isTag = buffer.charCodeAt(start) === 0x3c
      if (!(isTag ? tag(start, last) : text(last))) break
    }
    if (buffer.length - position > limits.text) {
      tokenStart = position
      throw fail('text-too-long', `A text or tag is longer than ${limits.text} characters.`)
    }
  }

  function tag(start: number, last: boolean): boolean {
    const next = buffer.charCodeAt(start + 1)
    if (next === 0x2f) return closeTag(start)
    if (next === 0x21) return declaration(start)
    if (next === 0x3f) return skipTo('?>', start + 2)
    if (Number.isNaN(next)) return last && !isXml && tell(start, buffer.length)
    return openTag(start, next)
  }

  function text(last: boolean): boolean {
    const end = buffer.indexOf('<', tokenStart)
    if (end === -1 && !last) return false
    return tell(position, end === -1 ? buffer.length : end)
  }

  function tell(from: number, end: number): boolean {
    const raw = buffer.slice(from, end)
    position = end
    if (open.length > 0) {
      hasText ||= isXml || !BLANK.test(raw)
      handler.text(isXml ? decodeXmlEntities(withLineFeeds(raw), line) : decodeSgmlEntities(raw))
    } else if (isXml && !BLANK.test(raw)) throw fail('not-xml', 'There is text outside of any element.')
    return true
  }

  /** A `<` that begins no tag: an error in XML, text in SGML. */
  function strayBracket(start: number): boolean {
    if (isXml) throw fail('not-xml', 'A "<" begins no tag.')
    const end = buffer.indexOf('<', start + 1)
    return tell(start, end === -1 ? buffer.length : end)
  }

  function skipTo(mark: string, from: number): boolean {
    const end = buffer.indexOf(mark, from)
    if (end === -1) return false
    position = end + mark.length
    return true
  }

  function declaration(start: number): boolean {
    if (buffer.startsWith('<!--', start)) return skipTo('-->', start + 4)
    if (buffer.startsWith('<![CDATA[', start)) {
      const end = buffer.indexOf(']]>', start + 9)
      if (end === -1) return false
      position = end + 3
      hasText = true
      if (open.length > 0) handler.text(withLineFeeds(buffer.slice(start + 9, end)))
      return true
    }
    if (buffer.length - start < 9) return false
    throw fail('doctype', 'The file has a document type declaration, which is refused.')
  }

  function closeTag(start: number): boolean {
    const innermost = open[open.length - 1]
    const expected = innermost?.full ?? ''
    const nameEnd = start + 2 + expected.length
    if (innermost && buffer.charCodeAt(nameEnd) === 0x3e && buffer.startsWith(expected, start + 2)) {
      position = nameEnd + 1
      return closed(innermost)
    }
    const end = buffer.indexOf('>', start + 2)
    const next = isXml ? -1 : buffer.indexOf('<', start + 2)
    if (next !== -1 && (end === -1 || next < end)) return unclosedEndTag(start, next)
    if (end === -1) return false
    const name = buffer.slice(start + 2, end).trimEnd()
    if (isXml && !(innermost && name === expected)) {
      throw fail('not-xml', `"</${name.slice(0, 80)}>" does not close <${expected.slice(0, 80)}>.`)
    }
    position = end + 1
    return isXml && innermost ? closed(innermost) : closedSgml(name.trim().toUpperCase())
  }

  /** SGML lets a tag end where the next one begins: `</A<B>`. */
  function unclosedEndTag(start: number, next: number): boolean {
    position = next
    const name = /^\s*([\w.:-]+)/.exec(buffer.slice(start + 2, Math.min(next, start + 2 + MAX_NAME)))?.[1] ?? ''
    return closedSgml(name.toUpperCase())
  }

  function closed(name: Name): boolean {
    open.pop()
    hasText = false
    handler.close(name.told, false)
    return true
  }

  /** An end tag ends everything begun inside its element; one that matches nothing is ignored. */
  function closedSgml(told: string): boolean {
    const depth = open.findLastIndex((name) => name.told === told)
    if (depth === -1) return true
    while (open.length > depth + 1) closeImplied()
    const name = open[depth]
    return name ? closed(name) : true
  }

  /** Ends what an SGML start tag ends without saying so. */
  function endBefore({ told, isAggregate }: Name): void {
    const same = isAggregate ? open.findLastIndex((name) => name.told === told) : -1
    if (same !== -1) while (open.length > same) closeImplied()
    while (hasText || isAggregate) {
      const innermost = open[open.length - 1]
      if (!innermost || innermost.isAggregate) return
      closeImplied()
    }
  }

  function closeImplied(): void {
    hasText = false
    handler.close(open.pop()?.told ?? '', true)
  }

  function openTag(start: number, first: number): boolean {
    let nameEnd = start + 1
    let hash = 0
    let code = first
    while (code > 0x20 && code !== 0x3e && code !== 0x2f) {
      hash = (Math.imul(hash, 31) + code) | 0
      nameEnd += 1
      if (nameEnd - start > MAX_NAME) return strayBracket(start)
      code = buffer.charCodeAt(nameEnd)
    }
    if (nameEnd >= buffer.length) return false
    const name = names.find(buffer, start + 1, nameEnd, hash) ?? newName(start + 1, nameEnd, hash)
    if (name === null) return strayBracket(start)
    const isPlain = code === 0x3e
    const rest = isPlain ? PLAIN : restOfTag(nameEnd)
    if (rest === null) return false
    if (!isXml) endBefore(name)
    if (open.length >= limits.depth) throw fail('too-deep', `Elements are nested more than ${limits.depth} deep.`)
    position = isPlain ? nameEnd + 1 : rest.end
    sawRoot = true
    hasText = false
    open.push(name)
    handler.open(name.told, rest.attributes)
    return rest.isEmpty ? closed(name) : true
  }

  /** The last tag with attributes is remembered: `Ccy="EUR"` stands in every entry. */
  function restOfTag(from: number): TagRest | null {
    if (lastRest !== '' && buffer.startsWith(lastRest, from)) return { ...lastTag, end: from + lastRest.length }
    const rest = readAttributes(buffer, from, isXml, limits.attributes, line)
    if (rest === null) return null
    lastTag = rest
    lastRest = rest.end - from < MAX_NAME ? buffer.slice(from, rest.end) : ''
    return rest
  }

  /** A copy of the name, so that it does not keep its buffer alive. Null if it is none. */
  function newName(start: number, end: number, hash: number): Name | null {
    const full = buffer.slice(start, end).split('').join('')
    if (!NAME.test(full)) return null
    const told = isXml ? full.slice(full.indexOf(':') + 1) : full.toUpperCase()
    const name = { full, told, isAggregate: aggregates.has(told) }
    names.add(name, hash)
    return name
  }

  function keepUpTo(end: number): void {
    rawParts.push(buffer.slice(rawStart, end))
    rawKept += end - rawStart
    rawStart = 0
  }

  return {
    write(piece) {
      tokenStart = position
      line()
      nextNewline = Number.isFinite(nextNewline) ? nextNewline - position : -1
      if (rawStart >= 0) keepUpTo(position)
      buffer = position === buffer.length ? piece : buffer.slice(position) + piece
      position = 0
      tokenStart = 0
      run(false)
    },
    end() {
      run(true)
      tokenStart = position
      if (isXml && open.length > 0) throw fail('cut-off', `The file ends inside <${open.at(-1)?.told}>.`)
      if (isXml && position < buffer.length) throw fail('cut-off', 'The file ends inside a tag.')
      if (isXml && !sawRoot) throw fail('not-xml', 'The file has no element.')
    },
    line,
    keepRaw() {
      rawParts = []
      rawKept = 0
      rawStart = tokenStart
    },
    takeRaw() {
      keepUpTo(position)
      const raw = rawParts.length === 1 ? (rawParts[0] ?? '') : rawParts.join('')
      rawParts = []
      rawKept = 0
      rawStart = -1
      return raw
    },
    rawLength: () => (rawStart < 0 ? 0 : rawKept + position - rawStart),
  }
}

const PLAIN: { end: number; isEmpty: boolean; attributes: Attributes | null } = {
  end: 0,
  isEmpty: false,
  attributes: null,
}
