import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decodeText } from '../encoding.ts'
import type { ByteSource, FeedEvent, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { guessDelimiter, guessMapping } from './guess-mapping.ts'
import type { TableRow } from './table-entry.ts'
import { createTableMachine } from './table-machine.ts'
import { parseMapping, type TableMapping } from './table-mapping.ts'

/** How much of the file a mapping is guessed from. */
const SAMPLE_ROWS = 400
const SAMPLE_CHARACTERS = 65_536

/**
 * Reads a custodian's CSV, streaming, through `options.mapping`; without one a mapping is guessed and a warning says
 * so. Title lines, footers and other tables around the mapped one are passed over and counted.
 * @throws FeedRefusal `no-table`, `not-a-mapping`, `not-an-amount`, `no-amount`, `not-a-table`, limits.
 */
export async function* readCsv(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  let events: FeedEvent[] = [{ kind: 'file-start', format: 'CSV' }]
  const emit = (event: FeedEvent) => events.push(event)
  const text = decodeText(source, { declared: options.encoding, strict: options.encoding !== undefined }, (warning) =>
    emit({ kind: 'warning', warning }),
  )
  const { sample, all } = await sampled(text)
  const saved = options.mapping === undefined ? null : parseMapping(options.mapping)
  const delimiter = saved?.delimiter ?? guessDelimiter(sample)
  const rows = csvRows(all, delimiter, options)
  const held: TableRow[] = []
  let mapping = saved
  if (!mapping) {
    for (let next = await rows.next(); !next.done; next = await rows.next()) {
      held.push(next.value)
      if (held.length >= SAMPLE_ROWS) break
    }
    mapping = guessed(held, delimiter, emit)
  }
  const machine = createTableMachine(mapping, options, emit)
  for (const row of held) machine.row(row)
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    machine.row(next.value)
    if (events.length === 0) continue
    const ready = events
    events = []
    for (const event of ready) yield event
  }
  machine.end()
  yield* events
}

/** The mapping that a file without a saved one is read with. */
export function guessed(rows: readonly TableRow[], delimiter: string, emit: (event: FeedEvent) => void): TableMapping {
  const guess = guessMapping(
    rows.map(({ cells }) => cells),
    delimiter,
  )
  if (!guess) {
    throw new FeedRefusal('no-table', 'No row names a date and an amount: the columns have to be mapped by hand.', {
      element: 'header',
    })
  }
  const message = ['The columns were guessed; save a mapping to be sure.', ...guess.doubts].join(' ')
  emit({ kind: 'warning', warning: { line: null, code: 'guessed-mapping', message } })
  return guess.mapping
}

async function sampled(text: AsyncGenerator<string>): Promise<{ sample: string; all: AsyncIterable<string> }> {
  const pieces: string[] = []
  let length = 0
  for (let next = await text.next(); !next.done; next = await text.next()) {
    pieces.push(next.value)
    length += next.value.length
    if (length >= SAMPLE_CHARACTERS) break
  }
  const whole = async function* () {
    yield* pieces
    yield* text
  }
  return { sample: pieces.join('').slice(0, SAMPLE_CHARACTERS), all: whole() }
}

async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
  options: ReadOptions,
): AsyncGenerator<TableRow, void, undefined> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    raw: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: options.limits.text,
  })
  const stream = Readable.from(text, { objectMode: false })
  stream.once('error', (error) => parser.destroy(error))
  try {
    for await (const { record, info, raw } of stream.pipe(parser)) {
      yield { cells: record, line: info.lines, raw: String(raw).replace(/[\r\n]+$/, '') }
    }
  } catch (error) {
    throw refusalOf(error)
  } finally {
    stream.destroy()
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const line = typeof error['lines'] === 'number' ? error['lines'] : null
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new FeedRefusal('text-too-long', 'A row of the table is longer than what is read.', { line, element: 'row' })
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new FeedRefusal('unclosed-quote', `Line ${line ?? '?'}: a quoted field is never closed.`, {
      line,
      element: 'row',
    })
  }
  return new FeedRefusal('not-a-table', `The file is no readable table: ${error.message}`, { line, element: 'row' })
}
