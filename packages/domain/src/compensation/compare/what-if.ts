import type { Day } from '../../calendar/day.ts'
import { accept, type Decision, refuse } from '../../decision.ts'
import { decimalText, exact, isRate, type Rate } from '../../money/rate.ts'
import type { Basis, Movement, Split } from '../basis.ts'
import type { BasisProblem } from '../basis-problems.ts'
import { computeRun } from '../compute-run.ts'
import { rankedMeasures } from '../conditions.ts'
import type { Plan } from '../plan.ts'
import type { Statement } from '../statement.ts'
import { differenceOf, type StatementDifference } from './difference.ts'

/** Money that a payee imagines: negative leaves. In the plan's currency, minor units; `share` is the payee's own part. */
export interface ImaginedMoney {
  readonly minor: bigint
  readonly valueDate: Day
  readonly householdId: string
  readonly share: Rate
}

export interface WhatIf {
  readonly today: Statement
  readonly imagined: Statement
  /** What changes, line by line; `null` when nothing does. */
  readonly difference: StatementDifference | null
}

const IMAGINED = 'what-if'

/**
 * The effect of an amount on one payee's figures of today (6.7). Nothing is stored, and nobody else's figures are
 * needed, unless the plan ranks payees against each other.
 */
export function whatIf(
  basis: Basis,
  payeeId: string,
  money: ImaginedMoney,
): Decision<WhatIf, readonly BasisProblem[] | 'payee_unknown'> {
  if (!basis.payees.some(({ id }) => id === payeeId)) return refuse('payee_unknown')
  const own = rankedMeasures(basis.plan).size > 0 ? basis : factsOf(basis, payeeId)
  const withMoney = {
    ...own,
    movements: [...own.movements, imaginedMovement(money, basis.plan)],
    splits: [...own.splits, imaginedSplit(money, payeeId)],
  }
  const [today, then] = [computeRun(own), computeRun(withMoney)]
  if (!today.ok) return today
  if (!then.ok) return then
  const of = (statements: readonly Statement[]) => statements.filter((one) => one.payeeId === payeeId)
  const [before, after] = [of(today.fact.statements)[0], of(then.fact.statements)[0]]
  if (!before || !after) return refuse('payee_unknown')
  const difference = differenceOf(
    { basis: own, result: { ...today.fact, statements: [before] } },
    { basis: withMoney, result: { ...then.fact, statements: [after] } },
  )
  return accept({ today: before, imagined: after, difference: difference[0] ?? null })
}

export interface SimulatedPayee {
  readonly payeeId: string
  /** What each plan's components pay for the whole period. */
  readonly before: bigint
  readonly after: bigint
}

/**
 * A plan over a past basis (6.7): what it would have paid on those facts, beside what its plan of that time pays. Both
 * are judged over the period of the basis, from its first credit, without adjustments, recoveries and earlier payouts.
 */
export function simulatePlan(plan: Plan, past: Basis): Decision<readonly SimulatedPayee[], readonly BasisProblem[]> {
  const facts = {
    ...past,
    payees: past.payees.map((payee) => ({ ...payee, paidBefore: {} })),
    adjustments: [],
    recoveries: [],
    releases: [],
  }
  const [then, simulated] = [computeRun(facts), computeRun({ ...facts, plan: { ...plan, period: past.plan.period } })]
  if (!then.ok) return then
  if (!simulated.ok) return simulated
  const after = new Map(simulated.fact.statements.map((one) => [one.payeeId, earned(one)]))
  return accept(
    then.fact.statements.map((one) => ({
      payeeId: one.payeeId,
      before: earned(one),
      after: after.get(one.payeeId) ?? 0n,
    })),
  )
}

/** All that components and caps come to, whenever it is paid. */
function earned({ lines, payout }: Statement): bigint {
  let deferred = 0n
  for (const { kind, bonus } of lines) if (kind === 'deferred') deferred += bonus
  return payout - deferred
}

/** The facts of the households that a payee shares in: enough for that payee's statement. */
function factsOf(basis: Basis, payeeId: string): Basis {
  const shared = new Set(
    basis.splits
      .filter(({ shares, shadow }) => [...shares, ...shadow].some((one) => one.payeeId === payeeId))
      .map(({ householdId }) => householdId),
  )
  const isShared = ({ householdId }: { readonly householdId: string }) => shared.has(householdId)
  const isOwn = (one: { readonly payeeId: string }) => one.payeeId === payeeId
  return {
    plan: basis.plan,
    payees: basis.payees.filter(({ id }) => id === payeeId),
    households: basis.households.filter(({ id }) => shared.has(id)),
    movements: basis.movements.filter(isShared),
    engagements: basis.engagements.filter(isShared),
    fees: basis.fees.filter(isShared),
    splits: basis.splits.filter(isShared),
    promises: basis.promises.filter(isShared),
    scorecards: basis.scorecards.filter(isOwn),
    adjustments: basis.adjustments.filter(isOwn),
    recoveries: basis.recoveries.filter(isOwn),
    releases: basis.releases.filter(isOwn),
  }
}

const imaginedMovement = ({ minor, valueDate, householdId }: ImaginedMoney, { currency }: Plan): Movement => ({
  id: IMAGINED,
  activityId: IMAGINED,
  allocationId: IMAGINED,
  claimId: IMAGINED,
  householdId,
  contactIds: [],
  valueDate,
  flow: minor < 0n ? 'external_out' : 'external_in',
  minor,
  currency,
  fixing: null,
  product: null,
  splitOn: valueDate,
})

/** The imagined claim's own split; what the payee does not get belongs to somebody outside the run. */
function imaginedSplit({ share, valueDate, householdId }: ImaginedMoney, payeeId: string): Split {
  return {
    id: IMAGINED,
    claimId: IMAGINED,
    householdId,
    firstDay: valueDate,
    lastDay: valueDate,
    shares: [
      { payeeId, share },
      { payeeId: IMAGINED, share: restOf(share) },
    ],
    shadow: [],
  }
}

function restOf(share: Rate): Rate {
  if (!isRate(share)) return share
  const { units, scale } = exact(share)
  return decimalText(10n ** BigInt(scale) - units, scale)
}
