import readExcelFile from 'read-excel-file/node'
import { guessMapping } from '../csv/guess-mapping.ts'
import type { TablePreview } from '../csv/preview-csv.ts'
import { guessed } from '../csv/read-csv.ts'
import type { DecimalSign } from '../csv/table-amount.ts'
import type { TableRow } from '../csv/table-entry.ts'
import { createTableMachine } from '../csv/table-machine.ts'
import { parseMapping } from '../csv/table-mapping.ts'
import type { ByteSource, FeedEvent, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { zipMembers } from '../zip/directory.ts'
import { type ExactNumber, exactNumber } from './exact-number.ts'

/** A workbook is unpacked in memory; custodians' exports have a few megabytes. */
const MOST_PACKED = 64 * 1024 * 1024
const MOST_UNPACKED = 256 * 1024 * 1024
const SAMPLE_ROWS = 400

type Cell = string | boolean | Date | ExactNumber | null
type SheetRow = { readonly cells: readonly Cell[]; readonly line: number }

/**
 * Reads a custodian's workbook through `options.mapping`, or a guessed one, as `readCsv` does; all its sheets, one
 * behind the other. Dates are the days of the cells, numbers what the workbook stores, exactly to 15 digits.
 * @throws FeedRefusal `not-a-workbook`, `too-large`, `zip-…`, and those of `readCsv`.
 */
export async function* readXlsx(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  const events: FeedEvent[] = [{ kind: 'file-start', format: 'XLSX' }]
  const emit = (event: FeedEvent) => events.push(event)
  const rows = await sheetRows(await packed(source, options))
  if (rows.length > options.limits.rows) {
    throw new FeedRefusal('too-many-entries', `The workbook has more than ${options.limits.rows} rows.`)
  }
  const sample = rows.slice(0, SAMPLE_ROWS).map((row) => rendered(row, '.'))
  const mapping = options.mapping === undefined ? guessed(sample, ',', emit) : parseMapping(options.mapping)
  const machine = createTableMachine(mapping, options, emit)
  for (const row of rows) {
    machine.row(rendered(row, mapping.decimal))
    for (const event of events.splice(0)) yield event
  }
  machine.end()
  yield* events
}

/**
 * The first rows of a workbook, and how it would be read: for a person to correct and save.
 * @throws FeedRefusal as `readXlsx` for what is no workbook
 */
export async function previewXlsx(source: ByteSource, options: ReadOptions, shown = 50): Promise<TablePreview> {
  const rows = await sheetRows(await packed(source, options))
  const cells = rows.slice(0, SAMPLE_ROWS).map((row) => rendered(row, '.').cells)
  return { rows: cells.slice(0, shown), guess: guessMapping(cells) }
}

async function packed(source: ByteSource, options: ReadOptions): Promise<Buffer> {
  const most = Math.min(MOST_PACKED, options.limits.bytes)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    length += chunk.length
    if (length > most) throw new FeedRefusal('too-large', `A workbook of more than ${most} bytes is not read.`)
    chunks.push(chunk)
  }
  const archive = Buffer.concat(chunks)
  const unpacked = zipMembers(archive).reduce((sum, { size }) => sum + size, 0)
  if (unpacked > MOST_UNPACKED) {
    throw new FeedRefusal('zip-bomb', `The workbook unpacks to more than ${MOST_UNPACKED} bytes.`)
  }
  return archive
}

async function sheetRows(archive: Buffer): Promise<readonly SheetRow[]> {
  try {
    const sheets = await readExcelFile(archive, { parseNumber: exactNumber, trim: false })
    return sheets.flatMap(({ data }) => data.map((cells, at) => ({ cells: cells.map(cellOf), line: at + 1 })))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new FeedRefusal('not-a-workbook', `The workbook cannot be read: ${why.slice(0, 200)}`)
  }
}

/** The library types a date cell as the constructor `Date`; what it gives is an instance. */
function cellOf(cell: unknown): Cell {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date || typeof cell === 'string' || typeof cell === 'boolean') return cell
  if (typeof cell === 'object' && 'digits' in cell) return { digits: String(cell.digits) }
  return typeof cell === 'number' ? exactNumber(String(cell)) : null
}

function rendered({ cells, line }: SheetRow, decimal: DecimalSign): TableRow {
  const texts = cells.map((cell) => textOf(cell, decimal))
  return { cells: texts, line, raw: texts.join('\t') }
}

function textOf(cell: Cell, decimal: DecimalSign): string {
  if (cell === null) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'object') return cell.digits.replace('.', decimal)
  return String(cell)
}
