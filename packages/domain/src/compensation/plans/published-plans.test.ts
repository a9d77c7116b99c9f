import { describe, expect, test } from '@jest/globals'
import type { Basis, Payee } from '../basis.ts'
import { deposit, movement, payee, payoutOf, run, split, statementOf, usd } from '../testing/facts.ts'
import {
  bonusAndMalus,
  flowsOnPriorBalances,
  householdCredits,
  newHouseholdsTogether,
  publishedPlans,
  shareOfProduction,
  shareOfRevenue,
  topGrowers,
} from '../testing/published-plans.ts'
import { validatePlan } from './validate-plan.ts'

test.each(publishedPlans.map((plan) => [plan.id, plan] as const))('%s is data, and valid', (_id, plan) => {
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
  expect(validatePlan(plan)).toEqual([])
})

/** New households of these sizes, all of ana, and what else she brought. */
const brought = (sizes: readonly string[], existing = '0'): Pick<Basis, 'households' | 'movements' | 'splits'> => {
  const ids = sizes.map((_, i) => `new${i}`)
  return {
    households: [...ids.map((id) => ({ id, clientSince: '2026-02-01' })), { id: 'h', clientSince: '2019-05-01' }],
    movements: [
      ...sizes.map((size, i) => deposit(`d${i}`, '2026-03-01', size, { householdId: `new${i}` })),
      ...(usd(existing) < 0n
        ? [movement('out', '2026-04-01', 'external_out', existing)]
        : [deposit('in', '2026-04-01', existing)]),
    ],
    splits: [...ids, 'h'].map((id) => split(id, { ana: '1' })),
  }
}
const ana = (figures: Readonly<Record<string, string>>, more: Partial<Payee> = {}) => [
  payee('ana', {
    figures: Object.fromEntries(Object.entries(figures).map(([key, text]) => [key, usd(text)])),
    ...more,
  }),
]

describe('two measures, plus or minus 1 % of pay each (pay 200,000)', () => {
  const paid = (sizes: string[], existing: string, prior: string, referrals: bigint) => {
    const [one] = ana({ pay: '200,000', prior_balances: prior })
    const payees = [payee('ana', { figures: { ...one?.figures, referrals } })]
    return payoutOf({ plan: bonusAndMalus, payees, ...brought(sizes, existing) })
  }
  const five = ['250,000', '250,000', '250,000', '250,000', '250,000']
  test.each([
    ['5 % of 100 M and five households', five, '3,750,000', '100,000,000', 2n, '4,000.00'],
    ['one cent short of 5 %: the households alone', five, '3,749,999.99', '100,000,000', 2n, '2,000.00'],
    ['the hurdle stops at 15 M: 15 M of 900 M is enough', five, '13,750,000', '900,000,000', 2n, '4,000.00'],
    [
      'two households of 10 M do as well as five of 250 k',
      ['10,000,000', '10,000,000'],
      '0',
      '100,000,000',
      2n,
      '4,000.00',
    ],
    [
      'below 2.5 % and three small ones: one malus',
      ['250,000', '250,000', '250,000'],
      '0',
      '100,000,000',
      2n,
      '-2,000.00',
    ],
    ['between the two: nothing', ['250,000', '250,000', '250,000'], '3,000,000', '100,000,000', 2n, '0.00'],
    ['two households, below 2.5 %: both', ['250,000', '250,000'], '0', '100,000,000', 2n, '-4,000.00'],
    ['one referral: the bonus is held back', five, '3,750,000', '100,000,000', 1n, '0.00'],
    ['one referral spares nobody the malus', ['250,000', '250,000'], '0', '100,000,000', 1n, '-4,000.00'],
  ] as const)('%s', (_case, sizes, existing, prior, referrals, bonus) =>
    expect(paid([...sizes], existing, prior, referrals)).toBe(usd(bonus)),
  )
})

describe('household credits 1, 2, 3, 4 by size; six needed, from at least four households (1,000.00 each)', () => {
  test.each([
    ['250 k, 2.5 M, 10 M, 25 M: 1 + 2 + 3 + 4', ['250,000', '2,500,000', '10,000,000', '25,000,000'], '10,000.00'],
    ['a cent below each step', ['249,999.99', '2,499,999.99', '9,999,999.99', '24,999,999.99', '250,000'], '7,000.00'],
    [
      'three households of 25 M are twelve credits, and too few households',
      ['25,000,000', '25,000,000', '25,000,000'],
      '0.00',
    ],
    ['five credits are too few', ['250,000', '250,000', '250,000', '2,500,000'], '0.00'],
  ])('%s', (_case, sizes, bonus) => expect(payoutOf({ plan: householdCredits, ...brought(sizes) })).toBe(usd(bonus)))
})

