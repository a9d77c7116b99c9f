import { localDay } from '@rapport/domain/calendar/zone.ts'
import type { Database } from '@rapport/prisma/database.ts'
import { isLostRace } from '@rapport/prisma/lost-race.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { FirmFacts } from '../../firm-facts.ts'
import type { Clock } from '../../http/context.ts'
import { quietError } from '../../http/quiet-error.ts'
import { computeWaitingRun, failRun } from './run-job.ts'
import { plainProblem } from './run-problem.ts'

export interface RunJobsOptions {
  readonly db: Database
  readonly firm: FirmFacts
  readonly clock: Clock
  readonly logger: Logger
}

const LOOK_EVERY_MS = 500
/** Any number that no other advisory lock of Rapport begins with. */
const LOCK_CLASS = 7_245_118

const Waiting = z.object({ id: z.string() })

export interface RunJobs {
  /** Takes up nothing more, and returns when the run under way is done. */
  stop(): Promise<void>
}

/**
 * Computes runs that wait, one at a time in this process. A run is held by an advisory lock of its connection, so that
 * of several processes one computes it, and that the next one finds it when a process was killed.
 */
export function startRunJobs({ db, firm, clock, logger }: RunJobsOptions): RunJobs {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()

  async function work(): Promise<void> {
    const known = await firm()
    if (!known) return
    const now = clock()
    const today = localDay(now, known.zone)
    const waiting = await db.reading({ userId: null, sight: 'payroll', today }, (tx) =>
      tx.read(Waiting, sql`select id from run where state = 'computing' order by computed_at, id`),
    )
    for (const { id } of waiting) {
      if (stopped) return
      await holding(db, id, async () => {
        const run = { db, runId: id, zone: known.zone, now: clock(), today }
        await computeWaitingRun(run).catch(async (error: unknown) => {
          if (isPassing(error)) {
            logger.warn({ err: (error as Error).message, run: id }, 'run goes on waiting')
            return
          }
          logger.error({ err: quietError(error), run: id }, 'run broke off')
          await failRun(run, [plainProblem('broken')])
        })
      })
    }
  }
  function look(): void {
    working = work()
      .catch((error: unknown) => logger.warn({ err: (error as Error).message }, 'runs wait'))
      .finally(() => {
        if (!stopped) timer = setTimeout(look, LOOK_EVERY_MS)
      })
  }
  timer = setTimeout(look, LOOK_EVERY_MS)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await working
    },
  }
}

/** Does the work while no other process does; not at all when one does. */
async function holding(db: Database, runId: string, work: () => Promise<void>): Promise<void> {
  const client = await db.pool.connect()
  let broken = false
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as held', [
      LOCK_CLASS,
      runId,
    ])
    if (!rows[0]?.held) return
    try {
      await work()
    } finally {
      await client
        .query('select pg_advisory_unlock($1, hashtext($2))', [LOCK_CLASS, runId])
        .catch(() => (broken = true))
    }
  } finally {
    client.release(broken)
  }
}

/** A lock that others hold, a lost race, a database that goes away: the run goes on waiting and is computed then. */
function isPassing(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  return (
    isLostRace(error) ||
    /^(55P03|57P0[123]|57014|08|53|ECONN|ETIMEDOUT|ENOTFOUND)/.test(code) ||
    /^(Connection terminated|timeout exceeded)/.test(message)
  )
}
