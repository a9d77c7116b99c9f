import type { Component, Condition, Measure, Plan, Threshold } from '../plan.ts'
import { atLeast, below, component, fixed, gate, minor, plan, tiered, tiersOf } from './facts.ts'

const netNew: Measure = { key: 'net_new', name: 'Confirmed net new assets', kind: 'net_new_assets', product: null }
const stated = (key: string, name: string, unit: 'money' | 'count' = 'money'): Measure => ({
  key,
  name,
  kind: 'figure',
  figure: key,
  unit,
})
const households = (key: string, minimum: string): Measure => ({
  key,
  name: `New households of ${minimum}`,
  kind: 'new_households',
  minimum: minor(minimum),
  sizedBy: 'household',
})
const ofPrior = (rate: string, cap: string | null = null): Threshold => ({
  kind: 'share_of',
  measure: 'prior_balances',
  rate,
  cap: cap === null ? null : minor(cap),
})
const any = (...of: Condition[]): Condition => ({ kind: 'any', of })
const all = (...of: Condition[]): Condition => ({ kind: 'all', of })
const share = (key: string, rate: string, when: Condition): Component =>
  component({ key, name: key, when, pay: { kind: 'rate', on: 'pay', rate } })

/** Two measures, ±1 % of pay each; hurdle capped at 15 M; malus below 2.5 % or 3/1; gated by two referrals. */
export const bonusAndMalus = plan({
  id: 'bonus-and-malus',
  measures: [
    netNew,
    stated('pay', 'Pay'),
    stated('prior_balances', 'Prior-year balances'),
    stated('referrals', 'Referrals', 'count'),
    households('of_250k', '250,000'),
    households('of_10m', '10,000,000'),
  ],
  gates: [gate(atLeast('referrals', '2'), { key: 'referrals', name: 'Two referrals' })],
  components: [
    share('growth', '0.01', atLeast('net_new', ofPrior('0.05', '15,000,000'))),
    share('growth_malus', '-0.01', below('net_new', ofPrior('0.025', '15,000,000'))),
    share('households', '0.01', any(atLeast('of_250k', '5'), atLeast('of_10m', '2'))),
    share('households_malus', '-0.01', all(below('of_250k', '3'), below('of_10m', '1'))),
  ],
})

/** Household credits 1, 2, 3, 4 by size; six needed, from at least four households. */
export const householdCredits = plan({
  id: 'household-credits',
  measures: [
    households('of_250k', '250,000'),
    {
      key: 'credits',
      name: 'Household credits',
      kind: 'household_credits',
      sizedBy: 'household',
      bands: [
        { from: minor('250,000'), to: minor('2,500,000'), credits: '1' },
        { from: minor('2,500,000'), to: minor('10,000,000'), credits: '2' },
        { from: minor('10,000,000'), to: minor('25,000,000'), credits: '3' },
        { from: minor('25,000,000'), to: null, credits: '4' },
      ],
    },
  ],
  gates: [
    gate(atLeast('credits', '6'), { key: 'six', name: 'Six credits' }),
    gate(atLeast('of_250k', '4'), { key: 'four', name: 'Four households' }),
  ],
  components: [
    component({
      key: 'credits',
      name: 'Credits',
      pay: { kind: 'per_unit', of: 'credits', after: '0', minor: minor('1,000') },
    }),
  ],
})

