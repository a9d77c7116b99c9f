import { allocate } from '../money/allocate.ts'
import { greatest, total } from '../money/divide.ts'
import type { Payee } from './basis.ts'
import { planCut } from './caps.ts'
import type { Measure, Plan } from './plan.ts'
import type { ComponentOutcome, Statement } from './statement.ts'

/** What a payee brings into a period: reached by measure, paid by component, in earlier periods of the plan's year. */
export type SoFar = Pick<Payee, 'openings' | 'paidBefore'>

/** Nothing: the first period of a plan's year. */
export const NOTHING_SO_FAR: SoFar = { openings: {}, paidBefore: {} }

/** What of a period's statement the next one goes on from. */
interface Settled extends Pick<Statement, 'figures'> {
  readonly components: readonly Pick<ComponentOutcome, 'component' | 'entitled'>[]
}

/**
 * What one period's statement leaves to the next one of the same year (6.1, 6.7): tiers are climbed over the year, so
 * sums go on from where they stood, and what was paid is taken off. Stated figures are those of the whole year and ratios
 * follow what they compare: neither begins anywhere.
 */
export function soFarAfter(plan: Plan, settled: Settled): SoFar {
  const carried = new Set(holdsWholeYear(plan) ? [] : plan.measures.filter(isCarried).map(({ key }) => key))
  return {
    openings: Object.fromEntries(
      settled.figures.flatMap(({ measure, value }) => (carried.has(measure) ? [[measure, value]] : [])),
    ),
    paidBefore: paidBy(plan, settled),
  }
}

/** What a cap on the whole plan took was not paid: each component's bonus gives up its part of it, to the cent. */
function paidBy(plan: Plan, { figures, components }: Settled): Record<string, bigint> {
  const reached = new Map(figures.map(({ measure, value }) => [measure, { value, credits: [] }]))
  const cut = planCut(plan.caps, total(components.map(({ entitled }) => entitled)), { figures: reached })
  const parts = allocate(
    cut,
    components.map(({ entitled }) => greatest(entitled, 0n)),
  )
  return Object.fromEntries(components.map(({ component, entitled }, at) => [component, entitled - (parts[at] ?? 0n)]))
}

const isCarried = ({ kind }: Measure): boolean => kind !== 'figure' && kind !== 'ratio'

/**
 * Whether a run of a later period needs all of the year's facts again. A household that came in spring and brought more
 * in summer is one new household, and one household under a cap per household: a number reached in spring does not say
 * which. Sums of money just go on.
 */
export const holdsWholeYear = ({ measures, components }: Pick<Plan, 'measures' | 'components'>): boolean =>
  measures.some(
    ({ kind }) => kind === 'new_households' || kind === 'household_credits' || kind === 'new_household_assets',
  ) || components.some(({ caps }) => caps.some(({ kind }) => kind === 'household'))
