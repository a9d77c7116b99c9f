import { sql } from '@rapport/prisma/sql.ts'
import type pg from 'pg'
import { z } from 'zod'
import { DISK_FULL } from '../http/problem-of.ts'
import { bookFile } from './book-file.ts'
import { beginAsImporter, connect, queriesOn } from './connection.ts'
import { finishBooking } from './finish-booking.ts'
import { finishReading } from './finish-reading.ts'
import { IMPORT_LOCK } from './import-lock.ts'
import { auditImport, jsonText } from './import-trail.ts'
import { type ReadOutcome, readFile } from './read-file.ts'

export interface WorkOptions {
  /** The API's own login. */
  readonly databaseUrl: string
  readonly importId: string
  /** The firm's day. */
  readonly today: string
  /** How far the server's clock is from this machine's, in milliseconds. */
  readonly clockOffset: number
}

const ATTEMPTS_MAX = 3

const Locked = z.object({ free: z.boolean() })
const Claimed = z.object({
  state: z.enum(['reading', 'booking']),
  attempts: z.number(),
  cancelAsked: z.boolean(),
  by: z.string(),
  mappingId: z.string().nullable(),
  statedAccount: z.string().nullable(),
  statedCurrency: z.string().nullable(),
  anyway: z.boolean(),
})
type Claimed = z.output<typeof Claimed>

/**
 * Does what a file waits for, all or nothing, in one transaction: reads it, or books what was read. While that is open, an
 * advisory lock of the transaction keeps others from the same file; should this process die, database and lock let go
 * together, and whoever comes next begins again.
 * @returns what became of it; `busy` when somebody else is at it, `gone` when it waits no more
 */
export async function workOnImport(options: WorkOptions): Promise<string> {
  const { databaseUrl, importId, today } = options
  const [working, watching] = await Promise.all([
    connect(databaseUrl, 'rapport import'),
    connect(databaseUrl, 'rapport import progress'),
  ])
  let claimed: Claimed | undefined
  try {
    await beginAsImporter(working, null, today)
    const queries = queriesOn(working)
    const [lock] = await queries.read(
      Locked,
      sql`select pg_try_advisory_xact_lock(${IMPORT_LOCK}::integer, hashtext(${importId})) as free`,
    )
    if (!lock?.free) return 'busy'
    claimed = await claim(watching, options)
    if (!claimed) return 'gone'
    await queries.write(sql`select set_config('app.user', ${claimed.by}, true)`)
    await working.query(`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`)
    const work = claimed.state === 'reading' ? read : book
    const state = await work(working, watching, claimed, options)
    await working.query('commit')
    return state
  } catch (error) {
    if (!claimed || (error as { code?: string }).code !== DISK_FULL) throw error
    // Another attempt would fill it again. The transaction is gone with its connection, and with it all that it wrote.
    await working.end().catch(() => {})
    return await giveUp(watching, claimed, options)
  } finally {
    await Promise.allSettled([working.end(), watching.end()])
  }
}

/** Says that there was no room for a file, on the connection that is left. */
async function giveUp(watching: pg.Client, { state, by }: Claimed, options: WorkOptions): Promise<string> {
  const { importId, today } = options
  const now = nowOf(options)
  const message = 'The database has no room left for this file. Nothing of it counts.'
  const problem = { code: 'disk_full', message, line: null, element: null, field: null }
  await beginAsImporter(watching, by, today)
  const queries = queriesOn(watching)
  await queries.write(
    sql`update import_file set state = 'failed', finished_at = ${new Date(now).toISOString()}::timestamptz, refusal = ${jsonText(problem)}::jsonb, cancel_asked = false
        where id = ${importId}::uuid`,
  )
  const operation = state === 'reading' ? 'readImport' : 'bookImport'
  await auditImport(queries, operation, importId, { state: 'failed', problem }, { by, now })
  await watching.query('commit')
  return 'failed'
}

const nowOf = ({ clockOffset }: WorkOptions): number => Date.now() + clockOffset

/** Marks the file as being worked on, for everybody to see. */
async function claim(watching: pg.Client, { importId, today }: WorkOptions): Promise<Claimed | undefined> {
  await beginAsImporter(watching, null, today)
  const [claimed] = await queriesOn(watching).read(
    Claimed,
    sql`update import_file set state = case when state = 'booking' then state else 'reading' end, attempts = attempts + 1, entries_booked = 0,
          bytes_read = case when state = 'booking' then bytes_read else 0 end, entries_read = case when state = 'booking' then entries_read else 0 end
        where id = ${importId}::uuid and state in ('queued', 'reading', 'booking')
        returning state, attempts, cancel_asked as "cancelAsked", case when state = 'booking' then coalesce(import_asked_by, uploaded_by) else uploaded_by end as by,
          mapping_id as "mappingId", stated_account as "statedAccount", stated_currency as "statedCurrency", read_anyway as anyway`,
  )
  await watching.query('commit')
  return claimed
}

async function read(
  working: pg.Client,
  watching: pg.Client,
  { attempts, cancelAsked, by, ...asked }: Claimed,
  options: WorkOptions,
): Promise<string> {
  const { importId, today } = options
  const queries = queriesOn(working)
  let outcome: ReadOutcome
  if (cancelAsked) outcome = { state: 'cancelled' }
  else if (attempts > ATTEMPTS_MAX) {
    const message = `Reading this file was broken off ${ATTEMPTS_MAX} times. Nothing of it counts.`
    outcome = { state: 'failed', problem: { code: 'gave_up', message, line: null, element: null, field: null } }
  } else outcome = await readFile({ ...asked, importId, today, working, queries, watching })
  return finishReading(queries, importId, outcome, { by, now: nowOf(options) })
}

async function book(
  working: pg.Client,
  watching: pg.Client,
  { attempts, cancelAsked, by }: Claimed,
  options: WorkOptions,
): Promise<string> {
  const { importId, today } = options
  const queries = queriesOn(working)
  const finishing = { by, now: nowOf(options) }
  await working.query('savepoint before_booking')
  if (attempts > ATTEMPTS_MAX) return finishBooking(queries, importId, { state: 'failed' }, finishing)
  const outcome = cancelAsked
    ? { state: 'cancelled' as const }
    : await bookFile({ importId, today, queries, watching, now: finishing.now })
  if (outcome.state !== 'imported') await working.query('rollback to savepoint before_booking')
  return finishBooking(queries, importId, outcome, finishing)
}
