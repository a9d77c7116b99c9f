import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../calendar/day.ts'
import { confirmClaim } from '../claims/confirm-claim.ts'
import { DEFAULT_MATCHING_POLICY, toleranceOf } from '../claims/matching-policy.ts'
import { claimOf, confirmationOf, controller, usd, wireOf } from '../claims/testing/facts.ts'
import { total } from '../money/divide.ts'
import type { Activity } from './activity.ts'
import { type MatchFacts, suggestMatches } from './suggest-matches.ts'
import { codes, contact, factsOf, on, policy, suggest } from './testing/match-facts.ts'

describe('one deposit', () => {
  test('claimed 2,000,000, the wire is 1,999,975: suggested as it arrived, with the reasons', () => {
    expect(suggest([wireOf('wire', usd(1_999_975))])).toEqual([
      {
        allocations: [{ activityId: 'wire', amount: usd(1_999_975) }],
        matched: usd(1_999_975),
        difference: -usd(25),
        instalment: null,
        score: 91,
        reasons: [
          { code: 'amount_within_tolerance', difference: -usd(25), points: 42 },
          { code: 'days_from_claim', days: 9, points: 24 },
          { code: 'contact_before_inflow', contactId: 'contact', initiativeId: 'golf day', points: 15 },
          { code: 'pieces', count: 1, points: 10 },
        ],
      },
    ])
  })

  test('exact, on the day, after the claimant’s own contact: nothing scores higher', () => {
    expect(suggest([wireOf('wire', usd(2_000_000), on('2026-03-01'))])[0]?.score).toBe(100)
  })

  test.each([
    ['a difference of 0.5 %', wireOf('wire', usd(1_990_000)), 1],
    ['a cent more than 0.5 %', wireOf('wire', usd(1_989_999.99)), 0],
    ['0.5 % too much', wireOf('wire', usd(2_010_000)), 1],
    ['10 days before the claim', wireOf('wire', usd(2_000_000), on('2026-02-19')), 1],
    ['11 days before', wireOf('wire', usd(2_000_000), on('2026-02-18')), 0],
    ['120 days after', wireOf('wire', usd(2_000_000), on('2026-06-29')), 1],
    ['121 days after', wireOf('wire', usd(2_000_000), on('2026-06-30')), 0],
    ['another household', wireOf('wire', usd(2_000_000), { householdId: 'L' }), 0],
    ['another currency', wireOf('wire', usd(2_000_000), { currency: 'EUR' }), 0],
    ['a journal', wireOf('wire', usd(2_000_000), { flow: 'internal_journal' }), 0],
    ['announced only', wireOf('wire', usd(2_000_000), { status: 'pending' }), 0],
  ])('%s', (_case, wire, count) => expect(suggest([wire])).toHaveLength(count))

  test('small claims may miss by 500', () => {
    const claim = claimOf({ amount: usd(20_000) })
    expect(suggest([wireOf('wire', usd(19_500))], { claim })).toHaveLength(1)
    expect(suggest([wireOf('wire', usd(19_499.99))], { claim })).toHaveLength(0)
  })

  test('only what nobody holds and nothing took back is suggested', () => {
    const candidates = [
      { activity: wireOf('wire', usd(3_000_000)), use: { allocated: usd(600_000), reversed: usd(400_000) } },
    ]
    expect(suggest([], { candidates })[0]).toMatchObject({ matched: usd(2_000_000), difference: 0n })
  })

  test('the rest of a partly confirmed claim is looked for, not the whole', () => {
    const claim = claimOf({ state: 'partly_confirmed', confirmed: usd(1_850_000) })
    expect(suggest([wireOf('wire', usd(150_000))], { claim })[0]).toMatchObject({
      matched: usd(150_000),
      difference: 0n,
    })
  })

  test('an engagement is confirmed by its letter: no money is suggested', () => {
    expect(suggest([wireOf('wire', usd(2_000_000))], { claim: claimOf({ kind: 'engagement' }) })).toEqual([])
  })
})

