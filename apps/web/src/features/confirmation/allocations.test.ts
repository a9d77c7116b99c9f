import { describe, expect, test } from '@jest/globals'
import type { ActivityRow } from '@rapport/contract/claims.ts'
import type { z } from 'zod'
import { allocationsOf, chosenFrom, outcomeOf, saysTheSame, sumOf, toggled, whyNot } from './allocations.ts'

const usd = (whole: number) => ({ minor: BigInt(whole) * 100n, currency: 'USD' })
const weber = { id: 'weber', name: 'Weber' }
const claim = (claimed: number, confirmed = 0) => ({
  kind: 'deposit' as const,
  household: weber,
  amount: usd(claimed),
  confirmed: usd(confirmed),
})
const wire = (id: string, left: number, over: Partial<z.output<typeof ActivityRow>> = {}) => ({
  id,
  accountId: 'k',
  account: '9900',
  household: weber,
  bookedOn: '2026-03-03',
  valueOn: '2026-03-03',
  amount: usd(left),
  allocated: usd(0),
  available: usd(left),
  status: 'booked' as const,
  flowType: 'external_in' as const,
  flowRule: 'money_in',
  flowReason: null,
  counterparty: '',
  text: '',
  importId: null,
  line: null,
  version: 1,
  ...over,
})
const none = chosenFrom([])

describe('choosing movements', () => {
  test('takes what is left of a movement, but no more than is open', () => {
    expect(sumOf(toggled(none, wire('a', 1_999_975), claim(2_000_000)))).toBe(199_997_500n)
    expect(sumOf(toggled(none, wire('a', 3_000_000), claim(2_000_000, 500_000)))).toBe(150_000_000n)
  })

  test('counts those chosen before', () => {
    const first = toggled(none, wire('a', 1_500_000), claim(2_000_000))
    expect(allocationsOf(toggled(first, wire('b', 1_500_000), claim(2_000_000)))).toEqual([
      { activityId: 'a', amount: usd(1_500_000) },
      { activityId: 'b', amount: usd(500_000) },
    ])
  })

  test('a second time leaves it out', () => {
    const once = toggled(none, wire('a', 10), claim(10))
    expect(toggled(once, wire('a', 10), claim(10)).size).toBe(0)
  })

  test('the same allocations in another order say the same; another amount does not', () => {
    const both = [
      { activityId: 'a', amount: usd(1) },
      { activityId: 'b', amount: usd(2) },
    ]
    expect(saysTheSame(chosenFrom(both), both.toReversed())).toBe(true)
    expect(saysTheSame(chosenFrom(both), [both[0]!, { activityId: 'b', amount: usd(3) }])).toBe(false)
    expect(saysTheSame(none, both)).toBe(false)
  })
})

test.each([
  ['is announced only', { status: 'pending' as const }, 'activity_not_booked'],
  ['is on an account of nobody', { household: null }, 'account_unknown'],
  ['is on another household’s account', { household: { id: 'abt', name: 'Abt' } }, 'account_of_another_household'],
  ['is in another currency', { amount: { minor: 1n, currency: 'CHF' } }, 'currency_differs'],
  ['is a dividend', { flowType: 'income' as const }, 'not_external_inflow'],
  ['is used up', { available: usd(0) }, 'activity_exhausted'],
  ['came in from outside', {}, null],
])('a movement that %s', (_case, over, reason) => expect(whyNot(wire('a', 5, over), claim(5))).toBe(reason))

describe('confirming what arrived', () => {
  test('inside the tolerance closes the claim', () => {
    expect(outcomeOf(claim(2_000_000), 199_997_500n, usd(10_000))).toEqual({
      sum: { minor: 199_997_500n, currency: 'USD' },
      left: usd(25),
      closes: true,
      over: false,
    })
  })

  test('in part leaves the rest open', () => {
    expect(outcomeOf(claim(2_000_000), 185_000_000n, usd(10_000))).toMatchObject({ left: usd(150_000), closes: false })
  })

  test('more than the claim and its tolerance is too much', () => {
    expect(outcomeOf(claim(2_000_000, 1_000_000), 101_000_000n, usd(10_000)).over).toBe(false)
    expect(outcomeOf(claim(2_000_000, 1_000_000), 101_000_001n, usd(10_000)).over).toBe(true)
  })
})
