import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ClawbackPolicy } from '../plan.ts'
import { recover } from '../recovery.ts'
import { payoutOf, plan, run, statementOf, usd } from '../testing/facts.ts'
import { marginalSlices, pricedRate } from '../tiers.ts'
import { clawback, type PaidLine } from './clawback.ts'
import { askBack, type PayoutFacts, payoutState } from './payout-state.ts'
import { type ExternalFlow, retainedOf } from './retained.ts'

const tiers = [
  { from: 0n, to: usd('10,000,000'), rate: pricedRate('0.0005') },
  { from: usd('10,000,000'), to: usd('25,000,000'), rate: pricedRate('0.0008') },
  { from: usd('25,000,000'), to: null, rate: pricedRate('0.0012') },
]
const slices = marginalSlices(usd('8,200,000'), usd('5,000,000'), tiers)
const line: PaidLine = { valueDate: '2026-03-15', amount: usd('5,000,000'), slices, bonus: usd('3,460.00') }
const year = { total: usd('27,200,000'), mode: 'marginal', tiers } as const
const left = (amount: string | bigint, on = '2026-08-20') => [
  { on, minor: typeof amount === 'bigint' ? amount : usd(amount) },
]

describe('5.0 M credited as 1.8 M at 5 bp and 3.2 M at 8 bp; 2.0 M leaves inside the hold; the year finished at 27.2 M', () => {
  test('the line paid 3,460.00', () => expect(slices.reduce((sum, one) => sum + one.bonus, 0n)).toBe(line.bonus))

  test.each([
    ['blended', { kind: 'blended' }, '1,384.00'],
    ['frozen line rate, last slice first', { kind: 'last_slice_first' }, '1,600.00'],
    ['recompute the year', { kind: 'recompute_year' }, '2,400.00'],
    ['straight-line forgiveness after 5 of 12 months', { kind: 'straight_line', months: 12 }, '933.33'],
    ['no clawback', { kind: 'none' }, '0.00'],
  ] as [string, ClawbackPolicy, string][])('%s', (_case, policy, back) =>
    expect(clawback(line, left('2,000,000'), policy, year)).toBe(usd(back)),
  )

  test('the last slice first, then the one below it', () =>
    expect(clawback(line, left('4,000,000'), { kind: 'last_slice_first' }, year)).toBe(usd('2,960.00')))

  test('a month counts for forgiveness when it has passed in full', () => {
    const back = (day: string) => clawback(line, left('2,000,000', day), { kind: 'straight_line', months: 12 }, null)
    expect(back('2026-08-14')).toBe(usd('1,066.67'))
    expect(back('2026-08-15')).toBe(usd('933.33'))
    expect(back('2027-03-15')).toBe(0n)
    expect(back('2028-03-15')).toBe(0n)
  })

  test('what left in two steps is forgiven step by step, each up to its own month', () => {
    const policy = { kind: 'straight_line', months: 12 } as const
    const steps = [...left('1,000,000', '2026-11-20'), ...left('1,000,000', '2026-05-20')]
    // 800.00 after 2 of 12 months, and 800.00 after 8 of 12.
    expect(clawback(line, steps, policy, null)).toBe(usd('666.67') + usd('266.67'))
    expect(clawback(line, [...left('4,500,000'), ...left('1,000,000', '2026-08-21')], policy, null)).toBe(
      usd('1,872.50') + usd('145.83'),
    )
  })

  test('a line that a cap took a part of gives back no more than was paid for it', () => {
    const capped = { ...line, bonus: usd('1,000.00') }
    expect(clawback(capped, left('2,000,000'), { kind: 'last_slice_first' }, null)).toBe(usd('1,000.00'))
    expect(clawback(capped, left('2,000,000'), { kind: 'blended' }, null)).toBe(usd('400.00'))
    expect(clawback(capped, left('2,000,000'), { kind: 'straight_line', months: 12 }, null)).toBe(usd('583.33'))
  })

  test('nobody gives back more than the line paid', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: usd('9,000,000') }),
        fc.constantFrom('blended', 'last_slice_first'),
        (lost, kind) => {
          const back = clawback(line, left(lost), { kind }, null)
          expect(back >= 0n && back <= line.bonus).toBe(true)
        },
      ),
    ))

  test('all of the money leaving takes all of the bonus', () => {
    for (const kind of ['blended', 'last_slice_first'] as const)
      expect(clawback(line, left(line.amount), { kind }, null)).toBe(line.bonus)
  })

  test('under a cliff the year is recomputed with the rate it then reaches', () =>
    expect(clawback(line, left('4,000,000'), { kind: 'recompute_year' }, { ...year, mode: 'cliff' })).toBe(
      usd('14,080.00'),
    ))

  test('recomputing a year without the year is refused', () =>
    expect(() => clawback(line, left(1n), { kind: 'recompute_year' }, null)).toThrow('where it finished'))
})

