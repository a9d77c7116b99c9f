import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../calendar/day.ts'
import { total } from '../money/divide.ts'
import { CLAIM_STATES, type ClaimState, remainder } from './claim.ts'
import { DEFAULT_MATCHING_POLICY } from './matching-policy.ts'
import {
  agingOf,
  bucketOf,
  ENDED_PROMISE_STATES,
  fulfilmentHistory,
  fulfilmentRate,
  lapses,
  openInstalments,
  overdueSince,
  weightedAging,
  weightedExpectation,
} from './promise.ts'
import { advisor, claimOf, controller, usd } from './testing/facts.ts'
import { schedulePromise, writeOff } from './write-off.ts'

const promise = claimOf({
  kind: 'promise',
  state: 'expected',
  amount: usd(12_000_000),
  instalments: [
    { expectedOn: '2026-04-01', amount: usd(6_000_000) },
    { expectedOn: '2026-07-01', amount: usd(6_000_000) },
  ],
})

describe('what is open of a promise', () => {
  test('money fulfils the earliest instalment first', () => {
    const received = { ...promise, confirmed: usd(8_114_250.37) }
    expect(openInstalments(received)).toEqual([
      { expectedOn: '2026-07-01', amount: usd(6_000_000), open: usd(3_885_749.63) },
    ])
    expect(openInstalments(promise).map(({ open }) => open)).toEqual([usd(6_000_000), usd(6_000_000)])
  })

  test('is overdue since its earliest past date that still waits for money', () => {
    const received = { ...promise, confirmed: usd(8_114_250.37) }
    expect(overdueSince(promise, '2026-04-01')).toBeNull()
    expect(overdueSince(promise, '2026-04-02')).toBe('2026-04-01')
    expect(overdueSince(promise, '2026-08-01')).toBe('2026-04-01')
    expect(overdueSince(received, '2026-04-02')).toBeNull()
    expect(overdueSince(received, '2026-07-02')).toBe('2026-07-01')
    expect(overdueSince({ ...promise, confirmed: usd(12_000_000) }, '2027-01-01')).toBeNull()
  })

  test.each([
    [-1, 'not_due'],
    [0, '0-30'],
    [30, '0-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, '91-180'],
    [180, '91-180'],
    [181, 'over-180'],
  ])('%d days after it was due it is in bucket %s', (days, bucket) => expect(bucketOf(days)).toBe(bucket))

  test('each instalment ages from its own date', () => {
    expect(agingOf(promise, '2026-06-30')).toEqual(
      new Map([
        ['61-90', usd(6_000_000)],
        ['not_due', usd(6_000_000)],
      ]),
    )
  })

  test('the 150,000 left of a deposit age from the day of the claim', () => {
    const partly = claimOf({ state: 'partly_confirmed', confirmed: usd(1_850_000) })
    expect(agingOf(partly, '2026-04-15')).toEqual(new Map([['31-60', usd(150_000)]]))
  })

  test.each(['fulfilled', 'lapsed', 'written_off'] as const)('nothing ages of what is %s', (state) => {
    expect(agingOf({ ...promise, state }, '2026-12-31')).toEqual(new Map())
  })

  test('the buckets add up to what is open', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ days: fc.integer({ min: 0, max: 500 }), amount: fc.bigInt({ min: 1n, max: 10n ** 12n }) }),
        ),
        fc.bigInt({ min: 0n, max: 10n ** 13n }),
        (parts, confirmed) => {
          const instalments = parts
            .toSorted((a, b) => a.days - b.days)
            .map(({ days, amount }) => ({ expectedOn: addDays('2026-03-01', days), amount }))
          const amount = instalments.length > 0 ? total(instalments.map((one) => one.amount)) : 10n ** 12n
          const open = { ...promise, amount, confirmed, instalments }
          expect(total(agingOf(open, '2026-12-31').values())).toBe(remainder(open))
        },
      ),
    )
  })
})

