import type { Day } from '@rapport/domain/calendar/day.ts'
import pg from 'pg'
import { insertRows } from './insert-rows.ts'
import { type DemoSize, makeDemo } from './make-demo.ts'
import { type Row, type Rows, tables } from './rows.ts'

const LOCK = 7_245_117

export interface LoadOptions {
  /** The firm's day on which the demonstration is told: its history ends the day before. */
  readonly today: Day
  /** The hash of the demo password, which every user gets. */
  readonly passwordHash: string
  /** A larger firm for measurements; 600 households by default. */
  readonly size?: DemoSize
}

/**
 * Loads the demonstration firm into a migrated database, all of it or nothing. Does nothing when there is a firm already,
 * also when several processes start at once.
 * @param ownerUrl a role that owns the tables
 */
export async function loadDemo(
  ownerUrl: string,
  { today, passwordHash, size = { households: 600 } }: LoadOptions,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const { rowCount } = await client.query('select from firm limit 1')
    if (rowCount) {
      await client.query('rollback')
      return
    }
    await write(client, makeDemo(today, passwordHash, size).rows)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function write(client: pg.Client, rows: Rows): Promise<void> {
  for (const table of tables) {
    if (table === 'confirmation') await writeConfirmations(client, rows.confirmation)
    else await insertRows(client, table, rows[table])
  }
}

/** The database lets a controller confirm only in their own name, the demonstration's too. */
async function writeConfirmations(client: pg.Client, confirmations: readonly Row[]): Promise<void> {
  for (const [controller, own] of Map.groupBy(confirmations, (row) => row['controller_id'])) {
    await actAs(client, controller)
    await insertRows(client, 'confirmation', own)
  }
  await actAs(client, '')
}

const actAs = (client: pg.Client, user: unknown) => client.query(`select set_config('app.user', $1, true)`, [user])
