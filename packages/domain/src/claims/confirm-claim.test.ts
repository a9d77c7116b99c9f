import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Claim } from './claim.ts'
import { type ConfirmationFacts, type Signature } from './confirm-claim.ts'
import { all, confirm } from './testing/confirming.ts'
import { advisor, claimOf, confirmationOf, controller, interestsOf, usd, wireOf } from './testing/facts.ts'

describe('confirm what arrived, never what was claimed', () => {
  test.each([
    ['claimed 2,000,000, a wire of 1,999,975 after a bank fee: confirmed', 1_999_975, 'confirmed', 25],
    ['claimed 2,000,000, arrived 1,850,000: 150,000 stays open', 1_850_000, 'partly_confirmed', 150_000],
    ['exactly what was claimed', 2_000_000, 'confirmed', 0],
    ['1,990,000 is still inside half a percent', 1_990_000, 'confirmed', 10_000],
    ['a cent less is not', 1_989_999.99, 'partly_confirmed', 10_000.01],
    ['2,010,000 is confirmed as it arrived', 2_010_000, 'confirmed', 0],
  ])('%s', (_case, arrived, to, open) => {
    const decision = confirm(
      confirmationOf(claimOf(), [wireOf('wire', usd(arrived))]),
      [all('wire', usd(arrived))],
      'the client sends the rest in May',
    )
    expect(decision).toMatchObject({
      ok: true,
      fact: { outcome: 'confirmed', to, confirmed: usd(arrived), confirmedInAll: usd(arrived), remainder: usd(open) },
    })
  })

  test('not under a split that somebody who shares has not agreed to, whoever confirms first', () => {
    const proposed = { usual: [], agreements: [] }
    const agreed = { usual: [], agreements: [{ payee: 'saul', at: 999 }] }
    const late = { usual: [], agreements: [{ payee: 'saul', at: 1_001 }] }
    const under = (split: ConfirmationFacts['split'], claim = claimOf()) =>
      confirm(confirmationOf(claim, [wireOf('wire', claim.amount)], { split }), [all('wire', claim.amount)], 'seen')
    expect(under(agreed).ok).toBe(true)
    for (const split of [proposed, late]) {
      expect(under(split)).toEqual({ ok: false, reason: 'split_not_agreed' })
      expect(under(split, claimOf({ amount: usd(12_000_000) }))).toEqual({ ok: false, reason: 'split_not_agreed' })
    }
    const letter = { id: 'letter', kind: 'countersigned_letter' } as const
    const engagement = claimOf({ kind: 'engagement', evidence: [letter] })
    expect(confirm(confirmationOf(engagement, [], { split: proposed }), [], 'seen')).toEqual({
      ok: false,
      reason: 'split_not_agreed',
    })
  })

  test('more than the claim and its tolerance is a claim of its own', () => {
    const facts = confirmationOf(claimOf(), [wireOf('wire', usd(3_000_000))])
    expect(confirm(facts, [all('wire', usd(2_010_000.01))])).toEqual({ ok: false, reason: 'more_than_claimed' })
  })

  test('a promise of 12,000,000 is partly received with 8,114,250.37', () => {
    const promise = claimOf({ kind: 'promise', state: 'expected', amount: usd(12_000_000) })
    const wires = [
      wireOf('transfer', usd(6_000_000)),
      wireOf('residual', usd(14_250.37)),
      wireOf('wire', usd(2_500_000)),
    ]
    const facts = confirmationOf(promise, wires, { firstSignature: null })
    // The reclaim of September took 400,000 of the transfer back.
    const reclaimed = facts.activities.map((one) =>
      one.activity.id === 'transfer' ? { ...one, use: { allocated: 0n, reversed: usd(400_000) } } : one,
    )
    const allocations = [all('transfer', usd(5_600_000)), all('residual', usd(14_250.37)), all('wire', usd(2_500_000))]
    const first: Signature = { by: 'carl', onBehalfOf: null, at: 1, reason: 'seen', allocations }
    expect(confirm({ ...facts, activities: reclaimed, firstSignature: first }, allocations, 'seen')).toMatchObject({
      ok: true,
      fact: { to: 'partly_received', confirmed: usd(8_114_250.37), remainder: usd(3_885_749.63) },
    })
    const before = [all('transfer', usd(6_000_000))]
    expect(confirm({ ...facts, activities: reclaimed }, before, 'seen')).toMatchObject({ reason: 'activity_exhausted' })
  })

  test('several confirmations of one claim add up, and the last one closes it', () => {
    const rest = claimOf({ state: 'partly_confirmed', confirmed: usd(1_850_000) })
    expect(confirm(confirmationOf(rest, [wireOf('wire', usd(150_000))]), [all('wire', usd(150_000))])).toMatchObject({
      fact: { to: 'confirmed', confirmed: usd(150_000), confirmedInAll: usd(2_000_000), remainder: 0n },
    })
  })

  test('a promise that is partly received needs no reason, and the last part fulfils it', () => {
    const promise = claimOf({ kind: 'promise', state: 'expected' })
    const half = confirmationOf(promise, [wireOf('wire', usd(1_000_000))])
    expect(confirm(half, [all('wire', usd(1_000_000))])).toMatchObject({ fact: { to: 'partly_received' } })
    const rest = { ...promise, state: 'partly_received', confirmed: usd(1_000_000) } as const
    const other = confirmationOf(rest, [wireOf('wire', usd(1_000_000))])
    expect(confirm(other, [all('wire', usd(1_000_000))])).toMatchObject({ fact: { to: 'fulfilled' } })
  })

  test('the signature says who, for whom, when, why and what', () => {
    const facts = confirmationOf(claimOf(), [wireOf('wire', usd(2_000_000))])
    const who = { ...controller(), onBehalfOf: 'clara' }
    expect(confirm(facts, [all('wire', usd(2_000_000))], 'seen', who)).toMatchObject({
      fact: {
        signatures: [
          { by: 'carla', onBehalfOf: 'clara', at: 1_000, reason: 'seen', allocations: [all('wire', usd(2_000_000))] },
        ],
      },
    })
  })

  test('a partial confirmation says why', () => {
    const facts = confirmationOf(claimOf(), [wireOf('wire', usd(1_000_000))])
    expect(confirm(facts, [all('wire', usd(1_000_000))], ' ')).toEqual({ ok: false, reason: 'reason_missing' })
  })
})

