import type { Database } from '@rapport/prisma/database.ts'
import type { Logger } from 'pino'

const EVERY_MS = 60 * 60_000
const KEPT = '7 days'

/** Keys of retried requests are kept for a week; what is older goes. @returns how many went */
export async function deleteOldKeys(db: Database): Promise<number> {
  const { rowCount } = await db.pool.query(
    `delete from infra.idempotency_key where created_at < now() - interval '${KEPT}'`,
  )
  return rowCount ?? 0
}

/** Does so every hour while the server runs; any number of processes may. */
export function forgetOldKeys(db: Database, logger: Logger): { stop: () => void } {
  const forget = (): void => {
    deleteOldKeys(db).catch((error: Error) => logger.warn({ err: error.message }, 'old keys could not be deleted'))
  }
  const timer = setInterval(forget, EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
