import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { total } from '../money/divide.ts'
import { type CompensationFacts, compensateConfirmation, compensationsDue } from './compensate.ts'
import { DEFAULT_MATCHING_POLICY } from './matching-policy.ts'
import { claimOf, controller, interestsOf, usd } from './testing/facts.ts'

const standing = [{ activityId: 'transfer', amount: usd(2_000_000) }]
const factsOf = (more: Partial<CompensationFacts> = {}): CompensationFacts => ({
  claim: claimOf({ state: 'confirmed', confirmed: usd(2_000_000) }),
  interests: interestsOf(),
  standing,
  matching: DEFAULT_MATCHING_POLICY,
  ...more,
})
const undo = (
  facts: CompensationFacts,
  dollars: number,
  reason = 'reclaimed by the delivering broker',
  who = controller(),
) => compensateConfirmation(facts, who, { allocations: [{ activityId: 'transfer', amount: usd(dollars) }], reason }, 7)

describe('undoing a confirmation', () => {
  test('an entry says the opposite, and the claim is open by as much again', () => {
    expect(undo(factsOf(), 400_000)).toEqual({
      ok: true,
      fact: {
        claimId: 'claim',
        from: 'confirmed',
        to: 'partly_confirmed',
        by: 'carla',
        onBehalfOf: null,
        at: 7,
        reason: 'reclaimed by the delivering broker',
        allocations: [{ activityId: 'transfer', amount: -usd(400_000) }],
        confirmedInAll: usd(1_600_000),
        remainder: usd(400_000),
      },
    })
  })

  const promise = claimOf({ kind: 'promise', state: 'fulfilled', confirmed: usd(2_000_000) })
  const dated = { ...promise, instalments: [{ expectedOn: '2026-04-01', amount: usd(2_000_000) }] }
  test.each([
    ['all of a deposit: it is under review again', factsOf(), 2_000_000, 'in_review'],
    ['a fee inside the tolerance: it stays confirmed', factsOf(), 25, 'confirmed'],
    ['a part of a promise', factsOf({ claim: promise }), 1_000_000, 'partly_received'],
    ['exactly the tolerance: it stays confirmed', factsOf(), 10_000, 'confirmed'],
    ['a cent more than the tolerance', factsOf(), 10_000.01, 'partly_confirmed'],
    ['all of a promise', factsOf({ claim: promise }), 2_000_000, 'promised'],
    ['all of a promise with dates', factsOf({ claim: dated }), 2_000_000, 'expected'],
    [
      'what was written off stays written off',
      factsOf({ claim: { ...promise, state: 'written_off' } }),
      2_000_000,
      'written_off',
    ],
    ['what lapsed stays lapsed', factsOf({ claim: { ...promise, state: 'lapsed' } }), 2_000_000, 'lapsed'],
  ])('%s', (_case, facts, dollars, to) => expect(undo(facts, dollars)).toMatchObject({ fact: { to } }))

  test('no more of a movement than stands confirmed by it, and no more in all than the claim has confirmed', () => {
    const two = [...standing, { activityId: 'other', amount: usd(1_000_000) }]
    const facts = factsOf({ standing: two })
    expect(undo(facts, 2_000_000.01)).toEqual({ ok: false, reason: 'more_than_confirmed' })
    const both = [
      { activityId: 'transfer', amount: usd(1_500_000) },
      { activityId: 'other', amount: usd(1_000_000) },
    ]
    expect(compensateConfirmation(facts, controller(), { allocations: both, reason: 'x' }, 7)).toEqual({
      ok: false,
      reason: 'more_than_confirmed',
    })
    const ofOther = (dollars: number) =>
      compensateConfirmation(
        factsOf({ claim: { ...facts.claim, confirmed: usd(3_000_000) }, standing: two }),
        controller(),
        { allocations: [{ activityId: 'other', amount: usd(dollars) }], reason: 'x' },
        7,
      )
    expect(ofOther(1_000_000)).toMatchObject({ fact: { confirmedInAll: usd(2_000_000) } })
    expect(ofOther(1_000_000.01)).toEqual({ ok: false, reason: 'more_than_confirmed' })
    const fewer = both.map((one) => ({ ...one, amount: one.amount / 2n }))
    expect(compensateConfirmation(facts, controller(), { allocations: fewer, reason: 'x' }, 7)).toMatchObject({
      fact: { confirmedInAll: usd(750_000) },
    })
  })

  test('an engagement is undone as a whole', () => {
    const engagement = factsOf({ claim: { ...factsOf().claim, kind: 'engagement' }, standing: [] })
    expect(
      compensateConfirmation(engagement, controller(), { allocations: [], reason: 'letter withdrawn' }, 7),
    ).toMatchObject({
      fact: { to: 'in_review', confirmedInAll: 0n, allocations: [] },
    })
  })

  test.each([
    ['nothing was confirmed', () => undo(factsOf({ claim: claimOf() }), 1), 'nothing_confirmed'],
    [
      'a deposit written off before anything came',
      () => undo(factsOf({ claim: claimOf({ state: 'written_off' }) }), 1),
      'nothing_confirmed',
    ],
    ['no reason', () => undo(factsOf(), 1, ' '), 'reason_missing'],
    ['one’s own claim', () => undo(factsOf(), 1, 'x', controller('rita')), 'own_claim'],
    ['no amount', () => undo(factsOf(), 0), 'amount_not_positive'],
    ['more than it holds', () => undo(factsOf(), 2_000_000.01), 'more_than_confirmed'],
    [
      'nothing named',
      () => compensateConfirmation(factsOf(), controller(), { allocations: [], reason: 'x' }, 7),
      'nothing_to_compensate',
    ],
    [
      'the same activity twice',
      () =>
        compensateConfirmation(
          factsOf(),
          controller(),
          {
            allocations: [standing[0] ?? { activityId: '', amount: 0n }, { activityId: 'transfer', amount: 1n }],
            reason: 'x',
          },
          7,
        ),
      'activity_twice',
    ],
  ])('%s: refused', (_case, decide, reason) => expect(decide()).toEqual({ ok: false, reason }))
})

