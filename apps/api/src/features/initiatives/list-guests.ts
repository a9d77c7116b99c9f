import type { contract } from '@rapport/contract/contract.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'

const Row = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  householdId: z.string(),
  household: z.string(),
  hostId: z.string().nullable(),
  host: z.string().nullable(),
  status: z.enum(['invited', 'accepted', 'declined', 'attended', 'no_show', 'wait_listed', 'held_out']),
  qualified: z.boolean(),
  version: z.number(),
  key: z.string(),
})

export const listGuests: Handler<typeof contract.listGuests> = async (
  { tx },
  { initiativeId, status, cursor, limit },
  refuse,
) => {
  if ((await tx.rows.initiative.count({ where: { id: initiativeId } })) === 0) return refuse('not_found')
  const place = decodeCursor(cursor, ['text', 'id'])
  const conditions = [sql`g.initiative_id = ${initiativeId}::uuid`]
  if (status) conditions.push(sql`g.status = ${status}`)
  if (place)
    conditions.push(sql`(lower(p.family_name || ' ' || p.given_name), g.id) > (${place[0]}, ${place[1]}::uuid)`)
  const rows = await tx.read(
    Row,
    sql`select g.id, p.id as "personId", trim(p.given_name || ' ' || p.family_name) as name, h.id as "householdId", h.name as household, u.id as "hostId", u.name as host,
          g.status, g.qualified, g.version, lower(p.family_name || ' ' || p.given_name) as key
        from guest g join person p on p.id = g.person_id join household h on h.id = g.household_id left join user_account u on u.id = g.host_id
        where ${joinSql(conditions, ' and ')} order by lower(p.family_name || ' ' || p.given_name), g.id limit ${limit + 1}`,
  )
  const { items, next } = pageOf(rows, limit, (row) => [row.key, row.id])
  return {
    next,
    items: items.map(({ householdId, household, hostId, host, key: _, ...guest }) => ({
      ...guest,
      household: { id: householdId, name: household },
      host: hostId && host ? { id: hostId, name: host } : null,
      giftsThisYear: null,
    })),
  }
}
