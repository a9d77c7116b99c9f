import type { Tx } from '@rapport/prisma/database.ts'
import { plainTypes } from '@rapport/prisma/types.ts'
import pg from 'pg'

/** What both a request's transaction and a job's can do: checked SQL. */
export type Queries = Pick<Tx, 'read' | 'write'>

const STATEMENT_TIMEOUT_MS = 10 * 60_000

/** A connection of a job's own: its statements may take minutes, and it waits for others as long as that. */
export async function connect(databaseUrl: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: name,
    keepAlive: true,
  })
  // A lost connection fails the query that is under way; with none under way it must not end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Begins a transaction that acts as the importer, in the name of a user. */
export async function beginAsImporter(client: pg.Client, userId: string | null, today: string): Promise<void> {
  await client.query('begin')
  await client.query(
    `select set_config('role', 'rapport_import', true), set_config('app.user', $1, true), set_config('app.today', $2, true)`,
    [userId ?? '', today],
  )
}

export const queriesOn = (client: pg.Client): Queries => ({
  async read(row, query) {
    const { rows } = await client.query({ text: query.text, values: query.values as unknown[], types: plainTypes })
    return rows.map((found) => row.parse(found))
  },
  async write(statement) {
    const { rowCount } = await client.query(statement.text, statement.values as unknown[])
    return rowCount ?? 0
  },
})
