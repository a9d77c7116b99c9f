import type { Day } from '@rapport/domain/calendar/day.ts'
import { SHOWN_RUN_STATES } from '@rapport/domain/compensation/run-state.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = z.object({
  planId: z.string(),
  planName: z.string(),
  periodId: z.string(),
  periodName: z.string(),
  from: z.string(),
  to: z.string(),
  settled: z.string().nullable(),
  standing: z.string().nullable(),
})

export interface RunChoice {
  readonly plan: { readonly id: string; readonly name: string }
  readonly period: {
    readonly id: string
    readonly name: string
    readonly from: Day
    readonly to: Day
    readonly closedAt: null
  }
  readonly over: boolean
  readonly waitsFor: string | null
  readonly runId: string | null
}

/** What is still to be computed, by plan and open period in order: a period waits for those before it to be closed. */
export async function runChoices(tx: Tx, today: Day): Promise<RunChoice[]> {
  const rows = await tx.read(
    Row,
    sql`select n.id as "planId", n.name as "planName", p.id as "periodId", p.name as "periodName", p.starts_on as from, p.ends_on as to,
          (select r.state from run r where r.plan_id = n.id and r.period_id = p.id and r.state = any(${[...SHOWN_RUN_STATES]}) limit 1) as settled,
          (select r.id from run r where r.plan_id = n.id and r.period_id = p.id and r.state in ('computing', 'draft', 'reviewed', 'approved')
            order by r.number desc limit 1) as standing
        from plan n cross join period p
        where p.closed_at is null and p.starts_on <= ${today}::date
          and exists (select from plan_version v where v.plan_id = n.id and v.approved_by is not null and v.effective_from <= p.ends_on
            and (v.body->'period'->>'firstDay')::date <= p.starts_on and (v.body->'period'->>'lastDay')::date >= p.ends_on)
        order by n.name, n.id, p.starts_on`,
  )
  const waiting = new Map<string, string>()
  return rows.flatMap(({ planId, planName, periodId, periodName, from, to, settled, standing }): RunChoice[] => {
    if (settled === 'closed' || settled === 'paid') return []
    const waitsFor = waiting.get(planId) ?? null
    if (waitsFor === null) waiting.set(planId, periodName)
    if (settled === 'approved') return []
    return [
      {
        plan: { id: planId, name: planName },
        period: { id: periodId, name: periodName, from, to, closedAt: null },
        over: to < today,
        waitsFor,
        runId: standing,
      },
    ]
  })
}
