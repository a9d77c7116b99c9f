import type { Payee } from './basis.ts'
import type { Measure, Plan } from './plan.ts'
import type { ComponentOutcome, Statement } from './statement.ts'

/** What a payee brings into a period: reached by measure, paid by component, in earlier periods of the plan's year. */
export type SoFar = Pick<Payee, 'openings' | 'paidBefore'>

/** Nothing: the first period of a plan's year. */
export const NOTHING_SO_FAR: SoFar = { openings: {}, paidBefore: {} }

/**
 * What one period's statement leaves to the next one of the same year (6.1, 6.7): tiers are climbed over the year, so
 * sums go on from where they stood, and what was paid is taken off. Stated figures are those of the whole year and ratios
 * follow what they compare: neither begins anywhere.
 */
export function soFarAfter(
  plan: Plan,
  {
    figures,
    components,
  }: Pick<Statement, 'figures'> & { readonly components: readonly Pick<ComponentOutcome, 'component' | 'entitled'>[] },
): SoFar {
  const carried = new Set(holdsWholeYear(plan) ? [] : plan.measures.filter(isCarried).map(({ key }) => key))
  return {
    openings: Object.fromEntries(
      figures.flatMap(({ measure, value }) => (carried.has(measure) ? [[measure, value]] : [])),
    ),
    paidBefore: Object.fromEntries(components.map(({ component, entitled }) => [component, entitled])),
  }
}

const isCarried = ({ kind }: Measure): boolean => kind !== 'figure' && kind !== 'ratio'

/**
 * Whether a run of a later period needs all of the year's facts again. A household that came in spring and brought more
 * in summer is one new household: a number reached in spring does not say which. Sums of money just go on.
 */
export const holdsWholeYear = ({ measures }: Pick<Plan, 'measures'>): boolean =>
  measures.some(
    ({ kind }) => kind === 'new_households' || kind === 'household_credits' || kind === 'new_household_assets',
  )
