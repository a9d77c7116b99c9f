import type { contract } from '@rapport/contract/contract.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'

const Row = z.object({
  id: z.string(),
  name: z.string(),
  householdId: z.string(),
  household: z.string(),
  tier: z.string(),
  phone: z.string().nullable(),
  zone: z.string(),
})

/** People one may see, those of one's own households first. */
export const listPeople: Handler<typeof contract.listPeople> = async ({ tx, actor }, { q, householdId, limit }) => {
  const wanted = q?.trim().toLowerCase() ?? ''
  const escaped = wanted.replaceAll(/[\\%_]/g, '\\$&')
  const conditions = [sql`true`]
  if (householdId) conditions.push(sql`h.id = ${householdId}::uuid`)
  if (wanted) {
    conditions.push(sql`(lower(p.family_name) like ${`${escaped}%`} or lower(p.given_name || ' ' || p.family_name) like ${`${escaped}%`}
      or lower(h.name) like ${`${escaped}%`})`)
  }
  const rows = await tx.read(
    Row,
    sql`select p.id, trim(p.given_name || ' ' || p.family_name) as name, h.id as "householdId", h.name as household, h.tier, p.phone, p.zone
        from household h join household_member m on m.household_id = h.id join person p on p.id = m.person_id
        where ${joinSql(conditions, ' and ')}
        order by not exists (select from coverage c where c.household_id = h.id and c.user_id = ${actor.id}::uuid and c.until is null),
          p.family_name, p.given_name, p.id, h.name limit ${limit}`,
  )
  return {
    items: rows.map(({ householdId: id, household: name, ...person }) => ({ ...person, household: { id, name } })),
  }
}
