import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decodeText } from '../encoding.ts'
import type { ByteSource, FeedWarning, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { guessDelimiter } from './guess-mapping.ts'
import type { TableRow } from './table-entry.ts'

/** How much of the file the delimiter is told by. */
const SAMPLE_CHARACTERS = 65_536

export type CsvTable = { readonly delimiter: string; readonly rows: AsyncGenerator<TableRow, void, undefined> }

/** A CSV's rows, streaming, cut by the stated delimiter or by the one that its beginning shows. */
export async function openCsv(
  source: ByteSource,
  options: ReadOptions,
  stated: string | null,
  warn: (warning: FeedWarning) => void,
): Promise<CsvTable> {
  const text = decodeText(source, { declared: options.encoding, strict: options.encoding !== undefined }, warn)
  const { sample, all } = await sampled(text)
  const delimiter = stated ?? guessDelimiter(sample)
  return { delimiter, rows: csvRows(all, delimiter, options) }
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
