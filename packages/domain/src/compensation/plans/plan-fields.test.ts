import { describe, expect, test } from '@jest/globals'
import type { Plan } from '../plan.ts'
import { atLeast, component, fixed, gate, tiered } from '../testing/facts.ts'
import { count, findingsOf, netNew, tier } from '../testing/findings.ts'

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
  ])('%s', (_case, more, code, path) => expect(findingsOf(more)).toEqual([['error', code, path]]))
})
