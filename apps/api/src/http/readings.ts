import type { Acting, Database, Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../audit.ts'
import type { Asked, Reading } from './handler.ts'

/** A page asks again by itself: a reader and a record stand in the trail once in this time. */
const AGAIN_MS = 60 * 60_000
const Noted = z.object({ subjectId: z.string() })

/** Those of which the trail does not say yet that they were read by the same person within the hour. */
export async function notYetNoted(
  tx: Tx,
  { actor, now }: Asked,
  operation: string,
  readings: readonly Reading[],
): Promise<readonly Reading[]> {
  if (readings.length === 0) return []
  const noted = await tx.read(
    Noted,
    sql`select subject_id as "subjectId" from audit where subject_id = any(${readings.map(({ subject: [, id] }) => id)}::uuid[])
          and at > ${new Date(now - AGAIN_MS).toISOString()}::timestamptz and actor_id = ${actor.id}::uuid and operation = ${operation}`,
  )
  return readings.filter(({ subject: [, id] }) => !noted.some(({ subjectId }) => subjectId === id))
}

/** One row of the trail for each. What cannot be told is not answered: whoever asks gets the error of this. */
export async function noteReadings(
  db: Database,
  acting: Acting,
  asked: Asked,
  operation: string,
  readings: readonly Reading[],
): Promise<void> {
  if (readings.length === 0) return
  await db.writing(acting, async (tx) => {
    for (const { subject, householdId = null } of readings)
      await audit({ ...asked, tx }, { operation, subject, householdId, fact: {} })
  })
}
