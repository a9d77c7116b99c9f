import { CLAIM_KINDS, CLAIM_STATES } from '@rapport/domain/claims/claim.ts'
import type { Cause } from '@rapport/domain/compensation/compare/difference.ts'
import { RUN_REFUSALS } from '@rapport/domain/compensation/run-state.ts'
import { z } from 'zod'
import { CurrencyCode, DayValue, HouseholdRef, Id, InstantValue, MoneyValue, RateValue, UserRef } from './values.ts'

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
  steps: z.array(
    z.object({ step: z.enum(['review', 'approve', 'close']), refusal: z.enum([...RUN_REFUSALS, 'role']).nullable() }),
  ),
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
export interface PlanSentenceValue {
  code: string
  terms: Record<string, z.output<typeof PlanTerm>>
  parts: PlanSentenceValue[]
}
export const PlanSentence: z.ZodType<PlanSentenceValue, PlanSentenceValue> = z
  .object({
    code: z.string(),
    terms: z.record(z.string(), PlanTerm),
    parts: z.lazy(() => z.array(PlanSentence)),
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
    /** What the whole run pays is for those who work on runs. */
    run: RunRow.omit({ total: true, payees: true, problem: true }),
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
      z.object({
        claimId: Id,
        kind: z.enum(CLAIM_KINDS),
        household: HouseholdRef,
        open: MoneyValue,
        state: z.enum(CLAIM_STATES),
      }),
    ),
  })
  .meta({ id: 'Statement' })

/** The way from a statement line to its evidence, in one answer. */
export const LineTrace = z
  .object({
    line: StatementLineValue,
    credit: z.object({ amount: MoneyValue, share: z.string() }).nullable(),
    /** The rate at which money in another currency than the plan's was converted, as stored for its value date. */
    fixing: z.object({ from: CurrencyCode, to: CurrencyCode, rate: RateValue }).nullable(),
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
        kind: z.enum(CLAIM_KINDS),
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
