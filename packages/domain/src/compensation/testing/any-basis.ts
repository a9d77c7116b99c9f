// oxlint-disable-next-line no-restricted-imports -- generators for tests; no rule imports this file
import fc from 'fast-check'
import { addDays } from '../../calendar/day.ts'
import type { Basis, Movement, Payee, Split } from '../basis.ts'
import type { Component, Condition, Gate, Measure, Pay, Plan, Threshold } from '../plan.ts'
import { validatePlan } from '../plans/validate-plan.ts'
import { basis, plan } from './facts.ts'

// Amounts are small and rates large, so that rounding and tier edges are met all the time.
const amount = fc.bigInt({ min: 0n, max: 40_000n })
const rate = fc.integer({ min: 0, max: 3_000 }).map((n) => (n / 10_000).toFixed(4))
const text = (value: bigint | number) => value.toString()

const MEASURES: readonly Measure[] = [
  { key: 'net', name: 'Net', kind: 'net_new_assets', product: null },
  { key: 'gross', name: 'Gross', kind: 'gross_deposits', product: null },
  { key: 'fees', name: 'Fees', kind: 'fees_collected', stage: 'collected' },
  { key: 'together', name: 'Together', kind: 'new_household_assets', minimum: '5000', sizedBy: 'household' },
  { key: 'base', name: 'Base', kind: 'figure', figure: 'base', unit: 'money' },
  { key: 'new', name: 'New', kind: 'new_households', minimum: '8000', sizedBy: 'payee_share' },
  {
    key: 'credits',
    name: 'Credits',
    kind: 'household_credits',
    sizedBy: 'household',
    bands: [
      { from: '1000', to: '10000', credits: '1' },
      { from: '10000', to: null, credits: '2' },
    ],
  },
  { key: 'won', name: 'Won', kind: 'engagements_won' },
]
const MONEY = ['net', 'gross', 'fees', 'together', 'base']
const COUNTS = ['new', 'credits', 'won']

const level: fc.Arbitrary<Threshold> = fc.oneof(
  amount.map((value): Threshold => ({ kind: 'fixed', value: text(value) })),
  fc.record({
    kind: fc.constant('share_of' as const),
    measure: fc.constant('base'),
    rate,
    cap: fc.option(amount.map(text)),
  }),
)

const rising = (count: number): fc.Arbitrary<bigint[]> =>
  fc
    .uniqueArray(amount, { minLength: count, maxLength: count })
    .map((levels) => levels.sort((a, b) => (a < b ? -1 : 1)))

const comparison = (is: fc.Arbitrary<'at_least' | 'below'>): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({ kind: fc.constant('compare' as const), measure: fc.constantFrom(...MONEY), is, threshold: level }),
    fc.record({
      kind: fc.constant('compare' as const),
      measure: fc.constantFrom(...COUNTS),
      is,
      threshold: fc.integer({ min: 1, max: 4 }).map((n): Threshold => ({ kind: 'fixed', value: text(n) })),
    }),
  )

const condition = (is: fc.Arbitrary<'at_least' | 'below'>): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 4, arbitrary: comparison(is) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('any' as const),
        of: fc.array(comparison(is), { minLength: 1, maxLength: 2 }),
      }),
    },
    { weight: 1, arbitrary: comparison(is).map((one): Condition => ({ kind: 'all', of: [one] })) },
  )

const tiersPay = (rates: fc.Arbitrary<string[]>, measure: fc.Arbitrary<string>): fc.Arbitrary<Pay> =>
  fc
    .tuple(
      fc.constantFrom('marginal' as const, 'cliff' as const),
      measure,
      measure,
      rising(3),
      rates,
      fc.option(fc.tuple(level, fc.boolean())),
    )
    .map(([mode, on, other, levels, [a = '0', b = '0', c = '0'], threshold]) => {
      const [first = 0n, second = 0n, third = 0n] = levels
      const by = mode === 'marginal' || (threshold && !threshold[1]) ? on : other
      const fixed = (value: bigint): Threshold => ({ kind: 'fixed', value: text(value) })
      return {
        kind: 'tiers',
        mode,
        on,
        by,
        tiers: [
          { from: fixed(first), to: fixed(second), rate: a },
          { from: fixed(second), to: fixed(third), rate: b },
          { from: fixed(third), to: null, rate: c },
        ],
        threshold: threshold ? { at: threshold[0], catchUp: threshold[1] } : null,
      }
    })

