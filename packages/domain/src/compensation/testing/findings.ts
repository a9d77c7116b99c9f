import type { Plan } from '../plan.ts'
import { validatePlan } from '../plans/validate-plan.ts'
import { component, fixed, minor, plan, tiered, tiersOf } from './facts.ts'

// A plan with three measures, and what is found in it when something of it is changed.

export const netNew = { key: 'net_new', name: 'Net new', kind: 'net_new_assets', product: null } as const
export const count = { key: 'new', name: 'New', kind: 'new_households', minimum: '0', sizedBy: 'household' } as const
export const prior = { key: 'prior', name: 'Prior', kind: 'figure', figure: 'prior', unit: 'money' } as const
export const findingsOf = (more: Partial<Plan>) =>
  validatePlan(plan({ measures: [netNew, count, prior], ...more })).map(({ severity, code, path }) => [
    severity,
    code,
    path,
  ])
export const withTiers = (tiers: ReturnType<typeof tiersOf>) =>
  findingsOf({ components: [component({ pay: tiered({ tiers }) })] })
export const tier = (from: string, to: string | null) => ({
  from: fixed(minor(from)),
  to: to === null ? null : fixed(minor(to)),
  rate: '0.001',
})
