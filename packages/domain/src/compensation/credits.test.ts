import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { creditParts } from '../claims/split-agreement.ts'
import { allocate } from '../money/allocate.ts'
import { decimalText } from '../money/rate.ts'
import {
  component,
  deposit,
  fee,
  minor,
  movement,
  payee,
  plan,
  problems,
  run,
  split,
  statementOf,
  usd,
} from './testing/facts.ts'

describe('splits', () => {
  test('100.00 at 33.33, 33.33 and 33.34 per cent is split to the cent', () => {
    const shares = { ana: '0.3333', ben: '0.3333', cem: '0.3334' }
    const result = run({
      payees: ['ana', 'ben', 'cem'].map((id) => payee(id)),
      splits: [split('h', shares)],
      movements: [deposit('d', '2026-03-01', '100.00')],
    })
    expect(result.statements.map(({ credits }) => credits[0]?.amount)).toEqual([
      usd('33.33'),
      usd('33.33'),
      usd('33.34'),
    ])
  })
  test('the split of the day applies; a reversal follows what it reverses; the claim’s own split comes first', () => {
    const result = run({
      payees: [payee('ana'), payee('ben')],
      splits: [
        split('h', { ana: '1' }, { id: 's1', lastDay: '2026-06-30' }),
        split('h', { ben: '1' }, { id: 's2', firstDay: '2026-07-01' }),
        split('h', { ana: '0.5', ben: '0.5' }, { id: 's3', claimId: 'shared' }),
      ],
      movements: [
        deposit('a', '2026-06-30', '100.00'),
        deposit('b', '2026-07-01', '200.00'),
        movement('c', '2026-08-01', 'reversal', '-40.00', { splitOn: '2026-06-30' }),
        deposit('d', '2026-08-02', '10.00', { claimId: 'shared' }),
      ],
    })
    expect(statementOf(result, 'ana').figures[0]?.value).toBe(usd('65.00'))
    expect(statementOf(result, 'ben').figures[0]?.value).toBe(usd('205.00'))
  })
  test('shadow credit is shown, and in no line, figure or total', () => {
    const movements = [deposit('d', '2026-03-01', '1,000,000')]
    const payees = [payee('ana'), payee('boss')]
    const shadow = [{ payeeId: 'boss', share: '1' }]
    const result = run({ payees, movements, splits: [split('h', { ana: '1' }, { shadow })] })
    expect(statementOf(result, 'boss')).toMatchObject({
      payout: 0n,
      lines: [],
      credits: [],
      shadow: [{ amount: usd('1,000,000') }],
    })
    expect(result.totals).toEqual(run({ payees, movements }).totals)
  })
  test('what belongs to people outside the run is said, and not paid here', () =>
    expect(
      run({ splits: [split('h', { ana: '0.5', guest: '0.5' })], movements: [deposit('d', '2026-03-01', '100.00')] })
        .totals.creditedElsewhere,
    ).toBe(usd('50.00')))
})

test('a run credits what the confirmation credited, to the cent', () => {
  const shares = fc.uniqueArray(fc.constantFrom('ana', 'ben', 'cid', 'dee'), { minLength: 1 }).chain((payees) =>
    fc
      .array(fc.integer({ min: 1, max: 5_000 }), { minLength: payees.length, maxLength: payees.length })
      .map((weights) => {
        const points = allocate(
          10_000n,
          weights.map((weight) => BigInt(weight)),
        )
        return payees.flatMap((id, at) => (points[at] ? [{ payee: id, share: decimalText(points[at] ?? 0n, 4) }] : []))
      }),
  )
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 10 ** 12 }), (splits, cents) => {
      const of = Object.fromEntries(splits.map(({ payee, share }) => [payee, share]))
      const result = run({
        payees: splits.map((one) => payee(one.payee)),
        splits: [split('h', of)],
        movements: [deposit('d', '2026-03-01', decimalText(BigInt(cents), 2))],
      })
      const credited = result.statements.flatMap(({ payeeId, credits }) =>
        credits.map(({ amount }) => ({ payee: payeeId, amount })),
      )
      expect(credited.toSorted((a, b) => (a.payee < b.payee ? -1 : 1))).toEqual(creditParts(BigInt(cents), splits))
    }),
  )
})

