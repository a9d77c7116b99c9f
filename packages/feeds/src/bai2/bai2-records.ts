import type { Line } from '../lines.ts'
import type { Limits } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'

/** One physical record. `body` is what follows `16,` without the closing slash; `source` is the text as it stood. */
export type Bai2Record = {
  readonly code: Bai2Code
  readonly line: number
  readonly body: string
  readonly source: string
}
export type Bai2Code = '01' | '02' | '03' | '16' | '49' | '88' | '98' | '99'

export type RecordSplitter = { readonly push: (line: Line) => void; readonly end: () => void }

const START = /^\s*(01|02|03|16|49|88|98|99),/
const OTHER_START = /^\s*\d\d,/
/** Behind a slash another record may stand on the same line; dates in texts (`PAID 12/16, THANKS`) are none. */
const NEXT_SPACED = /\/\s+(?=(?:01|02|03|16|49|88|98|99),)/g
const NEXT_GLUED =
  /\/(?=(?:02,[^,]*,[^,]*,[1-4]?,\d{6},|03,[^,]*,(?:[A-Z]{3})?,|16,\d{3},[+-]?\d*,[Z012SVD]?,|49,[+-]?\d*,\d+\/|98,[+-]?\d*,\d+,\d+\/|99,[+-]?\d*,\d+,\d+))/g
const NEXT_GLUED_SUMMARY = /\/(?=88,)/g

type Open = { code: Bai2Code; line: number; text: string; source: string }

/**
 * Cuts lines into records. A record is not a line: several may share one, and a text may run over the line's end.
 * @throws FeedRefusal `unknown-record` for a line that neither begins a record nor continues one.
 */
export function splitRecords(limits: Pick<Limits, 'text'>, emit: (record: Bai2Record) => void): RecordSplitter {
  let open: Open | null = null
  let begun = false
  let ended = false

  const close = () => {
    if (!open) return
    const text = open.text.trimEnd()
    const body = text.endsWith('/') ? text.slice(0, -1) : text
    emit({ code: open.code, line: open.line, body: body.slice(body.indexOf(',') + 1), source: open.source })
    if (open.code === '99') ended = true
    open = null
  }

  const take = (text: string, line: number) => {
    const code = START.exec(text)?.[1]
    if (code !== undefined) {
      close()
      begun = true
      ended = false
      open = { code: code as Bai2Code, line, text, source: text }
      return
    }
    if (text.trim() === '') return
    if (open && continues(open, text)) {
      open.text += `\n${text}`
      open.source += `\n${text}`
      if (open.text.length > limits.text) throw tooLong(open, limits.text)
      return
    }
    close()
    // Transmission headers such as `$$ADD ID=…` stand before the file, job trailers behind it.
    if ((!begun || ended) && !OTHER_START.test(text)) return
    throw unknownRecord(text, line)
  }

  return {
    push(line) {
      for (const piece of recordsOfLine(line.text)) take(piece, line.number)
    },
    end: close,
  }
}

/** A record that has not met its slash goes on in the next line, if it is one that carries text. */
function continues(open: Open, text: string): boolean {
  if (open.text.trimEnd().endsWith('/')) return false
  return open.code === '16' || open.code === '88' || (open.code === '03' && !OTHER_START.test(text))
}

function recordsOfLine(text: string): readonly string[] {
  // Most lines have one slash, at their end.
  const slash = text.indexOf('/')
  if (slash === -1 || slash === text.length - 1) return [text]
  const cuts: number[] = []
  for (const pattern of [NEXT_SPACED, NEXT_GLUED])
    for (const match of text.matchAll(pattern)) cuts.push(match.index + 1)
  // Behind a summary a glued 88 continues it; behind a text it is more likely a part of the text.
  for (const match of text.matchAll(NEXT_GLUED_SUMMARY)) if (isSummary(text, match.index)) cuts.push(match.index + 1)
  if (cuts.length === 0) return [text]
  const sorted = [...new Set(cuts)].sort((a, b) => a - b)
  return [0, ...sorted].map((from, at) => text.slice(from, sorted[at] ?? text.length))
}

function isSummary(text: string, slash: number): boolean {
  const before = text.slice(0, slash)
  return (
    /(?:^|\/)\s*(?:03|88),[^/]*$/.test(before) && /^[\d,+\-A-Z\s]*$/.test(before.slice(before.lastIndexOf('/') + 1))
  )
}

const tooLong = (open: Open, limit: number): FeedRefusal =>
  new FeedRefusal('text-too-long', `The record in line ${open.line} is longer than ${limit} characters.`, {
    line: open.line,
    element: open.code,
  })

const unknownRecord = (text: string, line: number): FeedRefusal =>
  new FeedRefusal('unknown-record', `Line ${line}: "${text.trim().slice(0, 40)}" is no BAI2 record.`, {
    line,
    element: /^\s*(\d\d),/.exec(text)?.[1] ?? null,
    field: 'record code',
  })