/** Three new households of 500 k and flows of 7.5 % of prior balances: up to 12 bp on flows; two bad years: -1 %. */
export const flowsOnPriorBalances = plan({
  id: 'flows-on-prior-balances',
  measures: [
    netNew,
    stated('prior_balances', 'Prior-year balances'),
    stated('production', 'Production'),
    households('of_500k', '500,000'),
  ],
  components: [
    component({
      key: 'flows',
      name: 'Flows',
      gates: [gate(atLeast('of_500k', '3'), { key: 'three', name: 'Three new households' })],
      pay: tiered({
        mode: 'cliff',
        tiers: [
          { from: ofPrior('0.075'), to: ofPrior('0.1'), rate: '0.0008' },
          { from: ofPrior('0.1'), to: ofPrior('0.15'), rate: '0.001' },
          { from: ofPrior('0.15'), to: null, rate: '0.0012' },
        ],
      }),
    }),
    component({
      key: 'two_bad_years',
      name: 'Two negative years running',
      when: { kind: 'years_running', measure: 'net_new', years: 2, is: 'below', threshold: fixed('0') },
      pay: { kind: 'rate', on: 'production', rate: '-0.01' },
    }),
  ],
})

/** From 1 M 0.50 % of production … 10 M 2 %; needs a new 1 M account, waived at 10 M. */
export const shareOfProduction = plan({
  id: 'share-of-production',
  measures: [netNew, stated('production', 'Production'), households('of_1m', '1,000,000')],
  components: [
    component({
      key: 'production',
      name: 'Share of production',
      gates: [
        gate(atLeast('of_1m', '1'), {
          key: 'account',
          name: 'A new account of 1 M',
          waivedWhen: atLeast('net_new', minor('10,000,000')),
        }),
      ],
      pay: tiered({
        mode: 'cliff',
        on: 'production',
        tiers: tiersOf(['1,000,000', '0.005'], ['3,000,000', '0.01'], ['5,000,000', '0.015'], ['10,000,000', '0.02']),
      }),
    }),
  ],
})

/** 500 k net new: 2 % of revenue. */
export const shareOfRevenue = plan({
  id: 'share-of-revenue',
  measures: [netNew, stated('revenue', 'Revenue')],
  components: [
    component({
      key: 'revenue',
      name: 'Share of revenue',
      when: atLeast('net_new', minor('500,000')),
      pay: { kind: 'rate', on: 'revenue', rate: '0.02' },
    }),
  ],
})

/** Two new households with less than 10 M together 15 bp, from 10 M 30 bp, on at most 50 M. */
export const newHouseholdsTogether = plan({
  id: 'new-households-together',
  measures: [
    households('new', '250,000'),
    {
      key: 'together',
      name: 'Assets of new households',
      kind: 'new_household_assets',
      minimum: minor('250,000'),
      sizedBy: 'household',
    },
  ],
  gates: [gate(atLeast('new', '2'), { key: 'two', name: 'Two new households' })],
  components: [
    component({
      key: 'together',
      name: 'New households',
      pay: tiered({
        mode: 'cliff',
        by: 'together',
        on: 'together',
        tiers: tiersOf(['0', '0.0015'], ['10,000,000', '0.003']),
      }),
      caps: [{ kind: 'bonus', limit: fixed(minor('150,000')) }],
    }),
  ],
})

/** The top 40 % of growers, paid up front and earned over five years. */
export const topGrowers = plan({
  id: 'top-growers',
  measures: [
    netNew,
    stated('prior_balances', 'Prior-year balances'),
    stated('production', 'Production'),
    { key: 'growth', name: 'Growth', kind: 'ratio', part: 'net_new', whole: 'prior_balances' },
  ],
  components: [
    component({
      key: 'top',
      name: 'Top growers',
      when: { kind: 'rank', measure: 'growth', top: '0.4' },
      pay: { kind: 'rate', on: 'production', rate: '0.1' },
    }),
  ],
  hold: { months: 60, clawback: { kind: 'straight_line', months: 60 }, recoveryCap: { kind: 'none' } },
  deferral: { kind: 'advanced', earnedOverYears: 5 },
})

/** Every shape of section 6.4 that firms have published, as data. */
export const publishedPlans: readonly Plan[] = [
  bonusAndMalus,
  householdCredits,
  flowsOnPriorBalances,
  shareOfProduction,
  shareOfRevenue,
  newHouseholdsTogether,
  topGrowers,
]