describe('the order decides who gets which tier', () => {
  test('value date first, then activity id, whatever the movements are called', () => {
    const statement = statementOf(
      run({
        movements: [
          deposit('a', '2026-03-02', '1,000,000', { activityId: 'z' }),
          deposit('b', '2026-03-02', '9,500,000', { activityId: 'y' }),
          deposit('c', '2026-03-01', '1.00'),
        ],
      }),
    )
    expect(statement.credits.map(({ trace }) => trace.id)).toEqual(['c', 'b', 'a'])
    expect(statement.lines.map(({ slices }) => slices.length)).toEqual([1, 1, 2])
  })
})

describe('new households', () => {
  const counted = plan({
    measures: [
      { key: 'new', name: 'New households', kind: 'new_households', minimum: minor('100.00'), sizedBy: 'household' },
    ],
    components: [component({ pay: { kind: 'per_unit', of: 'new', after: '0', minor: minor('1,000.00') } })],
  })
  const facts = {
    plan: counted,
    payees: [payee('ana'), payee('ben')],
    splits: [split('h', { ana: '1' }), split('h', { ben: '1' }, { id: 'own', claimId: 'own' })],
    movements: [
      deposit('a', '2026-03-01', '100.00'),
      movement('b', '2026-04-01', 'reversal', '-100.00'),
      deposit('c', '2026-03-01', '500.00', { claimId: 'own' }),
    ],
  }
  test('count for who still has something of them', () => {
    const result = run({ ...facts, households: [{ id: 'h', clientSince: '2026-01-01' }] })
    expect(result.statements.map(({ payout }) => payout)).toEqual([0n, usd('1,000.00')])
  })
  test.each([
    ['on the first day of the period', '2026-01-01', '1,000.00'],
    ['on its last day', '2026-12-31', '1,000.00'],
    ['a day before', '2025-12-31', '0.00'],
    ['a day after', '2027-01-01', '0.00'],
    ['a prospect', null, '0.00'],
  ])('are new when they became clients in the period: %s', (_case, clientSince, bonus) =>
    expect(statementOf(run({ ...facts, households: [{ id: 'h', clientSince }] }), 'ben').payout).toBe(usd(bonus)),
  )
})

describe('foreign currency', () => {
  test('converts at the stored rate of the value date, rounded once', () => {
    const statement = statementOf(
      run({ movements: [deposit('d', '2026-03-01', 100_001n, { currency: 'EUR', fixing: '1.0855' })] }),
    )
    expect(statement.credits[0]).toMatchObject({
      amount: 108_551n,
      trace: { booked: { minor: 100_001n, currency: 'EUR', fixing: '1.0855' } },
    })
  })
  test('yen have no cents', () =>
    expect(
      statementOf(run({ movements: [deposit('d', '2026-03-01', 1_000_000n, { currency: 'JPY', fixing: '0.0064' })] }))
        .credits[0]?.amount,
    ).toBe(usd('6,400.00')))
})

