import type { RunRefusal } from '@rapport/domain/compensation/run-state.ts'
import { z } from 'zod'
import {
  LineTrace,
  PayoutCurve,
  PeriodValue,
  PlanSentence,
  RunDetail,
  RunRow,
  RunState,
  StatementDetail,
} from './compensation-values.ts'
import { editConflict, notFound, operation, type Refusal, refusal } from './operation.ts'
import { CurrencyCode, DayValue, Id, MoneyValue, page, paging, UserRef } from './values.ts'

export const runStepRefusals = {
  not_a_draft: refusal(409, 'This run is not a draft any more.'),
  period_not_over: refusal(409, 'The period is not over yet.'),
  computed_too_early: refusal(409, 'This run was computed before its period was over. Compute it anew.'),
  not_reviewed: refusal(409, 'This run was not reviewed yet.'),
  not_approved: refusal(409, 'This run was not approved yet.'),
  not_closed: refusal(409, 'This run is not closed yet.'),
  result_changed_since_review: refusal(409, 'The result changed since it was reviewed.'),
  own_plan: refusal(403, 'You wrote this plan, so someone else has to approve the run.'),
  own_confirmation: refusal(403, 'You confirmed money that this run pays on, so someone else has to approve it.'),
  own_benefit: refusal(403, 'This run pays you, so someone else has to approve it.'),
  already_approved: refusal(409, 'This run is approved already.'),
  period_is_closed: refusal(409, 'This period is closed: corrections belong to the open one.'),
  money_taken_back: refusal(409, 'Money that this run pays on was taken back since it was computed. Compute it anew.'),
} satisfies Record<RunRefusal, Refusal>

const readers = ['manager', 'compensation_approver', 'auditor', 'controller'] as const
const runId = z.object({ runId: Id })
const stepOperation = <const S extends string>(path: S, summary: string) => ({
  method: 'POST' as const,
  path: `/runs/{runId}/${path}` as const,
  summary,
  roles: ['manager', 'compensation_approver'] as const,
  params: runId,
  output: RunDetail,
  versioned: true as const,
  edits: true as const,
  refusals: {
    not_found: notFound,
    edit_conflict: editConflict(z.object({ state: RunState })),
    ...runStepRefusals,
  },
})

export const compensation = {
  listRuns: operation({
    method: 'GET',
    path: '/runs',
    summary: 'Runs, newest first, and what could be computed next',
    roles: readers,
    query: z.object(paging),
    output: page(RunRow).extend({
      choices: z.array(
        z.object({
          plan: z.object({ id: Id, name: z.string() }),
          period: PeriodValue,
          over: z.boolean(),
          /** The earlier period that has to be closed first. */
          waitsFor: z.string().nullable(),
          /** A run of it that stands: computing again replaces it. */
          runId: Id.nullable(),
        }),
      ),
    }),
  }),
  computeRun: operation({
    method: 'POST',
    path: '/runs',
    summary: "Compute a period's bonuses from confirmed money, in the background",
    roles: ['manager', 'compensation_approver'],
    body: z.object({ planId: Id, periodId: Id }),
    output: z.object({ runId: Id }),
    status: 202,
    refusals: {
      plan_unknown: refusal(422, 'There is no such plan.'),
      period_unknown: refusal(422, 'There is no such period.'),
      period_not_begun: refusal(409, 'The period has not begun yet.'),
      plan_not_in_force: refusal(409, 'No approved version of this plan is in force in this period.'),
      earlier_period_open: refusal(
        409,
        'An earlier period of this plan is not closed yet: what it pays is taken off here.',
        z.object({ period: z.string() }),
      ),
      period_is_closed: runStepRefusals.period_is_closed,
      already_approved: runStepRefusals.already_approved,
      already_computing: refusal(409, 'This run is being computed already.', z.object({ runId: Id })),
    },
  }),
  getRun: operation({
    method: 'GET',
    path: '/runs/{runId}',
    summary: 'One run: payees, differences against the run before, who may do what',
    roles: readers,
    params: runId,
    output: RunDetail,
    versioned: true,
    refusals: { not_found: notFound },
  }),
  reviewRun: operation(stepOperation('reviews', 'Say that a run was looked through')),
  approveRun: operation(stepOperation('approvals', 'Approve a run for payment')),
  closeRun: operation(stepOperation('closings', 'Close a run and its period for this plan')),
  listMyStatements: operation({
    method: 'GET',
    path: '/my-statements',
    summary: 'My statements, and what is credited in the open period',
    roles: ['advisor', 'specialist', 'banker'],
    output: z.object({
      statements: z.array(
        z.object({
          statementId: Id,
          period: PeriodValue,
          plan: z.string(),
          state: RunState,
          credited: MoneyValue,
          total: MoneyValue,
        }),
      ),
      open: z.array(
        z.object({ period: PeriodValue, plan: z.string(), credited: MoneyValue, estimate: MoneyValue.nullable() }),
      ),
    }),
  }),
  getStatement: operation({
    method: 'GET',
    path: '/statements/{statementId}',
    summary: "One payee's statement, line by line",
    roles: ['advisor', 'specialist', 'banker', ...readers],
    params: z.object({ statementId: Id }),
    output: StatementDetail,
    refusals: { not_found: notFound },
  }),
  getStatementLine: operation({
    method: 'GET',
    path: '/statements/{statementId}/lines/{lineId}',
    summary: 'A line back to its bank entry, its contact and its initiative',
    roles: ['advisor', 'specialist', 'banker', ...readers],
    params: z.object({ statementId: Id, lineId: Id }),
    output: LineTrace,
    refusals: { not_found: notFound },
  }),
  listPlans: operation({
    method: 'GET',
    path: '/plans',
    summary: 'Plans with their rules in structured sentences',
    roles: ['advisor', 'specialist', 'banker', ...readers],
    output: z.object({
      items: z.array(
        z.object({
          id: Id,
          name: z.string(),
          version: z.number().int(),
          currency: CurrencyCode,
          author: UserRef,
          effectiveFrom: DayValue,
          participants: z.number().int(),
          approvedBy: UserRef.nullable(),
          sentences: z.array(PlanSentence),
          curves: z.array(PayoutCurve),
          /** What the validator found, and where in the plan. */
          warnings: z.array(
            z.object({ severity: z.enum(['error', 'stop', 'warning']), code: z.string(), path: z.string() }),
          ),
        }),
      ),
    }),
  }),
}
