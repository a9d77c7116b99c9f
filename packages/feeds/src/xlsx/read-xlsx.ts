import { guessMapping } from '../csv/guess-mapping.ts'
import type { TablePreview } from '../csv/preview-csv.ts'
import { guessed, SAMPLE_ROWS } from '../csv/read-csv.ts'
import type { DecimalSign } from '../csv/table-amount.ts'
import type { TableRow } from '../csv/table-entry.ts'
import { createTableMachine } from '../csv/table-machine.ts'
import { parseMapping } from '../csv/table-mapping.ts'
import type { ByteSource, FeedEvent, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { zipMembers } from '../zip/directory.ts'
import type { Package } from './part.ts'
import { type Cell, type SheetRow, sheetRows } from './sheet-rows.ts'
import { openWorkbook, type Sheet, type Workbook } from './workbook.ts'

/** A workbook is held in memory, packed; custodians' exports have a few megabytes. */
const MOST_PACKED = 64 * 1024 * 1024
const MOST_UNPACKED = 1024 * 1024 * 1024

/**
 * Reads a custodian's workbook through `options.mapping`, or a guessed one, as `readCsv` does; all the sheets that can
 * be seen, one behind the other, streaming. Dates are the days of the cells, numbers what the workbook stores, exactly
 * to 15 digits.
 * @throws FeedRefusal `not-a-workbook`, `too-large`, `zip-…`, and those of `readCsv`; with several sheets it names one.
 */
export async function* readXlsx(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  let events: FeedEvent[] = [{ kind: 'file-start', format: 'XLSX' }]
  const emit = (event: FeedEvent) => events.push(event)
  const files = await packed(source, options)
  const workbook = await openWorkbook(files)
  const sheets = seen(workbook, emit)
  const mapping =
    options.mapping === undefined
      ? guessed((await sampled(files, workbook, sheets)).map(forGuessing), ',', emit)
      : parseMapping(options.mapping)
  const machine = createTableMachine(mapping, options, emit)
  for (const sheet of sheets) {
    machine.newSheet()
    try {
      for await (const rows of sheetRows(files, workbook, sheet)) {
        for (const row of rows) machine.row(rendered(row, mapping.decimal ?? '.'))
        const ready = events
        events = []
        for (const event of ready) yield event
      }
    } catch (error) {
      throw sheets.length === 1 ? error : namedAfter(sheet, error)
    }
  }
  machine.end()
  yield* events
}

/**
 * The first rows of a workbook, and how it would be read: for a person to correct and save.
 * @throws FeedRefusal as `readXlsx` for what is no workbook
 */
export async function previewXlsx(source: ByteSource, options: ReadOptions, shown = 50): Promise<TablePreview> {
  const files = await packed(source, options)
  const workbook = await openWorkbook(files)
  const rows = await sampled(
    files,
    workbook,
    seen(workbook, () => {}),
  )
  return {
    rows: rows.slice(0, shown).map((row) => rendered(row, '.').cells),
    guess: guessMapping(rows.map((row) => forGuessing(row).cells)),
  }
}

async function packed(source: ByteSource, options: ReadOptions): Promise<Package> {
  const most = Math.min(MOST_PACKED, options.limits.bytes)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source) {
    length += chunk.length
    if (length > most) throw new FeedRefusal('too-large', `A workbook of more than ${most} bytes is not read.`)
    chunks.push(chunk)
  }
  const members = new Map(zipMembers(Buffer.concat(chunks)).map((member) => [member.name, member]))
  const limits = { ...options.limits, bytes: Math.min(MOST_UNPACKED, options.limits.bytes) }
  return { members, limits, budget: { unpacked: 0 }, cells: { count: 0 } }
}

function seen({ sheets }: Workbook, emit: (event: FeedEvent) => void): readonly Sheet[] {
  for (const { name, isHidden } of sheets) {
    if (!isHidden) continue
    const message = `The sheet "${name.slice(0, 60)}" is hidden and was not read.`
    emit({ kind: 'warning', warning: { line: null, code: 'hidden-sheet', message } })
  }
  return sheets.filter(({ isHidden }) => !isHidden)
}

async function sampled(files: Package, workbook: Workbook, sheets: readonly Sheet[]): Promise<readonly SheetRow[]> {
  // What is looked at twice counts once.
  const looking: Package = { ...files, budget: { unpacked: 0 }, cells: { count: 0 } }
  const sample: SheetRow[] = []
  for (const sheet of sheets) {
    for await (const rows of sheetRows(looking, workbook, sheet)) {
      for (const row of rows) sample.push(row)
      if (sample.length >= SAMPLE_ROWS) return sample.slice(0, SAMPLE_ROWS)
    }
  }
  return sample
}

function rendered({ cells, line }: SheetRow, decimal: DecimalSign): TableRow {
  const texts = cells.map((cell) => textOf(cell, decimal))
  return { cells: texts, line, raw: texts.join('\t') }
}

/** A stored number is in no doubt: three decimals are told from thousands by a fourth. */
function forGuessing({ cells, line }: SheetRow): TableRow {
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell : cell.digits.replace(/(\.\d{3})$/, '$10')))
  return { cells: texts, line, raw: '' }
}

const textOf = (cell: Cell, decimal: DecimalSign): string =>
  typeof cell === 'string' ? cell : decimal === '.' ? cell.digits : cell.digits.replace('.', decimal)

function namedAfter({ name }: Sheet, error: unknown): unknown {
  if (!(error instanceof FeedRefusal)) return error
  const { code, message, ...where } = error.refusal
  return new FeedRefusal(code, `Sheet "${name.slice(0, 60)}": ${message}`, where)
}
