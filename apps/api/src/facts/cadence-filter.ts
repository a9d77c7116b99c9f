import { cadenceOf, type DueStatus } from '@rapport/domain/cadence/cadence-state.ts'
import { type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../http/handler.ts'
import { CadenceRow, cadenceColumns, knownCadence } from './cadence-facts.ts'

type Asking = Pick<Context, 'now' | 'today' | 'firm'>
const Stale = CadenceRow.extend({ id: z.string() })

/**
 * How a household stands today, by the days that the rule has stored in its `cadence_state` `s`. They hold unless the
 * household is stale: its model has changed since, or it has no state yet.
 */
export const storedStatus = ({ today, firm }: Asking, household: Sql): Sql => sql`case
  when s.due_on is null or not (current_setting('role') <> 'rapport_directory' or ${household} in (select v.household_id from visible_household v)) then 'no_model'
  when s.due_on < ${today}::date then 'overdue'
  when s.due_soon_on > ${today}::date or exists (select from planned_meeting p
    where p.household_id = ${household} and p.starts_at >= ${today}::date at time zone ${firm.zone}) then 'in_touch'
  when s.due_on = ${today}::date then 'due'
  else 'due_soon' end`

export const isStale = ({ today }: Asking): Sql =>
  sql`(s.household_id is null or coalesce(s.restate_on <= ${today}::date, false))`

/** The few stale households, each as the rule judges it here. */
export const staleQuestion = (asking: Asking): Question<Map<string, DueStatus>> =>
  question(
    Stale,
    sql`select h.id, ${cadenceColumns(asking.today, asking.firm.zone)}
        from household h left join cadence_state s on s.household_id = h.id where ${isStale(asking)}`,
    (rows) =>
      new Map(
        rows.map(({ id, ...row }) => {
          const facts = knownCadence(row, asking.today)
          return [id, facts.whole ? cadenceOf(facts, asking.now, asking.firm.zone).status : 'no_model']
        }),
      ),
  )

/** The condition for a household `h`, whose `cadence_state` is `s`, to stand as one of these statuses today. */
export async function cadenceFilter(context: Context): Promise<(...statuses: readonly DueStatus[]) => Sql> {
  const [stale] = await context.tx.ask(staleQuestion(context))
  const status = storedStatus(context, sql`h.id`)
  return (...statuses) => {
    const named = [...stale].filter(([, one]) => statuses.includes(one)).map(([id]) => id)
    return sql`(case when h.id = any(${[...stale.keys()]}::uuid[]) then h.id = any(${named}::uuid[]) else ${status} = any(${[...statuses]}) end)`
  }
}
