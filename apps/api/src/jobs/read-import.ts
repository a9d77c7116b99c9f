import { readFeed } from '@rapport/feeds/read.ts'
import { FeedRefusal } from '@rapport/feeds/refusal.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type pg from 'pg'
import { z } from 'zod'
import { flowRules } from '../features/activity/flow-rules.ts'
import { awaitBookingTurn, settleAccounts } from '../features/activity/settle-accounts.ts'
import { bookEntries, type PlacedStatement, placeStatements } from './book-entries.ts'
import { beginAsImporter, connect, type Queries, queriesOn } from './connection.ts'
import { copyRows } from './copy-rows.ts'
import { finishImport, type Outcome } from './finish-import.ts'
import { IMPORT_LOCK } from './import-lock.ts'
import { CANCELLED, importSource, type Progress } from './import-source.ts'
import { addsUp, entryIds, STAGING_COLUMNS, STAGING_TABLE, type StagedFile, stageFile, warn } from './staged-file.ts'

export interface ReadImportOptions {
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
  attempts: z.number(),
  cancelAsked: z.boolean(),
  released: z.boolean(),
  by: z.string(),
})

/**
 * Reads one file that was handed in and books what it says, all or nothing, in one transaction. While it is open, an
 * advisory lock of that transaction keeps others from reading the same file; should this process die, database and lock
 * let go together, and whoever comes next begins again.
 * @returns what became of it; `busy` when somebody else is reading it, `gone` when it waits no more
 */
export async function readImport(options: ReadImportOptions): Promise<Outcome['state'] | 'busy' | 'gone'> {
  const { databaseUrl, importId, today } = options
  const [booking, watching] = await Promise.all([
    connect(databaseUrl, 'rapport import'),
    connect(databaseUrl, 'rapport import progress'),
  ])
  try {
    await beginAsImporter(booking, null, today)
    const queries = queriesOn(booking)
    const [lock] = await queries.read(
      Locked,
      sql`select pg_try_advisory_xact_lock(${IMPORT_LOCK}::integer, hashtext(${importId})) as free`,
    )
    if (!lock?.free) return 'busy'
    const claimed = await claim(watching, options)
    if (!claimed) return 'gone'
    await queries.write(sql`select set_config('app.user', ${claimed.by}, true)`)
    const outcome = await outcomeOf(booking, watching, queries, claimed, options)
    const state = await finishImport(queries, importId, outcome, { by: claimed.by, now: nowOf(options) })
    await booking.query('commit')
    return state
  } finally {
    await Promise.allSettled([booking.end(), watching.end()])
  }
}

const nowOf = ({ clockOffset }: ReadImportOptions): number => Date.now() + clockOffset

/** Marks the file as being read, for everybody to see. */
async function claim(watching: pg.Client, { importId, today }: ReadImportOptions) {
  await beginAsImporter(watching, null, today)
  const [claimed] = await queriesOn(watching).read(
    Claimed,
    sql`update import_file set state = 'reading', attempts = attempts + 1, bytes_read = 0, entries_read = 0, refusal = null
        where id = ${importId}::uuid and state in ('queued', 'reading')
        returning attempts, cancel_asked as "cancelAsked", release_reason is not null as released, coalesce(released_by, uploaded_by) as by`,
  )
  await watching.query('commit')
  return claimed
}

async function outcomeOf(
  booking: pg.Client,
  watching: pg.Client,
  queries: Queries,
  { attempts, cancelAsked, released }: z.output<typeof Claimed>,
  options: ReadImportOptions,
): Promise<Outcome> {
  if (cancelAsked) return { state: 'cancelled' }
  if (attempts > ATTEMPTS_MAX) {
    const message = `Reading this file was broken off ${ATTEMPTS_MAX} times. It was not imported.`
    return { state: 'failed', problem: { code: 'gave_up', message, line: null } }
  }
  await booking.query('savepoint before_reading')
  try {
    return await readAndBook(booking, watching, queries, released, options)
  } catch (error) {
    if (error !== CANCELLED && !(error instanceof FeedRefusal)) throw error
    await booking.query('rollback to savepoint before_reading')
    if (!(error instanceof FeedRefusal)) return { state: 'cancelled' }
    const { code, message, line } = error.refusal
    return { state: 'rejected', problem: { code, message, line } }
  }
}

