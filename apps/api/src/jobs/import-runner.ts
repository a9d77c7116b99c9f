import { localDay } from '@rapport/domain/calendar/zone.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type pg from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { FirmFacts } from '../firm-facts.ts'
import type { Clock } from '../http/context.ts'
import { quietError } from '../http/quiet-error.ts'
import { beginAsImporter, connect, queriesOn } from './connection.ts'
import { IMPORT_CHANNEL } from './import-channel.ts'
import { IMPORT_LOCK } from './import-lock.ts'
import { readingThread } from './reading-thread.ts'
import { sweepImports } from './sweep-imports.ts'

export interface ImportRunnerOptions {
  readonly databaseUrl: string
  readonly firm: FirmFacts
  readonly clock: Clock
  readonly logger: Logger
  /** How often it looks by itself, for what no announcement told of. */
  readonly pollMs?: number
  /** One file may be worked on for so long. */
  readonly timeoutMs?: number
}

export interface ImportRunner {
  /** Ends what is under way: its transaction is gone with it, and whoever runs next begins again. */
  stop(): Promise<void>
}

const POLL_MS = 2_000
const TIMEOUT_MS = 60 * 60_000

const Waiting = z.object({ id: z.string() })

/**
 * Reads the files that wait and books those that somebody imports, one after the other, in a thread of its own: neither
 * ever keeps a request waiting. Any number of processes may run one; a file is worked on by the first that locks it.
 */
export function startImportRunner(options: ImportRunnerOptions): ImportRunner {
  const { databaseUrl, firm, clock, logger, pollMs = POLL_MS, timeoutMs = TIMEOUT_MS } = options
  let stopping = false
  let announced = false
  let listener: pg.Client | null = null
  const thread = readingThread(logger, { timeoutMs })
  let wake = () => {}

  async function listen(): Promise<pg.Client> {
    const client = await connect(databaseUrl, 'rapport imports')
    client.on('notification', () => {
      announced = true
      wake()
    })
    client.once('end', () => {
      if (listener === client) listener = null
    })
    await client.query(`listen ${IMPORT_CHANNEL}`)
    return client
  }

  /** Files are read even while there is something that cannot be swept away. */
  async function sweep(client: pg.Client, today: string): Promise<void> {
    try {
      await beginAsImporter(client, null, today)
      await sweepImports(queriesOn(client), clock())
      await client.query('commit')
    } catch (error) {
      logger.warn({ err: quietError(error) }, 'could not sweep away old imports')
      await client.query('rollback')
    }
  }

  async function next(client: pg.Client, today: string): Promise<string | null> {
    await sweep(client, today)
    await beginAsImporter(client, null, today)
    const [waiting] = await queriesOn(client).read(
      Waiting,
      sql`select f.id from import_file f where f.state in ('queued', 'reading', 'booking') and not exists (
            select from pg_locks l where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
              and l.classid = ${IMPORT_LOCK}::oid and l.objid = (hashtext(f.id::text)::bigint & 4294967295)::oid and l.objsubid = 2)
          order by f.state <> 'booking', f.uploaded_at, f.id limit 1`,
    )
    await client.query('commit')
    return waiting?.id ?? null
  }

  /** @returns whether this process did what the file waited for; not when it broke off, or another one had it */
  async function work(importId: string, today: string): Promise<boolean> {
    const outcome = await thread.work({ databaseUrl, importId, today, clockOffset: clock() - Date.now() })
    logger.info({ importId, outcome }, 'work on a file ended')
    return outcome !== null && outcome !== 'busy'
  }

  async function look(): Promise<boolean> {
    const known = await firm()
    if (!known || stopping) return false
    listener ??= await listen()
    const today = localDay(clock(), known.zone)
    const importId = await next(listener, today)
    if (importId === null || stopping) return false
    return work(importId, today)
  }

  async function run(): Promise<void> {
    while (!stopping) {
      announced = false
      const found = await look().catch((error: unknown) => {
        if (!stopping) logger.warn({ err: (error as Error).message }, 'could not look for files to work on')
        return false
      })
      if (found || announced || stopping) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pollMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = run()

  return {
    async stop() {
      stopping = true
      wake()
      await thread.stop()
      await running
      await listener?.end().catch(() => {})
    },
  }
}