describe('what an allocation rests on', () => {
  const sum = usd(2_000_000)
  test.each([
    ['an announced transfer is not money', wireOf('wire', sum, { status: 'pending' }), 'activity_not_booked'],
    ['an account nobody knows', wireOf('wire', sum, { householdId: null }), 'account_unknown'],
    ['the account of another household', wireOf('wire', sum, { householdId: 'L' }), 'account_of_another_household'],
    ['euros do not confirm dollars', wireOf('wire', sum, { currency: 'EUR' }), 'currency_differs'],
    ['a journal is not new money', wireOf('wire', sum, { flow: 'internal_journal' }), 'not_external_inflow'],
    ['a dividend is not new money', wireOf('wire', sum, { flow: 'income' }), 'not_external_inflow'],
    ['less arrived than is to be allocated', wireOf('wire', sum - 1n), 'activity_exhausted'],
  ])('%s', (_case, wire, reason) => {
    expect(confirm(confirmationOf(claimOf(), [wire]), [all('wire', sum)])).toEqual({ ok: false, reason })
  })

  test('what another claim holds, or a reversal took back, cannot be allocated again', () => {
    for (const use of [
      { allocated: 1n, reversed: 0n },
      { allocated: 0n, reversed: 1n },
    ]) {
      const activities = [{ activity: wireOf('wire', sum), use, flowCorrected: false }]
      const facts = confirmationOf(claimOf(), [], { activities })
      expect(confirm(facts, [all('wire', sum)])).toEqual({ ok: false, reason: 'activity_exhausted' })
      expect(confirm(facts, [all('wire', sum - 1n)])).toMatchObject({ ok: true })
    }
  })

  test('a hundred pieces can be checked', () => {
    const wires = Array.from({ length: 100 }, (_, i) => wireOf(`wire ${i}`, usd(20_000)))
    expect(
      confirm(
        confirmationOf(claimOf(), wires),
        wires.map(({ id }) => all(id, usd(20_000))),
      ),
    ).toMatchObject({ fact: { to: 'confirmed' } })
  })

  test.each([
    ['nothing', [], 'nothing_to_confirm'],
    ['zero', [all('wire', 0n)], 'amount_not_positive'],
    ['the same activity twice', [all('wire', 1n), all('wire', 1n)], 'activity_twice'],
    ['an activity that is not there', [all('other', 1n)], 'activity_unknown'],
    [
      'more pieces than anybody can check',
      Array.from({ length: 101 }, (_, i) => all(`${i}`, 1n)),
      'too_many_allocations',
    ],
  ])('%s confirms nothing', (_case, allocations, reason) => {
    expect(confirm(confirmationOf(claimOf(), [wireOf('wire', sum)]), allocations)).toEqual({ ok: false, reason })
  })

  test('an engagement is confirmed by its countersigned letter and takes no activity', () => {
    const engagement = claimOf({ kind: 'engagement' })
    const letter = { ...engagement, evidence: [{ id: 'letter', kind: 'countersigned_letter' }] } satisfies Claim
    expect(confirm(confirmationOf(engagement, []), [])).toEqual({ ok: false, reason: 'letter_missing' })
    const other = { ...engagement, evidence: [{ id: 'mail', kind: 'correspondence' }] } satisfies Claim
    expect(confirm(confirmationOf(other, []), [])).toEqual({ ok: false, reason: 'letter_missing' })
    expect(confirm(confirmationOf(letter, []), [all('wire', 1n)])).toMatchObject({
      reason: 'engagement_takes_no_activity',
    })
    expect(confirm(confirmationOf(letter, []), [])).toMatchObject({ fact: { to: 'confirmed', confirmed: sum } })
  })

  test.each(['draft', 'confirmed', 'returned', 'rejected', 'holding', 'written_off'] as const)(
    'a claim that is %s is not open',
    (state) => {
      const facts = confirmationOf(claimOf({ state }), [wireOf('wire', sum)])
      expect(confirm(facts, [all('wire', sum)])).toEqual({ ok: false, reason: 'not_open' })
    },
  )
})

