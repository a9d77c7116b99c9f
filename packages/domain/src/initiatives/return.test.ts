import { describe, expect, test } from '@jest/globals'
import { type CostLine, feeByContractYear, flawOfCost, rollUpCosts, staffCost, withAllBelow } from './costs.ts'
import { costPer, DEFAULT_RETURN_OUTLOOK, firstYear, returnOn } from './return.ts'

const usd = (dollars: number): bigint => BigInt(Math.round(dollars * 100))
const line = (category: CostLine['category'], actual: number, initiativeId = 'golf day'): CostLine => ({
  initiativeId,
  category,
  budget: 0n,
  actual: usd(actual),
  currency: 'USD',
})

describe('the golf day', () => {
  const lines = [
    line('fee', 400_000),
    line('hospitality', 85_000),
    line('travel', 20_000),
    line('gifts', 6_000),
    line('staff', 18_000),
  ]
  const cost = usd(529_000)
  const attributed = usd(31_500_000)
  const fiveYears = { revenueRate: '0.007', years: 5, retention: '0.92', discount: '0.08', margin: '1' }
  const millions = (minor: bigint | null) => (Number(minor) / 100_000_000).toFixed(1)

  test('cost 529,000: 8,816.67 for each of 60 guests, 22,041.67 for each of 24 qualified prospects', () => {
    const rolledUp = rollUpCosts([{ id: 'golf day', parentId: null }], lines)
    expect(rolledUp.ok && rolledUp.fact.get('golf day')?.total.actual).toBe(cost)
    expect(costPer(cost, 60)).toBe(usd(8_816.67))
    expect(costPer(cost, 24)).toBe(usd(22_041.67))
    expect(costPer(cost, 0)).toBeNull()
  })

  test('first year: 220,500 of revenue, a return of −58.3 %, break-even at 75.6 M', () => {
    const year = returnOn(cost, attributed, firstYear('0.007'))
    expect(year).toMatchObject({
      yearlyRevenue: usd(220_500),
      presentValue: usd(220_500),
      roi: '-0.5832',
      factor: '1.0000',
    })
    expect(year.breakEven).toBe(usd(75_571_428.58))
    expect(millions(year.breakEven)).toBe('75.6')
  })

  test('that is what a firm looks ahead by unless it says otherwise', () =>
    expect(DEFAULT_RETURN_OUTLOOK).toEqual({ years: 5, retention: '0.92', discount: '0.08' }))
  test('five years, 92 % retained, 8 % discount: factor 3.4465, present value 759,954, +43.7 %, break-even 21.9 M', () => {
    const five = returnOn(cost, attributed, fiveYears)
    expect(five).toMatchObject({ factor: '3.4465', roi: '0.4366' })
    expect((five.presentValue + 50n) / 100n).toBe(759_954n)
    expect(millions(five.breakEven)).toBe('21.9')
  })

  test('at 55 % margin: 417,974, −21.0 %, break-even 39.9 M', () => {
    const net = returnOn(cost, attributed, { ...fiveYears, margin: '0.55' })
    expect((net.presentValue + 50n) / 100n).toBe(417_974n)
    expect(net.roi).toBe('-0.2099')
    expect(millions(net.breakEven)).toBe('39.9')
  })

  test('the break-even pays the cost, and a cent less does not', () => {
    const { breakEven } = returnOn(cost, attributed, { ...fiveYears, margin: '0.55' })
    const at = (assets: bigint) => returnOn(cost * 10n ** 6n, assets * 10n ** 6n, { ...fiveYears, margin: '0.55' })
    expect(at(breakEven ?? 0n).presentValue >= cost * 10n ** 6n).toBe(true)
    expect(at((breakEven ?? 0n) - 1n).presentValue < cost * 10n ** 6n).toBe(true)
  })

  test('what cannot be answered is not: no costs have no return, no revenue never breaks even', () => {
    expect(returnOn(0n, attributed, fiveYears).roi).toBeNull()
    expect(returnOn(cost, attributed, { ...fiveYears, revenueRate: '0' }).breakEven).toBeNull()
    expect(() => returnOn(cost, attributed, { ...fiveYears, years: 0 })).toThrow('years')
    expect(() => returnOn(cost, attributed, { ...fiveYears, years: 51 })).toThrow('years')
    expect(returnOn(cost, attributed, { ...fiveYears, years: 50 }).factor).toBe('6.2479')
    expect(() => returnOn(cost, attributed, { ...fiveYears, discount: '-0.1' })).toThrow('negative')
  })
})