describe('what a promise may be expected to bring', () => {
  const over = (count: number, amount: number, confirmed: number) =>
    Array.from({ length: count }, () => ({
      kind: 'promise' as const,
      state: 'written_off' as const,
      amount: usd(amount),
      confirmed: usd(confirmed),
    }))
  const own = fulfilmentHistory(over(5, 1_000_000, 675_000))
  const tier = fulfilmentHistory(over(40, 1_000_000, 400_000))
  const none = fulfilmentHistory([])

  // Five promises of one's own that came to 67.5 %, in a tier whose promises came to 40 %.
  test.each([
    ['five of one’s own weigh as much as the tier: (67.5 + 40) / 2', own, tier, '0.5375', 5, 'tier'],
    [
      'forty-five of one’s own weigh nine times as much',
      fulfilmentHistory(over(45, 1, 0.8)),
      tier,
      '0.7600',
      45,
      'tier',
    ],
    ['without a record of one’s own, the tier’s', none, tier, '0.4000', 0, 'tier'],
    [
      'a tier with four promises has no record: the default of 50 %',
      own,
      fulfilmentHistory(over(4, 1, 1)),
      '0.5875',
      5,
      'default',
    ],
    ['a tier with five promises has one', none, fulfilmentHistory(over(5, 1, 1)), '1.0000', 0, 'tier'],
    ['without any record, the default', none, none, '0.5000', 0, 'default'],
    [
      'promises of nothing are no record',
      fulfilmentHistory(over(9, 0, 0)),
      fulfilmentHistory(over(9, 0, 0)),
      '0.5000',
      0,
      'default',
    ],
  ] as const)('%s', (_case, person, ofTier, rate, ownPromises, beside) =>
    expect(fulfilmentRate(person, ofTier)).toEqual({ rate, ownPromises, beside }),
  )

  test('the weights are the firm’s', () => {
    const policy = { tierWeighs: 15, fewestOfTier: 41, defaultRate: '0.25' }
    expect(fulfilmentRate(own, tier, policy)).toEqual({ rate: '0.3563', ownPromises: 5, beside: 'default' })
  })

  const received = { ...promise, confirmed: usd(8_114_250.37) }
  test('of 12,000,000 with 8,114,250.37 received, the open 3,885,749.63 at 53.75 % are 2,088,590.43', () =>
    expect(weightedExpectation(received, fulfilmentRate(own, tier))).toBe(usd(2_088_590.43)))

  test('the expectation by age adds up to the whole', () => {
    const rate = fulfilmentRate(own, tier)
    const short = { ...promise, confirmed: usd(1_000_000.01) }
    expect(weightedAging(short, '2026-06-30', rate)).toEqual(
      new Map([
        ['61-90', { open: usd(4_999_999.99), expected: usd(2_687_499.99) }],
        ['not_due', { open: usd(6_000_000), expected: usd(3_225_000) }],
      ]),
    )
    expect(weightedExpectation(short, rate)).toBe(usd(5_912_499.99))
    expect(weightedAging({ ...short, state: 'lapsed' }, '2026-06-30', rate).size).toBe(0)
  })

  test('a promise is over when it was fulfilled, lapsed or was written off, and stays so in its hold', () => {
    expect(ENDED_PROMISE_STATES).toEqual(['fulfilled', 'lapsed', 'written_off', 'holding', 'retained', 'reduced'])
    const of = (state: ClaimState) =>
      fulfilmentHistory([{ kind: 'promise', state, amount: 1n, confirmed: 0n }]).promises
    expect(CLAIM_STATES.filter((state) => of(state) === 1)).toEqual(
      CLAIM_STATES.filter((state) => ENDED_PROMISE_STATES.includes(state)),
    )
  })

  test('an open promise and a deposit are no history, and more than promised counts as promised', () => {
    const mixed = [
      { kind: 'promise', state: 'expected', amount: usd(9), confirmed: 0n },
      { kind: 'deposit', state: 'written_off', amount: usd(9), confirmed: 0n },
      { kind: 'promise', state: 'fulfilled', amount: usd(10), confirmed: usd(11) },
    ] as const
    expect(fulfilmentHistory(mixed)).toEqual({ promised: usd(10), confirmed: usd(10), promises: 1 })
  })
})

