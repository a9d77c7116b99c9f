import type { Cause } from '@rapport/domain/compensation/compare/difference.ts'
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

/** Why somebody may not take a step: the rules' reasons, and a role that does not include it. */
const stepRefusals = [
  'not_a_draft',
  'not_reviewed',
  'not_approved',
  'not_closed',
  'result_changed_since_review',
  'own_plan',
  'own_confirmation',
  'own_benefit',
  'already_approved',
  'period_is_closed',
  'role',
] as const satisfies readonly (RunRefusal | 'role')[]

/** Why a line is another one: the domain's causes, and a payee who is not part of the run any more. */
export const differenceCauses = [
  'fact_added',
  'fact_removed',
  'fact_changed',
  'split_changed',
  'figure_changed',
  'outcome_changed',
  'plan_changed',
  'position_changed',
  'paid_since',
  'follows',
  'payee_left',
] as const satisfies readonly (Cause | 'payee_left')[]

export const PayeeResult = z
  .object({ statementId: Id, payee: UserRef, credited: MoneyValue, total: MoneyValue, previous: MoneyValue.nullable() })
  .meta({ id: 'PayeeResult' })

/** One line that differs from the computation before, and what caused it. A household that one may not see is `null`. */
export const RunDifference = z
  .object({
    payee: UserRef,
    key: z.string(),
    component: z.string().nullable(),
    kind: z.string(),
    household: HouseholdRef.nullable(),
    before: MoneyValue.nullable(),
    after: MoneyValue.nullable(),
    cause: z.enum(differenceCauses),
    claimId: Id.nullable(),
  })
  .meta({ id: 'RunDifference' })

export const RunDetail = RunRow.extend({
  basisHash: z.string().nullable(),
  resultHash: z.string().nullable(),
  /** The computation that this one is compared with. */
  previousRun: z.object({ id: Id, number: z.number().int(), total: MoneyValue }).nullable(),
  /** Why it could not be computed, each with what it is about as far as one may see it. */
  problems: z.array(
    z.object({
      code: z.string(),
      household: HouseholdRef.nullable(),
      payee: UserRef.nullable(),
      day: DayValue.nullable(),
      detail: z.string().nullable(),
    }),
  ),
  /** Those whom the signed-in user may see; `payees` counts all. */
  payeeResults: z.array(PayeeResult),
  differences: z.array(RunDifference),
  /** What the signed-in user may do next, and why not the rest. */
  steps: z.array(z.object({ step: z.enum(['review', 'approve', 'close']), refusal: z.enum(stepRefusals).nullable() })),
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

/** A figure or name in a sentence about a plan. */
export const PlanTerm = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('money'), minor: z.string(), currency: CurrencyCode }),
    z.object({ kind: z.literal('rate'), rate: RateValue, in: z.enum(['percent', 'basis_points']) }),
    z.object({ kind: z.literal('factor'), factor: RateValue }),
    z.object({ kind: z.literal('count'), count: z.string() }),
    z.object({ kind: z.literal('name'), name: z.string() }),
    z.object({ kind: z.literal('day'), day: DayValue }),
  ])
  .meta({ id: 'PlanTerm' })

/** The plan in structured sentences: a code, what stands in it, what belongs under it. The web puts them into words. */
export const PlanSentence = z
  .object({
    code: z.string(),
    terms: z.record(z.string(), PlanTerm),
    get parts() {
      return z.array(PlanSentence)
    },
  })
  .meta({ id: 'PlanSentence' })
export const TierValue = z.object({ from: MoneyValue, to: MoneyValue.nullable(), rate: RateValue }).meta({ id: 'Tier' })

/** The tiers of one component, for a picture of what it pays. Tiers that depend on the payee are not drawn. */
export const PayoutCurve = z
  .object({
    component: z.string(),
    name: z.string(),
    mode: z.enum(['marginal', 'cliff']),
    tiers: z.array(TierValue),
    /** What the payee has reached; `null` for a plan without a payee. */
    reached: MoneyValue.nullable(),
  })
  .meta({ id: 'PayoutCurve' })

export const StatementDetail = z
  .object({
    id: Id,
    run: RunRow,
    payee: UserRef,
    credited: MoneyValue,
    total: MoneyValue,
    lines: z.array(StatementLineValue),
    /** The tiers of each tiered component, for the payout curve. */
    curves: z.array(PayoutCurve),
    outcomes: z.array(
      z.object({
        component: z.string(),
        name: z.string(),
        outcome: z.enum(['paid', 'gate_closed', 'condition_unmet', 'below_threshold']),
        entitled: MoneyValue,
      }),
    ),
    /** Claimed until the period's end and not confirmed today: it pays nothing, and is shown so that nobody wonders. */
    unconfirmed: z.array(
      z.object({ claimId: Id, kind: z.string(), household: HouseholdRef, open: MoneyValue, state: z.string() }),
    ),
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
      period_not_over: refusal(409, 'The period is not over yet.'),
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
