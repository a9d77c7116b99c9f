import type { Attributes } from '../markup/attributes.ts'
import { FeedRefusal } from '../refusal.ts'
import { dayOfSerial, exactNumber } from './cell-value.ts'
import { type Package, readPart } from './part.ts'
import type { Sheet, Workbook } from './workbook.ts'

/** A cell as text; a number apart, since it is written with the decimal sign of the table. */
export type Cell = string | { readonly digits: string }
export type SheetRow = { readonly cells: readonly Cell[]; readonly line: number }

/** Columns with something in them; tables of custodians have a few dozen. */
const MOST_COLUMNS = 1000
/** Cells of a workbook: millions of rows of a custodian, but not millions that each have one cell far to the right. */
const MOST_CELLS = 100_000_000

/** The rows of a sheet that have something in them, in batches, streaming. */
export async function* sheetRows(
  files: Package,
  workbook: Workbook,
  sheet: Sheet,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = []
  let line = 0
  let cells: Cell[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let inValue = false
  let phonetic = 0

  const put = () => {
    const cell = cellOf(value, type, style, workbook)
    if (cell === '') return
    if (column >= MOST_COLUMNS) {
      throw new FeedRefusal('too-many-cells', `Row ${line} has more than ${MOST_COLUMNS} columns.`, { line })
    }
    while (cells.length < column) cells.push('')
    cells[column] = cell
  }
  const begin = (attributes: Attributes | null) => {
    column = columnOf(attributes?.get('r')) ?? column + 1
    type = attributes?.get('t') ?? 'n'
    style = Number(attributes?.get('s') ?? 0)
    value = ''
  }

  const pieces = readPart(files, sheet.member, {
    open(name, attributes) {
      if (name === 'c') begin(attributes)
      else if (name === 'row') {
        line = Number(attributes?.get('r') ?? line + 1)
        cells = []
        column = -1
      } else if (name === 'rPh') phonetic += 1
      else if (name === 'v' || (name === 't' && phonetic === 0)) inValue = true
    },
    text(piece) {
      if (!inValue) return
      value += piece
      if (value.length > files.limits.text) {
        throw new FeedRefusal('text-too-long', `A cell of row ${line} is longer than ${files.limits.text}.`, { line })
      }
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c') put()
      else if (name === 'row' && cells.length > 0) {
        rows.push({ cells, line })
        files.cells.count += cells.length
        if (files.cells.count > MOST_CELLS) {
          throw new FeedRefusal('too-many-cells', `The workbook has more than ${MOST_CELLS} cells.`, { line })
        }
      }
    },
  })
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

function cellOf(value: string, type: string, style: number, workbook: Workbook): Cell {
  if (type === 's') return workbook.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return value.slice(0, 10)
  if (type !== 'n') return value
  if (value.trim() === '') return ''
  const day = workbook.isDay(style) ? dayOfSerial(value, workbook.since1904) : null
  return day ?? { digits: exactNumber(value) }
}

/** `C5` is column 2. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  let column = 0
  let at = 0
  for (; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return at === 0 ? null : column - 1
}
