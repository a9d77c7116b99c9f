import { describe, expect, test } from '@jest/globals'
import { proposeAdjustment, signAdjustment } from './adjustment.ts'
import {
  atLeast,
  component,
  deposit,
  fee,
  gate,
  minor,
  movement,
  payee,
  payoutOf,
  plan,
  run,
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

describe('accelerators make a new rate and never round twice', () => {
  const quick = (factor: string, level: string) => ({
    key: factor,
    name: factor,
    when: atLeast('net_new', minor(level)),
    factor,
  })
  test('1.25 times 10 bp is 12.5 bp', () => {
    const statement = paying({ accelerators: [quick('1.25', '1,000,000')] })
    expect(statement.payout).toBe(usd('1,250.00'))
    expect(statement.lines[0]?.slices[0]?.rate).toBe('0.00125')
    expect(statement.components[0]?.accelerators).toEqual(['1.25'])
  })
  test('two of them multiply', () =>
    expect(paying({ accelerators: [quick('1.25', '0'), quick('2', '0')] }).payout).toBe(usd('2,500.00')))
  test('below its condition it is off', () =>
    expect(paying({ accelerators: [quick('1.25', '1,000,000.01')] }).payout).toBe(usd('1,000.00')))
})

test('money that came and left again earns no rate, and no line says so', () => {
  const rated = plan({ components: [component({ pay: { kind: 'rate', on: 'net_new', rate: '0.001' } })] })
  const movements = [
    deposit('in', '2026-03-01', '1,000.00'),
    movement('out', '2026-04-01', 'external_out', '-1,000.00'),
  ]
  expect(statementOf(run({ plan: rated, movements })).lines).toEqual([])
})

describe('gates', () => {
  const shut = (holdsBack: 'bonus' | 'everything') => gate(atLeast('net_new', minor('2,000,000')), { holdsBack })
  test('a closed gate holds the bonus back, and the credit stays on the statement', () => {
    const statement = paying({ gates: [shut('bonus')] })
    expect(statement.payout).toBe(0n)
    expect(statement.components[0]).toMatchObject({
      outcome: 'gate_closed',
      gates: [{ gate: 'gate', outcome: 'closed' }],
    })
    expect(statement.credits.map(({ amount }) => amount)).toEqual([usd('1,000,000')])
  })
  test('where there is nothing to hold back, a closed gate holds nothing', () =>
    expect(
      statementOf(run({ plan: plan({ components: [component({ pay: flat, gates: [shut('bonus')] })] }) }))
        .components[0],
    ).toMatchObject({ outcome: 'paid', entitled: 0n, gates: [{ outcome: 'closed' }] }))
  test('a gate on everything spares the malus, a gate on the bonus does not', () => {
    const malus = (holdsBack: 'bonus' | 'everything') =>
      paying({ pay: { kind: 'fixed', minor: minor('-100.00') }, gates: [shut(holdsBack)] }).payout
    expect(malus('everything')).toBe(0n)
    expect(malus('bonus')).toBe(usd('-100.00'))
  })
})

describe('what was reached and paid before', () => {
  test('a cliff that is passed later pays the difference for the whole year', () => {
    const statement = statementOf(
      run({
        plan: plan({ components: [component({ pay: tiered({ mode: 'cliff' }) })] }),
        payees: [payee('ana', { openings: { net_new: usd('8,000,000') }, paidBefore: { growth: usd('4,000.00') } })],
        movements: [deposit('d', '2026-07-01', '4,000,000')],
      }),
    )
    expect(bonuses(statement)).toEqual([
      ['brought_forward', usd('6,400.00')],
      ['credit', usd('3,200.00')],
      ['paid_before', usd('-4,000.00')],
    ])
  })
  test('nothing new: nothing more is paid', () =>
    expect(
      payoutOf({
        payees: [payee('ana', { openings: { net_new: usd('8,000,000') }, paidBefore: { growth: usd('4,000.00') } })],
      }),
    ).toBe(0n))
})

describe('deferral', () => {
  const deferred = plan({
    components: [component({ pay: flat })],
    deferral: {
      kind: 'instalments',
      parts: [
        { months: 0, share: '0.5' },
        { months: 12, share: '0.25' },
        { months: 24, share: '0.25' },
      ],
    },
  })
  test('half now, a quarter a year later, a quarter after two, to the cent', () => {
    const statement = statementOf(run({ plan: deferred, movements: [deposit('d', '2026-03-01', '1,000,010')] }))
    expect(statement.payout).toBe(usd('500.01'))
    expect(statement.schedule).toEqual([
      { on: '2027-12-31', minor: usd('250.00') },
      { on: '2028-12-31', minor: usd('250.00') },
    ])
  })
  test('what was deferred and falls due now is a line of its own', () =>
    expect(payoutOf({ releases: [{ id: 'r', payeeId: 'ana', minor: usd('250.00'), line: 'growth' }] })).toBe(
      usd('250.00'),
    ))
  test('of nothing nothing is deferred', () => expect(statementOf(run({ plan: deferred })).schedule).toEqual([]))
  test('a malus is not deferred', () =>
    expect(
      payoutOf({ plan: { ...deferred, components: [component({ pay: { kind: 'fixed', minor: minor('-100.00') } })] } }),
    ).toBe(usd('-100.00')))
})

describe('engagements and fees', () => {
  const bankers = plan({
    measures: [
      { key: 'won', name: 'Engagements won', kind: 'engagements_won' },
      { key: 'fees', name: 'Fees collected', kind: 'fees_collected', stage: 'collected' },
    ],
    components: [
      component({ key: 'won', pay: { kind: 'per_unit', of: 'won', after: '1', minor: minor('2,500.00') } }),
      component({ key: 'fees', pay: { kind: 'rate', on: 'fees', rate: '0.03' } }),
    ],
  })
  test('each engagement after the first pays 2,500.00, and 3 % of fees when they are collected', () => {
    const engagements = ['a', 'b', 'c'].map((claimId) => ({
      claimId,
      householdId: 'h',
      contactIds: [],
      confirmedOn: '2026-05-01',
    }))
    const statement = statementOf(
      run({
        plan: bankers,
        engagements,
        fees: [fee('f', '2026-06-01', '100,000'), fee('g', '2026-06-02', '50,000', { stage: 'invoiced' })],
      }),
    )
    expect(bonuses(statement)).toEqual([
      ['units', usd('5,000.00')],
      ['credit', usd('3,000.00')],
    ])
  })
})

describe('manual adjustments', () => {
  const proposed = {
    id: 'x',
    payeeId: 'ana',
    minor: usd('75.00'),
    reason: 'late file',
    author: 'boss',
    correctsLine: null,
  }
  test('stand on the statement with their reason', () =>
    expect(statementOf(run({ adjustments: [{ ...proposed, secondSignature: 'approver' }] })).lines).toMatchObject([
      { kind: 'adjustment', reference: 'x', reason: 'late file', bonus: usd('75.00') },
    ]))
  test('need a reason, an amount, and a second signature of somebody else', () => {
    const reason = (decision: { ok: boolean; reason?: unknown }) => (decision.ok ? 'accepted' : decision.reason)
    expect(reason(proposeAdjustment({ ...proposed, reason: ' ' }, []))).toBe('reason_missing')
    expect(reason(proposeAdjustment({ ...proposed, minor: 0n }, []))).toBe('nothing_adjusted')
    expect(reason(proposeAdjustment({ ...proposed, author: 'ana' }, []))).toBe('own_benefit')
    expect(reason(signAdjustment(proposed, { id: 'boss', onBehalfOf: null }, []))).toBe('own_adjustment')
    expect(reason(signAdjustment(proposed, { id: 'assistant', onBehalfOf: 'boss' }, []))).toBe('own_adjustment')
    expect(reason(signAdjustment(proposed, { id: 'ana', onBehalfOf: null }, []))).toBe('own_benefit')
    expect(reason(signAdjustment(proposed, { id: 'assistant', onBehalfOf: 'ana' }, []))).toBe('own_benefit')
    const delegations = [{ from: 'ana', to: 'deputy' }]
    expect(reason(signAdjustment(proposed, { id: 'deputy', onBehalfOf: null }, delegations))).toBe('own_benefit')
    expect(reason(proposeAdjustment({ ...proposed, author: 'deputy' }, delegations))).toBe('own_benefit')
    expect(signAdjustment(proposed, { id: 'approver', onBehalfOf: null }, [])).toMatchObject({
      ok: true,
      fact: { secondSignature: 'approver' },
    })
  })
})

test('the scorecard’s award is a line of the statement', () => {
  const both = plan({
    components: [component({ pay: flat }), component({ key: 'subjective', pay: { kind: 'scorecard' } })],
  })
  const statement = statementOf(
    run({ plan: both, scorecards: [{ id: 'card', payeeId: 'ana', minor: usd('29,750.00') }] }),
  )
  expect(statement.lines).toMatchObject([{ kind: 'scorecard', reference: 'card', bonus: usd('29,750.00') }])
  expect(statement.payout).toBe(usd('29,750.00'))
})
