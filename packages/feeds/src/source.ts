import type { ByteSource, Limits } from './model.ts'
import { FeedRefusal } from './refusal.ts'

/** The first bytes of a source, and the source as if nothing had been read. */
export type Peeked = {
  readonly head: Uint8Array
  readonly source: ByteSource
  /** Gives the source up unread. */
  readonly close: () => Promise<void>
}

/** Reads at least `size` bytes ahead (fewer only if the source ends). The returned source can be read once. */
export async function peek(source: ByteSource, size: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let length = 0
  let ended = false
  while (length < size && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else {
      chunks.push(next.value)
      length += next.value.length
    }
  }
  const close = async () => {
    await iterator.return?.()
  }
  return { head: Buffer.concat(chunks), source: resume(chunks, iterator, ended), close }
}

async function* resume(
  chunks: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
  ended: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
    if (ended) return
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}

const PIECE = 65_536

/**
 * Passes bytes on until there are more than the limit allows; then refuses. Empty sources are refused as well. Small
 * pieces are joined, so that a sender of single bytes cannot make every later step start over for each of them; large
 * ones are cut, so that what is read from one piece is gone before it is moved to where memory lives long.
 */
export async function* bounded(source: ByteSource, limits: Pick<Limits, 'bytes'>): AsyncGenerator<Uint8Array> {
  let length = 0
  let small: Uint8Array[] = []
  let waiting = 0
  for await (const chunk of source) {
    length += chunk.length
    if (length > limits.bytes) {
      throw new FeedRefusal('too-large', `The file is larger than the ${limits.bytes} bytes that are read at most.`)
    }
    if (waiting === 0 && chunk.length >= PIECE) {
      for (let start = 0; start < chunk.length; start += PIECE) yield chunk.subarray(start, start + PIECE)
      continue
    }
    small.push(chunk)
    waiting += chunk.length
    if (waiting >= PIECE) {
      yield Buffer.concat(small)
      small = []
      waiting = 0
    }
  }
  if (waiting > 0) yield Buffer.concat(small)
  if (length === 0) throw new FeedRefusal('empty', 'The file is empty.')
}

/** Bytes in memory as a source, in pieces of `size`: for tests, small uploads and unpacked archives. */
export async function* fromBytes(bytes: Uint8Array, size = PIECE): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

/**
 * The same bytes in pieces that end with the given byte where one is near. A parser that stops there has nothing left
 * over to join to the next piece, which keeps its strings flat and half as slow to read.
 */
export async function* endingWith(source: ByteSource, byte: number): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array | null = null
  for await (const chunk of source) {
    const piece: Uint8Array = rest ? Buffer.concat([rest, chunk]) : chunk
    const end = piece.lastIndexOf(byte) + 1
    if (end > 0) yield piece.subarray(0, end)
    else if (piece.length > PIECE) yield piece
    rest = end > 0 ? piece.subarray(end) : piece.length > PIECE ? null : piece
  }
  if (rest && rest.length > 0) yield rest
}
