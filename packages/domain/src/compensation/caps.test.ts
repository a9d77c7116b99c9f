import { describe, expect, test } from '@jest/globals'
import {
  component,
  deposit,
  fixed,
  minor,
  payee,
  payoutOf,
  plan,
  run,
  split,
  statementOf,
  tiered,
  tiersOf,
  usd,
} from './testing/facts.ts'

const flat = tiered({ tiers: tiersOf(['0', '0.001']) })
const paying = (more: Parameters<typeof component>[0], amount = '1,000,000') =>
  statementOf(
    run({
      plan: plan({ components: [component({ pay: flat, ...more })] }),
      movements: [deposit('d', '2026-03-01', amount)],
    }),
  )
const bonuses = (statement: ReturnType<typeof paying>) => statement.lines.map(({ kind, bonus }) => [kind, bonus])

describe('caps are lines that the payee sees', () => {
  test('on the bonus of a component', () =>
    expect(bonuses(paying({ caps: [{ kind: 'bonus', limit: fixed(minor('600.00')) }] }))).toEqual([
      ['credit', usd('1,000.00')],
      ['cap', usd('-400.00')],
    ]))

  test('at the cap nothing is cut', () =>
    expect(bonuses(paying({ caps: [{ kind: 'bonus', limit: fixed(minor('1,000.00')) }] }))).toEqual([
      ['credit', usd('1,000.00')],
    ]))

  test('on the rate: 5 bp of the money at most, whichever way it is paid on', () => {
    const caps = [{ kind: 'rate', rate: '0.0005' }] as const
    expect(paying({ caps }).payout).toBe(usd('500.00'))
    const rated = paying({ caps, pay: { kind: 'rate', on: 'net_new', rate: '0.002' } })
    expect(
      rated.lines.map(({ kind, reference, amount, bonus, slices }) => [kind, reference, amount, bonus, slices.length]),
    ).toEqual([
      ['credit', null, usd('1,000,000'), usd('2,000.00'), 1],
      ['cap', 'rate', usd('500.00'), usd('-1,500.00'), 0],
    ])
  })
  test('on the rate, of what is paid on no money, is nothing', () =>
    expect(paying({ caps: [{ kind: 'rate', rate: '0.5' }], pay: { kind: 'fixed', minor: '100' } }).payout).toBe(0n))

  test('per household, for each that passes it', () => {
    const facts = {
      plan: plan({ components: [component({ pay: flat, caps: [{ kind: 'household', minor: minor('700.00') }] })] }),
      movements: [
        deposit('a', '2026-03-01', '500,000'),
        deposit('b', '2026-03-02', '500,000'),
        deposit('c', '2026-03-03', '600,000', { householdId: 'k' }),
      ],
      splits: [split('h', { ana: '1' }), split('k', { ana: '1' })],
    }
    const statement = statementOf(run(facts))
    expect(
      statement.lines.filter(({ kind }) => kind === 'cap').map(({ reference, bonus }) => [reference, bonus]),
    ).toEqual([['h', usd('-300.00')]])
    expect(statement.payout).toBe(usd('1,300.00'))
  })

  test('on the whole plan, after all components', () => {
    const twice = [component({ pay: flat }), component({ key: 'again', pay: flat })]
    const statement = statementOf(
      run({
        plan: plan({
          components: twice,
          caps: [
            { kind: 'bonus', limit: fixed(minor('1,500.00')) },
            { kind: 'bonus', limit: fixed(minor('1,800.00')) },
          ],
        }),
        movements: [deposit('d', '2026-03-01', '1,000,000')],
      }),
    )
    expect(statement.payout).toBe(usd('1,500.00'))
    expect(statement.lines.at(-1)).toMatchObject({ kind: 'cap', component: null, bonus: usd('-500.00') })
  })

  test('as a share of pay', () => {
    const capped = plan({
      measures: [
        { key: 'net_new', name: 'Net new', kind: 'net_new_assets', product: null },
        { key: 'pay', name: 'Pay', kind: 'figure', figure: 'pay', unit: 'money' },
      ],
      components: [
        component({
          pay: flat,
          caps: [{ kind: 'bonus', limit: { kind: 'share_of', measure: 'pay', rate: '0.01', cap: null } }],
        }),
      ],
    })
    const payees = [payee('ana', { figures: { pay: usd('50,000') } })]
    expect(payoutOf({ plan: capped, payees, movements: [deposit('d', '2026-03-01', '1,000,000')] })).toBe(usd('500.00'))
  })
})

describe('a cap never takes more than was earned', () => {
  const ofPay = { kind: 'share_of', measure: 'pay', rate: '0.01', cap: null } as const
  const measures = [
    { key: 'net_new', name: 'Net new', kind: 'net_new_assets', product: null } as const,
    { key: 'pay', name: 'Pay', kind: 'figure', figure: 'pay', unit: 'money' } as const,
  ]
  const paidUnder = (pay: Parameters<typeof component>[0], planCap: boolean) =>
    payoutOf({
      plan: plan({
        measures,
        components: [component({ ...pay, caps: planCap ? [] : [{ kind: 'bonus', limit: ofPay }] })],
        caps: planCap ? [{ kind: 'bonus', limit: ofPay }] : [],
      }),
      payees: [payee('ana', { figures: { pay: -usd('50,000') } })],
      movements: [deposit('d', '2026-03-01', '1,000,000')],
    })
  test.each([
    ['of a component', false],
    ['of the plan', true],
  ])('where its base fell below nothing: %s', (_case, ofPlan) => {
    expect(paidUnder({ pay: flat }, ofPlan)).toBe(0n)
    expect(paidUnder({ pay: { kind: 'fixed', minor: minor('-100.00') } }, ofPlan)).toBe(usd('-100.00'))
  })
})