async function readAndBook(
  booking: pg.Client,
  watching: pg.Client,
  queries: Queries,
  released: boolean,
  options: ReadImportOptions,
): Promise<Outcome> {
  const { importId, today } = options
  const now = () => nowOf(options)
  const flows = await flowRules(queries, today)
  await booking.query(
    `select set_config('temp_buffers', '64MB', true), set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`,
  )
  await booking.query(STAGING_TABLE)
  const file = await stage(booking, watching, flows, options)
  const statements = await placeStatements(queries, file)
  if (!released && !addsUp(file)) return { state: 'quarantined', file, statements }
  await awaitBookingTurn(queries)
  const { added, accountIds } = await bookEntries(queries, importId, statements, now())
  await settleAccounts(queries, accountIds, flows)
  await warnOfConfirmed(queries, file, accountIds)
  if (await isCancelled(queries, importId)) throw CANCELLED
  const homes = await accountsOf(queries, importId)
  const told = statements.map(
    (statement): PlacedStatement => ({ ...statement, accountId: homes.get(statement.number) ?? null }),
  )
  return { state: 'imported', file, statements: told, added }
}

async function stage(
  booking: pg.Client,
  watching: pg.Client,
  flows: Awaited<ReturnType<typeof flowRules>>,
  options: ReadImportOptions,
): Promise<StagedFile> {
  const progress: Progress = { entriesRead: 0, format: '' }
  const events = readFeed(importSource(watching, options.importId, options.today, progress))
  const copied = await copyRows(booking, 'import_entry', STAGING_COLUMNS)
  try {
    const file = await stageFile(events, {
      ...flows,
      write: (row) => copied.write(row),
      progress,
      idOf: entryIds(nowOf(options)),
    })
    await copied.end()
    return file
  } catch (error) {
    await copied.abandon()
    throw error
  }
}

const Asked = z.object({ asked: z.boolean() })

/** The last moment to stop: from here on, whoever wants to cancel waits and is told that it is done. */
async function isCancelled(queries: Queries, importId: string): Promise<boolean> {
  const [row] = await queries.read(
    Asked,
    sql`select cancel_asked as asked from import_file where id = ${importId}::uuid for update`,
  )
  return row?.asked ?? true
}

const Home = z.object({ number: z.number(), accountId: z.string() })

async function accountsOf(queries: Queries, importId: string): Promise<Map<number, string>> {
  const rows = await queries.read(
    Home,
    sql`select number, account_id as "accountId" from account_statement where import_id = ${importId}::uuid`,
  )
  return new Map(rows.map(({ number, accountId }) => [number, accountId]))
}

const Confirmed = z.object({ day: z.string(), kind: z.enum(['reversed', 'journal']) })

/** Money that confirms a claim and turned out to be taken back, or to be a journal: a controller has to undo that. */
async function warnOfConfirmed(queries: Queries, file: StagedFile, accountIds: readonly string[]): Promise<void> {
  const found = await queries.read(
    Confirmed,
    sql`select a.booked_on as day, case when a.paired_with is not null then 'journal' else 'reversed' end as kind from activity a
        where a.account_id = any(${[...accountIds]}::uuid[]) and a.allocated_minor > 0 and (a.paired_with is not null
          or a.allocated_minor > a.amount_minor + coalesce((select sum(r.amount_minor) from activity r where r.reverses = a.id and r.status = 'booked'), 0))
        order by a.booked_on, a.id limit 100`,
  )
  for (const { day, kind } of found) {
    const message =
      kind === 'journal'
        ? `Money of ${day} that confirms a claim came from another account of the household.`
        : `Money of ${day} that confirms a claim was taken back.`
    warn(file, { line: null, code: `confirmed_${kind}`, message })
  }
}
