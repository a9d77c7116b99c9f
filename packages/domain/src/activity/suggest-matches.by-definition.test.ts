import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { claimOf, wireOf } from '../claims/testing/facts.ts'
import { DEFAULT_ROUND_TRIP_POLICY } from './round-trip.ts'
import { DEFAULT_SUGGESTION_POLICY, type MatchFacts, suggestMatches } from './suggest-matches.ts'

// A second computation of suggestions, straight from the words of domain 5.4 and written differently: every subset is
// tried, days are those of the runtime's own clock, money is a number of cents. Slow on purpose.

const DAY = 86_400_000
const dayAt = (days: number) => new Date(Date.UTC(2026, 2, 1) + days * DAY).toISOString().slice(0, 10)
const apart = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY)
const policy = {
  ...DEFAULT_SUGGESTION_POLICY,
  matching: { windowBefore: 10, windowAfter: 120, toleranceFloor: '500', toleranceShare: '0.005' },
  roundTrip: DEFAULT_ROUND_TRIP_POLICY,
  mostSuggestions: 1_000,
}

interface Inflow {
  readonly id: string
  readonly day: string
  readonly left: number
  readonly arrived: number
}
interface Wanted {
  readonly cents: number
  readonly near: string
  readonly instalment: string | null
  readonly tolerance: number
}

/** "|matched − claimed| ≤ max(500, 0.5 %)", in cents, cut to whole ones. */
const toleranceOf = (cents: number) => Math.max(50_000, Math.floor(cents / 200))

/** What of the claim can be looked for: what is open of it, and of a promise each instalment that still waits, earliest first. */
function wantedOf({ claim }: MatchFacts): Wanted[] {
  const [amount, confirmed] = [Number(claim.amount), Number(claim.confirmed)]
  if (confirmed >= amount) return []
  const whole = { cents: amount - confirmed, near: claim.claimedOn, instalment: null, tolerance: toleranceOf(amount) }
  if (claim.kind !== 'promise') return [whole]
  let before = 0
  const parts = claim.instalments.map((one) => {
    before += Number(one.amount)
    const open = Math.min(Number(one.amount), Math.max(0, before - confirmed))
    return { cents: open, near: one.expectedOn, instalment: one.expectedOn, tolerance: toleranceOf(open) }
  })
  return [whole, ...parts.filter(({ cents }) => cents > 0)]
}

/** Booked external money of the household, in the claim's currency, from 10 days before to 120 after, with something left. */
function inflowsOf({ claim, candidates }: MatchFacts): Inflow[] {
  const last = [claim.claimedOn, ...claim.instalments.map(({ expectedOn }) => expectedOn)].sort().at(-1) ?? ''
  return candidates.flatMap(({ activity, use }) => {
    const left = Number(activity.amount - use.allocated - use.reversed)
    const isOne = activity.flow === 'external_in' && activity.status === 'booked' && left > 0
    const isOurs = activity.householdId === claim.householdId && activity.currency === claim.currency
    const isNear = apart(activity.valueDate, claim.claimedOn) <= 10 && apart(last, activity.valueDate) <= 120
    return isOne && isOurs && isNear
      ? [{ id: activity.id, day: activity.valueDate, left, arrived: Number(activity.amount) }]
      : []
  })
}

function pointsOf(facts: MatchFacts, wanted: Wanted, used: readonly Inflow[], forAmount: number): number {
  const ages = used.map(({ day }) => apart(wanted.near, day)).sort((a, b) => Math.abs(b) - Math.abs(a))
  const furthest = Math.abs(ages[0] ?? 0)
  // As far before as after: what came before decides, since that side is shorter.
  const isBefore = ages.some((age) => age < 0 && -age === furthest)
  const timing = Math.max(0, 25 - Math.floor((25 * furthest) / (isBefore ? 10 : 120)))
  const first = used.map(({ day }) => day).sort()[0] ?? ''
  const earlier = facts.contacts.filter(({ occurredOn }) => apart(occurredOn, first) >= 0)
  const contact = earlier.some(({ byClaimant }) => byClaimant) ? 15 : earlier.length > 0 ? 5 : 0
  const cameBack = used.some(({ day, arrived }) => {
    const out = facts.householdOutflows.filter(
      ({ valueDate }) => apart(valueDate, day) >= 0 && apart(valueDate, day) <= 90,
    )
    const sum = out.reduce((so, { amount }) => so - Number(amount), 0)
    return sum > 0 && sum >= Math.floor((arrived + 5) / 10)
  })
  const all = forAmount + timing + contact + Math.max(0, 10 - (used.length - 1)) - (cameBack ? 30 : 0)
  return Math.min(100, Math.max(0, all))
}