describe('the end of a promise', () => {
  test('it lapses when no inflow could belong to it any more', () => {
    expect(lapses(promise, '2026-10-29', DEFAULT_MATCHING_POLICY)).toBe(false)
    expect(lapses(promise, '2026-10-30', DEFAULT_MATCHING_POLICY)).toBe(true)
    expect(lapses({ ...promise, state: 'fulfilled' }, '2026-10-30', DEFAULT_MATCHING_POLICY)).toBe(false)
  })

  test('a write-off keeps the original amount and what was confirmed', () => {
    const received = { ...promise, state: 'partly_received', confirmed: usd(8_114_250.37) } as const
    expect(writeOff(received, advisor(), { reason: 'sold the yacht instead' }, 7)).toMatchObject({
      fact: {
        to: 'written_off',
        original: usd(12_000_000),
        writtenOff: usd(3_885_749.63),
        reason: 'sold the yacht instead',
      },
    })
  })

  test.each([
    ['without a reason', promise, advisor(), ' ', 'reason_missing'],
    ['by a colleague', promise, advisor('saul'), 'x', 'not_yours'],
    ['of what is fulfilled', { ...promise, state: 'fulfilled' as const }, advisor(), 'x', 'nothing_open'],
    ['of what has all arrived', { ...promise, confirmed: promise.amount }, advisor(), 'x', 'nothing_open'],
    ['of a deposit under review', claimOf(), advisor(), 'x', 'nothing_open'],
  ])('no write-off %s', (_case, claim, who, reason, refusal) => {
    expect(writeOff(claim, who, { reason }, 7)).toEqual({ ok: false, reason: refusal })
  })

  test('a manager gives up a promise of the team, and nobody else’s assistant does', () => {
    const who = (role: string) => ({ id: 'mary', onBehalfOf: null, roles: [role] })
    expect(writeOff(promise, who('manager'), { reason: 'left the bank' }, 7)).toMatchObject({ ok: true })
    expect(writeOff(promise, who('assistant'), { reason: 'left the bank' }, 7)).toEqual({
      ok: false,
      reason: 'not_yours',
    })
  })

  test('a controller gives up the rest of a partly confirmed deposit', () => {
    const partly = claimOf({ state: 'partly_confirmed', confirmed: usd(1_850_000) })
    expect(writeOff(partly, controller(), { reason: 'no more to come' }, 7)).toMatchObject({
      fact: { writtenOff: usd(150_000) },
    })
  })
})

describe('dating a promise', () => {
  const instalments = [{ expectedOn: '2026-09-01', amount: usd(12_000_000) }]
  const undated = { ...promise, state: 'promised' as const, instalments: [] }
  const schedule = (claim = promise, what = { instalments, reason: 'the sale is delayed' }, who = advisor()) =>
    schedulePromise(claim, who, what, 7)

  test('instalments are dated without a reason, and dated anew with one', () => {
    expect(schedule(undated, { instalments, reason: '' })).toMatchObject({ fact: { from: 'promised', to: 'expected' } })
    expect(schedule()).toMatchObject({ fact: { from: 'expected', to: 'expected', instalments } })
    expect(schedule(promise, { instalments, reason: '' })).toEqual({ ok: false, reason: 'reason_missing' })
    expect(schedule({ ...promise, state: 'partly_received' })).toMatchObject({ fact: { to: 'partly_received' } })
  })

  test.each([
    ['what is no open promise', () => schedule(claimOf()), 'not_an_open_promise'],
    ['somebody else’s promise', () => schedule(promise, undefined, advisor('saul')), 'not_for_claimant'],
    ['no dates', () => schedule(promise, { instalments: [], reason: 'x' }), 'instalments_missing'],
    [
      'dates for half of it',
      () => schedule(promise, { instalments: [{ expectedOn: '2026-09-01', amount: usd(6_000_000) }], reason: 'x' }),
      'instalments_do_not_add_up',
    ],
  ])('%s: refused', (_case, decide, reason) => expect(decide()).toEqual({ ok: false, reason }))
})
