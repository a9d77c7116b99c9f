import { describe, expect, test } from '@jest/globals'
import type { Condition, Plan } from '../plan.ts'
import { atLeast, below, component, fixed, gate, minor, plan, tiered, tiersOf } from '../testing/facts.ts'
import { validatePlan } from './validate-plan.ts'

const netNew = { key: 'net_new', name: 'Net new', kind: 'net_new_assets', product: null } as const
const count = { key: 'new', name: 'New', kind: 'new_households', minimum: '0', sizedBy: 'household' } as const
const prior = { key: 'prior', name: 'Prior', kind: 'figure', figure: 'prior', unit: 'money' } as const
const of = (more: Partial<Plan>) =>
  validatePlan(plan({ measures: [netNew, count, prior], ...more })).map(({ severity, code, path }) => [
    severity,
    code,
    path,
  ])
const withTiers = (tiers: ReturnType<typeof tiersOf>) => of({ components: [component({ pay: tiered({ tiers }) })] })
const tier = (from: string, to: string | null) => ({
  from: fixed(minor(from)),
  to: to === null ? null : fixed(minor(to)),
  rate: '0.001',
})

test('a sound plan has no findings', () => expect(of({})).toEqual([]))

describe('tiers stand end to end, and the last one is open', () => {
  test.each([
    ['a gap', [tier('0', '10'), tier('20', null)], [['error', 'tier_gap', 'components[0].pay.tiers[1].from']]],
    ['an overlap', [tier('0', '20'), tier('10', null)], [['error', 'tier_overlap', 'components[0].pay.tiers[1].from']]],
    [
      'an open tier before another',
      [tier('0', null), tier('10', null)],
      [['error', 'tier_overlap', 'components[0].pay.tiers[1].from']],
    ],
    [
      'a tier without room',
      [tier('10', '10'), tier('10', null)],
      [['error', 'tier_empty', 'components[0].pay.tiers[0]']],
    ],
    ['no tier', [], [['error', 'tiers_missing', 'components[0].pay.tiers']]],
    ['a closed end', [tier('0', '10')], [['warning', 'last_tier_closed', 'components[0].pay.tiers[0].to']]],
  ])('%s', (_case, tiers, findings) => expect(withTiers(tiers)).toEqual(findings))

  const share = (rate: string, cap: string | null = null) => ({
    kind: 'share_of' as const,
    measure: 'prior',
    rate,
    cap,
  })
  test('shares of the same balances can be compared', () => {
    expect(
      withTiers([
        { from: share('0.05'), to: share('0.1'), rate: '1' },
        { from: share('0.2'), to: null, rate: '1' },
      ]),
    ).toEqual([['error', 'tier_gap', 'components[0].pay.tiers[1].from']])
  })
  test('shares with different caps cannot', () =>
    expect(
      withTiers([
        { from: share('0.05'), to: share('0.1', '100'), rate: '1' },
        { from: share('0.1', '100'), to: null, rate: '1' },
      ]),
    ).toEqual([['warning', 'tiers_not_comparable', 'components[0].pay.tiers[0]']]))
  test('nor can a share and a fixed level: a payee’s own balances decide', () =>
    expect(
      withTiers([
        { from: fixed('0'), to: share('0.1'), rate: '1' },
        { from: share('0.1'), to: null, rate: '1' },
      ]),
    ).toEqual([['warning', 'tiers_not_comparable', 'components[0].pay.tiers[0]']]))
  test('size bands of household credits too', () =>
    expect(
      of({
        measures: [
          netNew,
          {
            key: 'c',
            name: 'c',
            kind: 'household_credits',
            sizedBy: 'household',
            bands: [
              { from: '1', to: '5', credits: '1' },
              { from: '6', to: null, credits: '2' },
            ],
          },
        ],
      }),
    ).toEqual([['error', 'tier_gap', 'measures[1].bands[1].from']]))
})

