import { expect, test } from '@jest/globals'
import {
  component,
  deposit,
  minor,
  payee,
  plan,
  run,
  split,
  statementOf,
  tiered,
  tiersOf,
  usd,
} from './testing/facts.ts'

const flat = tiered({ tiers: tiersOf(['0', '0.001']) })
const sum = (payeeId: string, id: string, amount: string) => ({ id, payeeId, minor: usd(amount) })
const adjusted = { reason: 'late file', author: 'boss', secondSignature: 'approver', correctsLine: null }
const owed = { since: '2026-05-01', allocationId: 'al', line: 'growth/credit/d' }

test('a run adds up what its payees are paid, by component and by what else happened, and what others were credited', () => {
  const { totals, statements } = run({
    plan: plan({
      components: [
        component({ pay: flat }),
        component({ key: 'bonus', pay: { kind: 'fixed', minor: minor('100.00') } }),
      ],
      deferral: {
        kind: 'instalments',
        parts: [
          { months: 0, share: '0.5' },
          { months: 12, share: '0.5' },
        ],
      },
      hold: {
        months: 12,
        clawback: { kind: 'last_slice_first' },
        recoveryCap: { kind: 'fixed', minor: minor('40.00') },
      },
    }),
    payees: [payee('ben'), payee('ana')],
    splits: [split('h', { ana: '0.5', ben: '0.3', zoe: '0.2' })],
    movements: [deposit('a', '2026-03-01', '1,000,000'), deposit('b', '2026-04-01', '200,000')],
    adjustments: [
      { ...sum('ana', 'x', '30.00'), ...adjusted },
      { ...sum('ben', 'y', '-5.00'), ...adjusted },
    ],
    recoveries: [
      { ...sum('ana', 'p', '60.00'), ...owed },
      { ...sum('ben', 'q', '15.00'), ...owed },
    ],
    releases: [{ ...sum('ben', 'r', '7.00'), line: 'growth' }],
  })
  expect(statements.map(({ payeeId, payout }) => [payeeId, payout])).toEqual([
    ['ana', usd('340.00')], // (600 + 100) / 2 + 30 - 40
    ['ben', usd('217.00')], // (360 + 100) / 2 - 5 + 7 - 15
  ])
  expect(totals).toEqual({
    payees: 2,
    payout: usd('557.00'),
    byComponent: [
      { component: 'growth', entitled: usd('960.00') },
      { component: 'bonus', entitled: usd('200.00') },
    ],
    adjusted: usd('25.00'),
    deferred: usd('580.00'),
    recovered: usd('55.00'),
    carriedForward: usd('20.00'),
    creditedElsewhere: usd('240,000.00'),
  })
})

test('what did not happen is nothing in the sums, and fees of others are no money credited', () =>
  expect(run({ plan: plan({ components: [component({ pay: flat })] }) }).totals).toEqual({
    payees: 1,
    payout: 0n,
    byComponent: [{ component: 'growth', entitled: 0n }],
    adjusted: 0n,
    deferred: 0n,
    recovered: 0n,
    carriedForward: 0n,
    creditedElsewhere: 0n,
  }))

test('lines of one kind stand by their ids, in whatever order they were told', () => {
  const both = ['y', 'x'].map((id) => ({ ...sum('ana', id, '1.00'), ...adjusted }))
  for (const adjustments of [both, both.toReversed()])
    expect(statementOf(run({ adjustments })).lines.map(({ reference }) => reference)).toEqual(['x', 'y'])
})

test('open promises stand by claim, then by the day they are expected', () => {
  const promise = (claimId: string, expectedOn: string) => ({ claimId, householdId: 'h', expectedOn, minor: 1n })
  const promises = [promise('b', '2026-05-01'), promise('a', '2026-07-01'), promise('a', '2026-06-01')]
  expect(statementOf(run({ promises })).promised.map(({ claimId, expectedOn }) => [claimId, expectedOn])).toEqual([
    ['a', '2026-06-01'],
    ['a', '2026-07-01'],
    ['b', '2026-05-01'],
  ])
})
