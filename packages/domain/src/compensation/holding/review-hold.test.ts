import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../../calendar/day.ts'
import type { HoldPolicy } from '../plan.ts'
import { usd } from '../testing/facts.ts'
import { marginalSlices, pricedRate } from '../tiers.ts'
import { type HeldLine, reviewHold } from './review-hold.ts'

// A deposit of 8,333,333.33, of which 60 % (5.0 M) were credited to the payee: 1.8 M at 5 bp and 3.2 M at 8 bp.
const tiers = [
  { from: 0n, to: usd('10,000,000'), rate: pricedRate('0.0005') },
  { from: usd('10,000,000'), to: null, rate: pricedRate('0.0008') },
]
const held: HeldLine = {
  payeeId: 'ana',
  line: 'growth/credit/d',
  allocationId: 'allocation-d',
  deposit: { id: 'd', valueDate: '2026-03-15', confirmed: usd('8,333,333.33') },
  paid: {
    valueDate: '2026-03-15',
    amount: usd('5,000,000.00'),
    slices: marginalSlices(usd('8,200,000'), usd('5,000,000'), tiers),
    bonus: usd('3,460.00'),
  },
  askedBefore: 0n,
  takenOff: new Set(),
}
const hold: HoldPolicy = { months: 12, clawback: { kind: 'last_slice_first' }, recoveryCap: { kind: 'none' } }
const out = (id: string, valueDate: string, amount: string) => ({ id, valueDate, minor: usd(amount) })
const left = [out('o', '2026-08-20', '-3,333,333.33')]

describe('a held line is reviewed', () => {
  test('3,333,333.33 of the household left, 2.0 M of it the payee’s: 1,600.00', () =>
    expect(reviewHold(held, left, hold, '2026-09-30', null).due).toEqual({
      id: 'growth/credit/d@2026-08-20',
      payeeId: 'ana',
      minor: usd('1,600.00'),
      since: '2026-08-20',
      allocationId: 'allocation-d',
      line: 'growth/credit/d',
    }))

  test('a second review of the same facts asks for nothing more', () =>
    expect(reviewHold({ ...held, askedBefore: usd('1,600.00') }, left, hold, '2026-10-31', null).due).toBeNull())

  test('more leaves: only the rest is asked', () => {
    const more = [...left, out('p', '2026-11-05', '-1,666,666.67')]
    expect(reviewHold({ ...held, askedBefore: usd('1,600.00') }, more, hold, '2026-11-30', null).due).toMatchObject({
      minor: usd('800.00'),
      since: '2026-11-05',
    })
  })

  test('all of it leaves: all of the bonus, and the line is recovered', () => {
    const review = reviewHold(held, [out('o', '2026-08-20', '-9,000,000')], hold, '2026-09-30', null)
    expect(review.due?.minor).toBe(usd('3,460.00'))
    expect(review.state).toBe('recovered')
  })

  test('nothing left: still held, later earned', () => {
    expect(reviewHold(held, [], hold, '2026-09-30', null)).toMatchObject({
      due: null,
      state: 'advanced',
      retention: { state: 'holding' },
    })
    expect(reviewHold(held, [], hold, '2027-03-15', null)).toMatchObject({
      due: null,
      state: 'earned',
      retention: { state: 'retained' },
    })
  })

  test('what a run has taken off as an outflow is not asked back as well, though the claim is reduced by it', () => {
    const net = { ...held, takenOff: new Set(['o']) }
    expect(reviewHold(net, left, hold, '2026-09-30', null)).toMatchObject({
      due: null,
      state: 'advanced',
      retention: { lost: usd('3,333,333.33'), state: 'reduced' },
    })
    const more = [...left, out('p', '2026-11-05', '-1,666,666.67')]
    expect(reviewHold(net, more, hold, '2026-11-30', null).due).toMatchObject({
      minor: usd('800.00'),
      since: '2026-11-05',
    })
  })

  test('what left inside the hold is asked for even when it is noticed after it', () =>
    expect(reviewHold(held, left, hold, '2027-06-30', null).due?.minor).toBe(usd('1,600.00')))

  test('recomputing the year can ask for more than the line itself was paid, never for more than the year paid', () => {
    const recompute: HoldPolicy = { ...hold, clawback: { kind: 'recompute_year' } }
    const first: HeldLine = {
      ...held,
      deposit: { ...held.deposit, confirmed: usd('1,000,000') },
      paid: {
        ...held.paid,
        amount: usd('1,000,000'),
        slices: marginalSlices(0n, usd('1,000,000'), tiers),
        bonus: usd('500.00'),
      },
    }
    const year = { total: usd('27,200,000'), mode: 'marginal', tiers } as const
    const review = reviewHold(first, left, recompute, '2026-09-30', year)
    expect(review.due?.minor).toBe(usd('800.00'))
    expect(review.state).toBe('recovered')
    const small = { ...year, total: usd('600,000') }
    expect(reviewHold(first, left, recompute, '2026-09-30', small).due?.minor).toBe(usd('300.00'))
  })

  test('a plan without clawback asks for nothing', () =>
    expect(reviewHold(held, left, { ...hold, clawback: { kind: 'none' } }, '2026-09-30', null).due).toBeNull())
})

describe('it does not matter when or how often anybody looks', () => {
  const policies = fc.constantFrom(
    { kind: 'blended' } as const,
    { kind: 'last_slice_first' } as const,
    { kind: 'straight_line', months: 12 } as const,
    { kind: 'recompute_year' } as const,
  )
  const flows = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 400 }),
      minor: fc.bigInt({ min: -usd('3,000,000'), max: usd('1,000,000') }),
    }),
    { maxLength: 8 },
  )
  const year = { total: usd('13,200,000'), mode: 'marginal', tiers } as const
  test('what is asked for in many reviews is what one review in the end asks for', () =>
    fc.assert(
      fc.property(policies, flows, fc.array(fc.integer({ min: 0, max: 400 })), (clawback, moves, looks) => {
        const known = moves.map(({ day, minor }, i) => ({ id: `f${i}`, valueDate: addDays('2026-03-15', day), minor }))
        const review = (askedBefore: bigint, day: number) =>
          reviewHold({ ...held, askedBefore }, known, { ...hold, clawback }, addDays('2026-03-15', day), year)
        let asked = 0n
        for (const day of [...looks.toSorted((a, b) => a - b), 401]) asked += review(asked, day).due?.minor ?? 0n
        const once = review(0n, 401).due?.minor ?? 0n
        expect(asked).toBe(once)
        expect(once <= held.paid.bonus).toBe(true)
      }),
    ))
})
