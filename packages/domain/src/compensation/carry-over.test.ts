import { describe, expect, test } from '@jest/globals'
import type { Basis } from './basis.ts'
import { holdsWholeYear, NOTHING_SO_FAR, soFarAfter } from './carry-over.ts'
import type { Measure } from './plan.ts'
import {
  basis,
  component,
  deposit,
  fixed,
  minor,
  movement,
  payee,
  plan,
  run,
  split,
  statementOf,
  tiered,
  tiersOf,
  usd,
} from './testing/facts.ts'

const year = [
  deposit('jan', '2026-01-20', '8,200,000'),
  deposit('feb', '2026-02-12', '5,000,000'),
  movement('out', '2026-08-20', 'external_out', '-2,000,000'),
  deposit('nov', '2026-11-05', '16,000,000'),
]
const quarters = [
  ['2026-01-01', '2026-03-31'],
  ['2026-04-01', '2026-06-30'],
  ['2026-07-01', '2026-09-30'],
  ['2026-10-01', '2026-12-31'],
] as const

/** The payouts of four quarterly runs, each opened by the one before. */
function quarterly(facts: Pick<Basis, 'plan' | 'movements'> & Partial<Basis>) {
  let soFar = NOTHING_SO_FAR
  return quarters.map(([from, to]) => {
    const movements = facts.movements.filter(
      ({ valueDate }) => valueDate <= to && (holdsWholeYear(facts.plan) || valueDate >= from),
    )
    const statement = statementOf(run({ ...facts, movements, payees: [payee('ana', soFar)] }))
    soFar = soFarAfter(facts.plan, statement)
    return statement.payout
  })
}

describe('a year paid in quarters', () => {
  test('climbs the tiers of the year, and takes back what a later outflow takes off', () => {
    const paid = quarterly({ plan: plan(), movements: year })
    expect(paid).toEqual([usd('7,560.00'), 0n, -usd('1,600.00'), usd('13,680.00')])
    expect(paid.reduce((sum, one) => sum + one, 0n)).toBe(statementOf(run({ movements: year })).payout)
  })

  test('counts a household once, in whatever quarter its money came', () => {
    const households: Measure = {
      key: 'new',
      name: 'New households',
      kind: 'new_households',
      minimum: '100000000',
      sizedBy: 'household',
    }
    const facts = basis({
      plan: plan({
        measures: [households],
        components: [component({ pay: { kind: 'per_unit', of: 'new', after: '0', minor: '100000' } })],
      }),
      households: [{ id: 'h', clientSince: '2026-01-10' }],
      movements: [deposit('a', '2026-02-01', '600,000'), deposit('b', '2026-05-01', '600,000')],
    })
    expect(holdsWholeYear(facts.plan)).toBe(true)
    expect(quarterly(facts)).toEqual([0n, usd('1,000.00'), 0n, 0n])
  })
})

describe('a cap holds over the year, and not once in every quarter', () => {
  const payouts = (facts: Pick<Basis, 'plan' | 'movements'>) => ({
    quarters: quarterly(facts),
    year: statementOf(run(facts)).payout,
  })

  test('on the whole plan: what the cap took in spring is not taken back in autumn', () => {
    const capped = plan({ caps: [{ kind: 'bonus', limit: fixed(minor('7,000.00')) }] })
    expect(payouts({ plan: capped, movements: year })).toEqual({
      quarters: [usd('7,000.00'), 0n, -usd('1,040.00'), usd('1,040.00')],
      year: usd('7,000.00'),
    })
  })

  test('on the whole plan, over two components: each gave up its part of what the cap took', () => {
    const twice = plan({
      components: [component(), component({ key: 'again', pay: tiered({ tiers: tiersOf(['0', '0.001']) }) })],
      caps: [{ kind: 'bonus', limit: fixed(minor('10,000.00')) }],
    })
    const [first] = quarters
    const spring = statementOf(run({ plan: twice, movements: year.filter(({ valueDate }) => valueDate <= first[1]) }))
    expect(soFarAfter(twice, spring).paidBefore).toEqual({ growth: usd('3,641.62'), again: usd('6,358.38') })
    expect(payouts({ plan: twice, movements: year }).quarters).toEqual([usd('10,000.00'), 0n, 0n, 0n])
  })

  test('on the whole plan, beside a malus: what the cap took was the bonus’s', () => {
    const both = plan({
      components: [component(), component({ key: 'malus', pay: { kind: 'fixed', minor: minor('-100.00') } })],
      caps: [{ kind: 'bonus', limit: fixed(minor('7,000.00')) }],
    })
    const [first] = quarters
    const spring = statementOf(run({ plan: both, movements: year.filter(({ valueDate }) => valueDate <= first[1]) }))
    expect(soFarAfter(both, spring).paidBefore).toEqual({ growth: usd('7,100.00'), malus: -usd('100.00') })
  })

  test('per household: what a household earned in spring counts against its cap in autumn', () => {
    const capped = plan({ components: [component({ caps: [{ kind: 'household', minor: minor('7,000.00') }] })] })
    expect(payouts({ plan: capped, movements: year })).toEqual({
      quarters: [usd('7,000.00'), 0n, -usd('1,040.00'), usd('1,040.00')],
      year: usd('7,000.00'),
    })
  })
})

describe('what a statement leaves to the next period', () => {
  const measures: Measure[] = [
    { key: 'net_new', name: 'Net', kind: 'net_new_assets', product: null },
    { key: 'prior', name: 'Prior', kind: 'figure', figure: 'prior', unit: 'money' },
    { key: 'growth', name: 'Growth', kind: 'ratio', part: 'net_new', whole: 'prior' },
  ]
  const statement = statementOf(
    run({
      plan: plan({ measures }),
      payees: [payee('ana', { figures: { prior: usd('100,000,000') } })],
      movements: [deposit('a', '2026-02-01', '1,000,000')],
    }),
  )
  test('sums go on from where they stood; stated figures and ratios do not', () =>
    expect(soFarAfter(plan({ measures }), statement)).toEqual({
      openings: { net_new: usd('1,000,000') },
      paidBefore: { growth: usd('500.00') },
    }))
  test.each(['new_households', 'household_credits', 'new_household_assets'] as const)(
    'nothing goes on where a plan counts households (%s): the year is looked at again',
    (kind) => {
      const counted = { key: 'c', name: 'c', kind, minimum: '0', bands: [], sizedBy: 'household' } as unknown as Measure
      expect(soFarAfter(plan({ measures: [...measures, counted] }), statement).openings).toEqual({})
    },
  )
  test('a plan of sums does not need the whole year again', () => {
    expect(holdsWholeYear(plan({ measures }))).toBe(false)
    expect(holdsWholeYear(plan({ components: [component({ pay: tiered() })] }))).toBe(false)
    expect(split('h', {}).shares).toEqual([])
  })
})
