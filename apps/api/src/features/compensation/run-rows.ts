import type { RunRow } from '@rapport/contract/compensation-values.ts'
import { Minor, Moment, type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { problemSentence } from './run-problem.ts'

const Person = z.object({ id: z.string(), name: z.string() })
const Row = z.object({
  id: z.string(),
  number: z.number(),
  plan: z.object({ id: z.string(), name: z.string(), version: z.number() }),
  periodId: z.string(),
  periodName: z.string(),
  from: z.string(),
  to: z.string(),
  periodClosedAt: Moment.nullable(),
  state: z.enum(['computing', 'draft', 'reviewed', 'approved', 'closed', 'paid', 'failed', 'superseded']),
  total: Minor,
  currency: z.string(),
  payees: z.number(),
  computedBy: Person,
  computedAt: Moment,
  reviewedBy: Person.nullable(),
  approvedBy: Person.nullable(),
  approvedAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  version: z.number(),
  done: z.number(),
  steps: z.number(),
  problem: z.string().nullable(),
})

export type RunRowValue = z.output<typeof RunRow>

export interface FoundRun {
  readonly run: RunRowValue
  /** The reasons of a failed run, as stored. */
  readonly problem: string | null
}

/** Runs that fulfil a condition on `r` (run) and `p` (period), the latest computation first. */
export const runsQuestion = (condition: Sql, limit = 1): Question<FoundRun[]> =>
  question(
    Row,
    sql`select r.id, r.number, jsonb_build_object('id', n.id, 'name', n.name, 'version', v.version) as plan, p.id as "periodId", p.name as "periodName",
          p.starts_on as from, p.ends_on as to, p.closed_at as "periodClosedAt", r.state, r.currency,
          -- Of the whole run; those who are only paid by it see neither.
          coalesce(x.total_minor, 0)::text as total, coalesce(x.payees, 0) as payees,
          jsonb_build_object('id', c.id, 'name', c.name) as "computedBy", r.computed_at as "computedAt",
          (select jsonb_build_object('id', u.id, 'name', u.name) from user_account u where u.id = r.reviewed_by) as "reviewedBy",
          (select jsonb_build_object('id', u.id, 'name', u.name) from user_account u where u.id = r.approved_by) as "approvedBy",
          r.approved_at as "approvedAt", r.closed_at as "closedAt", r.version, r.progress_done as done, r.progress_total as steps, r.problem
        from run r join plan n on n.id = r.plan_id join plan_version v on v.id = r.plan_version_id join period p on p.id = r.period_id
          join user_account c on c.id = r.computed_by left join run_result x on x.run_id = r.id
        where ${condition} order by r.computed_at desc, r.id desc limit ${limit}`,
    (rows) =>
      rows.map(({ periodId, periodName, from, to, periodClosedAt, total, currency, done, steps, problem, ...row }) => ({
        problem,
        run: {
          ...row,
          period: { id: periodId, name: periodName, from, to, closedAt: periodClosedAt },
          total: { minor: total, currency },
          progress: { done, total: steps },
          problem: problemSentence(problem),
        },
      })),
  )
