// oxlint-disable-next-line no-restricted-imports -- generators for tests; no rule imports this file
import fc from 'fast-check'
import { addDays } from '../../calendar/day.ts'
import type { Basis, Movement, Payee, Split } from '../basis.ts'
import type { Plan } from '../plan.ts'
import { amount, anyGrowingPlan, anyPlan } from './any-plan.ts'
import { basis } from './facts.ts'

const PAYEES = ['p0', 'p1', 'p2']
const HOUSEHOLDS = ['h0', 'h1', 'h2', 'h3']
const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-01-05', n))

const split = (householdId: string): fc.Arbitrary<Split> =>
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.shuffledSubarray(PAYEES, { minLength: 2, maxLength: 2 }))
    .map(([percent, [a = '', b = '']]) => ({
      id: `split-${householdId}`,
      claimId: null,
      householdId,
      firstDay: '2020-01-01',
      lastDay: null,
      shares: [
        { payeeId: a, share: (percent / 100).toFixed(2) },
        { payeeId: b, share: ((100 - percent) / 100).toFixed(2) },
      ],
      shadow: [{ payeeId: 'p2', share: '1' }],
    }))

const flow = fc.constantFrom(
  'external_in' as const,
  'external_in' as const,
  'external_in' as const,
  'external_out' as const,
  'reversal' as const,
  'internal_journal' as const,
  'market' as const,
)

const movements: fc.Arbitrary<Movement[]> = fc
  .array(
    fc.record({
      flow,
      value: amount,
      household: fc.constantFrom(...HOUSEHOLDS),
      day,
      foreign: fc.nat(4),
      confirmed: fc.nat(5),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(({ flow, value, household, day, foreign, confirmed }, i) => ({
      id: `m${i}`,
      activityId: `a${(i * 7) % 5}-${i}`,
      allocationId: confirmed > 0 ? `al${i}` : null,
      claimId: confirmed > 0 ? `cl${i}` : null,
      householdId: household,
      contactIds: [],
      valueDate: day,
      flow,
      minor: flow === 'external_out' || flow === 'reversal' ? -value : value,
      currency: foreign === 0 ? 'JPY' : 'USD',
      fixing: foreign === 0 ? '0.0064' : null,
      product: i % 2 === 0 ? 'fund' : null,
      splitOn: day,
    })),
  )

const year = fc.record(
  { net: fc.bigInt({ min: -9_000n, max: 40_000n }), gross: amount, base: amount },
  { requiredKeys: ['net'] },
)
const waived = fc.subarray(['p0', 'c0-0', 'c1-0', 'c2-0'])
const payees: fc.Arbitrary<Payee[]> = fc
  .tuple(
    ...PAYEES.map(() =>
      fc.record({
        base: fc.bigInt({ min: -5_000n, max: 40_000n }),
        opening: fc.option(amount, { freq: 2 }),
        paid: fc.bigInt({ min: 0n, max: 99n }),
        history: fc.array(year, { maxLength: 2 }),
        waived: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: waived }),
      }),
    ),
  )
  .map((list) =>
    list.map(({ base, opening, paid, history, waived }, i) => ({
      id: PAYEES[i] ?? '',
      figures: { base },
      openings: opening === null ? {} : { net: opening },
      paidBefore: opening === null ? {} : { c0: paid },
      history,
      waivers: waived.map((gate) => ({ gate, reason: 'moved desks', by: 'manager' })),
    })),
  )

/** Sums of payees that no credit brings: awards of scorecards, adjustments, what is owed, what falls due. */
const sumsOf = <T>(least: bigint, of: (sum: { id: string; payeeId: string; minor: bigint }, i: number) => T) =>
  fc
    .array(fc.tuple(fc.constantFrom(...PAYEES), fc.bigInt({ min: least, max: 900n })), { maxLength: 3 })
    .map((list) => list.map(([payeeId, minor], i) => of({ id: `x${i}`, payeeId, minor }, i)))

const facts = fc.record({
  payees,
  movements,
  splits: fc.tuple(...HOUSEHOLDS.map(split)).map((list) => [...list]),
  households: fc
    .tuple(...HOUSEHOLDS.map(() => fc.boolean()))
    .map((list) =>
      list.map((isNew, i) => ({ id: HOUSEHOLDS[i] ?? '', clientSince: isNew ? '2026-01-02' : '2019-01-02' })),
    ),
  engagements: fc
    .array(fc.constantFrom(...HOUSEHOLDS), { maxLength: 3 })
    .map((list) =>
      list.map((householdId, i) => ({ claimId: `e${i}`, householdId, contactIds: [], confirmedOn: '2026-03-01' })),
    ),
  fees: fc.array(fc.tuple(amount, fc.constantFrom(...HOUSEHOLDS), day, fc.boolean()), { maxLength: 3 }).map((list) =>
    list.map(([minor, householdId, on, collected], i) => ({
      id: `f${i}`,
      claimId: `e${i}`,
      householdId,
      contactIds: [],
      stage: collected ? ('collected' as const) : ('invoiced' as const),
      on,
      minor,
      currency: 'USD',
      fixing: null,
    })),
  ),
  scorecards: sumsOf(0n, (sum) => sum),
  adjustments: sumsOf(-900n, (sum) => ({
    ...sum,
    reason: 'late file',
    author: 'manager',
    secondSignature: 'approver',
    correctsLine: null,
  })),
  recoveries: sumsOf(1n, (sum, i) => ({
    ...sum,
    since: addDays('2026-02-01', -i),
    allocationId: `al${i}`,
    line: `c0/credit/m${i}`,
  })),
  releases: sumsOf(1n, (sum) => ({ ...sum, line: 'c0' })),
})

const withPlan = (plans: fc.Arbitrary<Plan>): fc.Arbitrary<Basis> =>
  fc.tuple(plans, facts).map(([of, more]) => basis({ ...more, plan: of }))

/** A valid plan with several components over a few households, full of edges. Plans that the validator stops are left out. */
export const anyBasis: fc.Arbitrary<Basis> = withPlan(anyPlan)
export const anyGrowingBasis: fc.Arbitrary<Basis> = withPlan(anyGrowingPlan)
