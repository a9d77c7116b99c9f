import type { contract } from '@rapport/contract/contract.ts'
import { OPEN_STATES } from '@rapport/domain/claims/claim.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { ClaimRowJson, claimRow, claimRowJson } from '../../facts/read-claim.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'

export const listClaims: Handler<typeof contract.listClaims> = async ({ tx, actor, today }, input) => {
  const place = decodeCursor(input.cursor, ['instant', 'id'])
  const conditions = [sql`true`]
  if (input.mine === 'yes')
    conditions.push(sql`(c.claimant_id = ${actor.id}::uuid or c.entered_by = ${actor.id}::uuid)`)
  if (input.kind) conditions.push(sql`c.kind = ${input.kind}`)
  if (input.state) conditions.push(sql`c.state = ${input.state}`)
  if (input.open === 'yes') conditions.push(sql`c.state = any(${[...OPEN_STATES]})`)
  if (input.open === 'no') conditions.push(sql`c.state <> all(${[...OPEN_STATES]})`)
  if (input.householdId) conditions.push(sql`c.household_id = ${input.householdId}::uuid`)
  if (place) conditions.push(sql`(c.submitted_at, c.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`)
  const rows = await tx.read(
    ClaimRowJson,
    sql`select c.id, c.submitted_at::text as place, ${claimRowJson(today)} as claim
        from claim c join household h on h.id = c.household_id join user_account u on u.id = c.claimant_id
        where ${joinSql(conditions, ' and ')} order by c.submitted_at desc, c.id desc limit ${input.limit + 1}`,
  )
  const { items, next } = pageOf(rows, input.limit, (row) => [row.place, row.id])
  return { items: items.map(({ claim }) => claimRow(claim)), next }
}
