import { accept, type Decision, refuse } from '../decision.ts'
import { total } from '../money/divide.ts'
import { byText } from '../text-order.ts'
import type { Basis, Payee } from './basis.ts'
import { type BasisProblem, basisProblems } from './basis-problems.ts'
import { planCapLines } from './caps.ts'
import { figure, type Ranking, rankedMeasures, type Standing } from './conditions.ts'
import { type Credit, creditsOf } from './credits.ts'
import { deferralOf } from './deferral.ts'
import { bonusOf, line } from './line.ts'
import { type Figures, figuresOf, newHouseholds } from './measures.ts'
import { payComponent } from './pay.ts'
import type { Plan } from './plan.ts'
import { recover } from './recovery.ts'
import type { RunResult, RunTotals, Statement, StatementLine } from './statement.ts'

/**
 * One computation of a plan (6.7), pure over its basis: the same facts in any order give the same result. Confirmed
 * allocations become credits, credits become measures, and each component of the plan becomes lines whose slices are
 * rounded once. Refuses with every problem of the basis; a run is never computed around a hole.
 */
export function computeRun(basis: Basis): Decision<RunResult, readonly BasisProblem[]> {
  const problems = basisProblems(basis)
  const credited = creditsOf(basis)
  if (!credited.ok) return refuse([...problems, ...credited.reason])
  if (problems.length > 0) return refuse(problems)

  const { plan } = basis
  const payees = [...basis.payees].sort((a, b) => byText(a.id, b.id))
  const own = byPayee(credited.fact.credits)
  const shadow = byPayee(credited.fact.shadow)
  const promised = byPayee(credited.fact.promised)
  const firm = {
    newHouseholds: newHouseholds(basis.households, plan.period),
    householdTotals: credited.fact.householdTotals,
  }
  const figures = payees.map((payee) => figuresOf(plan, payee, own.get(payee.id) ?? [], firm))
  const ranking = rankingOf(plan, figures)
  const extras = extrasByPayee(basis)

  const statements = payees.map((payee, i) =>
    statementOf(plan, { payee, figures: figures[i] ?? new Map(), ranking }, extras(payee.id), {
      credits: own.get(payee.id) ?? [],
      shadow: shadow.get(payee.id) ?? [],
      promised: (promised.get(payee.id) ?? []).map(({ promise, own }) => ({ ...promise, own })),
    }),
  )
  return accept({
    planId: plan.id,
    planVersion: plan.version,
    statements,
    totals: totalsOf(plan, statements, elsewhere(credited.fact.credits, payees)),
  })
}

type Extras = Pick<Basis, 'scorecards' | 'adjustments' | 'recoveries' | 'releases'>

function statementOf(
  plan: Plan,
  standing: Standing,
  extras: Extras,
  facts: Pick<Statement, 'credits' | 'shadow' | 'promised'>,
): Statement {
  const { payee } = standing
  const pays = plan.components.map((component) => payComponent(plan, component, standing, extras.scorecards))
  const entitled = total(pays.map(({ outcome }) => outcome.entitled))
  const earned = [
    ...pays.flatMap(({ lines }) => lines),
    ...planCapLines(plan.caps, entitled, standing),
    ...paidBeforeLines(payee),
  ]
  const deferral = deferralOf(plan, bonusOf(earned))
  const due = [
    ...earned,
    ...deferral.lines,
    ...extras.releases.map((one) => line(null, 'released', one.id, one.minor, [], one.minor)),
    ...extras.adjustments.map((one) => line(null, 'adjustment', one.id, one.minor, [], one.minor, one.reason)),
  ]
  const recovery = recover(extras.recoveries, plan.hold.recoveryCap, bonusOf(due))
  const lines = [...due, ...recovery.taken.map((one) => line(null, 'recovery', one.id, one.minor, [], -one.minor))]
  return {
    payeeId: payee.id,
    figures: plan.measures.map(({ key }) => ({ measure: key, value: figure(standing, key) })),
    components: pays.map(({ outcome }) => outcome),
    lines,
    payout: bonusOf(lines),
    ...facts,
    schedule: deferral.schedule,
    carriedForward: recovery.carriedForward,
  }
}

/** Earlier runs of the same period have paid this much: what is left is the difference, up or down. */
function paidBeforeLines({ paidBefore }: Payee): StatementLine[] {
  return Object.keys(paidBefore)
    .sort()
    .flatMap((component) => {
      const paid = paidBefore[component] ?? 0n
      return paid === 0n ? [] : [line(component, 'paid_before', null, paid, [], -paid)]
    })
}

function rankingOf(plan: Plan, figures: readonly Figures[]): Ranking {
  return new Map(
    [...rankedMeasures(plan)].map((key) => [
      key,
      figures.map((one) => one.get(key)?.value ?? 0n).sort((a, b) => (a === b ? 0 : a > b ? -1 : 1)),
    ]),
  )
}

function byPayee<T extends { readonly payeeId: string }>(list: readonly T[]): Map<string, T[]> {
  const lists = new Map<string, T[]>()
  for (const one of list) append(lists, one.payeeId, one)
  return lists
}

function append<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key)
  if (list) list.push(one)
  else lists.set(key, [one])
}

function extrasByPayee(basis: Basis): (payeeId: string) => Extras {
  const grouped = <T extends { id: string; payeeId: string }>(list: readonly T[]) => {
    const lists = byPayee([...list].sort((a, b) => byText(a.id, b.id)))
    return (payeeId: string): readonly T[] => lists.get(payeeId) ?? []
  }
  const scorecards = grouped(basis.scorecards)
  const adjustments = grouped(basis.adjustments)
  const recoveries = grouped(basis.recoveries)
  const releases = grouped(basis.releases)
  return (payeeId) => ({
    scorecards: scorecards(payeeId),
    adjustments: adjustments(payeeId),
    recoveries: recoveries(payeeId),
    releases: releases(payeeId),
  })
}

function elsewhere(credits: readonly Credit[], payees: readonly Payee[]): bigint {
  const known = new Set(payees.map(({ id }) => id))
  let sum = 0n
  for (const { payeeId, flow, amount } of credits) if (flow !== null && !known.has(payeeId)) sum += amount
  return sum
}

function totalsOf(plan: Plan, statements: readonly Statement[], creditedElsewhere: bigint): RunTotals {
  const byComponent = new Map(plan.components.map(({ key }) => [key, 0n]))
  const ofKind = new Map<string, bigint>()
  let payout = 0n
  let carriedForward = 0n
  for (const statement of statements) {
    payout += statement.payout
    for (const { component, entitled } of statement.components)
      byComponent.set(component, (byComponent.get(component) ?? 0n) + entitled)
    for (const { kind, bonus } of statement.lines) if (bonus !== 0n) ofKind.set(kind, (ofKind.get(kind) ?? 0n) + bonus)
    for (const { minor } of statement.carriedForward) carriedForward += minor
  }
  return {
    payees: statements.length,
    payout,
    byComponent: [...byComponent].map(([component, entitled]) => ({ component, entitled })),
    adjusted: ofKind.get('adjustment') ?? 0n,
    deferred: -(ofKind.get('deferred') ?? 0n),
    recovered: -(ofKind.get('recovery') ?? 0n),
    carriedForward,
    creditedElsewhere,
  }
}
