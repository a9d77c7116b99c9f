import type { contract } from '@rapport/contract/contract.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { after, decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { readImportRows } from './read-import-rows.ts'

export const listImports: Handler<typeof contract.listImports> = async ({ tx }, { state, cursor, limit }) => {
  const place = decodeCursor(cursor, ['instant', 'id'])
  const conditions = [sql`true`]
  if (state) conditions.push(sql`f.state = ${state}`)
  if (place)
    conditions.push(
      after([sql`f.uploaded_at`, sql`f.id`], [sql`${place[0]}::timestamptz`, sql`${place[1]}::uuid`], true),
    )
  const rows = await readImportRows(tx, joinSql(conditions, ' and '), limit + 1)
  return pageOf(rows, limit, (row) => [row.uploadedAt, row.id])
}
