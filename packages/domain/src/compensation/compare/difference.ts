import { byText } from '../../text-order.ts'
import type { Basis } from '../basis.ts'
import { canonical } from '../hash.ts'
import type { ComponentOutcome, RunResult, Statement, StatementLine } from '../statement.ts'

/** A run with the basis it was computed from. */
export interface ComputedRun {
  readonly basis: Basis
  readonly result: RunResult
}

/**
 * Why a line is another one. `fact_*`: what it rests on was added, removed or corrected · `split_changed` · `figure_changed`:
 * a measure or stated base · `outcome_changed`: a gate, condition or threshold turned · `plan_changed`: other rules for
 * the component · `position_changed`: the same credit at other tiers, because of credits before it or the total reached ·
 * `paid_since`: an earlier run of the period paid meanwhile · `follows`: a cap or deferral that follows other lines.
 */
export type Cause =
  | 'fact_added'
  | 'fact_removed'
  | 'fact_changed'
  | 'split_changed'
  | 'figure_changed'
  | 'outcome_changed'
  | 'plan_changed'
  | 'position_changed'
  | 'paid_since'
  | 'follows'

export interface LineDifference {
  readonly key: string
  readonly before: StatementLine | null
  readonly after: StatementLine | null
  /** What the line adds to the change of the payout. */
  readonly change: bigint
  readonly cause: Cause
}

export interface StatementDifference {
  readonly payeeId: string
  readonly before: bigint
  readonly after: bigint
  /** The lines that differ, in the order of their keys. Their changes add up to `after - before`. */
  readonly lines: readonly LineDifference[]
  /** Components whose outcome turned, with their gates then and now. */
  readonly outcomes: readonly { readonly before: ComponentOutcome | null; readonly after: ComponentOutcome | null }[]
}

/** Two runs line by line (6.7): only payees and lines that differ, each line with its cause. */
export function differenceOf(before: ComputedRun, after: ComputedRun): StatementDifference[] {
  const facts = { before: factsOf(before.basis), after: factsOf(after.basis) }
  const old = new Map(before.result.statements.map((one) => [one.payeeId, one]))
  const now = new Map(after.result.statements.map((one) => [one.payeeId, one]))
  const rules = changedRules(before.basis, after.basis)
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort(byText)
    .map((payeeId) => compareStatements(payeeId, old.get(payeeId), now.get(payeeId), facts, rules))
    .filter(({ lines, outcomes }) => lines.length > 0 || outcomes.length > 0)
}

interface Facts {
  readonly before: ReadonlyMap<string, unknown>
  readonly after: ReadonlyMap<string, unknown>
}

interface Turned {
  readonly outcomes: ReadonlySet<string>
  /** Components whose rules differ between the two plans. */
  readonly rules: ReadonlySet<string>
  readonly facts: Facts
}

function compareStatements(
  payeeId: string,
  before: Statement | undefined,
  after: Statement | undefined,
  facts: Facts,
  rules: ReadonlySet<string>,
): StatementDifference {
  const outcomes = changedOutcomes(before?.components ?? [], after?.components ?? [])
  const turned = {
    outcomes: new Set(outcomes.map((one) => (one.after ?? one.before)?.component ?? '')),
    rules,
    facts,
  }
  const old = new Map(before?.lines.map((line) => [line.key, line]))
  const now = new Map(after?.lines.map((line) => [line.key, line]))
  const lines = [...new Set([...old.keys(), ...now.keys()])].sort(byText).flatMap((key): LineDifference[] => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null]
    if (was && is && sameLine(was, is)) return []
    return [
      { key, before: was, after: is, change: (is?.bonus ?? 0n) - (was?.bonus ?? 0n), cause: causeOf(was, is, turned) },
    ]
  })
  return { payeeId, before: before?.payout ?? 0n, after: after?.payout ?? 0n, lines, outcomes }
}

const sameLine = (a: StatementLine, b: StatementLine): boolean =>
  a.bonus === b.bonus && a.amount === b.amount && a.reason === b.reason && canonical(a.slices) === canonical(b.slices)

function causeOf(before: StatementLine | null, after: StatementLine | null, turned: Turned): Cause {
  const line = after ?? before
  if (!line) return 'follows'
  switch (line.kind) {
    case 'cap':
    case 'rounding':
    case 'deferred':
      return line.component !== null && turned.rules.has(line.component) ? 'plan_changed' : 'follows'
    case 'paid_before':
      return 'paid_since'
    case 'adjustment':
    case 'recovery':
    case 'released':
      return before === null ? 'fact_added' : after === null ? 'fact_removed' : 'fact_changed'
    default:
      return causeOfPay(line, before, after, turned)
  }
}

function causeOfPay(
  line: StatementLine,
  before: StatementLine | null,
  after: StatementLine | null,
  turned: Turned,
): Cause {
  const source = line.trace ? factKey(line.trace.kind, line.trace.id) : factKey('scorecard', line.reference ?? '')
  const was = turned.facts.before.get(source)
  const is = turned.facts.after.get(source)
  if (was === undefined && is !== undefined) return 'fact_added'
  if (was !== undefined && is === undefined) return 'fact_removed'
  if (was !== undefined && canonical(was) !== canonical(is)) return 'fact_changed'
  if (line.component !== null && turned.rules.has(line.component)) return 'plan_changed'
  if (line.component !== null && turned.outcomes.has(line.component)) return 'outcome_changed'
  if (before?.amount !== after?.amount) return line.trace ? 'split_changed' : 'figure_changed'
  return 'position_changed'
}

function changedOutcomes(
  before: readonly ComponentOutcome[],
  after: readonly ComponentOutcome[],
): { before: ComponentOutcome | null; after: ComponentOutcome | null }[] {
  const keys = new Set([...before, ...after].map(({ component }) => component))
  return [...keys].flatMap((key) => {
    const was = before.find(({ component }) => component === key) ?? null
    const is = after.find(({ component }) => component === key) ?? null
    const same = was && is && was.outcome === is.outcome && canonical(was.gates) === canonical(is.gates)
    return same && canonical(was.accelerators) === canonical(is.accelerators) ? [] : [{ before: was, after: is }]
  })
}

function changedRules(before: Basis, after: Basis): Set<string> {
  const [old, now] = [before.plan, after.plan]
  const shared = ({ gates, newMoney, measures, period }: Basis['plan']) =>
    canonical({ gates, newMoney, measures, period })
  const everything = shared(old) !== shared(now)
  const keys = new Set([...old.components, ...now.components].map(({ key }) => key))
  const rule = (plan: Basis['plan'], key: string) => canonical(plan.components.find((one) => one.key === key) ?? null)
  return new Set([...keys].filter((key) => everything || rule(old, key) !== rule(now, key)))
}

const factKey = (kind: string, id: string): string => `${kind} ${id}`

const factsOf = (basis: Basis): Map<string, unknown> =>
  new Map<string, unknown>([
    ...basis.movements.map((one) => [factKey('movement', one.id), one] as const),
    ...basis.fees.map((one) => [factKey('fee', one.id), one] as const),
    ...basis.engagements.map((one) => [factKey('engagement', one.claimId), one] as const),
    ...basis.scorecards.map((one) => [factKey('scorecard', one.id), one] as const),
  ])
