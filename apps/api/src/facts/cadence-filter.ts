import { cadenceOf, type DueStatus } from '@rapport/domain/cadence/cadence-state.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../http/handler.ts'
import { cadenceFacts } from './cadence-facts.ts'

const Stale = z.object({ id: z.string() })

/**
 * The condition for a household `h`, whose `cadence_state` is `s`, to stand as one of these statuses today. The days that
 * the rule has stored say so, as long as they hold; the few households whose model has changed since, or that have no
 * state yet, are judged by the rule here and named.
 */
export async function cadenceFilter({
  tx,
  now,
  today,
  firm,
}: Context): Promise<(...statuses: readonly DueStatus[]) => Sql> {
  const stale = await tx.read(
    Stale,
    sql`select h.id from household h left join cadence_state s on s.household_id = h.id where s.household_id is null or s.restate_on <= ${today}::date`,
  )
  const ids = stale.map(({ id }) => id)
  const judged = [...(await cadenceFacts(tx, ids, today, firm.zone))].map(([id, facts]) => ({
    id,
    status: facts.whole ? cadenceOf(facts, now, firm.zone).status : ('no_model' as const),
  }))
  const whole = sql`(current_setting('role') <> 'rapport_directory' or h.id in (select v.household_id from visible_household v))`
  const status = sql`case
      when s.due_on is null or not ${whole} then 'no_model'
      when s.due_on < ${today}::date then 'overdue'
      when s.due_soon_on > ${today}::date or exists (select from planned_meeting p
        where p.household_id = h.id and p.starts_at >= ${today}::date at time zone ${firm.zone}) then 'in_touch'
      when s.due_on = ${today}::date then 'due'
      else 'due_soon' end`
  return (...statuses) => {
    const named = judged.filter((one) => statuses.includes(one.status)).map(({ id }) => id)
    return sql`(case when h.id = any(${ids}::uuid[]) then h.id = any(${named}::uuid[]) else ${status} = any(${[...statuses]}) end)`
  }
}
