import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from './connection.ts'
import { discardEntries } from './discard-entries.ts'
import { auditImport } from './import-trail.ts'

/** What was read and neither imported nor turned down is dropped after so many days; the file itself stays. */
export const PREVIEW_DAYS = 7
const ABANDONED_AFTER = '1 day'

const Lapsed = z.object({ id: z.string(), by: z.string() })

/** Throws away uploads that broke off, and drops what was read too long ago to be judged by. */
export async function sweepImports(queries: Queries, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  await queries.write(
    sql`delete from import_file where state = 'uploading' and uploaded_at < ${at}::timestamptz - ${ABANDONED_AFTER}::interval`,
  )
  const lapsed = await queries.read(
    Lapsed,
    sql`update import_file set state = 'lapsed', finished_at = ${at}::timestamptz
        where state in ('ready', 'unmapped') and read_at < ${at}::timestamptz - make_interval(days => ${PREVIEW_DAYS}::integer) returning id, uploaded_by as by`,
  )
  for (const { id, by } of lapsed) {
    await discardEntries(queries, id)
    await queries.write(sql`select set_config('app.user', ${by}, true)`)
    await auditImport(queries, 'lapseImport', id, { days: PREVIEW_DAYS }, { by, now })
  }
}
