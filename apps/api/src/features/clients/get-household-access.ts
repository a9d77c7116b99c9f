import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'

const Row = z.object({
  id: z.string(),
  name: z.string(),
  rule: z.enum(['coverage', 'leads', 'acts_for', 'granted', 'oversight', 'directory']),
  via: z.string(),
})
const Seen = z.object({ walled: z.boolean() })

/** Who can see a household, and by which rule: the same rules as the database's policies, told from the other side. */
export const getHouseholdAccess: Handler<typeof contract.getHouseholdAccess> = async (
  { tx, today },
  { householdId },
  refuse,
) => {
  const now = sql`${today}::date`
  const [[seen], rows] = await Promise.all([
    tx.read(
      Seen,
      sql`select exists (select from wall w where w.household_id = h.id and w.since <= ${now} and (w.until is null or w.until >= ${now})) as walled
          from household h where h.id = ${householdId}::uuid`,
    ),
    tx.read(
      Row,
      sql`with recursive team as (
            select c.user_id, c.role from coverage c where c.household_id = ${householdId}::uuid and c.since <= ${now} and (c.until is null or c.until >= ${now})
          ), above (user_id, of_id) as (
            select l.manager_id, t.user_id from team t join reporting_line l on l.user_id = t.user_id and l.since <= ${now} and (l.until is null or l.until >= ${now})
            union
            select l.manager_id, a.of_id from above a join reporting_line l on l.user_id = a.user_id and l.since <= ${now} and (l.until is null or l.until >= ${now})
          ), everybody (user_id, rank, rule, via) as (
            select user_id, 1, 'coverage', role from team
            union all select a.user_id, 2, 'leads', u.name from above a join user_account u on u.id = a.of_id
            union all select d.assistant_id, 3, 'acts_for', u.name from delegation d join team t on t.user_id = d.representative_id
              join user_account u on u.id = d.representative_id where d.since <= ${now} and (d.until is null or d.until >= ${now})
            union all select g.user_id, 4, 'granted', g.reason from access_grant g where g.household_id = ${householdId}::uuid and g.since <= ${now} and g.until >= ${now}
            union all select r.user_id, 5, 'oversight', r.role from user_role r where r.role in ('controller', 'compensation_approver', 'auditor')
            union all select r.user_id, 6, 'directory', r.role from user_role r where r.role in ('marketing', 'service')
          )
          select distinct on (u.name, u.id) u.id, u.name, e.rule, e.via from everybody e join user_account u on u.id = e.user_id and u.status = 'active'
          where not exists (select from wall w where w.household_id = ${householdId}::uuid and w.since <= ${now} and (w.until is null or w.until >= ${now})
            and not exists (select from wall_insider i where i.wall_id = w.id and i.user_id = u.id))
          order by u.name, u.id, e.rank`,
    ),
  ])
  if (!seen) return refuse('not_found')
  return { walled: seen.walled, people: rows.map(({ id, name, rule, via }) => ({ user: { id, name }, rule, via })) }
}
