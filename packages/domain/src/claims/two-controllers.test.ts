import { describe, expect, test } from '@jest/globals'
import { type Allocation, type Signature } from './confirm-claim.ts'
import { all, confirm } from './testing/confirming.ts'
import { claimOf, confirmationOf, controller, usd, wireOf } from './testing/facts.ts'

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
