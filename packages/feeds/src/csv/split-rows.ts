import type { Limits } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import type { TableRow } from './table-entry.ts'

/** Cuts text into rows of cells, piece by piece. */
export type RowSplitter = {
  readonly push: (text: string) => readonly TableRow[]
  /** The last row, if it has no line end. @throws FeedRefusal `unclosed-quote` */
  readonly end: () => readonly TableRow[]
}

const QUOTE = 34
const LF = 10
const CR = 13
const SPACE = 32
const SIGN = /["\r\n]/g
/** Cells of one row. */
const MOST_CELLS = 10_000

/**
 * RFC 4180 with what is found in the wild: any line end, also a bare CR; a quote inside a cell that does not begin with
 * one is text; what follows a closing quote belongs to the cell. Blank lines are no rows; `line` is the row's first.
 * Time is linear in the text, whatever the quotes.
 * @throws FeedRefusal `text-too-long` for a row above the limit, `too-many-cells`
 */
export function splitRows(delimiter: string, limits: Pick<Limits, 'text'>): RowSplitter {
  const separator = delimiter.charCodeAt(0)
  let rest = ''
  let line = 1
  /** How far the row begun is scanned, and whether that place is inside a quoted cell. */
  let scanned = 0
  let quoted = false

  /** The place of the row's end, or -1 if it has not come yet. */
  const rowEnd = (text: string, start: number, last: boolean): number => {
    let at = start + scanned
    for (;;) {
      if (quoted) {
        const close = text.indexOf('"', at)
        // The next piece tells whether a quote at the very end is the first of two.
        if (close === -1 || (close + 1 === text.length && !last)) {
          scanned = (close === -1 ? text.length : close) - start
          return -1
        }
        quoted = text.charCodeAt(close + 1) === QUOTE
        at = close + (quoted ? 2 : 1)
        continue
      }
      SIGN.lastIndex = at
      const sign = SIGN.exec(text)?.index ?? text.length
      if (sign === text.length || (text.charCodeAt(sign) === CR && sign + 1 === text.length && !last)) {
        scanned = sign - start
        return -1
      }
      if (text.charCodeAt(sign) !== QUOTE) {
        scanned = 0
        return sign
      }
      quoted = beginsCell(text, sign, start, separator)
      at = sign + 1
    }
  }

  const take = (text: string, last: boolean): readonly TableRow[] => {
    const rows: TableRow[] = []
    let start = 0
    for (;;) {
      const end = rowEnd(text, start, last)
      if (end === -1) break
      const raw = text.slice(start, end)
      if (raw.length > limits.text) throw tooLong(line, limits.text)
      pushRow(rows, raw, line, separator)
      line += 1 + (raw.includes('\n') || raw.includes('\r') ? lineEndsIn(raw) : 0)
      start = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1)
    }
    rest = text.slice(start)
    if (rest.length > limits.text) throw tooLong(line, limits.text)
    return rows
  }

  return {
    push: (text) => take(rest === '' ? text : rest + text, false),
    end() {
      const rows = [...take(rest, true)]
      if (quoted) {
        throw new FeedRefusal('unclosed-quote', `Line ${line}: a quoted field is never closed.`, {
          line,
          element: 'row',
        })
      }
      if (rest !== '') pushRow(rows, rest, line, separator)
      return rows
    },
  }
}

/** Whether nothing but blanks stands between the quote and the delimiter before it. */
function beginsCell(text: string, quote: number, start: number, separator: number): boolean {
  let at = quote - 1
  while (at >= start && text.charCodeAt(at) === SPACE) at -= 1
  return at < start || text.charCodeAt(at) === separator
}

function pushRow(rows: TableRow[], raw: string, line: number, separator: number): void {
  if (raw.trim() === '') return
  rows.push({ cells: cellsOf(raw, separator, line), line, raw })
}

function cellsOf(raw: string, separator: number, line: number): readonly string[] {
  const delimiter = String.fromCharCode(separator)
  if (!raw.includes('"')) {
    const cells = raw.split(delimiter, MOST_CELLS + 1)
    return cells.length > MOST_CELLS ? tooMany(line) : cells
  }
  const cells: string[] = []
  let start = 0
  while (start <= raw.length) {
    if (cells.length >= MOST_CELLS) return tooMany(line)
    let first = start
    while (raw.charCodeAt(first) === SPACE) first += 1
    if (raw.charCodeAt(first) === QUOTE) {
      const { cell, end } = quotedCell(raw, first, delimiter)
      cells.push(cell)
      start = end + 1
    } else {
      const end = raw.indexOf(delimiter, start)
      cells.push(raw.slice(start, end === -1 ? raw.length : end))
      start = (end === -1 ? raw.length : end) + 1
    }
  }
  return cells
}

/** A cell that begins with a quote, and the place of the delimiter behind it. */
function quotedCell(raw: string, start: number, delimiter: string): { cell: string; end: number } {
  let close = raw.indexOf('"', start + 1)
  let doubled = false
  while (close !== -1 && raw.charCodeAt(close + 1) === QUOTE) {
    doubled = true
    close = raw.indexOf('"', close + 2)
  }
  if (close === -1) close = raw.length
  const inside = raw.slice(start + 1, close)
  const end = raw.indexOf(delimiter, close + 1)
  const stop = end === -1 ? raw.length : end
  return { cell: (doubled ? inside.replaceAll('""', '"') : inside) + raw.slice(close + 1, stop), end: stop }
}

const lineEndsIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0

const tooLong = (line: number, limit: number): FeedRefusal =>
  new FeedRefusal('text-too-long', `The row in line ${line} is longer than ${limit} characters.`, {
    line,
    element: 'row',
  })

function tooMany(line: number): never {
  throw new FeedRefusal('too-many-cells', `The row in line ${line} has more than ${MOST_CELLS} cells.`, { line })
}