describe('a gate that nobody can pass', () => {
  const all = (...conditions: Condition[]): Condition => ({ kind: 'all', of: conditions })
  const any = (...conditions: Condition[]): Condition => ({ kind: 'any', of: conditions })
  const years = (n: number): Condition => ({
    kind: 'years_running',
    measure: 'net_new',
    years: n,
    is: 'below',
    threshold: fixed('0'),
  })
  test.each([
    ['at least 5 and below 5', all(atLeast('new', '5'), below('new', '5'))],
    ['a count below zero', below('new', '0')],
    ['one of nothing', any()],
    ['every way contradicts itself', all(any(atLeast('new', '5'), atLeast('new', '7')), below('new', '4'))],
    ['the best 0 %', { kind: 'rank', measure: 'net_new', top: '0' } as Condition],
    ['no year at all', years(0)],
    [
      '10 % of balances and below 5 % of them',
      all(
        atLeast('net_new', { kind: 'share_of', measure: 'prior', rate: '0.1', cap: null }),
        below('net_new', { kind: 'share_of', measure: 'prior', rate: '0.05', cap: null }),
      ),
    ],
  ])('%s', (_case, requires) =>
    expect(of({ gates: [gate(requires)] })).toContainEqual(['error', 'unreachable', 'gates[0].requires']),
  )

  test.each([
    ['at least 5 and below 6', all(atLeast('new', '5'), below('new', '6'))],
    ['one way of two is open', any(below('new', '0'), atLeast('new', '1'))],
    ['net new assets may be negative', below('net_new', '0')],
    ['two years', years(2)],
  ])('one that somebody can: %s', (_case, requires) => expect(of({ gates: [gate(requires)] })).toEqual([]))

  test('a component that pays only where its gate is closed', () => {
    const contradiction = component({ gates: [gate(atLeast('new', '5'))], when: below('new', '3') })
    expect(of({ components: [contradiction] })).toEqual([['error', 'unreachable', 'components[0].when']])
    const malus = { ...contradiction, pay: { kind: 'rate', on: 'prior', rate: '-0.01' } as const }
    expect(of({ components: [malus] })).toEqual([])
    const waivable = { ...contradiction, gates: [gate(atLeast('new', '5'), { waivedWhen: atLeast('net_new', '1') })] }
    expect(of({ components: [waivable] })).toEqual([])
  })

  test('credits that no household is worth', () => {
    const credits = {
      key: 'c',
      name: 'c',
      kind: 'household_credits',
      sizedBy: 'household',
      bands: [{ from: '0', to: null, credits: '0' }],
    } as const
    expect(of({ measures: [netNew, credits], gates: [gate(atLeast('c', '1'))] })).toEqual([
      ['error', 'unreachable', 'gates[0].requires'],
    ])
  })

  test('so many alternatives that looking further would hang are let through', () => {
    const one = any(...Array.from({ length: 8 }, (_, i) => atLeast('new', String(i))))
    expect(of({ gates: [gate(all(one, one, one, one, below('new', '0')))] })).toEqual([])
  })
})

describe('a reward for one product', () => {
  const product = { measures: [{ ...netNew, product: 'house-fund' }] }
  test('for less than a year stops for compliance', () => {
    expect(of({ ...product, period: { firstDay: '2026-01-01', lastDay: '2026-06-30' } })).toEqual([
      ['stop', 'product_short_term', 'measures[0].product'],
    ])
    expect(of({ ...product, period: { firstDay: '2026-01-01', lastDay: '2026-12-30' } })).toHaveLength(1)
  })
  test('for a whole year does not, nor one for all products in a quarter', () => {
    expect(of(product)).toEqual([])
    expect(of({ period: { firstDay: '2026-01-01', lastDay: '2026-03-31' } })).toEqual([])
  })
})

