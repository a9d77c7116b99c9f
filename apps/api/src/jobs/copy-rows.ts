import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type pg from 'pg'

/** Rows on their way into a table. One at a time is open on a connection, which does nothing else meanwhile. */
export interface CopiedRows {
  /** Takes one row in the order of the columns. Await it: it waits while the database is slower than the reader. */
  write(row: readonly (string | null)[]): Promise<void> | undefined
  /** Ends the copy. @returns when every row is in the table; rejects with the database's error */
  end(): Promise<void>
  /** Gives the copy up; nothing of it stays. */
  abandon(): Promise<void>
}

/** What `pg` gives a query that speaks the copy protocol. */
interface CopyConnection {
  readonly stream: Writable
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

const CHUNK = 65_536

/** Begins to copy rows into a table, by far the fastest way in. Resolves when the database waits for the first row. */
export async function copyRows(client: pg.Client, table: string, columns: readonly string[]): Promise<CopiedRows> {
  const ready = Promise.withResolvers<CopyConnection>()
  const done = Promise.withResolvers<void>()
  let failure: Error | null = null
  ready.promise.catch(() => {})
  done.promise.catch(() => {})
  const fail = (error: Error) => {
    failure = error
    ready.reject(error)
    done.reject(error)
  }
  const query = {
    submit: (connection: CopyConnection) => connection.query(`copy ${table} (${columns.join(', ')}) from stdin`),
    handleCopyInResponse: (connection: CopyConnection) => ready.resolve(connection),
    handleError: fail,
    handleCommandComplete: () => {},
    handleReadyForQuery: () => done.resolve(),
    callback: () => {},
  }
  client.query(query as unknown as pg.Submittable)
  client.once('end', () => fail(new Error('Connection terminated while rows were copied')))
  const connection = await ready.promise
  let waiting = ''

  async function send(): Promise<void> {
    if (failure) throw failure
    connection.sendCopyFromChunk(Buffer.from(waiting))
    waiting = ''
    if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, 'drain'), done.promise])
  }
  return {
    write(row) {
      waiting += `${row.map(fieldOf).join('\t')}\n`
      return waiting.length < CHUNK ? undefined : send()
    },
    async end() {
      if (waiting !== '') await send()
      connection.endCopyFrom()
      await done.promise
    },
    async abandon() {
      connection.sendCopyFail('given up')
      await done.promise.catch(() => {})
    },
  }
}

const SPECIAL = /[\\\t\n\r\0]/
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\ufffd',
}

/** The text format of COPY. Postgres keeps no NUL in a text: it is shown as what it is, a character that is none. */
const fieldOf = (value: string | null): string =>
  value === null
    ? '\\N'
    : SPECIAL.test(value)
      ? value.replaceAll(/[\\\t\n\r\0]/g, (character) => ESCAPED[character] ?? '')
      : value
