import type { Database } from '@rapport/prisma/database.ts'
import type { Logger } from 'pino'

const EVERY_MS = 1_000
const BATCH = 2_000
const TOLD_EVERY_MS = 60 * 60_000

export interface Sealed {
  readonly sealed: number
  /** The last seal of the chain, and its hash. */
  readonly number: string
  readonly hash: string
}

/** Seals what waits of the trail, up to a batch; nothing while another process does. */
export async function sealBatch(db: Database): Promise<Sealed | null> {
  const { rows } = await db.pool.query<Sealed>(
    'select sealed, last_number::text as number, last_hash as hash from infra.seal_trail($1)',
    [BATCH],
  )
  const [row] = rows
  return row?.hash ? row : null
}

/**
 * Seals the trail while the server runs, a moment behind those who write it. The log says every hour, and at the end,
 * how far the chain reaches: a line kept elsewhere proves later that nobody made the chain anew.
 */
export function sealTrail(db: Database, logger: Logger): { stop: () => Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()
  let last: Sealed | null = null
  let told = { at: 0, number: '' }

  function tell(): void {
    if (!last || last.number === told.number) return
    told = { at: Date.now(), number: last.number }
    logger.info({ seal: last.number, hash: last.hash }, 'trail sealed')
  }
  async function work(): Promise<void> {
    do last = (await sealBatch(db)) ?? last
    while (!stopped && last?.sealed === BATCH)
    if (Date.now() - told.at >= TOLD_EVERY_MS) tell()
  }
  function look(): void {
    working = work()
      .catch((error: Error) => logger.warn({ err: error.message }, 'the trail waits for its seal'))
      .finally(() => {
        if (!stopped) timer = setTimeout(look, EVERY_MS)
      })
  }
  look()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await working
      await work().catch(() => {}) // the database may be the first to go
      tell()
    },
  }
}
