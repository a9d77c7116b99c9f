import { describe, expect, test } from '@jest/globals'
import type { Condition } from '../plan.ts'
import { atLeast, below, component, fixed, gate } from '../testing/facts.ts'
import { findingsOf, netNew, tier, withTiers } from '../testing/findings.ts'

test('a sound plan has no findings', () => expect(findingsOf({})).toEqual([]))

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
      findingsOf({
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
    expect(findingsOf({ gates: [gate(requires)] })).toContainEqual(['error', 'unreachable', 'gates[0].requires']),
  )

  test.each([
    ['at least 5 and below 6', all(atLeast('new', '5'), below('new', '6'))],
    ['one way of two is open', any(below('new', '0'), atLeast('new', '1'))],
    ['net new assets may be negative', below('net_new', '0')],
    ['two years', years(2)],
  ])('one that somebody can: %s', (_case, requires) => expect(findingsOf({ gates: [gate(requires)] })).toEqual([]))

  test('a component that pays only where its gate is closed', () => {
    const contradiction = component({ gates: [gate(atLeast('new', '5'))], when: below('new', '3') })
    expect(findingsOf({ components: [contradiction] })).toEqual([['error', 'unreachable', 'components[0].when']])
    const malus = { ...contradiction, pay: { kind: 'rate', on: 'prior', rate: '-0.01' } as const }
    expect(findingsOf({ components: [malus] })).toEqual([])
    const waivable = { ...contradiction, gates: [gate(atLeast('new', '5'), { waivedWhen: atLeast('net_new', '1') })] }
    expect(findingsOf({ components: [waivable] })).toEqual([])
  })

  test('credits that no household is worth', () => {
    const credits = {
      key: 'c',
      name: 'c',
      kind: 'household_credits',
      sizedBy: 'household',
      bands: [{ from: '0', to: null, credits: '0' }],
    } as const
    expect(findingsOf({ measures: [netNew, credits], gates: [gate(atLeast('c', '1'))] })).toEqual([
      ['error', 'unreachable', 'gates[0].requires'],
    ])
  })

  test('so many alternatives that looking further would hang are let through', () => {
    const one = any(...Array.from({ length: 8 }, (_, i) => atLeast('new', String(i))))
    expect(findingsOf({ gates: [gate(all(one, one, one, one, below('new', '0')))] })).toEqual([])
  })
})

describe('a reward for one product', () => {
  const product = { measures: [{ ...netNew, product: 'house-fund' }] }
  test('for less than a year stops for compliance', () => {
    expect(findingsOf({ ...product, period: { firstDay: '2026-01-01', lastDay: '2026-06-30' } })).toEqual([
      ['stop', 'product_short_term', 'measures[0].product'],
    ])
    expect(findingsOf({ ...product, period: { firstDay: '2026-01-01', lastDay: '2026-12-30' } })).toHaveLength(1)
  })
  test('for a whole year does not, nor one for all products in a quarter', () => {
    expect(findingsOf(product)).toEqual([])
    expect(findingsOf({ period: { firstDay: '2026-01-01', lastDay: '2026-03-31' } })).toEqual([])
  })
})
