import type { Basis } from '@rapport/domain/compensation/basis.ts'
import { NOTHING_SO_FAR, type SoFar, soFarAfter } from '@rapport/domain/compensation/carry-over.ts'
import { computeRun } from '@rapport/domain/compensation/compute-run.ts'
import { creditedMoney } from '@rapport/domain/compensation/credits.ts'
import { hashBasis, hashResult } from '@rapport/domain/compensation/hash.ts'
import type { RunResult } from '@rapport/domain/compensation/statement.ts'
import type { Ledger } from '../activity/ledger.ts'
import type { DemoClaim } from '../claims/claim-book.ts'
import type { DemoCredit } from '../claims/write-claims.ts'
import type { DemoHousehold } from '../clients/household.ts'
import type { Staff } from '../firm/staff.ts'
import { FIRM_CURRENCY, type Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { auditRow } from '../trail.ts'
import type { DemoPeriod } from './periods.ts'
import { type DemoPlan, makePlans } from './plans.ts'
import { basisOf, quarterFacts } from './run-basis.ts'

/** How a run went on after it was computed; written step by step, as the database asks. */
export interface RunApproval {
  readonly runId: string
  readonly reviewedBy: string
  readonly approvedBy: string
  readonly approvedAt: string
  readonly closedAt: string
  readonly paid: boolean
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A run of each plan for every closed quarter, computed by the domain from confirmed money alone. */
export function makeRuns(
  making: Making,
  staff: Staff,
  periods: readonly DemoPeriod[],
  told: {
    readonly claims: readonly DemoClaim[]
    readonly credits: readonly DemoCredit[]
    readonly ledger: Ledger
    readonly households: readonly DemoHousehold[]
  },
): RunApproval[] {
  const facts = quarterFacts(periods, told.claims, told.ledger, told.households)
  const creditIds = new Map(told.credits.map(({ id, allocationId, userId }) => [`${allocationId}/${userId}`, id]))
  const confirmers = confirmersIn(told.claims)
  const closed = periods.filter(({ closedAt }) => closedAt !== null)
  const approvals: RunApproval[] = []
  for (const plan of makePlans(making, staff, [...new Set(periods.map(({ year }) => year))])) {
    let year = 0
    let reached = new Map<string, SoFar>()
    for (const period of closed) {
      if (period.year !== year) reached = new Map()
      year = period.year
      const own = facts.get(period)
      if (!own) continue
      const basis = basisOf(plan, period, own, (payee) => reached.get(payee) ?? NOTHING_SO_FAR)
      const computed = computeRun(basis)
      if (!computed.ok) throw new Error(`${period.name}: ${JSON.stringify(computed.reason[0])}`)
      const result = computed.fact
      for (const statement of result.statements) reached.set(statement.payeeId, soFarAfter(basis.plan, statement))
      const runId = runRow(making, staff, plan, period, { basis, basisHash: hashBasis(basis), result })
      partyRows(making, runId, basis, confirmers)
      statementRows(making, runId, period, result, creditIds)
      approvals.push(approvalOf(making, staff, runId, period, period === closed.at(-1)))
    }
  }
  return approvals
}

/** Who confirmed each allocation, and each engagement by its claim. */
function confirmersIn(claims: readonly DemoClaim[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    claims.flatMap(({ id, confirmations }) =>
      confirmations.flatMap(({ controller, first, allocations }) => {
        const both = first ? [controller.id, first.id] : [controller.id]
        return [[id, both] as const, ...allocations.map((allocation) => [allocation.id, both] as const)]
      }),
    ),
  )
}

function partyRows(
  { rows }: Making,
  runId: string,
  { payees, movements, engagements }: Basis,
  confirmers: ReadonlyMap<string, readonly string[]>,
): void {
  const rested = [...movements.map(({ allocationId }) => allocationId), ...engagements.map(({ claimId }) => claimId)]
  for (const { id } of payees) rows.run_party.push({ run_id: runId, user_id: id, part: 'payee' })
  for (const user of new Set(rested.flatMap((id) => confirmers.get(id ?? '') ?? [])))
    rows.run_party.push({ run_id: runId, user_id: user, part: 'confirmer' })
}

function runRow(
  making: Making,
  staff: Staff,
  plan: DemoPlan,
  period: DemoPeriod,
  { basis, basisHash, result }: { basis: Basis; basisHash: string; result: RunResult },
): string {
  const { rows, id } = making
  const runId = id(period.computedAt)
  const head = staff.named('Daniel Stone').id
  rows.run.push({
    id: runId,
    plan_id: plan.id,
    plan_version_id: plan.version(period.year).id,
    period_id: period.id,
    number: 1,
    state: 'computing',
    currency: FIRM_CURRENCY,
    computed_by: head,
    computed_at: timestamp(period.computedAt),
    progress_done: result.statements.length,
    progress_total: result.statements.length,
    problem: null,
    version: 5,
  })
  rows.run_basis.push({ run_id: runId, basis })
  rows.run_result.push({
    run_id: runId,
    basis_hash: basisHash,
    result_hash: hashResult(result),
    total_minor: result.totals.payout,
    payees: basis.payees.length,
  })
  auditRow(making, {
    at: period.computedAt,
    actorId: head,
    operation: 'computeRun',
    subject: ['run', runId],
    fact: { period: period.name, basisHash, total: result.totals.payout },
  })
  return runId
}

function statementRows(
  { rows, id }: Making,
  runId: string,
  { computedAt }: DemoPeriod,
  { statements }: RunResult,
  creditIds: ReadonlyMap<string, string>,
): void {
  for (const {
    payeeId,
    lines,
    credits,
    payout,
    figures,
    components,
    promised,
    schedule,
    carriedForward,
  } of statements) {
    const statementId = id(computedAt)
    rows.statement.push({
      id: statementId,
      run_id: runId,
      payee_id: payeeId,
      credited_minor: creditedMoney(credits),
      total_minor: payout,
      currency: FIRM_CURRENCY,
      summary: { figures, components, promised, schedule, carriedForward },
    })
    for (const [index, { key, component, kind, reference, reason, trace, amount, bonus, slices }] of lines.entries()) {
      rows.statement_line.push({
        id: id(computedAt),
        statement_id: statementId,
        number: index + 1,
        key,
        component,
        kind,
        reference,
        reason,
        credit_id: creditIds.get(`${trace?.allocationId ?? ''}/${payeeId}`) ?? null,
        allocation_id: trace?.allocationId ?? null,
        claim_id: trace?.claimId ?? null,
        activity_id: trace?.activityId ?? null,
        household_id: trace?.householdId ?? null,
        value_on: trace?.valueDate ?? null,
        amount_minor: amount,
        bonus_minor: bonus,
        slices,
        fixing: trace?.booked?.fixing ?? null,
        fixing_from: trace?.booked?.fixing ? trace.booked.currency : null,
      })
    }
  }
}

function approvalOf(making: Making, staff: Staff, runId: string, period: DemoPeriod, latest: boolean): RunApproval {
  const [head, approver] = [staff.named('Daniel Stone').id, staff.named('Miriam Feldmann').id]
  const closedAt = period.closedAt ?? period.computedAt
  const steps = [
    ['reviewRun', head, period.computedAt + 3 * HOUR],
    ['approveRun', approver, closedAt - DAY],
    ['closeRun', approver, closedAt],
  ] as const
  for (const [operation, actorId, moment] of steps)
    auditRow(making, { at: moment, actorId, operation, subject: ['run', runId], fact: { period: period.name } })
  return {
    runId,
    reviewedBy: head,
    approvedBy: approver,
    approvedAt: timestamp(closedAt - DAY),
    closedAt: timestamp(closedAt),
    paid: !latest,
  }
}
