import { holdsWholeYear, NOTHING_SO_FAR, soFarAfter } from '@rapport/domain/compensation/carry-over.ts'
import { computeRun } from '@rapport/domain/compensation/compute-run.ts'
import { rankedMeasures } from '@rapport/domain/compensation/conditions.ts'
import { creditedMoney } from '@rapport/domain/compensation/credits.ts'
import type { Plan } from '@rapport/domain/compensation/plan.ts'
import { SHOWN_RUN_STATES } from '@rapport/domain/compensation/run-state.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../../http/handler.ts'
import { type Carried, readCarried } from './carried.ts'
import { readBasis } from './read-basis.ts'

const Row = z.object({
  planId: z.string(),
  planName: z.string(),
  plan: z.custom<Plan>(),
  id: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
})

/**
 * The open periods of the signed-in payee with what they would pay on today's facts: the same computation as a run's,
 * over the payee's own facts. Where payees are ranked against each other nobody can say yet: `null`.
 */
export async function estimates({ tx, actor, firm, today, payroll }: Context) {
  const periods = await tx.read(
    Row,
    sql`select n.id as "planId", n.name as "planName", v.body as plan, p.id, p.name, p.starts_on as from, p.ends_on as to
        from plan n cross join period p join lateral (select body from plan_version v where v.plan_id = n.id and v.approved_by is not null
            and (v.body->'period'->>'firstDay')::date <= p.starts_on and (v.body->'period'->>'lastDay')::date >= p.ends_on order by v.version desc limit 1) v on true
        where p.closed_at is null and p.starts_on <= ${today}::date
          and exists (select from plan_participant t where t.plan_id = n.id and t.user_id = ${actor.id}::uuid and t.since <= p.ends_on and (t.until is null or t.until >= p.starts_on))
          and not exists (select from run r where r.plan_id = n.id and r.period_id = p.id and r.state = any(${[...SHOWN_RUN_STATES]}))
        order by n.name, n.id, p.starts_on`,
  )
  // The payee's credits may lie in households that they do not cover any more, or behind a wall: summed as the run will.
  return payroll(async (all) => {
    const open = []
    let before: { plan: Plan; carried: Carried } | null = null
    for (const { plan, planId, planName, id, name, from, to } of periods) {
      const follows = before !== null && before.plan.id === planId
      const carried: Carried = before !== null && follows ? sameYear(before, plan) : await readCarried(all, plan, from)
      const wish = { plan, period: { from, to }, zone: firm.zone, carried, only: actor.id }
      const basis = await readBasis(all, wish)
      const computed = computeRun(basis)
      const own = computed.ok ? computed.fact.statements.find(({ payeeId }) => payeeId === actor.id) : undefined
      const money = (minor: bigint) => ({ minor, currency: plan.currency })
      open.push({
        period: { id, name, from, to, closedAt: null },
        plan: planName,
        credited: money(own ? creditedMoney(own.credits) : 0n),
        estimate: own && rankedMeasures(plan).size === 0 ? money(own.payout) : null,
      })
      before = {
        plan,
        carried: own
          ? {
              soFar: () => soFarAfter(plan, own),
              movements: new Set([
                ...carried.movements,
                ...(holdsWholeYear(plan) ? [] : basis.movements.map((one) => one.id)),
              ]),
              engagements: new Set([
                ...carried.engagements,
                ...(holdsWholeYear(plan) ? [] : basis.engagements.map((one) => one.claimId)),
              ]),
            }
          : carried,
      }
    }
    return open
  })
}

/** A new year begins at nothing, and does not take again what the old one took. */
const sameYear = ({ plan: before, carried }: { plan: Plan; carried: Carried }, plan: Plan): Carried =>
  before.period.firstDay === plan.period.firstDay ? carried : { ...carried, soFar: () => NOTHING_SO_FAR }
