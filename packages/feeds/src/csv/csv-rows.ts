import { decodeText } from '../encoding.ts'
import type { ByteSource, FeedWarning, ReadOptions } from '../model.ts'
import { guessDelimiter } from './guess-delimiter.ts'
import { splitRows } from './split-rows.ts'
import type { TableRow } from './table-entry.ts'

/** How much of the file the delimiter is told by. */
const SAMPLE_CHARACTERS = 65_536
/** Excel's way of stating the delimiter, in a line of its own. */
const SEPARATOR_LINE = /^sep=([,;\t|])\r?\n?/i

export type CsvTable = {
  readonly delimiter: string
  /** Rows in batches, one per piece of the file. */
  readonly batches: AsyncGenerator<readonly TableRow[], void, undefined>
  /** Once all are read: whether the last row has no line end. */
  readonly unfinished: () => boolean
}

/** A CSV's rows, streaming, cut by the stated delimiter or by the one that its beginning shows. */
export async function openCsv(
  source: ByteSource,
  options: ReadOptions,
  stated: string | null,
  warn: (warning: FeedWarning) => void,
): Promise<CsvTable> {
  const text = decodeText(source, { declared: options.encoding, strict: options.encoding !== undefined }, warn)
  const { sample, all } = await sampled(text)
  const delimiter = SEPARATOR_LINE.exec(sample)?.[1] ?? stated ?? guessDelimiter(sample)
  let unfinished = false
  const splitter = splitRows(delimiter, options.limits)
  const batches = async function* () {
    for await (const piece of all) {
      const rows = splitter.push(piece)
      if (rows.length > 0) yield rows
    }
    const rows = splitter.end()
    unfinished = rows.length > 0
    if (unfinished) yield rows
  }
  return { delimiter, batches: batches(), unfinished: () => unfinished }
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
