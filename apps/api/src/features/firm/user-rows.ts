import { UserRow } from '@rapport/contract/firm.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Json = z.object({ user: z.record(z.string(), z.unknown()), key: z.string(), id: z.string() })

/** Users with their roles and managers of today. */
export async function userRows(tx: Tx, condition: Sql, limit = 200) {
  const rows = await tx.read(
    Json,
    sql`select u.id, lower(u.name) as key, jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'status', u.status, 'version', u.version,
          'roles', coalesce((select jsonb_agg(r.role order by r.role) from user_role r where r.user_id = u.id), '[]'),
          'managers', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name) from reporting_line l join user_account m on m.id = l.manager_id
            where l.user_id = u.id and l.since <= acting_day() and (l.until is null or l.until >= acting_day())), '[]')) as user
        from user_account u where ${condition} order by lower(u.name), u.id limit ${limit}`,
  )
  return rows.map(({ key, id, user }) => ({ key, id, user: UserRow.parse(user) }))
}