/** Whether what a transfer leaves over is what other claims wait for: one of them, or several together. */
function isAwaited(facts: MatchFacts, left: number, tolerance: number): boolean {
  const others = facts.otherClaims.filter(({ id }) => id !== facts.claim.id).map(({ remainder }) => Number(remainder))
  for (let some = 1; some < 1 << others.length; some++) {
    const sum = others.reduce((so, one, i) => ((some >> i) & 1 ? so + one : so), 0)
    if (Math.abs(sum - left) <= tolerance) return true
  }
  return false
}

const keyOf = (uses: readonly (readonly [string, number])[]) =>
  uses
    .map(([id, cents]) => `${id}: ${cents}`)
    .sort()
    .join(', ')

/** Suggestions of one inflow each: what it would use, with the best of its scores. */
function singlesOf(facts: MatchFacts, inflows: readonly Inflow[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const wanted of wantedOf(facts))
    for (const one of inflows) {
      const off = one.left - wanted.cents
      const note = (cents: number, points: number) => {
        const key = keyOf([[one.id, cents]])
        found.set(key, Math.max(found.get(key) ?? 0, pointsOf(facts, wanted, [one], points)))
      }
      if (Math.abs(off) <= wanted.tolerance) note(one.left, off === 0 ? 50 : 42)
      else if (off > 0) note(wanted.cents, isAwaited(facts, off, wanted.tolerance) ? 38 : 15)
      else if (facts.claim.kind === 'promise' && wanted.instalment === null) note(one.left, 15)
    }
  return found
}

/** Combinations that fit what is wanted, by their sum; none is looked for where a single inflow fits to the last cent. */
function combinationsOf(wanted: Wanted, inflows: readonly Inflow[]): Map<number, Inflow[][]> {
  const found = new Map<number, Inflow[][]>()
  if (inflows.some(({ left }) => left === wanted.cents)) return found
  for (let some = 1; some < 1 << inflows.length; some++) {
    const used = inflows.filter((_, i) => (some >> i) & 1)
    const sum = used.reduce((so, { left }) => so + left, 0)
    if (used.length > 1 && Math.abs(sum - wanted.cents) <= wanted.tolerance)
      found.set(sum, [...(found.get(sum) ?? []), used])
  }
  return found
}

