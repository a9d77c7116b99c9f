import { isAscii, isUtf8 } from 'node:buffer'
import { guessCodePage, singleByteDecoder } from './code-page.ts'
import type { ByteSource, FeedWarning } from './model.ts'

/**
 * How a source becomes text. `declared` is what a person or the file states. With `strict` it is obeyed; without, it
 * is only the fallback for bytes that are not UTF-8, since headers of some formats are known to lie (OFX).
 */
export type Encoding = { readonly declared?: string | undefined; readonly strict?: boolean | undefined }

/**
 * Decodes a source, streaming. A byte order mark decides; then UTF-16 seen by its zero bytes; then the declared
 * encoding. Otherwise UTF-8, and every byte that is not UTF-8 is read in the declared or guessed code page, so that
 * text is shown and no byte is lost. `warn` is told once when that happens, or if the declared encoding is not known.
 */
export async function* decodeText(
  source: ByteSource,
  encoding: Encoding,
  warn: (warning: FeedWarning) => void,
): AsyncGenerator<string> {
  let decode: Decoder | undefined
  let pending: Uint8Array = new Uint8Array(0)
  for await (const chunk of source) {
    let bytes = chunk
    if (!decode) {
      bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      if (bytes.length < 4) {
        pending = bytes
        continue
      }
      pending = new Uint8Array(0)
      decode = chooseDecoder(bytes, encoding, warn)
    }
    const text = decode(bytes, false)
    if (text !== '') yield text
  }
  decode ??= chooseDecoder(pending, encoding, warn)
  const rest = decode(pending, true)
  if (rest !== '') yield rest
}

/** The text of a file's first bytes, for looking at what it is: never throws. */
export function decodeHead(head: Uint8Array): string {
  const decode = chooseDecoder(head, {}, () => {})
  return decode(head, true)
}

type Decoder = (bytes: Uint8Array, last: boolean) => string

function chooseDecoder(head: Uint8Array, encoding: Encoding, warn: (warning: FeedWarning) => void): Decoder {
  const marked = byteOrderMark(head) ?? zeroByteOrder(head)
  if (marked === 'utf-16le' || marked === 'utf-16be') return whole(marked)
  const declared = encoding.declared === undefined ? undefined : labelOf(encoding.declared)
  if (encoding.declared !== undefined && declared === undefined) {
    const said = encoding.declared.slice(0, 40)
    warn({ line: null, code: 'unknown-encoding', message: `The encoding "${said}" is not known; UTF-8 is tried.` })
  }
  const isUnicode = declared === undefined || declared.startsWith('utf-')
  if (encoding.strict && !isUnicode && marked === null) return whole(declared)
  return tolerantUtf8(isUnicode ? undefined : declared, warn)
}

/** The whole source in one encoding; a mark at the start is dropped. */
function whole(label: string): Decoder {
  const decoder = singleByteDecoder(label)
  return (bytes, last) => decoder.decode(bytes, { stream: !last })
}

function tolerantUtf8(fallback: string | undefined, warn: (warning: FeedWarning) => void): Decoder {
  let carry: Uint8Array = new Uint8Array(0)
  let started = false
  let codePage = fallback
  let warned = false
  return (chunk, last) => {
    let bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
    if (!started && bytes.length > 0) {
      started = true
      if (byteOrderMark(bytes) === 'utf-8') bytes = bytes.subarray(3)
    }
    const complete = last ? bytes.length : bytes.length - unfinishedTail(bytes)
    carry = bytes.slice(complete)
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, complete)
    if (isAscii(buffer)) return buffer.toString('latin1')
    if (isUtf8(buffer)) return buffer.toString('utf8')
    codePage ??= guessCodePage(buffer)
    if (!warned) {
      warned = true
      warn({
        line: null,
        code: 'not-utf-8',
        message: `Some bytes are not UTF-8; they are read as ${codePage}.`,
      })
    }
    return mixed(buffer, codePage)
  }
}

/** UTF-8 where it is valid, the code page byte by byte where it is not. */
function mixed(bytes: Buffer, codePage: string): string {
  const decoder = singleByteDecoder(codePage)
  const parts: string[] = []
  let start = 0
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length > 0) at += length
    else {
      if (at > start) parts.push(bytes.toString('utf8', start, at))
      const from = at
      while (at < bytes.length && sequenceLength(bytes, at) === 0) at += 1
      parts.push(decoder.decode(bytes.subarray(from, at)))
      start = at
    }
  }
  if (at > start) parts.push(bytes.toString('utf8', start, at))
  return parts.join('')
}

/** Bytes of the valid UTF-8 sequence at this place; 0 if there is none. Table 3-7 of the Unicode Standard. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  const second = bytes[at + 1] ?? 0
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  for (let index = 2; index < length; index += 1) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}

/** How many of the last bytes begin a sequence that the next chunk may finish. */
function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

function byteOrderMark(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: every feed begins with ASCII, so every other byte is zero. */
function zeroByteOrder(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head.length < 4) return null
  if (head[0] === 0 && head[2] === 0 && head[1] !== 0 && head[3] !== 0) return 'utf-16be'
  if (head[1] === 0 && head[3] === 0 && head[0] !== 0 && head[2] !== 0) return 'utf-16le'
  return null
}

/** The WHATWG label, or undefined if there is none: `1252`, `8859-1`, `cp1252`, `USASCII`, `UNICODE` are understood. */
function labelOf(declared: string): string | undefined {
  const name = declared.trim().toLowerCase()
  const candidates = [name, `windows-${name.replace(/^cp/, '')}`, `iso-${name}`, name.replace(/^iso_?/, 'iso-')]
  if (name === 'usascii' || name === 'ansi') return 'windows-1252'
  if (name === 'unicode' || name === 'utf8' || name === 'utf-16' || name === 'utf16') return 'utf-8'
  if (name === 'cp850' || name === 'ibm850' || name === '850') return 'cp850'
  for (const candidate of candidates) {
    try {
      return new TextDecoder(candidate).encoding
    } catch {}
  }
  return undefined
}
