import { decodeText } from '../encoding.ts'
import { createTokenizer, type MarkupHandler } from '../markup/tokenize.ts'
import type { Limits } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import type { ZipMember } from '../zip/directory.ts'
import { type Budget, unpack } from '../zip/unpack.ts'

/** An archive's files by their path, and what may be unpacked of them. */
export type Package = {
  readonly members: ReadonlyMap<string, ZipMember>
  readonly limits: Limits
  readonly budget: Budget
  /** Cells of all sheets so far, with the empty ones between them. */
  readonly cells: { count: number }
}

/**
 * Reads one XML part of a workbook, streaming: the handler is told piece by piece, and the caller goes on after each.
 * @throws FeedRefusal `not-a-workbook` naming the part, and those of the tokenizer and the archive
 */
export async function* readPart(
  { limits, budget }: Package,
  member: ZipMember,
  handler: MarkupHandler,
): AsyncGenerator<void> {
  const tokenizer = createTokenizer('xml', limits, handler)
  for await (const text of decodeText(unpack(member, limits, budget), {}, () => {})) {
    tokenizer.write(text)
    yield
  }
  tokenizer.end()
}

/** Bytes of a part that says what the sheets are and look like. */
const MOST_OF_A_PART = 16 * 1024 * 1024

/** Reads a small part to its end. @throws FeedRefusal `too-large` */
export async function readSmall(files: Package, member: ZipMember, handler: MarkupHandler): Promise<void> {
  const limits = { ...files.limits, bytes: MOST_OF_A_PART }
  await readWhole({ ...files, limits, budget: { unpacked: 0 } }, member, handler)
}

/** Reads a part to its end. */
export async function readWhole(files: Package, member: ZipMember, handler: MarkupHandler): Promise<void> {
  const pieces = readPart(files, member, handler)
  for (let next = await pieces.next(); !next.done; ) next = await pieces.next()
}

export const notWorkbook = (message: string): FeedRefusal => new FeedRefusal('not-a-workbook', message)