describe('what speaks for and against', () => {
  const wire = wireOf('wire', usd(2_000_000))
  const contactCode = (contacts: MatchFacts['contacts']) => codes(suggest([wire], { contacts })[0])?.[2]

  test('a contact counts when it came before the money, the claimant’s own more than a colleague’s', () => {
    expect(contactCode([contact])).toBe('contact_before_inflow')
    expect(contactCode([{ ...contact, byClaimant: false }])).toBe('colleagues_contact_before_inflow')
    expect(contactCode([{ ...contact, occurredOn: '2026-03-11' }])).toBe('no_contact_before_inflow')
  })

  test('of several deposits the earliest decides whether the contact came before', () => {
    const halves = [wireOf('late', usd(1_000_000), on('2026-03-08')), wireOf('early', usd(1_000_000), on('2026-03-02'))]
    const reasonFor = (occurredOn: string) =>
      suggest(halves, { contacts: [{ ...contact, occurredOn }] })[0]?.reasons[2]?.code
    expect([reasonFor('2026-03-02'), reasonFor('2026-03-03')]).toEqual([
      'contact_before_inflow',
      'no_contact_before_inflow',
    ])
  })

  test('as many days before as after the claim: the first of them is told', () => {
    const halves = [wireOf('a', usd(1_000_000), on('2026-02-26')), wireOf('b', usd(1_000_000), on('2026-03-04'))]
    expect(suggest(halves)[0]?.reasons[1]).toMatchObject({ days: -3 })
  })

  test('outflows are named once, in a fixed order, however many deposits they stand before', () => {
    const out = (id: string) => wireOf(id, -usd(900_000), { flow: 'external_out', ...on('2026-02-20') })
    const halves = ['x', 'y'].map((id) => wireOf(id, usd(1_000_000)))
    expect(suggest(halves, { householdOutflows: [out('b'), out('a')] })[0]?.reasons).toContainEqual({
      code: 'round_trip',
      outflows: ['a', 'b'],
      points: -30,
    })
  })

  test('money that left shortly before costs points, and the outflows are named', () => {
    const left = wireOf('left', -usd(1_500_000), { flow: 'external_out', ...on('2026-01-20') })
    const [suspect] = suggest([wire], { householdOutflows: [left] })
    const [sound] = suggest([wire])
    expect(suspect?.reasons).toContainEqual({ code: 'round_trip', outflows: ['left'], points: -30 })
    expect((sound?.score ?? 0) - (suspect?.score ?? 0)).toBe(30)
  })

  test('several deposits are as far from the claim as the furthest of them, on whichever side', () => {
    const days = (...dates: string[]) => {
      const half = dates.map((day, i) => wireOf(`half ${i}`, usd(1_000_000), on(day)))
      return suggest(half)[0]?.reasons[1]
    }
    expect(days('2026-03-02', '2026-03-31')).toEqual({ code: 'days_from_claim', days: 30, points: 19 })
    expect(days('2026-02-24', '2026-03-03')).toEqual({ code: 'days_from_claim', days: -5, points: 13 })
    expect(days('2026-02-28', '2026-03-03')).toEqual({ code: 'days_from_claim', days: 2, points: 25 })
  })

  test('the nearer of two equal wires comes first', () => {
    const far = wireOf('a far one', usd(2_000_000), on('2026-06-01'))
    expect(suggest([far, wire]).map(({ allocations }) => allocations[0]?.activityId)).toEqual(['wire', 'a far one'])
  })
})

describe('equal scores keep a fixed order', () => {
  const first = (...wires: Activity[]) => suggest(wires).map(({ allocations }) => allocations[0]?.activityId)
  test.each([
    ['the smaller difference', wireOf('b', usd(1_999_000)), wireOf('a', usd(1_998_000))],
    ['the smaller difference, above or below', wireOf('b', usd(1_999_000)), wireOf('a', usd(2_001_500))],
    ['the earlier value date', wireOf('b', usd(2_000_000), on('2026-03-09')), wireOf('a', usd(2_000_000))],
    ['the activity’s id', wireOf('a', usd(2_000_000)), wireOf('b', usd(2_000_000))],
  ])('%s comes first', (_case, one, other) => {
    const scores = suggest([one, other]).map(({ score }) => score)
    expect(scores[0]).toBe(scores[1])
    expect(first(one, other)).toEqual([one.id, other.id])
    expect(first(other, one)).toEqual([one.id, other.id])
  })
})

