import { type ImportWarning, StoredStatement } from '@rapport/prisma/import-summary.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type pg from 'pg'
import { z } from 'zod'
import { flowRules } from '../features/activity/flow-rules.ts'
import { awaitBookingTurn, settleAccounts } from '../features/activity/settle-accounts.ts'
import { bookEntries, idsFrom, takeFullerDescriptions } from './book-entries.ts'
import { beginAsImporter, type Queries, queriesOn } from './connection.ts'
import { continuityWarnings } from './continuity-warnings.ts'
import { accountFor, accountsNamed, unbookable } from './resolve-accounts.ts'

/** A file that somebody asked to import, and the two connections that it is booked with. */
export interface Booking {
  readonly importId: string
  readonly today: string
  readonly queries: Queries
  readonly watching: pg.Client
  readonly now: number
}

export type BookOutcome =
  | { readonly state: 'cancelled' }
  /** What it means has changed since it was read: it has to be read again. */
  | { readonly state: 'queued' }
  | {
      readonly state: 'imported'
      readonly added: number
      readonly known: number
      readonly accountIds: readonly string[]
      readonly continuity: readonly ImportWarning[]
    }

/** So many entries at once: between two portions its progress is shown and a wish to stop is heard. */
const PORTION = 50_000

const Statement = z.object({ number: z.number(), body: StoredStatement })
type Statement = z.output<typeof Statement>
const Part = z.object({ statement: z.number(), currency: z.string() })
const Extent = z.object({ entries: z.number(), end: z.number() })
const Asked = z.object({ asked: z.boolean() })
const Count = z.object({ n: z.number() })

/**
 * Books what was read of a file, all of it or nothing, in the transaction that is open. What came into the books since it
 * was read is found out here once more.
 */
export async function bookFile(booking: Booking): Promise<BookOutcome> {
  const { queries, importId, today, now } = booking
  await awaitBookingTurn(queries)
  const statements = await queries.read(
    Statement,
    sql`select number, body from import_statement where import_id = ${importId}::uuid order by number`,
  )
  const accountIds = await placeParts(queries, importId, statements, now)
  if (accountIds === null) return { state: 'queued' }
  const continuity = await continuityWarnings(queries, importId)
  await storeStatements(queries, importId, statements)

  const [extent] = await queries.read(
    Extent,
    sql`select count(*)::integer as entries, coalesce(max(n) + 1, 0) as "end" from infra.import_entry where import_id = ${importId}::uuid`,
  )
  const { entries, end } = extent ?? { entries: 0, end: 0 }
  const ids = idsFrom(now)
  for (let first = 0; first < end; first += PORTION) {
    await bookEntries(queries, importId, ids, first, first + PORTION)
    if (await askedToStop(booking, Math.min(first + PORTION, end))) return { state: 'cancelled' }
  }
  const [added] = await queries.read(
    Count,
    sql`select count(*)::integer as n from activity where import_id = ${importId}::uuid`,
  )
  const fresh = added?.n ?? 0
  const fuller = fresh === entries ? 0 : await takeFullerDescriptions(queries, importId, ids)
  await settleAccounts(queries, accountIds, await flowRules(queries, today))
  // The last moment to stop: from here on, whoever wants to cancel waits and is told that it is done.
  const [last] = await queries.read(
    Asked,
    sql`select cancel_asked as asked from import_file where id = ${importId}::uuid for update`,
  )
  if (last?.asked ?? true) return { state: 'cancelled' }
  return { state: 'imported', added: fresh + fuller, known: entries - fresh - fuller, accountIds, continuity }
}

/** Shows how far the booking is, on the other connection: this one is a single open transaction. */
async function askedToStop({ watching, importId, today }: Booking, booked: number): Promise<boolean> {
  await beginAsImporter(watching, null, today)
  const [found] = await queriesOn(watching).read(
    Asked,
    sql`update import_file set entries_booked = ${booked} where id = ${importId}::uuid returning cancel_asked as asked`,
  )
  await watching.query('commit')
  return found?.asked ?? true
}

/** @returns the accounts of the file, made where they were not known; `null` when an account cannot be told any more */
async function placeParts(
  queries: Queries,
  importId: string,
  statements: readonly Statement[],
  now: number,
): Promise<string[] | null> {
  const accounts = await accountsNamed(
    queries,
    statements.map(({ body }) => body.account),
  )
  const byNumber = new Map(statements.map(({ number, body }) => [number, body]))
  const parts = await queries.read(
    Part,
    sql`select statement, currency from import_part where import_id = ${importId}::uuid order by statement, currency`,
  )
  const placed: { statement: number; currency: string; account_id: string }[] = []
  for (const { statement, currency } of parts) {
    const body = byNumber.get(statement)
    if (!body) continue
    if (unbookable(body, accounts)) {
      if (body.entries > 0 && (await hasEntries(queries, importId, statement))) return null
      continue
    }
    placed.push({ statement, currency, account_id: await accountFor(queries, body, currency, accounts, now) })
  }
  await queries.write(
    sql`update import_part p set account_id = k.account_id from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as k (statement integer, currency text, account_id uuid)
        where p.import_id = ${importId}::uuid and p.statement = k.statement and p.currency = k.currency`,
  )
  return [...new Set(placed.map(({ account_id }) => account_id))]
}

async function hasEntries(queries: Queries, importId: string, statement: number): Promise<boolean> {
  const [found] = await queries.read(
    Count,
    sql`select 1 as n from infra.import_entry where import_id = ${importId}::uuid and statement = ${statement} limit 1`,
  )
  return found !== undefined
}

/** The statements as the account keeps them, each with its account in its own currency; none that is not believed. */
async function storeStatements(queries: Queries, importId: string, statements: readonly Statement[]): Promise<void> {
  const rows = statements.map(({ number }) => ({ number, id: newId() }))
  await queries.write(
    sql`insert into account_statement (id, import_id, number, account_id, currency, from_day, to_day, sequence, interim, opening_minor, closing_minor, entries, credits_minor,
          debits_minor, checks)
        select k.id, s.import_id, s.number, p.account_id, p.currency, (s.body ->> 'from')::date, (s.body ->> 'to')::date, s.body ->> 'sequence', (s.body ->> 'interim')::boolean,
          (s.body ->> 'opening')::bigint, (s.body ->> 'closing')::bigint, (s.body ->> 'entries')::integer, (s.body ->> 'credits')::bigint, (s.body ->> 'debits')::bigint,
          s.body -> 'checks'
        from import_statement s join import_part p on p.import_id = s.import_id and p.statement = s.number and p.currency = s.body ->> 'currency'
          join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k (number integer, id uuid) on k.number = s.number
        where s.import_id = ${importId}::uuid and p.account_id is not null and s.body ->> 'credits' is not null`,
  )
}