describe('retained money is the lowest standing since the deposit, at most what was confirmed', () => {
  const deposit = { id: 'd', valueDate: '2026-03-15', confirmed: usd('5,000,000') }
  const flow = (id: string, valueDate: string, amount: string): ExternalFlow => ({ id, valueDate, minor: usd(amount) })
  const own = flow('d', '2026-03-15', '5,000,000')
  const of = (flows: ExternalFlow[], asOf = '2026-12-31') => retainedOf(deposit, [own, ...flows], 12, asOf)

  test.each([
    ['nothing left', [], '5,000,000', 'holding'],
    ['2 M left in August', [flow('o', '2026-08-20', '-2,000,000')], '3,000,000', 'reduced'],
    [
      'it came back: the dip counts',
      [flow('o', '2026-08-20', '-2,000,000'), flow('i', '2026-09-01', '2,000,000')],
      '3,000,000',
      'reduced',
    ],
    [
      'other money arrived first and left',
      [flow('i', '2026-05-01', '2,000,000'), flow('o', '2026-08-20', '-2,000,000')],
      '5,000,000',
      'holding',
    ],
    ['more left than ever came', [flow('o', '2026-08-20', '-9,000,000')], '0', 'reduced'],
    ['it left the same day', [flow('a', '2026-03-15', '-1,000,000')], '4,000,000', 'reduced'],
    ['it left before the deposit', [flow('o', '2026-03-14', '-1,000,000')], '5,000,000', 'holding'],
  ] as [string, ExternalFlow[], string, string][])('%s', (_case, flows, retained, state) =>
    expect(of(flows)).toMatchObject({ retained: usd(retained), lost: usd('5,000,000') - usd(retained), state }),
  )

  test('money that leaves on the day the hold ends was retained; a day earlier it was not', () => {
    expect(of([flow('o', '2027-03-15', '-1,000,000')], '2027-06-30')).toMatchObject({
      state: 'retained',
      holdEnds: '2027-03-15',
    })
    expect(of([flow('o', '2027-03-14', '-1,000,000')], '2027-06-30')).toMatchObject({
      state: 'reduced',
      lost: usd('1,000,000'),
    })
  })

  test('what leaves after the day of the question is not known yet', () =>
    expect(of([flow('o', '2026-08-20', '-2,000,000')], '2026-08-19').state).toBe('holding'))

  test('of two deposits the later one loses first, and nothing is lost twice', () => {
    const later = { id: 'e', valueDate: '2026-03-15', confirmed: usd('5,000,000') }
    const flows = [own, flow('e', '2026-03-15', '5,000,000'), flow('o', '2026-08-20', '-2,000,000')]
    expect(retainedOf(deposit, flows, 12, '2026-12-31').lost).toBe(0n)
    expect(retainedOf(later, flows, 12, '2026-12-31').lost).toBe(usd('2,000,000'))
  })

  test('each day on which it fell lower than ever before is a loss of its own', () => {
    const flows = [
      flow('a', '2026-05-01', '-1,000,000'),
      flow('b', '2026-06-01', '500,000'),
      flow('c', '2026-07-01', '-700,000'),
      flow('d1', '2026-09-01', '-1,000,000'),
      flow('d2', '2026-09-01', '-500,000'),
      flow('e', '2026-10-01', '-9,000,000'),
      flow('f', '2026-11-01', '-1'),
    ]
    expect(of(flows).losses).toEqual([
      { on: '2026-05-01', minor: usd('1,000,000') },
      { on: '2026-07-01', minor: usd('200,000') },
      { on: '2026-09-01', minor: usd('1,500,000') },
      { on: '2026-10-01', minor: usd('2,300,000') },
    ])
  })
})

