import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Claim } from './claim.ts'
import { type Allocation, type ConfirmationFacts, confirmClaim, type Signature } from './confirm-claim.ts'
import { advisor, claimOf, confirmationOf, controller, interestsOf, usd, wireOf } from './testing/facts.ts'

const all = (activityId: string, amount: bigint): Allocation => ({ activityId, amount })
const confirm = (facts: ConfirmationFacts, allocations: readonly Allocation[], reason = '', who = controller()) =>
  confirmClaim(facts, who, { allocations, reason }, 1_000)

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

describe('two controllers', () => {
  const sixMillion = claimOf({ amount: usd(6_000_000) })
  const facts = confirmationOf(sixMillion, [wireOf('wire', usd(6_000_000))])
  const whole = [all('wire', usd(6_000_000))]
  const first: Signature = { by: 'carl', onBehalfOf: null, at: 1, reason: 'wire seen', allocations: whole }

  test('above 5 M the first signature waits and allocates nothing', () => {
    expect(confirm({ ...facts, claim: { ...sixMillion, state: 'submitted' } }, whole, 'wire seen')).toMatchObject({
      fact: { outcome: 'signed_first', to: 'in_review', confirmed: 0n, secondControllerFor: ['above_threshold'] },
    })
  })

  test('the first signature leaves a promise where it was, and is kept as it was given', () => {
    const promise = { ...sixMillion, kind: 'promise', state: 'expected' } as const
    expect(confirm({ ...facts, claim: promise }, whole, 'wire seen')).toMatchObject({
      fact: {
        outcome: 'signed_first',
        to: 'expected',
        remainder: usd(6_000_000),
        signatures: [{ by: 'carla', reason: 'wire seen', allocations: whole }],
      },
    })
  })

  test('where one controller is enough, a first signature of before is no part of it', () => {
    const one = confirmationOf(claimOf(), [wireOf('wire', usd(2_000_000))], { firstSignature: first })
    const decision = confirm(one, [all('wire', usd(2_000_000))])
    expect(decision.ok && decision.fact.signatures.map(({ by }) => by)).toEqual(['carla'])
  })

  test('the second controller says the same, and the claim is confirmed with both names', () => {
    const decision = confirm({ ...facts, firstSignature: first }, whole, 'agreed')
    expect(decision).toMatchObject({ fact: { outcome: 'confirmed', confirmed: usd(6_000_000) } })
    expect(decision.ok && decision.fact.signatures.map(({ by }) => by)).toEqual(['carl', 'carla'])
  })

  test('nobody is their own second controller, nor through a delegate', () => {
    const signed = { ...facts, firstSignature: first }
    expect(confirm(signed, whole, 'x', controller('carl'))).toEqual({ ok: false, reason: 'second_controller_needed' })
    const delegate = { ...controller('carla'), onBehalfOf: 'carl' }
    expect(confirm(signed, whole, 'x', delegate)).toEqual({ ok: false, reason: 'second_controller_needed' })
  })

  test('who acts for the first controller does not replace their signature either', () => {
    const signed = { ...facts, firstSignature: first }
    const delegate = { ...controller('carla'), onBehalfOf: 'carl' }
    expect(confirm(signed, [all('wire', usd(5_500_000))], 'x', delegate)).toEqual({
      ok: false,
      reason: 'second_controller_needed',
    })
  })

  test('the same is said when the same amounts of the same movements are named, in whatever order', () => {
    const two = confirmationOf(sixMillion, [wireOf('a', usd(3_000_000)), wireOf('b', usd(3_000_000))])
    const saysOf = (allocations: readonly Allocation[], again: readonly Allocation[]) => {
      const decision = confirm({ ...two, firstSignature: { ...first, allocations } }, again, 'x')
      return decision.ok ? decision.fact.outcome : decision.reason
    }
    const [a, b] = [all('a', usd(3_000_000)), all('b', usd(3_000_000))]
    expect(saysOf([a, b], [b, a])).toBe('confirmed')
    expect(saysOf([a], [a, b])).toBe('differs_from_first_signature')
    expect(saysOf([a, b, all('c', 1n)], [a, b])).toBe('differs_from_first_signature')
    expect(saysOf([a, all('b', usd(2_999_999))], [a, b])).toBe('differs_from_first_signature')
    expect(saysOf([all('a', usd(3_000_000)), all('c', usd(3_000_000))], [a, b])).toBe('differs_from_first_signature')
  })

  test('a second opinion that differs is no second signature; the first controller can sign again', () => {
    const signed = { ...facts, firstSignature: first }
    const less = [all('wire', usd(5_500_000))]
    expect(confirm(signed, less, 'x')).toEqual({ ok: false, reason: 'differs_from_first_signature' })
    expect(confirm(signed, less, 'x', controller('carl'))).toMatchObject({ fact: { outcome: 'signed_first' } })
  })

  test('confirming in small parts does not avoid the second controller', () => {
    const nearly = claimOf({ amount: usd(6_000_000), state: 'partly_confirmed', confirmed: usd(4_999_999) })
    const more = confirmationOf(nearly, [wireOf('wire', usd(1.01))])
    expect(confirm(more, [all('wire', usd(1.01))], 'x')).toMatchObject({ fact: { outcome: 'signed_first' } })
    expect(confirm(more, [all('wire', usd(1))], 'x')).toMatchObject({ fact: { outcome: 'confirmed' } })
  })

  test('the threshold is judged in its own currency: 700,000,000 yen are below 5 M dollars at 0.0067', () => {
    const yen = claimOf({ currency: 'JPY', amount: 700_000_000n })
    const wire = wireOf('wire', 700_000_000n, { currency: 'JPY' })
    const at = (rateToPolicyCurrency: string) =>
      confirm(confirmationOf(yen, [wire], { rateToPolicyCurrency }), [all('wire', 700_000_000n)], 'x')
    expect(at('0.0067')).toMatchObject({ fact: { outcome: 'confirmed' } })
    expect(at('0.0072')).toMatchObject({ fact: { outcome: 'signed_first' } })
  })

  test('the first and the last day of the window need no second controller', () => {
    for (const valueDate of ['2026-02-19', '2026-06-29']) {
      const inWindow = confirmationOf(claimOf(), [wireOf('wire', usd(2_000_000), { valueDate })])
      expect(confirm(inWindow, [all('wire', usd(2_000_000))])).toMatchObject({ fact: { outcome: 'confirmed' } })
    }
  })

  test('what is not used of the household’s movements says nothing about what is', () => {
    const used = {
      activity: wireOf('wire', usd(2_000_000)),
      use: { allocated: 0n, reversed: 0n },
      flowCorrected: false,
    }
    const corrected = { ...used, activity: wireOf('other', usd(2_000_000)), flowCorrected: true }
    const both = confirmationOf(claimOf(), [], { activities: [corrected, used] })
    expect(confirm(both, [all('wire', usd(2_000_000))])).toMatchObject({ fact: { secondControllerFor: [] } })
    const halves = [all('wire', usd(1_000_000)), all('other', usd(1_000_000))]
    expect(confirm(both, halves, 'x')).toMatchObject({ fact: { secondControllerFor: ['manual_override'] } })
  })

  const small = usd(2_000_000)
  const out = wireOf('out', -usd(1_900_000), { flow: 'external_out', valueDate: '2026-02-01' })
  const late = wireOf('wire', small, { valueDate: '2026-06-30' })
  test.each([
    ['a late entry', confirmationOf(claimOf({ lateEntry: true }), [wireOf('wire', small)]), 'late_entry'],
    ['a round trip', confirmationOf(claimOf(), [wireOf('wire', small)], { householdOutflows: [out] }), 'round_trip'],
    ['money outside the window', confirmationOf(claimOf(), [late]), 'manual_override'],
    [
      'a flow type that was corrected by hand',
      confirmationOf(claimOf(), [], {
        activities: [{ activity: wireOf('wire', small), use: { allocated: 0n, reversed: 0n }, flowCorrected: true }],
      }),
      'manual_override',
    ],
  ])('%s needs a second controller and a reason', (_case, needing, why) => {
    expect(confirm(needing, [all('wire', small)])).toEqual({ ok: false, reason: 'reason_missing' })
    expect(confirm(needing, [all('wire', small)], 'because')).toMatchObject({ fact: { secondControllerFor: [why] } })
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
