import type { ByteSource, ReadOptions } from '../model.ts'
import { openCsv } from './csv-rows.ts'
import { type GuessedMapping, guessMapping } from './guess-mapping.ts'
import { SAMPLE_ROWS } from './read-csv.ts'

/** The first rows of a table as they stand, and how it would be read: for a person to correct and save. */
export type TablePreview = {
  readonly rows: readonly (readonly string[])[]
  readonly guess: GuessedMapping | null
}

/**
 * Looks at the beginning of a CSV without reading it all.
 * @throws FeedRefusal as `readCsv` for what is no table
 */
export async function previewCsv(source: ByteSource, options: ReadOptions, shown = 50): Promise<TablePreview> {
  const { delimiter, batches } = await openCsv(source, options, null, () => {})
  const cells: (readonly string[])[] = []
  for await (const batch of batches) {
    for (const row of batch) cells.push(row.cells)
    if (cells.length >= SAMPLE_ROWS) break
  }
  return { rows: cells.slice(0, shown), guess: guessMapping(cells.slice(0, SAMPLE_ROWS), delimiter) }
}
