import type { Day } from '@rapport/domain/calendar/day.ts'
import pg from 'pg'
import type { RunApproval } from './compensation/runs.ts'
import { filesToTry } from './demo-files.ts'
import { idMaker } from './ids.ts'
import { insertRows } from './insert-rows.ts'
import { type Demo, type DemoSize, makeDemo } from './make-demo.ts'
import { at } from './making.ts'
import { type Row, type Rows, tables, timestamp } from './rows.ts'

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
 * @returns whether it was loaded now
 */
export async function loadDemo(
  ownerUrl: string,
  { today, passwordHash, size = { households: 600 } }: LoadOptions,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const { rowCount } = await client.query('select from firm limit 1')
    if (rowCount) {
      await client.query('rollback')
      return false
    }
    const demo = makeDemo(today, passwordHash, size)
    demo.rows.policy.push(sampleFiles(demo, today))
    await write(client, demo.rows)
    await approve(client, demo.approvals)
    await client.query('commit')
    await client.query('analyze')
    return true
  } finally {
    await client.end()
  }
}

/** Kept in the firm, so that whoever looks at it can save them from its pages and hand them in. */
function sampleFiles(demo: Demo, today: Day): Row {
  const moment = at(today, 0)
  return {
    id: idMaker(`sample-files/${today}`)(moment),
    subject: 'sample_files',
    effective_from: today,
    body: {
      files: filesToTry(demo, today).map(({ name, content }) => ({ name, content: new TextDecoder().decode(content) })),
    },
    created_by: demo.rows.policy[0]?.['created_by'],
    created_at: timestamp(moment),
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

/** Runs are closed as everywhere: an approver in their own name, once the statements stand. */
async function approve(client: pg.Client, approvals: readonly RunApproval[]): Promise<void> {
  const given = JSON.stringify(approvals)
  const steps = `from json_to_recordset($1::json) as step ("runId" uuid, "reviewedBy" uuid, "approvedBy" uuid, "approvedAt" timestamptz, "closedAt" timestamptz, paid boolean)
    where run.id = step."runId"`
  await actAs(client, approvals[0]?.approvedBy ?? '')
  await client.query(
    `update run set state = 'approved', reviewed_by = step."reviewedBy", approved_by = step."approvedBy", approved_at = step."approvedAt" ${steps}`,
    [given],
  )
  await client.query(`update run set state = 'closed', closed_at = step."closedAt" ${steps}`, [given])
  await client.query(`update run set state = 'paid' ${steps} and step.paid`, [given])
  await actAs(client, '')
}

const actAs = (client: pg.Client, user: unknown) => client.query(`select set_config('app.user', $1, true)`, [user])
