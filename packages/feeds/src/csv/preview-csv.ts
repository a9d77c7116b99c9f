import type { ByteSource, ReadOptions } from '../model.ts'
import { openCsv } from './csv-rows.ts'
import { type GuessedMapping, guessMapping } from './guess-mapping.ts'

/** The first rows of a table as they stand, and how it would be read: for a person to correct and save. */
export type TablePreview = {
  readonly rows: readonly (readonly string[])[]
  readonly guess: GuessedMapping | null
}

/** Rows that a mapping is guessed from, however few are shown. */
const GUESSED_ROWS = 400

/**
 * Looks at the beginning of a CSV without reading it all.
 * @throws FeedRefusal as `readCsv` for what is no table
 */
export async function previewCsv(source: ByteSource, options: ReadOptions, shown = 50): Promise<TablePreview> {
  const { delimiter, rows } = await openCsv(source, options, null, () => {})
  const cells: (readonly string[])[] = []
  for await (const row of rows) {
    cells.push(row.cells)
    if (cells.length >= GUESSED_ROWS) break
  }
  return { rows: cells.slice(0, shown), guess: guessMapping(cells, delimiter) }
}