const anyFacts: fc.Arbitrary<MatchFacts> = fc
  .record({
    cents: fc.oneof(fc.integer({ min: 10_000, max: 4_000_000 }), fc.integer({ min: 4_000_000, max: 90_000_000 })),
    received: fc.constantFrom(0, 0, 1, 2),
    kind: fc.constantFrom('deposit' as const, 'promise' as const),
    instalments: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
    wires: fc.array(
      fc.record({
        // A half, a third … of the claim and a little beside it, or nothing to do with it.
        part: fc.constantFrom(1, 2, 3, 4, 0.7),
        beside: fc.oneof(fc.constant(0), fc.integer({ min: -300_000, max: 300_000 })),
        day: fc.oneof(fc.integer({ min: -14, max: 30 }), fc.integer({ min: -14, max: 190 })),
        used: fc.constantFrom(0n, 0n, 0n, 5_000n),
        other: fc.constantFrom('', '', '', '', 'household', 'currency', 'pending', 'income', 'unknown'),
      }),
      { maxLength: 7 },
    ),
    outflows: fc.array(fc.record({ day: fc.integer({ min: -110, max: 60 }), cents: fc.nat(9_000_000) }), {
      maxLength: 2,
    }),
    contacts: fc.array(fc.record({ day: fc.integer({ min: -30, max: 40 }), byClaimant: fc.boolean() }), {
      maxLength: 3,
    }),
    others: fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 3 }),
  })
  .map(({ cents, received, kind, instalments, wires, outflows, contacts, others }): MatchFacts => {
    const days = kind === 'promise' ? instalments.toSorted((a, b) => a - b) : []
    const each = days.length === 0 ? 0 : Math.floor(cents / days.length)
    return {
      claim: claimOf({
        kind,
        amount: BigInt(cents),
        confirmed: BigInt(Math.floor((cents * received) / 2)),
        claimedOn: dayAt(0),
        instalments: days.map((day, i) => ({
          expectedOn: dayAt(day),
          amount: BigInt(i === 0 ? cents - each * (days.length - 1) : each),
        })),
      }),
      candidates: wires.map(({ part, beside, day, used, other }, i) => ({
        activity: wireOf(`wire ${i}`, BigInt(Math.max(1, Math.floor(cents / part) + beside)), {
          valueDate: dayAt(day),
          ...(other === 'household' ? { householdId: 'L' } : {}),
          ...(other === 'unknown' ? { householdId: null } : {}),
          ...(other === 'currency' ? { currency: 'EUR' } : {}),
          ...(other === 'pending' ? { status: 'pending' as const } : {}),
          ...(other === 'income' ? { flow: 'income' as const } : {}),
        }),
        use: { allocated: used, reversed: used },
      })),
      householdOutflows: outflows.map(({ day, cents: minor }, i) =>
        wireOf(`out ${i}`, -BigInt(minor), { flow: 'external_out', valueDate: dayAt(day) }),
      ),
      contacts: contacts
        .toSorted((a, b) => b.day - a.day)
        .map(({ day, byClaimant }, i) => ({
          id: `contact ${i}`,
          occurredOn: dayAt(day),
          byClaimant,
          initiativeId: null,
        })),
      otherClaims: others.map((minor, i) => ({ id: `other ${i}`, remainder: BigInt(minor) })),
    }
  })

test('suggestions and their scores are what the definitions give, in thousands of households', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const inflows = inflowsOf(facts)
      const told = suggestMatches(facts, policy)
      const usesOf = ({ allocations }: (typeof told)[number]) =>
        allocations.map(({ activityId, amount }) => [activityId, Number(amount)] as const)
      const isSingle = ({ allocations }: (typeof told)[number]) => allocations.length === 1
      expect(new Map(told.filter(isSingle).map((one) => [keyOf(usesOf(one)), one.score]))).toEqual(
        singlesOf(facts, inflows),
      )

      // One combination for each sum that fits, with the fewest pieces; which of several equal ones is not said.
      const combined = told.filter((one) => !isSingle(one))
      const wanted = wantedOf(facts).map((one) => ({ one, fitting: combinationsOf(one, inflows) }))
      expect(new Set(combined.map(({ matched }) => Number(matched)))).toEqual(
        new Set(wanted.flatMap(({ fitting }) => [...fitting.keys()])),
      )
      for (const suggestion of combined) {
        const sum = Number(suggestion.matched)
        const key = keyOf(usesOf(suggestion))
        const scores = wanted.flatMap(({ one, fitting }) => {
          const sets = fitting.get(sum) ?? []
          const fewest = Math.min(...sets.map(({ length }) => length))
          const used = sets.find((set) => set.length === fewest && keyOf(set.map(({ id, left }) => [id, left])) === key)
          return used ? [pointsOf(facts, one, used, sum === one.cents ? 50 : 42)] : []
        })
        expect(scores).toContain(suggestion.score)
      }
      const scores = told.map(({ score }) => score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    }),
    { numRuns: 5_000 },
  )
})
