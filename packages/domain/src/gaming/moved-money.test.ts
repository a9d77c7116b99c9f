import { describe, expect, test } from '@jest/globals'
import type { Activity } from '../activity/activity.ts'
import { movedMoney } from './moved-money.ts'
import { booking, usd } from './testing/booking.ts'

describe('money that only moved', () => {
  const family = (household: string) => (household === 'K' || household === 'K spouse' ? 'family K' : household)
  const found = (...activity: Activity[]) => movedMoney(activity, family, () => ['rita'])
  const arrived = booking('in', 'K', '2026-03-20', 1_000_000)

  test('a journal from the spouse’s account dressed as new money', () => {
    expect(found(arrived, booking('out', 'K spouse', '2026-03-04', -1_000_000))).toMatchObject([
      { detector: 'journal_as_new_money', people: ['rita'], evidence: { out: 'out', in: 'in' } },
    ])
  })

  test('the same money leaving one household and arriving in another, less a fee on the way', () => {
    expect(found(arrived, booking('out', 'L', '2026-03-18', -1_009_000))).toMatchObject([
      {
        detector: 'moved_between_households',
        evidence: { fromHousehold: 'L', toHousehold: 'K', left: usd(1_009_000), arrived: usd(1_000_000) },
      },
    ])
  })

  test('of two outflows, the one nearest in amount is the evidence', () => {
    const outs = [
      booking('near in time', 'L', '2026-03-20', -1_005_000),
      booking('same amount', 'M', '2026-03-01', -1_000_000),
    ]
    expect(found(arrived, ...outs)).toMatchObject([{ evidence: { out: 'same amount' } }])
    expect(found(...outs.toReversed(), arrived)).toEqual(found(arrived, ...outs))
  })

  test.each([
    ['31 days before', booking('out', 'L', '2026-02-17', -1_000_000)],
    ['more than 1 % apart', booking('out', 'L', '2026-03-18', -1_010_200)],
    ['after it arrived', booking('out', 'L', '2026-03-21', -1_000_000)],
    ['in another currency', booking('out', 'L', '2026-03-18', -1_000_000, { currency: 'EUR' })],
    ['known as a journal already', booking('out', 'L', '2026-03-18', -1_000_000, { flow: 'internal_journal' })],
  ])('%s: nothing', (_case, out) => expect(found(arrived, out)).toEqual([]))

  test('small sums are not reported', () => {
    expect(found(booking('in', 'K', '2026-03-20', 9_999), booking('out', 'L', '2026-03-20', -9_999))).toEqual([])
  })

  test('all that is known of both movements is in the evidence, and the payees in a fixed order', () => {
    const out = booking('out', 'L', '2026-03-18', -1_000_000)
    expect(movedMoney([out, arrived], family, (id) => (id === 'in' ? ['saul', 'rita'] : []))).toEqual([
      {
        detector: 'moved_between_households',
        people: ['rita', 'saul'],
        evidence: {
          out: 'out',
          in: 'in',
          left: usd(1_000_000),
          arrived: usd(1_000_000),
          leftOn: '2026-03-18',
          arrivedOn: '2026-03-20',
          fromHousehold: 'L',
          toHousehold: 'K',
        },
      },
    ])
  })

  test.each([
    ['thirty days before', arrived, booking('out', 'L', '2026-02-18', -1_000_000)],
    ['on the same day', arrived, booking('out', 'L', '2026-03-20', -1_000_000)],
    ['of 10,000 exactly', booking('in', 'K', '2026-03-20', 10_000), booking('out', 'L', '2026-03-20', -10_000)],
    ['one per cent more', arrived, booking('out', 'L', '2026-03-18', -1_000_000 / 0.99)],
    ['one per cent less', booking('in', 'K', '2026-03-20', 1_010_000), booking('out', 'L', '2026-03-18', -1_000_000)],
  ])('what left %s is the same money', (_case, inflow, out) => expect(found(inflow, out)).toHaveLength(1))

  test.each([
    ['left the very account it came to', { accountId: 'account of K' }],
    ['left an account of nobody', { householdId: null }],
    ['is only announced to leave', { status: 'pending' as const }],
  ])('nothing when it %s', (_case, more) =>
    expect(found(arrived, booking('out', 'L', '2026-03-18', -1_000_000, more))).toEqual([]),
  )

  test('nothing when what arrived is announced, of nobody, or a dividend', () => {
    const out = booking('out', 'L', '2026-03-18', -1_000_000)
    for (const more of [{ status: 'pending' as const }, { householdId: null }, { flow: 'income' as const }])
      expect(found(booking('in', 'K', '2026-03-20', 1_000_000, more), out)).toEqual([])
    expect(found(booking('in', 'K', '2026-03-20', 9_999.99), booking('out', 'L', '2026-03-20', -10_000))).toEqual([])
    expect(found(booking('in', 'K', '2026-03-20', 10_000), booking('out', 'L', '2026-03-20', -9_999.99))).toEqual([])
  })

  test('equally near in amount, the later outflow is the evidence; on one day the first by id', () => {
    const [early, late, twin] = [
      booking('early', 'L', '2026-03-10', -1_000_000),
      booking('late', 'L', '2026-03-19', -1_000_000),
      booking('a twin', 'M', '2026-03-19', -1_000_000),
    ]
    for (const outs of [
      [early, late],
      [late, early],
    ])
      expect(found(arrived, ...outs)).toMatchObject([{ evidence: { out: 'late' } }])
    for (const outs of [
      [late, twin],
      [twin, late],
    ])
      expect(found(arrived, ...outs)).toMatchObject([{ evidence: { out: 'a twin' } }])
    const above = booking('a little more', 'L', '2026-03-19', -1_002_000)
    const below = booking('a little less', 'L', '2026-03-19', -997_000)
    expect(found(arrived, above, below)).toMatchObject([{ evidence: { out: 'a little more' } }])
  })

  test('each inflow is reported once, in the order of their ids', () => {
    const out = booking('out', 'L', '2026-03-18', -1_000_000)
    const ids = ['c', 'a', 'b']
    const inflows = ids.map((id) => booking(id, 'K', '2026-03-20', 1_000_000))
    expect(found(out, ...inflows).map(({ evidence }) => evidence.in)).toEqual(['a', 'b', 'c'])
  })
})
