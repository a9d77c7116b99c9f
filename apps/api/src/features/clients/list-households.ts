import type { contract } from '@rapport/contract/contract.ts'
import type { Input } from '@rapport/contract/operation.ts'
import type { DueStatus } from '@rapport/domain/cadence/cadence-state.ts'
import { joinSql, noSql, type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { cadenceFilter } from '../../facts/cadence-filter.ts'
import { householdRows } from '../../facts/household-rows.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'

/** What each choice of the list shows: what is due today is on "due soon". */
const standingAs: Readonly<
  Record<NonNullable<Input<typeof contract.listHouseholds>['cadence']>, readonly DueStatus[]>
> = {
  overdue: ['overdue'],
  due_soon: ['due', 'due_soon'],
  in_touch: ['in_touch'],
  no_model: ['no_model'],
}
const NEVER = '9999-12-31'
const Row = z.object({ id: z.string(), key: z.string() })

export const listHouseholds: Handler<typeof contract.listHouseholds> = async (context, input) => {
  const { tx, actor, today } = context
  const descending = input.sort.startsWith('-')
  const key = input.sort.endsWith('name') ? sql`lower(h.name)` : sql`coalesce(s.due_on, ${NEVER}::date)::text`
  const place = decodeCursor(input.cursor, ['text', 'id'])
  const conditions = [sql`true`, ...filters(input, actor.id, today)]
  if (input.cadence) conditions.push((await cadenceFilter(context))(...standingAs[input.cadence]))
  if (place)
    conditions.push(sql`(${key}, h.id) ${descending ? sql`<` : sql`>`} (${place[0] ?? ''}, ${place[1] ?? ''}::uuid)`)
  const direction = descending ? sql`desc` : noSql
  const found = await tx.read(
    Row,
    sql`select h.id, ${key} as key from household h left join cadence_state s on s.household_id = h.id
        where ${joinSql(conditions, ' and ')} order by ${key} ${direction}, h.id ${direction} limit ${input.limit + 1}`,
  )
  const { items, next } = pageOf(found, input.limit, (row) => [row.key, row.id])
  const rows = await householdRows(
    context,
    items.map(({ id }) => id),
  )
  return { items: rows.map(({ row }) => row), next }
}

function filters(
  { q, status, tier, mine }: Input<typeof contract.listHouseholds>,
  actorId: string,
  today: string,
): Sql[] {
  const conditions: Sql[] = []
  if (q?.trim()) {
    const pattern = `%${q
      .trim()
      .toLowerCase()
      .replaceAll(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`(lower(h.name) like ${pattern} or exists (select from household_member m join person p on p.id = m.person_id
      where m.household_id = h.id and lower(p.given_name || ' ' || p.family_name) like ${pattern}))`)
  }
  if (status) conditions.push(sql`h.status = ${status}`)
  if (tier) conditions.push(sql`h.tier = ${tier}`)
  if (mine === 'yes') {
    conditions.push(
      sql`exists (select from coverage c where c.household_id = h.id and c.user_id = ${actorId}::uuid
        and c.since <= ${today}::date and (c.until is null or c.until >= ${today}::date))`,
    )
  }
  return conditions
}
