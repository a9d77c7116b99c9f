import type { Line } from '../lines.ts'
import type { Limits } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'

/** One tagged field: `lines[0]` follows the tag, the others are its continuation; `source` is the text as it stood. */
export type MtField = {
  readonly tag: string
  readonly line: number
  readonly lines: string[]
  readonly source: string[]
}

/** What messages are made of. `begin` and `end` are envelopes: SWIFT blocks, control bytes, `-` lines. */
export type MtPart =
  /** `block`: it opens block 4; `envelope`: headers that must be followed by one. */
  | {
      readonly kind: 'begin'
      readonly application: string | null
      readonly block: boolean
      readonly envelope: boolean
    }
  | { readonly kind: 'field'; readonly field: MtField }
  | { readonly kind: 'end'; readonly block: boolean }
  | { readonly kind: 'misplaced'; readonly line: number; readonly tag: string }
  /** Text behind the last message; between messages it is their preamble. */
  | { readonly kind: 'trailing'; readonly line: number }

/** `source`: the text as it stood, where lines were joined. */
type Joined = Line & { readonly source?: string }

export type FieldSplitter = { readonly push: (line: Line) => void; readonly end: () => void }

const TAG = /^:(\d\d[A-Z]?|NS):/
const KNOWN = new Set(
  '13 13C 13D 20 21 25 25P 28 28C 34F 60 60F 60M 61 62 62F 62M 64 64F 65 65F 86 90C 90D NS'.split(' '),
)
/** Tags of a message's head. Inside an entry's text they are more likely a wrapped time: `T16` / `:26:37`. */
const HEAD_TAGS = new Set(['13', '20', '21', '25', '28'])
const ENDS_WITH_HOUR = /(?:^|\D)(?:[01]\d|2[0-3])$/
const GVC_TEXT = /^\d{3}[?>]/
/** The end of block 4 may stand behind the last field instead of on a line of its own. */
const BLOCK_END = /-\}(?:\{5:.*)?$/
const BLOCK = /^\{[1-5S]:/
const APPLICATION = /\{2:[IO](\d{3})/
const BARE_APPLICATION = /^:?(94[0-2]|950):?(?:\s+00)?\s*$/
const WRAPPED_TAG = /^(?:\d\d[A-Z]?|NS):/
const DASH = /^\p{Cc}*-\s*\p{Cc}*$/u
/** Tags that only stand behind an entry of the same message. */
const GOES_ON = /^:(?:61|62[FM]?|64F?|65F?|86|90[CD]|NS):/
const SPACE = 32
const TAB = 9
const COLON = 58

/**
 * Cuts lines into tagged fields: fields may continue over any number of lines, a tag may be wrapped behind its first
 * colon, and text that only looks like a tag stays text.
 */
export function splitFields(limits: Pick<Limits, 'text'>, emit: (part: MtPart) => void): FieldSplitter {
  let field: MtField | null = null
  let length = 0
  let inEntry = false
  let inBlock = false
  let colon: Line | null = null
  /** Where text stands that belongs to no message, since the last one ended. */
  let outside: number | null = null
  /** A dash on a line of its own, which ends a message unless the next line goes on with it. */
  let dash: Line | null = null

  const close = () => {
    if (field) emit({ kind: 'field', field })
    field = null
  }
  const boundary = (part: MtPart) => {
    close()
    inEntry = false
    emit(part)
  }
  const open = (tag: string, line: Joined, value: string) => {
    close()
    outside = null
    if (tag === '61') inEntry = true
    else if (tag !== '86' && tag !== 'NS') inEntry = false
    field = { tag, line: line.number, lines: [value], source: [line.source ?? line.text] }
    length = value.length
  }

  const take = (line: Joined) => {
    const text = withoutControls(line.text)
    const first = text.charCodeAt(0)
    const end = inBlock && text.endsWith('}') ? text.search(BLOCK_END) : -1
    if (end > 0) {
      take({ number: line.number, text: text.slice(0, end) })
      return takeEnd(line, text.slice(end))
    }
    if (first === COLON && takeTag(line, text)) return
    if (first === 123 && BLOCK.test(text)) return takeBlocks(line, text)
    if (first === 45 && isEnd(text)) return takeEnd(line, text)
    if (first === 125 && inBlock) return takeEnd(line, `-${text}`)
    if ((!field || first === COLON) && BARE_APPLICATION.test(text)) {
      const application = BARE_APPLICATION.exec(text)?.[1] ?? null
      return boundary({ kind: 'begin', application, block: false, envelope: false })
    }
    if (!field) {
      outside ??= text.trim() === '' ? null : line.number
      return
    }
    length += text.length + 1
    if (length > limits.text) {
      throw new FeedRefusal('text-too-long', `Field :${field.tag}: is longer than ${limits.text} characters.`, {
        line: line.number,
        element: `:${field.tag}:`,
      })
    }
    field.lines.push(text)
    field.source.push(line.text)
  }

  const takeTag = (line: Joined, text: string): boolean => {
    const tag = TAG.exec(text)?.[1]
    if (tag === undefined) return false
    const value = text.slice(tag.length + 2)
    if (inEntry && field) {
      if (!KNOWN.has(tag)) return false
      if (HEAD_TAGS.has(tag) && isWrappedTime(field, value)) return false
      if (tag === '25' && GVC_TEXT.test(value)) {
        emit({ kind: 'misplaced', line: line.number, tag })
        open('86', line, value)
        return true
      }
    }
    open(tag, line, value)
    return true
  }

  const takeBlocks = (line: Line, text: string) => {
    const start = text.indexOf('{4:')
    const application = APPLICATION.exec(text)?.[1] ?? null
    boundary({ kind: 'begin', application, block: start >= 0, envelope: /^\{[1-3]:/.test(text) })
    if (start >= 0) inBlock = true
    const rest = start < 0 ? '' : text.slice(start + 3)
    if (rest.startsWith(':')) take({ number: line.number, text: rest })
  }

  const takeEnd = (line: Line, text: string) => {
    boundary({ kind: 'end', block: text.startsWith('-}') })
    inBlock = false
    const next = text.indexOf('{1:')
    if (next >= 0) takeBlocks(line, text.slice(next))
  }

  /** In a text a dash is text, if more of the same message follows it. */
  const settleDash = (next: string | null) => {
    if (!dash) return
    const held = dash
    dash = null
    if (!field || next === null || !GOES_ON.test(next)) return takeEnd(held, withoutControls(held.text))
    field.lines.push(held.text)
    field.source.push(held.text)
  }

  return {
    push(line) {
      if (dash) {
        if (line.text.trim() === '') return
        settleDash(withoutControls(line.text))
      }
      if (inEntry && DASH.test(line.text)) {
        dash = line
        return
      }
      if (colon) {
        const held = colon
        colon = null
        if (WRAPPED_TAG.test(line.text)) {
          return take({ number: held.number, text: `:${line.text}`, source: `${held.text}\n${line.text}` })
        }
        take(held)
      }
      if (line.text.length < 4 && line.text.trim() === ':') colon = line
      else take(line)
    },
    end() {
      settleDash(null)
      if (colon) take(colon)
      close()
      if (outside !== null) emit({ kind: 'trailing', line: outside })
    },
  }
}

function isWrappedTime(field: MtField, value: string): boolean {
  const previous = field.lines.at(-1) ?? ''
  return ENDS_WITH_HOUR.test(previous) && /^[0-5]\d(?:\D|$)/.test(value)
}

/** `-`, `-}…` and ING's `-XXX` end a message; a dash before other text does not. */
function isEnd(text: string): boolean {
  return text.startsWith('-}') || text.trimEnd() === '-' || /^-XXX\s*$/.test(text)
}

/** Control bytes (SOH, ETX, EOT, SUB …) stand around messages, never inside what they say. */
function withoutControls(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isControl(text.charCodeAt(start))) start += 1
  while (end > start && isControl(text.charCodeAt(end - 1))) end -= 1
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

const isControl = (code: number): boolean => (code < SPACE && code !== TAB) || code === 0xfeff