const anyRates = fc.array(rate, { minLength: 3, maxLength: 3 })
const otherPay: fc.Arbitrary<Pay> = fc.oneof(
  fc.record({
    kind: fc.constant('rate' as const),
    on: fc.constantFrom(...MONEY),
    rate: fc.tuple(fc.constantFrom('', '-'), rate).map((both) => both.join('')),
  }),
  fc.record({
    kind: fc.constant('per_unit' as const),
    of: fc.constantFrom(...COUNTS),
    after: fc.constantFrom('0', '1'),
    minor: amount.map(text),
  }),
  fc.record({ kind: fc.constant('fixed' as const), minor: fc.bigInt({ min: -500n, max: 500n }).map(text) }),
)

const gates = (is: fc.Arbitrary<'at_least' | 'below'>, prefix: string): fc.Arbitrary<Gate[]> =>
  fc
    .array(
      fc.record({
        requires: condition(is),
        waivedWhen: fc.option(condition(is), { freq: 4 }),
        holdsBack: fc.constantFrom('bonus' as const, 'everything' as const),
      }),
      { maxLength: 1 },
    )
    .map((list) => list.map((one, i) => ({ ...one, key: `${prefix}${i}`, name: 'gate' })))

const factor = fc.constantFrom('1', '1.25', '2')

function components(pay: fc.Arbitrary<Pay>, is: fc.Arbitrary<'at_least' | 'below'>): fc.Arbitrary<Component[]> {
  const one = (i: number) =>
    fc.record({
      key: fc.constant(`c${i}`),
      name: fc.constant(`c${i}`),
      gates: gates(is, `c${i}-`),
      when: fc.option(condition(is), { freq: 3 }),
      pay,
      accelerators: fc.array(
        fc.record({ key: fc.constant('a'), name: fc.constant('a'), when: condition(is), factor }),
        { maxLength: 1 },
      ),
      caps: fc.array(
        fc.oneof(
          level.map((limit) => ({ kind: 'bonus' as const, limit })),
          amount.map((minor) => ({ kind: 'household' as const, minor: text(minor) })),
          rate.map((text) => ({ kind: 'rate' as const, rate: text })),
        ),
        { maxLength: 2 },
      ),
    })
  return fc.tuple(one(0), one(1), one(2)).map((list) => [...list])
}

const EITHER = fc.constantFrom('at_least' as const, 'below' as const)

const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    components: components(
      fc.oneof(
        { weight: 2, arbitrary: tiersPay(anyRates, fc.constantFrom(...MONEY)) },
        { weight: 1, arbitrary: otherPay },
      ),
      EITHER,
    ),
    gates: gates(EITHER, 'p'),
    caps: fc.array(
      level.map((limit) => ({ kind: 'bonus' as const, limit })),
      { maxLength: 1 },
    ),
  })
  .map((parts) => plan({ ...parts, measures: MEASURES }))

/** No malus and nothing that pays for less: rates rise, gates only ask for at least. */
const anyGrowingPlan: fc.Arbitrary<Plan> = fc
  .record({
    components: components(
      tiersPay(
        anyRates.map((rates) => rates.sort()),
        fc.constantFrom('net', 'gross', 'fees'),
      ),
      fc.constant('at_least' as const),
    ).map((list) => list.map((one) => ({ ...one, caps: one.caps.filter(({ kind }) => kind === 'bonus') }))),
    gates: gates(fc.constant('at_least' as const), 'p'),
  })
  .map((parts) => plan({ ...parts, measures: MEASURES }))

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
      product: null,
      splitOn: day,
    })),
  )

const payees: fc.Arbitrary<Payee[]> = fc
  .tuple(...PAYEES.map(() => fc.tuple(amount, fc.option(amount, { freq: 2 }), fc.bigInt({ min: 0n, max: 99n }))))
  .map((list) =>
    list.map(([base, opening, paid], i) => ({
      id: PAYEES[i] ?? '',
      figures: { base },
      openings: opening === null ? {} : { net: opening },
      paidBefore: opening === null ? {} : { c0: paid },
      history: [],
      waivers: [],
    })),
  )

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
})

const isComputable = (one: Plan): boolean => validatePlan(one).every(({ severity }) => severity !== 'error')

const withPlan = (plans: fc.Arbitrary<Plan>): fc.Arbitrary<Basis> =>
  fc.tuple(plans.filter(isComputable), facts).map(([of, more]) => basis({ ...more, plan: of }))

/** A valid plan with several components over a few households, full of edges. Plans that the validator stops are left out. */
export const anyBasis: fc.Arbitrary<Basis> = withPlan(anyPlan)
export const anyGrowingBasis: fc.Arbitrary<Basis> = withPlan(anyGrowingPlan)
