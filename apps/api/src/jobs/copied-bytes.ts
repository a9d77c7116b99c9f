import type pg from 'pg'

/** What `pg` calls of a query that speaks the copy protocol. */
interface CopyOut {
  submit(connection: { query(text: string): void }): void
  handleCopyData(message: { chunk: Buffer }): void
  handleError(error: Error): void
  handleCommandComplete(): void
  handleReadyForQuery(): void
  callback(): void
}

/** Signature, flags and length of an extension that no server sends. */
const HEADER = 19
const FIELD_COUNT = 2
const LENGTH = 4

/**
 * The only column of the only row of a query, as bytes; `null` when there is no row. As the result of a query, bytes would
 * come as text of twice their length. `query` is sent as it is.
 */
export async function copiedBytes(client: pg.Client, query: string): Promise<Uint8Array | null> {
  const done = Promise.withResolvers<void>()
  const chunks: Buffer[] = []
  let failure: Error | null = null
  const copy: CopyOut = {
    submit: (connection) => connection.query(`copy (${query}) to stdout (format binary)`),
    // The chunk lies in a buffer that the connection uses again.
    handleCopyData: ({ chunk }) => chunks.push(Buffer.from(chunk)),
    handleError(error) {
      failure = error
      done.reject(error)
    },
    handleCommandComplete() {},
    handleReadyForQuery: () => (failure ? undefined : done.resolve()),
    callback() {},
  }
  const lost = () => done.reject(new Error('Connection terminated while a piece of a file was read'))
  client.once('end', lost)
  client.query(copy as unknown as pg.Submittable)
  try {
    await done.promise
  } finally {
    client.removeListener('end', lost)
  }
  const copied = Buffer.concat(chunks)
  if (copied.readInt16BE(HEADER) === -1) return null
  const start = HEADER + FIELD_COUNT + LENGTH
  return copied.subarray(start, start + copied.readInt32BE(HEADER + FIELD_COUNT))
}
