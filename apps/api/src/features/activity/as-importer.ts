import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { common } from '../../http/problem-response.ts'
import { BOOKING_LOCK } from './settle-accounts.ts'

const Turn = z.object({ free: z.boolean() })

/**
 * Does part of a controller's operation as the importer: what hangs between movements is the same whoever looks, and a
 * file is undone as a whole even where a wall hides an account from the controller. Nothing that it reads may be told.
 * @throws 503 while a file is being booked: try again
 */
export async function asImporter<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const [turn] = await tx.read(Turn, sql`select pg_try_advisory_xact_lock(${BOOKING_LOCK}::bigint) as free`)
  if (!turn?.free) throw common('busy')
  await tx.write(sql`select set_config('role', 'rapport_import', true)`)
  const result = await work()
  await tx.write(sql`select set_config('role', 'rapport_oversight', true)`)
  return result
}