describe('after a reversal', () => {
  const allocation = (claimId: string, dollars: number, confirmedAt: number) => ({
    claimId,
    activityId: 'transfer',
    amount: usd(dollars),
    confirmedAt,
  })
  const allocations = [allocation('first', 3_000_000, 1), allocation('second', 2_000_000, 2)]

  test('what is not allocated covers the reversal', () => {
    expect(compensationsDue(usd(6_000_000), usd(1_000_000), allocations)).toEqual([])
  })

  test('beyond that the latest confirmation gives back first', () => {
    expect(compensationsDue(usd(6_000_000), usd(1_400_000), allocations)).toMatchObject([
      { claimId: 'second', amount: usd(400_000) },
    ])
    expect(compensationsDue(usd(6_000_000), usd(6_000_000), allocations).map(({ amount }) => amount)).toEqual([
      usd(2_000_000),
      usd(3_000_000),
    ])
  })

  test('of two confirmed at one moment the last claim by id gives back first, in whatever order they are told', () => {
    const same = [allocation('a', 1_000_000, 1), allocation('b', 1_000_000, 1)]
    for (const order of [same, same.toReversed()])
      expect(compensationsDue(usd(2_000_000), usd(1_000_000), order)).toEqual([same[1]])
    for (const order of [allocations, allocations.toReversed()])
      expect(compensationsDue(usd(5_000_000), usd(2_000_000), order)).toEqual([allocations[1]])
  })

  test('afterwards no more is allocated than arrived and stayed', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 9n })
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 6 }), amount, amount, (amounts, spare, reversed) => {
        const held = amounts.map((one, i) => ({
          claimId: `${i}`,
          activityId: 'transfer',
          amount: one,
          confirmedAt: i % 3,
        }))
        const arrived = total(amounts) + spare
        const due = compensationsDue(arrived, reversed, held)
        const left = total(amounts) - total(due.map((one) => one.amount))
        const stayed = arrived > reversed ? arrived - reversed : 0n
        expect(left <= stayed).toBe(true)
        if (due.length > 0) expect(left).toBe(stayed)
      }),
    )
  })
})
