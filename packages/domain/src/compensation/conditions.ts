import { least } from '../money/divide.ts'
import { exact, type Rate, share } from '../money/rate.ts'
import type { Payee } from './basis.ts'
import type { Figures } from './measures.ts'
import type { Comparison, Condition, Gate, Plan, Threshold } from './plan.ts'
import { conditionsOf, nested } from './plans/plan-parts.ts'

/** What a condition is judged by: one payee's figures, their earlier years, and the ranking of all payees. */
export interface Standing {
  readonly payee: Payee
  readonly figures: Figures
  readonly ranking: Ranking
}

/** What a payee has reached: all that a level to reach hangs on. */
export type Reached = Pick<Standing, 'figures'>

/** Every payee's value by measure, the best first. */
export type Ranking = ReadonlyMap<string, readonly bigint[]>

/** How one gate turned out for one payee. */
export interface GateOutcome {
  readonly gate: string
  readonly outcome: 'passed' | 'waived_by_rule' | 'waived_by_person' | 'closed'
}

/** Whether a gate lets a payee pass, is waived by the plan's rule or by a person with a reason, or holds the bonus back (6.4). */
export function gateOutcome(gate: Gate, standing: Standing): GateOutcome {
  const outcome = () => {
    if (holds(gate.requires, standing)) return 'passed'
    if (gate.waivedWhen && holds(gate.waivedWhen, standing)) return 'waived_by_rule'
    return standing.payee.waivers.some((waiver) => waiver.gate === gate.key) ? 'waived_by_person' : 'closed'
  }
  return { gate: gate.key, outcome: outcome() }
}

/** Whether a condition of the plan holds for a payee. An empty `all` holds, an empty `any` does not. */
export function holds(condition: Condition, standing: Standing): boolean {
  switch (condition.kind) {
    case 'compare':
      return compares(condition.is, condition.measure, condition.threshold, (key) => figure(standing, key))
    case 'years_running':
      return Array.from({ length: condition.years }, (_, yearsAgo) => yearsAgo).every((yearsAgo) => {
        const year = (key: string) =>
          yearsAgo === 0 ? figure(standing, key) : standing.payee.history[yearsAgo - 1]?.[key]
        return compares(condition.is, condition.measure, condition.threshold, year)
      })
    case 'rank':
      return isAmongBest(
        figure(standing, condition.measure),
        standing.ranking.get(condition.measure) ?? [],
        condition.top,
      )
    case 'all':
      return condition.of.every((one) => holds(one, standing))
    case 'any':
      return condition.of.some((one) => holds(one, standing))
  }
}

/** A threshold as a number of the unit it is compared with; a share of another measure is rounded half up. */
export function thresholdValue(threshold: Threshold, standing: Reached): bigint {
  return levelOf(threshold, (key) => figure(standing, key)) ?? 0n
}

/** Measures by which the plan ranks its payees against each other; none when nobody's pay hangs on a colleague's. */
export const rankedMeasures = (plan: Plan): Set<string> =>
  new Set(
    conditionsOf(plan)
      .flatMap(nested)
      .flatMap(({ part }) => (part.kind === 'rank' ? [part.measure] : [])),
  )

/** A payee's value of a measure, in its unit; 0 where nothing was measured. */
export const figure = (standing: Reached, key: string): bigint => standing.figures.get(key)?.value ?? 0n

type Reading = (measure: string) => bigint | undefined

function compares(is: Comparison, measure: string, threshold: Threshold, read: Reading): boolean {
  const value = read(measure)
  const level = levelOf(threshold, read)
  if (value === undefined || level === undefined) return false
  return is === 'at_least' ? value >= level : value < level
}

function levelOf(threshold: Threshold, read: Reading): bigint | undefined {
  if (threshold.kind === 'fixed') return BigInt(threshold.value)
  const base = read(threshold.measure)
  if (base === undefined) return undefined
  const level = share(base, threshold.rate)
  return threshold.cap === null ? level : least(level, BigInt(threshold.cap))
}

/** The rank is one more than the number of better payees, so equals stand or fall together. */
function isAmongBest(value: bigint, bestFirst: readonly bigint[], top: Rate): boolean {
  let low = 0
  let high = bestFirst.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bestFirst[middle] ?? 0n) > value) low = middle + 1
    else high = middle
  }
  const { units, scale } = exact(top)
  return BigInt(low + 1) * 10n ** BigInt(scale) <= BigInt(bestFirst.length) * units
}