describe('three new households of 500 k and flows of 7.5 % of prior balances; two negative years cost 1 %', () => {
  const figures = { prior_balances: '100,000,000', production: '1,000,000' }
  const three = ['500,000', '500,000', '500,000']
  const paid = (sizes: string[], existing: string, lastYear: string | null) =>
    payoutOf({
      plan: flowsOnPriorBalances,
      payees: ana(figures, { history: lastYear === null ? [] : [{ net_new: usd(lastYear) }] }),
      ...brought(sizes, existing),
    })
  test.each([
    ['7.5 %: 8 bp on 7.5 M', three, '6,000,000', null, '6,000.00'],
    ['15 %: 12 bp on 15 M', three, '13,500,000', null, '18,000.00'],
    ['a cent below 7.5 %', three, '5,999,999.99', null, '0.00'],
    ['two households are too few', ['500,000', '500,000'], '8,000,000', null, '0.00'],
    ['negative after a negative year: 1 % of production', [], '-1,000', '-5', '-10,000.00'],
    ['negative after a good year', [], '-1,000', '5', '0.00'],
    ['negative, the year before unknown', [], '-1,000', null, '0.00'],
  ])('%s', (_case, sizes, existing, lastYear, bonus) => expect(paid(sizes, existing, lastYear)).toBe(usd(bonus)))
})

describe('from 1 M 0.50 % of production, from 10 M 2 %; needs a new 1 M account, waived at 10 M (production 800,000)', () => {
  test.each([
    ['1 M in a new account', ['1,000,000'], '0', '4,000.00'],
    ['1 M without a new account', [], '1,000,000', '0.00'],
    ['a new account of 999,999.99 is none', ['999,999.99'], '500,000', '0.00'],
    ['10 M without a new account: waived', [], '10,000,000', '16,000.00'],
    ['9,999,999.99 without: not waived', [], '9,999,999.99', '0.00'],
  ])('%s', (_case, sizes, existing, bonus) =>
    expect(
      payoutOf({ plan: shareOfProduction, payees: ana({ production: '800,000' }), ...brought(sizes, existing) }),
    ).toBe(usd(bonus)),
  )

  test('a manager waives the gate for one payee, and the statement says so', () => {
    const payees = ana(
      { production: '800,000' },
      { waivers: [{ gate: 'account', reason: 'moved desks', by: 'manager' }] },
    )
    const statement = statementOf(run({ plan: shareOfProduction, payees, ...brought([], '1,000,000') }))
    expect(statement.payout).toBe(usd('4,000.00'))
    expect(statement.components[0]?.gates).toEqual([{ gate: 'account', outcome: 'waived_by_person' }])
  })
})

test.each([
  ['600,000 of revenue and 750,000 of net new assets', '750,000', '12,000.00'],
  ['499,999.99 is not 500 k', '499,999.99', '0.00'],
])('2 %% of revenue from 500 k: %s', (_case, flows, bonus) =>
  expect(payoutOf({ plan: shareOfRevenue, payees: ana({ revenue: '600,000' }), ...brought([], flows) })).toBe(
    usd(bonus),
  ),
)

test.each([
  ['two households with 8 M: 15 bp', ['3,000,000', '5,000,000'], '12,000.00'],
  ['two with exactly 10 M: 30 bp', ['5,000,000', '5,000,000'], '30,000.00'],
  ['with 60 M: 30 bp on 50 M', ['30,000,000', '30,000,000'], '150,000.00'],
  ['one household is too few', ['8,000,000'], '0.00'],
])('new households together: %s', (_case, sizes, bonus) =>
  expect(payoutOf({ plan: newHouseholdsTogether, ...brought(sizes, '7,000,000') })).toBe(usd(bonus)),
)

describe('the top 40 % of growers', () => {
  const names = ['ana', 'ben', 'cem', 'dan', 'eva']
  const result = (flows: readonly string[]) =>
    run({
      plan: topGrowers,
      payees: names.map((id) =>
        payee(id, { figures: { prior_balances: usd('10,000,000'), production: usd('500,000') } }),
      ),
      movements: flows.map((amount, i) => deposit(`d${i}`, '2026-03-01', amount, { householdId: `h${i}` })),
      splits: names.map((id, i) => split(`h${i}`, { [id]: '1' })),
    })
  const payouts = (flows: readonly string[]) => result(flows).statements.map(({ payout }) => payout)
  const paid = usd('50,000.00')

  test('are two of five, and equals stand or fall together', () => {
    expect(payouts(['5,000,000', '4,000,000', '3,000,000', '2,000,000', '1,000,000'])).toEqual([paid, paid, 0n, 0n, 0n])
    expect(payouts(['5,000,000', '4,000,000', '4,000,000', '2,000,000', '1,000,000'])).toEqual([
      paid,
      paid,
      paid,
      0n,
      0n,
    ])
  })

  test('are paid up front, and earn it in five yearly parts', () =>
    expect(statementOf(result(['5,000,000', '0', '0', '0', '0'])).schedule).toEqual(
      [2027, 2028, 2029, 2030, 2031].map((year) => ({ on: `${year}-12-31`, minor: usd('10,000.00') })),
    ))
})