describe('accrued → advanced → earned → recovered', () => {
  const facts: PayoutFacts = {
    runState: 'paid',
    since: '2026-03-15',
    holdMonths: 12,
    bonus: usd('3,460.00'),
    recovered: 0n,
  }
  test.each([
    ['before the run is paid', { ...facts, runState: 'closed' as const }, '2026-06-30', 'accrued'],
    ['paid, hold running', facts, '2027-03-14', 'advanced'],
    ['hold passed', facts, '2027-03-15', 'earned'],
    ['all taken back', { ...facts, recovered: usd('3,460.00') }, '2026-10-01', 'recovered'],
    ['partly taken back, hold passed', { ...facts, recovered: usd('1,600.00') }, '2027-03-15', 'earned'],
  ] as [string, PayoutFacts, string, string][])('%s', (_case, of, day, state) =>
    expect(payoutState(of, day)).toBe(state),
  )

  test.each([
    ['an earned line cannot be recovered', facts, '1,600.00', '2027-03-15', 'earned'],
    [
      'nor one that was never paid',
      { ...facts, runState: 'approved' as const },
      '1,600.00',
      '2026-08-20',
      'not_paid_yet',
    ],
    ['nor more than was paid', facts, '3,460.01', '2026-08-20', 'more_than_paid'],
    [
      'nor more than was left of it',
      { ...facts, recovered: usd('2,000.00') },
      '1,460.01',
      '2026-08-20',
      'more_than_paid',
    ],
    ['nor twice', { ...facts, recovered: usd('3,460.00') }, '0.01', '2026-08-20', 'already_recovered'],
    ['nor nothing', facts, '0.00', '2026-08-20', 'not_positive'],
  ] as [string, PayoutFacts, string, string, string][])('%s', (_case, of, amount, day, reason) =>
    expect(askBack(of, usd(amount), day)).toEqual({ ok: false, reason }),
  )

  test('inside the hold it can, and what stays is said', () =>
    expect(askBack(facts, usd('1,600.00'), '2026-08-20')).toEqual({
      ok: true,
      fact: { minor: usd('1,600.00'), leaves: usd('1,860.00') },
    }))
})

describe('a run takes back what its cap allows, and the rest carries forward', () => {
  const due = (id: string, since: string, amount: string) => ({
    id,
    payeeId: 'ana',
    minor: usd(amount),
    since,
    allocationId: `allocation-${id}`,
    line: `growth/credit/${id}`,
  })
  const dues = [due('b', '2026-09-01', '500.00'), due('a', '2026-08-20', '1,600.00')]

  test('without a cap everything', () =>
    expect(recover(dues, { kind: 'none' }, 0n)).toMatchObject({
      taken: [{ id: 'a' }, { id: 'b' }],
      carriedForward: [],
    }))

  test('half of a payout of 2,000.00: the oldest first', () => {
    const { taken, carriedForward } = recover(dues, { kind: 'share_of_payout', rate: '0.5' }, usd('2,000.00'))
    expect(taken).toEqual([{ ...due('a', '2026-08-20', '1,000.00') }])
    expect(carriedForward).toEqual([due('a', '2026-08-20', '600.00'), due('b', '2026-09-01', '500.00')])
  })

  test('of one day the first by id, in whatever order they come', () => {
    const same = [due('b', '2026-08-20', '10.00'), due('a', '2026-08-20', '10.00')]
    for (const order of [same, same.toReversed()])
      expect(recover(order, { kind: 'fixed', minor: '1000' }, 0n)).toMatchObject({
        taken: [{ id: 'a' }],
        carriedForward: [{ id: 'b' }],
      })
  })

  test('half of three cents is one cent: a cap is never passed', () =>
    expect(recover(dues, { kind: 'share_of_payout', rate: '0.5' }, 3n).taken.map(({ minor }) => minor)).toEqual([1n]))

  test('nothing of a payout that is not there', () =>
    expect(recover(dues, { kind: 'share_of_payout', rate: '0.5' }, -usd('10.00')).carriedForward).toHaveLength(2))

  test('on the statement: what is taken is a line, what is not is carried', () => {
    const facts = {
      plan: plan({
        hold: { months: 12, clawback: { kind: 'last_slice_first' }, recoveryCap: { kind: 'fixed', minor: '170000' } },
      }),
      recoveries: dues,
    }
    const statement = statementOf(run(facts))
    expect(statement.lines.map(({ kind, reference, bonus }) => [kind, reference, bonus])).toEqual([
      ['recovery', 'a', -usd('1,600.00')],
      ['recovery', 'b', -usd('100.00')],
    ])
    expect(statement.carriedForward).toEqual([due('b', '2026-09-01', '400.00')])
    expect(payoutOf(facts)).toBe(-usd('1,700.00'))
  })
})
