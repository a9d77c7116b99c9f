import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { userRows } from './user-rows.ts'

export const listUsers: Handler<typeof contract.listUsers> = async ({ tx }, { cursor, limit }) => {
  const place = decodeCursor(cursor, ['text', 'id'])
  const after = place ? sql`(lower(u.name), u.id) > (${place[0]}, ${place[1]}::uuid)` : sql`true`
  const { items, next } = pageOf(await userRows(tx, after, limit + 1), limit, ({ key, id }) => [key, id])
  return { items: items.map(({ user }) => user), next }
}
