import { PlanSentence } from '@rapport/contract/compensation-values.ts'
import type { contract } from '@rapport/contract/contract.ts'
import type { Plan } from '@rapport/domain/compensation/plan.ts'
import { describePlan } from '@rapport/domain/compensation/plans/describe-plan.ts'
import { validatePlan } from '@rapport/domain/compensation/plans/validate-plan.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'
import { curvesOf } from './plan-pictures.ts'

const Ref = z.object({ id: z.string(), name: z.string() })
const Row = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  body: z.custom<Plan>(),
  author: Ref,
  approvedBy: Ref.nullable(),
  effectiveFrom: z.string(),
  participants: z.bigint(),
})

/** The version of each plan that is in force today, or its first one. A representative sees the plans they take part in. */
export const listPlans: Handler<typeof contract.listPlans> = async ({ tx, actor, today }) => {
  const reads = actor.roles.some((role) => ['manager', 'compensation_approver', 'auditor', 'controller'].includes(role))
  const rows = await tx.read(
    Row,
    sql`select n.id, n.name, v.version, v.body, jsonb_build_object('id', u.id, 'name', u.name) as author,
          (select jsonb_build_object('id', a.id, 'name', a.name) from user_account a where a.id = v.approved_by) as "approvedBy",
          v.effective_from as "effectiveFrom",
          (select count(distinct user_id) from plan_participant t where t.plan_id = n.id and t.since <= ${today}::date and (t.until is null or t.until >= ${today}::date)) as participants
        from plan n join lateral (select * from plan_version v where v.plan_id = n.id
            order by v.effective_from <= ${today}::date desc, case when v.effective_from <= ${today}::date then v.version else -v.version end desc limit 1) v on true
          join user_account u on u.id = v.author_id
        where ${reads} or exists (select from plan_participant t where t.plan_id = n.id and t.user_id = ${actor.id}::uuid)
        order by n.name, n.id`,
  )
  return {
    items: rows.map(({ body, participants, ...row }) => ({
      ...row,
      currency: body.currency,
      participants: Number(participants),
      sentences: describePlan(body).parts.map((sentence) => PlanSentence.parse(sentence)),
      curves: curvesOf(body, () => null),
      warnings: validatePlan(body).map((finding) => ({ ...finding })),
    })),
  }
}
