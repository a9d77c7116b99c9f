import type { RunRefusal } from '@rapport/domain/compensation/run-state.ts'
import { z } from 'zod'
import { notFound, operation, type Refusal, refusal } from './operation.ts'
import {
  CurrencyCode,
  DayValue,
  HouseholdRef,
  Id,
  InstantValue,
  MoneyValue,
  page,
  paging,
  RateValue,
  UserRef,
} from './values.ts'

export const RunState = z
  .enum(['computing', 'draft', 'reviewed', 'approved', 'closed', 'paid', 'failed', 'superseded'])
  .meta({ id: 'RunState' })
export const PeriodValue = z
  .object({ id: Id, name: z.string(), from: DayValue, to: DayValue, closedAt: InstantValue.nullable() })
  .meta({ id: 'Period' })

export const RunRow = z
  .object({
    id: Id,
    number: z.number().int(),
    plan: z.object({ id: Id, name: z.string(), version: z.number().int() }),
    period: PeriodValue,
    state: RunState,
    total: MoneyValue,
    payees: z.number().int(),
    computedBy: UserRef,
    computedAt: InstantValue,
    reviewedBy: UserRef.nullable(),
    approvedBy: UserRef.nullable(),
    approvedAt: InstantValue.nullable(),
    closedAt: InstantValue.nullable(),
    version: z.number().int(),
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
    problem: z.string().nullable(),
  })
  .meta({ id: 'RunRow' })

export const PayeeResult = z
  .object({ statementId: Id, payee: UserRef, credited: MoneyValue, total: MoneyValue, previous: MoneyValue.nullable() })
  .meta({ id: 'PayeeResult' })

/** One difference against the run before, and what caused it. */
export const RunDifference = z
  .object({
    payee: UserRef,
    key: z.string(),
    before: MoneyValue.nullable(),
    after: MoneyValue.nullable(),
    cause: z.string(),
    claimId: Id.nullable(),
  })
  .meta({ id: 'RunDifference' })

export const RunDetail = RunRow.extend({
  basisHash: z.string().nullable(),
  resultHash: z.string().nullable(),
  payeeResults: z.array(PayeeResult),
  differences: z.array(RunDifference),
  /** What the signed-in user may do next, and why not the rest. */
  steps: z.array(z.object({ step: z.enum(['review', 'approve', 'close']), refusal: z.string().nullable() })),
}).meta({ id: 'Run' })

export const SliceValue = z
  .object({ amount: MoneyValue, rate: RateValue.nullable(), bonus: MoneyValue })
  .meta({ id: 'Slice' })

export const StatementLineValue = z
  .object({
    id: Id,
    number: z.number().int(),
    key: z.string(),
    component: z.string().nullable(),
    kind: z.string(),
    household: HouseholdRef.nullable(),
    valueOn: DayValue.nullable(),
    amount: MoneyValue,
    slices: z.array(SliceValue),
    bonus: MoneyValue,
    claimId: Id.nullable(),
    activityId: Id.nullable(),
    allocationId: Id.nullable(),
    reference: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'StatementLine' })

/** The plan in structured sentences; the web puts them into words. */
export const PlanSentence = z
  .object({ code: z.string(), details: z.record(z.string(), z.unknown()) })
  .meta({ id: 'PlanSentence' })
export const TierValue = z.object({ from: MoneyValue, to: MoneyValue.nullable(), rate: RateValue }).meta({ id: 'Tier' })

export const StatementDetail = z
  .object({
    id: Id,
    run: RunRow,
    payee: UserRef,
    credited: MoneyValue,
    total: MoneyValue,
    lines: z.array(StatementLineValue),
    /** The tiers of each tiered component, for the payout curve. */
    curves: z.array(
      z.object({ component: z.string(), mode: z.enum(['marginal', 'cliff']), tiers: z.array(TierValue) }),
    ),
    outcomes: z.array(z.object({ component: z.string(), outcome: z.string(), entitled: MoneyValue })),
    /** Claimed but not confirmed: it pays nothing, and is shown so that nobody wonders. */
    unconfirmed: z.array(z.object({ claimId: Id, household: z.string(), open: MoneyValue, state: z.string() })),
  })
  .meta({ id: 'Statement' })

/** The way from a statement line to its evidence, in one answer. */
export const LineTrace = z
  .object({
    line: StatementLineValue,
    credit: z.object({ amount: MoneyValue, share: z.string() }).nullable(),
    allocation: z
      .object({
        id: Id,
        amount: MoneyValue,
        confirmedBy: UserRef,
        secondController: UserRef.nullable(),
        confirmedAt: InstantValue,
      })
      .nullable(),
    activity: z
      .object({
        id: Id,
        account: z.string(),
        bookedOn: DayValue,
        valueOn: DayValue,
        amount: MoneyValue,
        counterparty: z.string(),
        text: z.string(),
        fileName: z.string().nullable(),
        importId: Id.nullable(),
        line: z.number().int().nullable(),
        raw: z.string(),
      })
      .nullable(),
    claim: z
      .object({
        id: Id,
        kind: z.string(),
        amount: MoneyValue,
        confirmed: MoneyValue,
        claimant: UserRef,
        claimedOn: DayValue,
      })
      .nullable(),
    contacts: z.array(
      z.object({ id: Id, occurredAt: InstantValue, channel: z.string(), purpose: z.string(), by: z.string() }),
    ),
    initiative: z.object({ id: Id, name: z.string() }).nullable(),
  })
  .meta({ id: 'LineTrace' })

export const runStepRefusals = {
  not_a_draft: refusal(409, 'This run is not a draft any more.'),
  not_reviewed: refusal(409, 'This run was not reviewed yet.'),
  not_approved: refusal(409, 'This run was not approved yet.'),
  not_closed: refusal(409, 'This run is not closed yet.'),
  result_changed_since_review: refusal(409, 'The result changed since it was reviewed.'),
  own_plan: refusal(403, 'You wrote this plan, so someone else has to approve the run.'),
  own_confirmation: refusal(403, 'You confirmed money that this run pays on, so someone else has to approve it.'),
  own_benefit: refusal(403, 'This run pays you, so someone else has to approve it.'),
  already_approved: refusal(409, 'This run is approved already.'),
  period_is_closed: refusal(409, 'This period is closed: corrections belong to the open one.'),
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
    edit_conflict: refusal(
      409,
      'Somebody else took this step meanwhile.',
      z.object({ current: z.object({ state: RunState }) }),
    ),
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
          confirmed: z.array(MoneyValue),
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
      period_not_over: refusal(409, 'The period is not over yet.'),
      period_is_closed: runStepRefusals.period_is_closed,
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
          sentences: z.array(PlanSentence),
          curves: z.array(
            z.object({ component: z.string(), mode: z.enum(['marginal', 'cliff']), tiers: z.array(TierValue) }),
          ),
          warnings: z.array(z.string()),
        }),
      ),
    }),
  }),
}
