import type { ByteSource, FeedEvent, ReadOptions } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import { openCsv } from './csv-rows.ts'
import { mayBeHeader } from './find-tables.ts'
import { guessMapping } from './guess-mapping.ts'
import type { TableRow } from './table-entry.ts'
import { createTableMachine } from './table-machine.ts'
import { parseMapping, type TableMapping } from './table-mapping.ts'

/** How much of the file a mapping is guessed from. */
export const SAMPLE_ROWS = 400

/**
 * Reads a custodian's CSV, streaming, through `options.mapping`; without one a mapping is guessed and a warning says
 * so. Title lines, footers and other tables around the mapped one are passed over and counted.
 * @throws FeedRefusal `no-table`, `not-a-mapping`, `not-an-amount`, `not-a-table`, those of `readRow`, limits.
 */
export async function* readCsv(source: ByteSource, options: ReadOptions): AsyncGenerator<FeedEvent, void, undefined> {
  let events: FeedEvent[] = [{ kind: 'file-start', format: 'CSV' }]
  const emit = (event: FeedEvent) => events.push(event)
  const saved = options.mapping === undefined ? null : parseMapping(options.mapping)
  const { delimiter, batches, unfinished } = await openCsv(source, options, saved?.delimiter ?? null, (warning) =>
    emit({ kind: 'warning', warning }),
  )
  const held: TableRow[] = []
  if (!saved) {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      for (const row of next.value) held.push(row)
      if (held.length >= SAMPLE_ROWS) break
    }
  }
  const mapping = saved ?? guessed(held.slice(0, SAMPLE_ROWS), delimiter, emit)
  const machine = createTableMachine(mapping, options, emit)
  for (const row of held) machine.row(row)
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    for (const row of next.value) machine.row(row)
    const ready = events
    events = []
    for (const event of ready) yield event
  }
  machine.end(unfinished())
  yield* events
}

/** The mapping that a file without a saved one is read with. */
export function guessed(rows: readonly TableRow[], delimiter: string, emit: (event: FeedEvent) => void): TableMapping {
  const guess = guessMapping(
    rows.map(({ cells }) => cells),
    delimiter,
  )
  if (!guess) throw noTable(rows)
  const message = ['The columns were guessed; save a mapping to be sure.', ...guess.doubts].join(' ')
  emit({ kind: 'warning', warning: { line: null, code: 'guessed-mapping', message } })
  return guess.mapping
}

function noTable(rows: readonly TableRow[]): FeedRefusal {
  const nearest = rows.find(({ cells }) => mayBeHeader(cells))
  const names = nearest?.cells.filter((cell) => cell.trim() !== '').join(', ')
  const close = nearest && names ? ` The closest is line ${nearest.line}: ${names.slice(0, 200)}.` : ''
  const message = `No row names a date and an amount: the columns have to be mapped by hand.${close}`
  return new FeedRefusal('no-table', message, { line: nearest?.line ?? null, element: 'header' })
}
