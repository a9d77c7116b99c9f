import { holdsWholeYear, NOTHING_SO_FAR, type SoFar, soFarAfter } from '@rapport/domain/compensation/carry-over.ts'
import type { Plan } from '@rapport/domain/compensation/plan.ts'
import { CLOSED_RUN_STATES } from '@rapport/domain/compensation/run-state.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

/** What earlier periods leave to a run. */
export interface Carried {
  soFar(payeeId: string): SoFar
  /** Facts that an earlier period took, beyond those of closed runs: for estimates of several open periods in a row. */
  readonly movements: ReadonlySet<string>
  readonly engagements: ReadonlySet<string>
}

const Row = z.object({
  payeeId: z.string(),
  figures: z.array(z.object({ measure: z.string(), value: z.coerce.bigint() })),
  components: z.array(z.object({ component: z.string(), entitled: z.coerce.bigint() })),
})

/** The latest closed statement of every payee in the plan's year before a day: its figures open the next period. */
export async function readCarried(tx: Tx, plan: Plan, before: string): Promise<Carried> {
  const rows = await tx.read(
    Row,
    sql`select distinct on (s.payee_id) s.payee_id as "payeeId", s.summary->'figures' as figures, s.summary->'components' as components
        from statement s join run r on r.id = s.run_id join period p on p.id = r.period_id join plan_version v on v.id = r.plan_version_id
        where r.plan_id = ${plan.id}::uuid and r.state = any(${[...CLOSED_RUN_STATES]}) and p.ends_on < ${before}::date
          and v.body->'period'->>'firstDay' = ${plan.period.firstDay}
        order by s.payee_id, p.ends_on desc`,
  )
  const known = new Map(rows.map(({ payeeId, ...reached }) => [payeeId, soFarAfter(plan, reached)]))
  return { soFar: (payeeId) => known.get(payeeId) ?? NOTHING_SO_FAR, movements: new Set(), engagements: new Set() }
}

/** Ids of facts that closed runs of the plan hold already, and that this run does not take again. */
export const takenBy = (plan: Plan, list: 'movements' | 'engagements', id: 'id' | 'claimId'): Sql => sql`
  select split_part(fact->>${id}::text, '/', 1)::uuid
  from run r join plan_version v on v.id = r.plan_version_id join run_basis b on b.run_id = r.id cross join lateral jsonb_array_elements(b.basis->${list}::text) fact
  where r.plan_id = ${plan.id}::uuid and r.state = any(${[...CLOSED_RUN_STATES]})
    and (not ${holdsWholeYear(plan)}::boolean or v.body->'period'->>'firstDay' <> ${plan.period.firstDay})`