describe('independence', () => {
  const facts = confirmationOf(claimOf(), [wireOf('wire', usd(2_000_000))])
  const whole = [all('wire', usd(2_000_000))]
  const both = (id: string, onBehalfOf: string | null = null) => ({ id, onBehalfOf, roles: ['advisor', 'controller'] })
  test.each([
    ['an advisor confirms nothing', advisor('erin'), 'not_a_controller'],
    ['the claimant, though a controller by now', both('rita'), 'own_claim'],
    ['whoever shares the credit', both('saul'), 'benefits_from_claim'],
    ['whoever typed it in', both('alan'), 'entered_claim'],
    ['a controller acting for the claimant', both('carla', 'rita'), 'acts_for_interested'],
    ['a controller acting for one who shares the credit', both('carla', 'saul'), 'acts_for_interested'],
  ])('%s', (_case, who, reason) => expect(confirm(facts, whole, '', who)).toEqual({ ok: false, reason }))

  test('a delegate of an interested person is not independent, not even through another delegate', () => {
    const delegations = [
      { from: 'saul', to: 'dora' },
      { from: 'dora', to: 'carla' },
    ]
    const entangled = { ...facts, interests: interestsOf({ delegations }) }
    expect(confirm(entangled, whole)).toEqual({ ok: false, reason: 'acts_for_interested' })
    expect(confirm(entangled, whole, '', controller('carl'))).toMatchObject({ ok: true })
  })

  test('whoever once had a share keeps the interest', () => {
    const once = { ...facts, interests: interestsOf({ beneficiaries: ['rita', 'saul', 'carla'] }) }
    expect(confirm(once, whole)).toEqual({ ok: false, reason: 'benefits_from_claim' })
  })
})

test('whatever is asked, never more is confirmed than arrived and is left, nor more than the claim and its tolerance', () => {
  const amount = fc.bigInt({ min: 1n, max: usd(4_000_000) })
  fc.assert(
    fc.property(amount, amount, amount, amount, (claimed, arrived, allocated, asked) => {
      const activities = [{ activity: wireOf('wire', arrived), use: { allocated, reversed: 0n }, flowCorrected: false }]
      const facts = confirmationOf(claimOf({ amount: claimed }), [], { activities })
      const decision = confirm(facts, [all('wire', asked)], 'x')
      if (!decision.ok) return
      expect(decision.fact.confirmed + allocated <= arrived).toBe(true)
      expect(decision.fact.confirmed).toBe(asked)
      expect((asked - claimed) * 200n <= claimed || asked - claimed <= usd(500)).toBe(true)
      expect(decision.fact.confirmed + decision.fact.remainder >= claimed).toBe(true)
    }),
  )
})
