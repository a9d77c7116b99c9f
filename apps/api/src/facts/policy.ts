import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Body = z.object({ body: z.record(z.string(), z.unknown()) })

/** The firm's parameters of one subject on a day; `null` where the firm has said nothing. */
export async function policyOn<Policy>(tx: Tx, subject: string, day: Day): Promise<Policy | null> {
  const [found] = await tx.read(
    Body,
    sql`select body from policy where subject = ${subject} and effective_from <= ${day}::date order by effective_from desc limit 1`,
  )
  return (found?.body as Policy | undefined) ?? null
}