describe('costs through the hierarchy', () => {
  const series = [
    { id: 'season', parentId: null },
    { id: 'golf day', parentId: 'season' },
    { id: 'dinner', parentId: 'golf day' },
    { id: 'race', parentId: 'season' },
  ]
  const lines = [line('fee', 100, 'season'), line('gifts', 20, 'dinner'), line('fee', 3, 'race'), line('gifts', 4)]

  test('each level has its own lines and everything below, each line once', () => {
    const rolledUp = rollUpCosts(series, lines)
    if (!rolledUp.ok) throw new Error(rolledUp.reason)
    const totals = [...rolledUp.fact].map(([id, { own, total }]) => [id, own.actual, total.actual])
    expect(totals).toEqual([
      ['season', usd(100), usd(127)],
      ['golf day', usd(4), usd(24)],
      ['dinner', usd(20), usd(20)],
      ['race', usd(3), usd(3)],
    ])
    expect(rolledUp.fact.get('season')?.total.byCategory.get('fee')?.actual).toBe(usd(103))
  })

  test('budget and actual are kept apart, in total and by category', () => {
    const budgeted = [
      { ...line('fee', 90, 'season'), budget: usd(100) },
      { ...line('fee', 30, 'race'), budget: usd(20) },
      { ...line('media', 1, 'race'), budget: usd(5) },
    ]
    const rolledUp = rollUpCosts(series, budgeted)
    const total = rolledUp.ok ? rolledUp.fact.get('season')?.total : undefined
    expect(total).toEqual({
      budget: usd(125),
      actual: usd(121),
      byCategory: new Map([
        ['fee', { budget: usd(120), actual: usd(120) }],
        ['media', { budget: usd(5), actual: usd(1) }],
      ]),
    })
  })

  test.each([
    [
      'an initiative above itself',
      [...series, { id: 'a', parentId: 'b' }, { id: 'b', parentId: 'a' }],
      lines,
      'hierarchy_has_a_cycle',
    ],
    ['a parent that is not there', [...series, { id: 'a', parentId: 'gone' }], lines, 'parent_unknown'],
    ['a line of an initiative that is not there', series, [line('fee', 1, 'gone')], 'initiative_unknown'],
    ['euros among dollars', series, [...lines, { ...line('fee', 1), currency: 'EUR' }], 'currency_differs'],
  ])('%s is refused', (_case, initiatives, costs, reason) => {
    expect(rollUpCosts(initiatives, costs)).toEqual({ ok: false, reason })
  })

  test('staff hours cost their loaded rate, and a fee spreads over its contract years without losing a cent', () => {
    expect(staffCost('120', usd(150))).toBe(usd(18_000))
    expect(staffCost('0.333', 100n)).toBe(33n)
    expect(feeByContractYear(usd(1_000_000), 3)).toEqual([usd(333_333.34), usd(333_333.33), usd(333_333.33)])
    expect(feeByContractYear(usd(1), 1)).toEqual([usd(1)])
    expect(() => feeByContractYear(1n, 0)).toThrow('contract years')
  })
})

describe('the hierarchy of initiatives', () => {
  const places = [
    { id: 'season', parentId: null },
    { id: 'symphony', parentId: 'season' },
    { id: 'spring night', parentId: 'symphony' },
    { id: 'golf', parentId: null },
  ]
  test('an initiative counts with everything below it, at any depth', () => {
    expect(withAllBelow(places, 'season')).toEqual(new Set(['season', 'symphony', 'spring night']))
    expect(withAllBelow(places, 'symphony')).toEqual(new Set(['symphony', 'spring night']))
    expect(withAllBelow(places, 'golf')).toEqual(new Set(['golf']))
  })
  test('a circle is not followed for ever', () =>
    expect(
      withAllBelow(
        [
          { id: 'a', parentId: 'b' },
          { id: 'b', parentId: 'a' },
        ],
        'a',
      ),
    ).toEqual(new Set(['a', 'b'])))
})

test.each([
  ['a cost as it was budgeted and came', 'USD', 100n, 'USD', 90n, null],
  ['nothing at all', 'USD', 0n, 'USD', 0n, null],
  ['a budget in another currency', 'EUR', 100n, 'USD', 90n, 'currency_differs'],
  ['a bill in another currency', 'USD', 100n, 'EUR', 90n, 'currency_differs'],
  ['a budget below nothing', 'USD', -1n, 'USD', 90n, 'amount_negative'],
  ['a bill below nothing', 'USD', 100n, 'USD', -1n, 'amount_negative'],
] as const)('%s', (_case, of, budget, paidIn, actual, flaw) =>
  expect(
    flawOfCost({ budget: { minor: budget, currency: of }, actual: { minor: actual, currency: paidIn } }, 'USD'),
  ).toBe(flaw),
)
