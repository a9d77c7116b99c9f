import type { contract } from '@rapport/contract/contract.ts'
import { askForRun, type StandingRun } from '@rapport/domain/compensation/run-request.ts'
import { CLOSED_RUN_STATES } from '@rapport/domain/compensation/run-state.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { RUN_STEPS } from './run-job.ts'

const Period = z.object({ name: z.string(), from: z.string(), to: z.string(), closedAt: z.string().nullable() })
const Plan = z.object({ id: z.string() })
const Version = z.object({ id: z.string(), currency: z.string() })
const Earlier = z.object({ name: z.string() })
const Run = z.object({ id: z.string(), number: z.number(), state: z.string(), takenBack: z.number() })

/** Asks for a computation: a run that waits, until the job takes it up. */
export const computeRun: Handler<typeof contract.computeRun> = async (context, { planId, periodId }, refuse) => {
  const { tx, actor, now, today } = context
  const [plan] = await tx.read(Plan, sql`select id from plan where id = ${planId}::uuid`)
  if (!plan) return refuse('plan_unknown')
  const [period] = await tx.read(
    Period,
    sql`select name, starts_on as from, ends_on as to, closed_at as "closedAt" from period where id = ${periodId}::uuid`,
  )
  if (!period) return refuse('period_unknown')
  const runs = await tx.read(
    Run,
    sql`select id, number, state, case when state = 'approved' then run_taken_back(id) else 0 end as "takenBack" from run where plan_id = ${planId}::uuid and period_id = ${periodId}::uuid order by number desc`,
  )
  const asked = askForRun(
    {
      period: { name: period.name, firstDay: period.from, isClosed: period.closedAt !== null },
      standing: runs.filter(isStanding),
      openBefore: await openBefore(context, planId, period.from),
    },
    today,
  )
  if (!asked.ok) {
    const { reason } = asked
    if (reason.code === 'already_computing') return refuse(reason.code, { runId: reason.runId })
    if (reason.code === 'earlier_period_open') return refuse(reason.code, { period: reason.period })
    return refuse(reason.code)
  }
  const version = await versionInForce(context, planId, period)
  if (!version) return refuse('plan_not_in_force')

  const runId = newId(now)
  const number = (runs[0]?.number ?? 0) + 1
  await tx.write(
    sql`insert into run (id, plan_id, plan_version_id, period_id, number, state, currency, computed_by, computed_at, progress_total)
        values (${runId}::uuid, ${planId}::uuid, ${version.id}::uuid, ${periodId}::uuid, ${number}, 'computing', ${version.currency}, ${actor.id}::uuid,
          ${new Date(now).toISOString()}::timestamptz, ${RUN_STEPS})`,
  )
  await audit(context, {
    operation: 'computeRun',
    subject: ['run', runId],
    fact: { to: 'computing', planId, planVersionId: version.id, period: period.name, number },
  })
  return { runId }
}

const isStanding = (run: z.output<typeof Run>): run is z.output<typeof Run> & StandingRun =>
  run.state !== 'failed' && run.state !== 'superseded'

/** The newest approved version whose period holds this one. */
async function versionInForce({ tx }: Context, planId: string, { from, to }: { from: string; to: string }) {
  const [version] = await tx.read(
    Version,
    sql`select id, body->>'currency' as currency from plan_version
        where plan_id = ${planId}::uuid and approved_by is not null and effective_from <= ${to}::date
          and (body->'period'->>'firstDay')::date <= ${from}::date and (body->'period'->>'lastDay')::date >= ${to}::date
        order by version desc limit 1`,
  )
  return version ?? null
}

/** Earlier periods of the plan that still have no closed run: what they pay is taken off afterwards. */
async function openBefore({ tx }: Context, planId: string, from: string): Promise<string[]> {
  const earlier = await tx.read(
    Earlier,
    sql`select p.name from period p
        where p.closed_at is null and p.ends_on < ${from}::date
          and exists (select from plan_version v where v.plan_id = ${planId}::uuid and v.approved_by is not null
            and (v.body->'period'->>'firstDay')::date <= p.starts_on and (v.body->'period'->>'lastDay')::date >= p.ends_on)
          and not exists (select from run r where r.plan_id = ${planId}::uuid and r.period_id = p.id and r.state = any(${[...CLOSED_RUN_STATES]}))
        order by p.starts_on`,
  )
  return earlier.map(({ name }) => name)
}
