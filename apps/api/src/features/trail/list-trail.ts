import type { contract } from '@rapport/contract/contract.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'

const Row = z.object({
  id: z.string(),
  at: z.string(),
  actorId: z.string().nullable(),
  actor: z.string().nullable(),
  behalfId: z.string().nullable(),
  behalf: z.string().nullable(),
  operation: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  householdId: z.string().nullable(),
  household: z.string().nullable(),
  requestId: z.string(),
  fact: z.unknown(),
})

export const listTrail: Handler<typeof contract.listTrail> = async ({ tx }, input) => {
  const place = decodeCursor(input.cursor, ['instant', 'id'])
  const conditions = [sql`true`]
  if (input.actorId) conditions.push(sql`a.actor_id = ${input.actorId}::uuid`)
  if (input.subjectId) conditions.push(sql`a.subject_id = ${input.subjectId}::uuid`)
  if (input.householdId) conditions.push(sql`a.household_id = ${input.householdId}::uuid`)
  if (input.operation) conditions.push(sql`a.operation = ${input.operation}`)
  if (place) conditions.push(sql`(a.at, a.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`)
  const rows = await tx.read(
    Row,
    sql`select a.id, a.at, u.id as "actorId", u.name as actor, b.id as "behalfId", b.name as behalf, a.operation, a.subject_kind as "subjectKind",
          a.subject_id as "subjectId", h.id as "householdId", h.name as household, a.request_id as "requestId", a.fact
        from audit a left join user_account u on u.id = a.actor_id left join user_account b on b.id = a.on_behalf_of left join household h on h.id = a.household_id
        where ${joinSql(conditions, ' and ')} order by a.at desc, a.id desc limit ${input.limit + 1}`,
  )
  const { items, next } = pageOf(rows, input.limit, (row) => [row.at, row.id])
  return {
    next,
    items: items.map(({ actorId, actor, behalfId, behalf, householdId, household, ...row }) => ({
      ...row,
      actor: actorId && actor ? { id: actorId, name: actor } : null,
      onBehalfOf: behalfId && behalf ? { id: behalfId, name: behalf } : null,
      household: householdId && household ? { id: householdId, name: household } : null,
    })),
  }
}
