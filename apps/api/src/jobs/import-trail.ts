import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Queries } from './connection.ts'

/** In whose name a job works, and when. */
export interface Finishing {
  readonly by: string
  readonly now: number
}

/** Says in the trail what a job did to a file, in the transaction that did it. */
export const auditImport = (
  queries: Queries,
  operation: 'readImport' | 'bookImport' | 'lapseImport',
  importId: string,
  fact: object,
  { by, now }: Finishing,
): Promise<number> =>
  queries.write(
    sql`insert into audit (id, at, actor_id, operation, subject_kind, subject_id, fact)
        values (${newId(now)}::uuid, ${new Date(now).toISOString()}::timestamptz, ${by}::uuid, ${operation}, 'import', ${importId}::uuid, ${jsonText(fact)}::jsonb)`,
  )

/** Postgres keeps neither NUL nor half a character in JSON. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '\ufffd') : part,
  )