describe('a promise', () => {
  const promise = claimOf({
    kind: 'promise',
    state: 'expected',
    amount: usd(12_000_000),
    instalments: [
      { expectedOn: '2026-04-01', amount: usd(6_000_000) },
      { expectedOn: '2026-07-01', amount: usd(6_000_000) },
    ],
  })

  test('an instalment is recognised, and the day counted from when it was expected', () => {
    const [best] = suggest([wireOf('wire', usd(6_000_000), on('2026-07-03'))], { claim: promise })
    expect(best).toMatchObject({ instalment: '2026-07-01', difference: 0n })
    expect(best?.reasons[1]).toMatchObject({ code: 'days_from_claim', days: 2 })
  })

  test('an instalment and the whole are told apart, and a part of an instalment is no suggestion of its own', () => {
    const found = suggest([wireOf('wire', usd(6_000_000), on('2026-04-02'))], { claim: promise })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ instalment: '2026-04-01', matched: usd(6_000_000) })
    const part = suggest([wireOf('wire', usd(1_000_000), on('2026-04-02'))], { claim: promise })
    expect(part.map(({ instalment }) => instalment)).toEqual([null])
    const whole = suggest([wireOf('wire', usd(12_000_000), on('2026-03-01'))], { claim: promise })
    expect(whole[0]).toMatchObject({ instalment: null, difference: 0n })
  })

  test('its window is that of the last instalment, in whatever order they are told', () => {
    const turned = { ...promise, instalments: promise.instalments.toReversed() }
    expect(suggest([wireOf('wire', usd(1_000), on('2026-10-29'))], { claim: turned })).toHaveLength(1)
    expect(suggest([wireOf('wire', usd(1_000), on('2026-10-30'))], { claim: turned })).toHaveLength(0)
  })

  test('whatever came in towards it is suggested too', () => {
    const [best] = suggest([wireOf('residual', usd(14_250.37))], { claim: promise })
    expect(best).toMatchObject({ matched: usd(14_250.37), instalment: null })
    expect(best?.reasons[0]).toMatchObject({ code: 'toward_promise', stillOpen: usd(11_985_749.63) })
  })

  test('its window reaches 120 days past the last instalment', () => {
    expect(suggest([wireOf('wire', usd(1_000), on('2026-10-29'))], { claim: promise })).toHaveLength(1)
    expect(suggest([wireOf('wire', usd(1_000), on('2026-10-30'))], { claim: promise })).toHaveLength(0)
  })
})

const anyFacts = fc
  .record({
    claimed: fc.bigInt({ min: usd(100), max: usd(40_000) }),
    kind: fc.constantFrom('deposit' as const, 'promise' as const),
    wires: fc.array(
      fc.record({
        amount: fc.bigInt({ min: 1n, max: usd(25_000) }),
        day: fc.integer({ min: -15, max: 125 }),
        allocated: fc.constantFrom(0n, 0n, 100n, usd(10_000)),
      }),
      { maxLength: 7 },
    ),
  })
  .map(({ claimed, kind, wires }) =>
    factsOf([], {
      claim: claimOf({ kind, state: kind === 'promise' ? 'promised' : 'in_review', amount: claimed }),
      candidates: wires.map(({ amount, day, allocated }, i) => ({
        activity: wireOf(`wire ${i}`, amount, on(addDays('2026-03-01', day))),
        use: { allocated, reversed: 0n },
      })),
    }),
  )

test('the order of the candidates does not matter, and every suggestion can be confirmed as it is', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const suggestions = suggestMatches(facts, policy)
      expect(suggestMatches({ ...facts, candidates: facts.candidates.toReversed() }, policy)).toEqual(suggestions)
      for (const { allocations, matched, score } of suggestions) {
        expect(total(allocations.map(({ amount }) => amount))).toBe(matched)
        expect(score >= 0 && score <= 100).toBe(true)
        const claim = claimOf(facts.claim)
        const activities = facts.candidates.map((candidate) => ({ ...candidate, flowCorrected: false }))
        const state = claim.kind === 'promise' ? 'promised' : 'in_review'
        const confirmation = confirmationOf({ ...claim, state }, [], { activities })
        expect(confirmClaim(confirmation, controller(), { allocations, reason: 'x' }, 0)).toMatchObject({ ok: true })
      }
    }),
  )
})

test('a deposit claim has a suggestion exactly when trying every subset of the candidates finds one', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const claim = { ...facts.claim, kind: 'deposit' as const }
      const amounts = facts.candidates.flatMap(({ activity, use }) => {
        const inWindow = activity.valueDate >= '2026-02-19' && activity.valueDate <= '2026-06-29'
        return inWindow && activity.amount > use.allocated ? [activity.amount - use.allocated] : []
      })
      const tolerance = toleranceOf(claim.amount, 'USD', DEFAULT_MATCHING_POLICY)
      let exists = amounts.some((amount) => amount > claim.amount + tolerance)
      for (let bits = 1; bits < 1 << amounts.length; bits++) {
        const off = total(amounts.filter((_amount, i) => (bits >> i) & 1)) - claim.amount
        if (off <= tolerance && -off <= tolerance) exists = true
      }
      expect(suggestMatches({ ...facts, claim }, policy).length > 0).toBe(exists)
    }),
    { numRuns: 300 },
  )
})
