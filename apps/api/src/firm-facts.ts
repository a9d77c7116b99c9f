import type { Database } from '@rapport/prisma/database.ts'
import type { Firm } from './http/handler.ts'

/** The firm, or `null` before its first administrator has made it. */
export type FirmFacts = () => Promise<Firm | null>

/** Reads the firm once and keeps it: a firm does not change its currency or time zone while it runs. */
export function firmFacts(db: Database): FirmFacts {
  let known: Firm | null = null
  return async () => {
    if (known) return known
    const { rows } = await db.pool.query<Firm>('select name, demo, currency, zone from firm limit 1')
    known = rows[0] ?? null
    return known
  }
}
