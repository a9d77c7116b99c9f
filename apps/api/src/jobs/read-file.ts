import { DETECT_BYTES, detectFamily } from '@rapport/feeds/detect.ts'
import type { FeedEvent } from '@rapport/feeds/model.ts'
import { readFeed } from '@rapport/feeds/read.ts'
import { FeedRefusal, type Refusal } from '@rapport/feeds/refusal.ts'
import { peek } from '@rapport/feeds/source.ts'
import type { ImportWarning, StoredTable } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type pg from 'pg'
import { z } from 'zod'
import { flowRules } from '../features/activity/flow-rules.ts'
import { compareWithBooks, type Expected, numberEntries, storeParts } from './compare-with-books.ts'
import type { Queries } from './connection.ts'
import { continuityWarnings } from './continuity-warnings.ts'
import { copyRows } from './copy-rows.ts'
import { discardEntries } from './discard-entries.ts'
import { CANCELLED, importSource, type Progress } from './import-source.ts'
import { type PlacedStatement, placeStatements } from './place-statements.ts'
import { accountsNamed } from './resolve-accounts.ts'
import { addsUp, ENTRY_COLUMNS, type StagedFile, stageFile } from './staged-file.ts'
import { storeStatements } from './store-statements.ts'
import { type SavedMapping, tableReading } from './table-reading.ts'

/** A file that is being read, and the two connections that it is read with. */
export interface Reading {
  readonly importId: string
  readonly today: string
  /** On which everything about the file is written, in one transaction. */
  readonly working: pg.Client
  readonly queries: Queries
  /** On which its content is fetched and its progress shown meanwhile. */
  readonly watching: pg.Client
  /** The mapping that a person asked for. */
  readonly mappingId: string | null
  /** What a person said that the file does not. */
  readonly statedAccount: string | null
  readonly statedCurrency: string | null
  /** Although the same bytes were imported before. */
  readonly anyway: boolean
}

/** What there is in a file that could be read, before anything of it counts. */
export interface FileRead {
  readonly file: StagedFile
  readonly statements: readonly PlacedStatement[]
  /** By statement. */
  readonly expected: ReadonlyMap<number, Expected>
  /** How its statements fit those that were imported before. */
  readonly continuity: readonly ImportWarning[]
  readonly mapping: SavedMapping | null
  /** Its first rows, if it is a table. */
  readonly table: StoredTable | null
}

export type ReadOutcome =
  | { readonly state: 'cancelled' }
  | { readonly state: 'rejected' | 'failed'; readonly problem: Refusal }
  | { readonly state: 'duplicate'; readonly of: string }
  | { readonly state: 'unmapped'; readonly table: StoredTable; readonly mapping: SavedMapping | null }
  | ({ readonly state: 'ready' | 'quarantined' } & FileRead)

/**
 * Reads a file to its end and says what it contains. Its entries lie in `infra.import_entry` afterwards, and nothing of it is in
 * the books. What cannot be read leaves nothing.
 */
export async function readFile(reading: Reading): Promise<ReadOutcome> {
  const { working, queries, importId } = reading
  const of = reading.anyway ? null : await importedBefore(reading)
  if (of !== null) return { state: 'duplicate', of }
  await discardEntries(queries, importId)
  await working.query('savepoint before_reading')
  try {
    return await contentsOf(reading)
  } catch (error) {
    if (error !== CANCELLED && !(error instanceof FeedRefusal)) throw error
    await working.query('rollback to savepoint before_reading')
    return error instanceof FeedRefusal ? { state: 'rejected', problem: error.refusal } : { state: 'cancelled' }
  }
}

const Same = z.object({ id: z.string() })

/** The import of the same bytes that counts. */
async function importedBefore({ queries, importId }: Reading): Promise<string | null> {
  const [same] = await queries.read(
    Same,
    sql`select o.id from import_file f join import_file o on o.sha256 = f.sha256 and o.bytes = f.bytes and o.id <> f.id and o.state = 'imported'
        where f.id = ${importId}::uuid order by o.uploaded_at limit 1`,
  )
  return same?.id ?? null
}

async function contentsOf(reading: Reading): Promise<ReadOutcome> {
  const { watching, queries, importId, today, statedAccount, statedCurrency } = reading
  const progress: Progress = { entriesRead: 0, format: '' }
  const source = () => importSource(watching, importId, today, progress)
  const peeked = await peek(source(), DETECT_BYTES)
  const family = detectFamily(peeked.head)
  const currency = statedCurrency === null ? {} : { currency: statedCurrency }
  if (family !== 'csv' && family !== 'xlsx') {
    const file = await stage(reading, readFeed(peeked.source, currency), progress, '')
    return { ...(await compared(reading, file)), mapping: null, table: null }
  }
  await peeked.close()
  const { shown, saved } = await tableReading(queries, family, source(), reading.mappingId)
  if (!saved) return { state: 'unmapped', table: shown, mapping: null }
  const mapping = statedAccount === null ? saved.mapping : { ...saved.mapping, account: statedAccount }
  const file = await stage(reading, readFeed(source(), { ...currency, mapping }), progress, saved.custodian)
  const outcome = await compared(reading, file)
  const missing = file.statements.some(({ account }) => account === '')
    ? 'account'
    : outcome.statements.some((statement) => statement.currency === null)
      ? 'currency'
      : null
  if (missing === null) return { ...outcome, mapping: saved, table: shown }
  await discardEntries(queries, importId)
  return { state: 'unmapped', table: { ...shown, missing }, mapping: saved }
}

async function stage(
  { working, queries, importId, today }: Reading,
  events: AsyncIterable<FeedEvent>,
  progress: Progress,
  custodian: string,
): Promise<StagedFile> {
  const flows = await flowRules(queries, today)
  const copied = await copyRows(working, 'infra.import_entry', ENTRY_COLUMNS)
  try {
    const file = await stageFile(events, {
      ...flows,
      importId,
      custodian,
      write: (row) => copied.write(row),
      progress,
    })
    await copied.end()
    return file
  } catch (error) {
    await copied.abandon()
    throw error
  }
}

async function compared({ queries, importId }: Reading, file: StagedFile) {
  await queries.write(sql`select infra.entries_arrived()`)
  const statements = await placeStatements(queries, importId, file)
  const accounts = await accountsNamed(
    queries,
    statements.map(({ account }) => account),
  )
  await numberEntries(queries, importId, statements)
  await storeParts(queries, importId, statements, accounts)
  const expected = await compareWithBooks(queries, importId, statements)
  await storeStatements(queries, importId, statements, expected)
  const continuity = await continuityWarnings(queries, importId)
  return { state: addsUp(file) ? ('ready' as const) : ('quarantined' as const), file, statements, expected, continuity }
}