describe('what cannot be computed is named with its field', () => {
  const pay = (more: Parameters<typeof tiered>[0]) => ({ components: [component({ pay: tiered(more) })] })
  const fast = (factor: string) => ({ key: 'a', name: 'a', when: atLeast('net_new', '1'), factor })
  const accelerated = (factor: string) => ({
    components: [component({ accelerators: [fast(factor)] })],
  })
  test.each<[string, Partial<Plan>, string, string]>([
    [
      'a rate in per cent',
      pay({ tiers: [{ ...tier('0', null), rate: '5 %' }] }),
      'not_a_number',
      'components[0].pay.tiers[0].rate',
    ],
    [
      'an amount with a decimal point',
      { caps: [{ kind: 'bonus', limit: fixed('10.5') }] },
      'not_a_number',
      'caps[0].limit.value',
    ],
    [
      'a level of a nested condition',
      { gates: [gate({ kind: 'all', of: [atLeast('net_new', 'x')] })] },
      'not_a_number',
      'gates[0].requires.of[0].threshold.value',
    ],
    [
      'a recovery cap',
      { hold: { months: 1, clawback: { kind: 'none' }, recoveryCap: { kind: 'share_of_payout', rate: 'half' } } },
      'not_a_number',
      'hold.recoveryCap.rate',
    ],
    [
      'a unit price',
      { components: [component({ pay: { kind: 'per_unit', of: 'new', after: '0', minor: '1,000' } })] },
      'not_a_number',
      'components[0].pay.minor',
    ],
    ['no name', { name: ' ' }, 'name_missing', 'name'],
    ['no currency', { currency: 'XXY' }, 'currency_unknown', 'currency'],
    [
      'a period that ends first',
      { period: { firstDay: '2026-12-31', lastDay: '2026-01-01' } },
      'period_reversed',
      'period',
    ],
    ['nothing counts as new money', { newMoney: { net: [], gross: ['external_in'] } }, 'flow_missing', 'newMoney.net'],
    ['a measure twice', { measures: [netNew, netNew] }, 'key_twice', 'measures[1].key'],
    [
      'an unknown measure in a gate',
      { gates: [gate(atLeast('x', '1'))] },
      'measure_unknown',
      'gates[0].requires.measure',
    ],
    ['an unknown measure to pay on', pay({ mode: 'cliff', on: 'x' }), 'measure_unknown', 'components[0].pay.on'],
    [
      'a ratio of a ratio',
      { measures: [netNew, { key: 'r', name: 'r', kind: 'ratio', part: 'r', whole: 'net_new' }] },
      'ratio_of_ratio',
      'measures[1].part',
    ],
    [
      'a rate on a number of households',
      { components: [component({ pay: { kind: 'rate', on: 'new', rate: '0.1' } })] },
      'not_money',
      'components[0].pay.on',
    ],
    [
      'an amount per unit of money',
      { components: [component({ pay: { kind: 'per_unit', of: 'net_new', after: '0', minor: '1' } })] },
      'not_a_count',
      'components[0].pay.of',
    ],
    [
      'marginal tiers of one measure on another',
      pay({ on: 'prior' }),
      'marginal_on_another_measure',
      'components[0].pay.on',
    ],
    [
      'the excess over another measure',
      pay({ mode: 'cliff', on: 'prior', threshold: { at: fixed('1'), catchUp: false } }),
      'excess_of_another_measure',
      'components[0].pay.threshold',
    ],
    [
      'two accelerators of one name',
      { components: [component({ accelerators: [fast('1.2'), fast('1.3')] })] },
      'key_twice',
      'components[0].accelerators[1].key',
    ],
    [
      'a cap below nothing',
      { components: [component({ caps: [{ kind: 'bonus', limit: fixed('-1') }] })] },
      'negative',
      'components[0].caps[0].limit.value',
    ],
    [
      'a cap as a share below nothing',
      {
        components: [
          component({
            caps: [{ kind: 'bonus', limit: { kind: 'share_of', measure: 'prior', rate: '-0.1', cap: null } }],
          }),
        ],
      },
      'negative',
      'components[0].caps[0].limit.rate',
    ],
    [
      'a share that is capped below nothing',
      { caps: [{ kind: 'bonus', limit: { kind: 'share_of', measure: 'prior', rate: '0.1', cap: '-5' } }] },
      'negative',
      'caps[0].limit.cap',
    ],
    [
      'a plan capped below nothing',
      { caps: [{ kind: 'bonus', limit: fixed('-1') }] },
      'negative',
      'caps[0].limit.value',
    ],
    [
      'a cap of less than nothing for a household',
      { components: [component({ caps: [{ kind: 'household', minor: '-1' }] })] },
      'negative',
      'components[0].caps[0].minor',
    ],
    [
      'a cap of less than nothing on the rate',
      { components: [component({ caps: [{ kind: 'rate', rate: '-0.1' }] })] },
      'negative',
      'components[0].caps[0].rate',
    ],
    [
      'units counted from below nothing',
      { components: [component({ pay: { kind: 'per_unit', of: 'new', after: '-1', minor: '1' } })] },
      'negative',
      'components[0].pay.after',
    ],
    [
      'households of less than nothing',
      { measures: [netNew, { ...count, minimum: '-1' }] },
      'negative',
      'measures[1].minimum',
    ],
    [
      'households that are worth less than nothing',
      {
        measures: [
          netNew,
          {
            key: 'c',
            name: 'c',
            kind: 'household_credits',
            sizedBy: 'household',
            bands: [{ from: '0', to: null, credits: '-1' }],
          },
        ],
      },
      'negative',
      'measures[1].bands[0].credits',
    ],
    [
      'a rank above all',
      { gates: [gate({ kind: 'rank', measure: 'net_new', top: '1.1' })] },
      'above_one',
      'gates[0].requires.top',
    ],
    [
      'two and a half years running',
      {
        gates: [gate({ kind: 'years_running', measure: 'net_new', years: 2.5, is: 'at_least', threshold: fixed('0') })],
      },
      'unreachable',
      'gates[0].requires',
    ],
    [
      'a recovery of less than nothing',
      { hold: { months: 12, clawback: { kind: 'none' }, recoveryCap: { kind: 'fixed', minor: '-1' } } },
      'negative',
      'hold.recoveryCap.minor',
    ],
    [
      'a recovery of less than no share',
      { hold: { months: 12, clawback: { kind: 'none' }, recoveryCap: { kind: 'share_of_payout', rate: '-0.1' } } },
      'negative',
      'hold.recoveryCap.rate',
    ],
    [
      'a recovery of more than the payout',
      { hold: { months: 12, clawback: { kind: 'none' }, recoveryCap: { kind: 'share_of_payout', rate: '1.01' } } },
      'above_one',
      'hold.recoveryCap.rate',
    ],
    ['an accelerator of nothing', accelerated('0'), 'not_positive', 'components[0].accelerators[0].factor'],
    [
      'forgiveness over no month',
      { hold: { months: 12, clawback: { kind: 'straight_line', months: 0 }, recoveryCap: { kind: 'none' } } },
      'not_positive',
      'hold.clawback.months',
    ],
    [
      'a hold of -1 months',
      { hold: { months: -1, clawback: { kind: 'none' }, recoveryCap: { kind: 'none' } } },
      'not_positive',
      'hold.months',
    ],
    [
      'deferred parts of 90 %',
      { deferral: { kind: 'instalments', parts: [{ months: 0, share: '0.9' }] } },
      'shares_not_whole',
      'deferral.parts',
    ],
    [
      'an advance earned over no year',
      { deferral: { kind: 'advanced', earnedOverYears: 0 } },
      'not_positive',
      'deferral.earnedOverYears',
    ],
  ])('%s', (_case, more, code, path) => expect(of(more)).toEqual([['error', code, path]]))
})
