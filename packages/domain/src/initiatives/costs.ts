import { accept, type Decision, refuse } from '../decision.ts'
import { allocate } from '../money/allocate.ts'
import type { Currency, Money } from '../money/currency.ts'
import { divide } from '../money/divide.ts'
import { exact, type Rate } from '../money/rate.ts'

export const COST_CATEGORIES = ['fee', 'hospitality', 'travel', 'gifts', 'staff', 'media'] as const
export type CostCategory = (typeof COST_CATEGORIES)[number]

export interface CostLine {
  readonly initiativeId: string
  readonly category: CostCategory
  /** Minor units. */
  readonly budget: bigint
  readonly actual: bigint
  readonly currency: Currency
}

export interface Costs {
  readonly budget: bigint
  readonly actual: bigint
  readonly byCategory: ReadonlyMap<CostCategory, { readonly budget: bigint; readonly actual: bigint }>
}

export interface RolledUpCosts {
  /** The initiative's own lines. */
  readonly own: Costs
  /** Its own and those of everything below it. */
  readonly total: Costs
}

/** A line of the hierarchy of initiatives: series over events. */
export interface InitiativePlace {
  readonly id: string
  readonly parentId: string | null
}

/** An initiative and everything below it, at any depth. */
export function withAllBelow(initiatives: readonly InitiativePlace[], id: string): ReadonlySet<string> {
  const children = Map.groupBy(initiatives, ({ parentId }) => parentId)
  const found = new Set([id])
  for (const one of found) for (const child of children.get(one) ?? []) found.add(child.id)
  return found
}

/** Why a stated cost cannot stand, or `null`: costs are not negative, and in the currency of their line. */
export function flawOfCost(
  { budget, actual }: { readonly budget: Money; readonly actual: Money },
  currency: Currency,
): 'currency_differs' | 'amount_negative' | null {
  if (budget.currency !== currency || actual.currency !== currency) return 'currency_differs'
  return budget.minor < 0n || actual.minor < 0n ? 'amount_negative' : null
}

export type RollUpRefusal = 'hierarchy_has_a_cycle' | 'parent_unknown' | 'initiative_unknown' | 'currency_differs'

/**
 * Adds up cost lines through the hierarchy of initiatives, series over events (domain.md, 7): every initiative's own
 * costs and the total with all below, each line counted once on each level. All lines are in one currency; convert first.
 */
export function rollUpCosts(
  initiatives: readonly InitiativePlace[],
  lines: readonly CostLine[],
): Decision<Map<string, RolledUpCosts>, RollUpRefusal> {
  const parents = new Map(initiatives.map(({ id, parentId }) => [id, parentId]))
  if (lines.some(({ currency }) => currency !== lines[0]?.currency)) return refuse('currency_differs')
  const own = new Map<string, CostLine[]>(initiatives.map(({ id }) => [id, []]))
  const whole = new Map<string, CostLine[]>(initiatives.map(({ id }) => [id, []]))
  const paths = new Map<string, readonly string[]>()
  for (const { id } of initiatives) {
    const path = pathToTop(id, parents)
    if (typeof path === 'string') return refuse(path)
    paths.set(id, path)
  }
  for (const line of lines) {
    const path = paths.get(line.initiativeId)
    if (!path) return refuse('initiative_unknown')
    own.get(line.initiativeId)?.push(line)
    for (const id of path) whole.get(id)?.push(line)
  }
  return accept(
    new Map(
      initiatives.map(({ id }) => [id, { own: costsOf(own.get(id) ?? []), total: costsOf(whole.get(id) ?? []) }]),
    ),
  )
}

function pathToTop(id: string, parents: ReadonlyMap<string, string | null>): string[] | RollUpRefusal {
  const path: string[] = []
  for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
    if (!parents.has(at)) return 'parent_unknown'
    if (path.includes(at)) return 'hierarchy_has_a_cycle'
    path.push(at)
  }
  return path
}

function costsOf(lines: readonly CostLine[]): Costs {
  const byCategory = new Map<CostCategory, { budget: bigint; actual: bigint }>()
  let budget = 0n
  let actual = 0n
  for (const line of lines) {
    const sums = byCategory.get(line.category) ?? { budget: 0n, actual: 0n }
    byCategory.set(line.category, { budget: sums.budget + line.budget, actual: sums.actual + line.actual })
    budget += line.budget
    actual += line.actual
  }
  return { budget, actual, byCategory }
}

/** Staff time in minor units: hours (decimal text) × loaded rate per hour, rounded once. */
export function staffCost(hours: Rate, ratePerHour: bigint): bigint {
  const { units, scale } = exact(hours)
  return divide(units * ratePerHour, 10n ** BigInt(scale))
}

/** A sponsorship fee over its contract years: equal parts that add up, the odd cents in the first years. */
export function feeByContractYear(fee: bigint, years: number): bigint[] {
  if (!Number.isSafeInteger(years) || years < 1) throw new RangeError(`not a number of contract years: ${years}`)
  return allocate(fee, Array<bigint>(years).fill(1n))
}