describe('a run is refused rather than computed around a hole', () => {
  const d = (more: Parameters<typeof deposit>[3] = {}) => [deposit('d', '2026-03-01', '100.00', more)]
  test.each([
    [
      'a household that nobody shares',
      { movements: d({ householdId: 'x' }) },
      { code: 'split_missing', source: 'd', household: 'x', day: '2026-03-01' },
    ],
    ['shares of 90 %', { splits: [split('h', { ana: '0.9' })] }, { code: 'split_not_whole', split: 'split-h' }],
    [
      'a share that is no number',
      { splits: [split('h', { ana: '100 %' })] },
      { code: 'split_not_whole', split: 'split-h' },
    ],
    [
      'two splits for one day',
      { splits: [split('h', { ana: '1' }), split('h', { ana: '1' }, { id: 'z' })] },
      { code: 'split_ambiguous', split: 'z', other: 'split-h' },
    ],
    [
      'two splits that meet on one day',
      {
        splits: [
          split('h', { ana: '1' }, { lastDay: '2026-06-30' }),
          split('h', { ana: '1' }, { id: 'z', firstDay: '2026-06-30' }),
        ],
      },
      { code: 'split_ambiguous', split: 'z', other: 'split-h' },
    ],
    [
      'euros without a rate',
      { movements: d({ currency: 'EUR' }) },
      { code: 'fixing_missing', source: 'd', currency: 'EUR' },
    ],
    [
      'a currency that is none',
      { movements: d({ currency: 'XXY', fixing: '1' }) },
      { code: 'currency_unknown', source: 'd', currency: 'XXY' },
    ],
    [
      'money after the period',
      { movements: d({ valueDate: '2027-01-01' }) },
      { code: 'after_period', source: 'd', day: '2027-01-01' },
    ],
    [
      'a fee after the period',
      { fees: [fee('f', '2027-01-01', '100')] },
      { code: 'after_period', source: 'f', day: '2027-01-01' },
    ],
    [
      'an engagement won after the period',
      { engagements: [{ claimId: 'e', householdId: 'h', contactIds: [], confirmedOn: '2027-01-01' }] },
      { code: 'after_period', source: 'e', day: '2027-01-01' },
    ],
    ['an inflow that leaves', { movements: d({ minor: -1n }) }, { code: 'wrong_sign', source: 'd' }],
    ['the same movement twice', { movements: [...d(), ...d()] }, { code: 'duplicate', list: 'movements', id: 'd' }],
    [
      'an unknown payee',
      { scorecards: [{ id: 's', payeeId: 'x', minor: 1n }] },
      { code: 'payee_unknown', list: 'scorecards', id: 's', payee: 'x' },
    ],
    [
      'a base that nobody stated',
      { plan: plan({ measures: [{ key: 'net_new', name: 'Pay', kind: 'figure', figure: 'pay', unit: 'money' }] }) },
      { code: 'figure_missing', payee: 'ana', figure: 'pay' },
    ],
    [
      'an adjustment signed by its author',
      {
        adjustments: [
          { id: 'x', payeeId: 'ana', minor: 1n, reason: 'r', author: 'b', secondSignature: 'b', correctsLine: null },
        ],
      },
      { code: 'adjustment_signed_alone', id: 'x' },
    ],
    [
      'an adjustment signed by whom it pays',
      {
        adjustments: [
          { id: 'x', payeeId: 'ana', minor: 1n, reason: 'r', author: 'b', secondSignature: 'ana', correctsLine: null },
        ],
      },
      { code: 'adjustment_signed_alone', id: 'x' },
    ],
    [
      'an adjustment without reason',
      {
        adjustments: [
          { id: 'x', payeeId: 'ana', minor: 1n, reason: '', author: 'b', secondSignature: 'c', correctsLine: null },
        ],
      },
      { code: 'adjustment_unexplained', id: 'x' },
    ],
    [
      'a recovery that pays',
      { recoveries: [{ id: 'x', payeeId: 'ana', minor: -1n, since: '2026-01-01', allocationId: 'a', line: 'l' }] },
      { code: 'recovery_not_positive', id: 'x' },
    ],
    [
      'a plan that is none',
      { plan: plan({ components: [] }) },
      { code: 'plan_invalid', findings: [{ severity: 'error', code: 'nothing_paid', path: 'components' }] },
    ],
  ])('%s', (_case, facts, problem) => expect(problems(facts)).toEqual([problem]))

  test('shadow credit where the plan forbids it', () =>
    expect(
      problems({
        plan: plan({ split: { default: 'coverage', shadow: 'forbidden' } }),
        splits: [split('h', { ana: '1' }, { shadow: [{ payeeId: 'boss', share: '1' }] })],
      }),
    ).toEqual([{ code: 'shadow_forbidden', split: 'split-h' }]))

  test('an inflow that nobody confirmed is no problem and no credit', () =>
    expect(run({ movements: d({ allocationId: null }) }).totals.payout).toBe(0n))
})
