// oxlint-disable-next-line no-restricted-imports -- generators for tests; no rule imports this file
import fc from 'fast-check'
import type { Component, Condition, Deferral, Gate, HoldPolicy, Measure, Pay, Plan, Threshold } from '../plan.ts'
import { validatePlan } from '../plans/validate-plan.ts'
import { plan } from './facts.ts'

/** Amounts are small and rates large, so that rounding and tier edges are met all the time. */
export const amount = fc.bigInt({ min: 0n, max: 40_000n })
const rate = fc.integer({ min: 0, max: 3_000 }).map((n) => (n / 10_000).toFixed(4))
const text = (value: bigint | number) => value.toString()

export const MEASURES: readonly Measure[] = [
  { key: 'net', name: 'Net', kind: 'net_new_assets', product: null },
  { key: 'gross', name: 'Gross', kind: 'gross_deposits', product: null },
  { key: 'fees', name: 'Fees', kind: 'fees_collected', stage: 'collected' },
  { key: 'together', name: 'Together', kind: 'new_household_assets', minimum: '5000', sizedBy: 'household' },
  { key: 'fund', name: 'Fund', kind: 'net_new_assets', product: 'fund' },
  { key: 'base', name: 'Base', kind: 'figure', figure: 'base', unit: 'money' },
  { key: 'growth', name: 'Growth', kind: 'ratio', part: 'net', whole: 'base' },
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
  { key: 'any', name: 'Any', kind: 'new_households', minimum: '0', sizedBy: 'household' },
  { key: 'won', name: 'Won', kind: 'engagements_won' },
]
const MONEY = ['net', 'gross', 'fees', 'together', 'fund', 'base']
const COUNTS = ['new', 'any', 'credits', 'won']

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

const share = fc.integer({ min: 1, max: 10 }).map((tenths) => (tenths / 10).toFixed(1))

/** What hangs on colleagues or on earlier years: nobody can be sure that more money does not pay somebody less by it. */
const standing: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('rank' as const), measure: fc.constantFrom(...MONEY, 'growth'), top: share }),
  fc.record({
    kind: fc.constant('years_running' as const),
    measure: fc.constantFrom('net', 'gross'),
    years: fc.integer({ min: 1, max: 3 }),
    is: fc.constantFrom('at_least' as const, 'below' as const),
    threshold: level,
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    measure: fc.constant('growth'),
    is: fc.constantFrom('at_least' as const, 'below' as const),
    threshold: fc
      .integer({ min: -2_000_000, max: 2_000_000 })
      .map((n): Threshold => ({ kind: 'fixed', value: text(n) })),
  }),
)

const joined = (one: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 4, arbitrary: one },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('any' as const), of: fc.array(one, { minLength: 1, maxLength: 2 }) }),
    },
    { weight: 1, arbitrary: one.map((of): Condition => ({ kind: 'all', of: [of] })) },
  )

const anyCondition = joined(
  fc.oneof(
    { weight: 3, arbitrary: comparison(fc.constantFrom('at_least' as const, 'below' as const)) },
    { weight: 1, arbitrary: standing },
  ),
)
const growingCondition = joined(comparison(fc.constant('at_least' as const)))

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
  fc.record({ kind: fc.constant('scorecard' as const) }),
)

const gates = (condition: fc.Arbitrary<Condition>, prefix: string): fc.Arbitrary<Gate[]> =>
  fc
    .array(
      fc.record({
        requires: condition,
        waivedWhen: fc.option(condition, { freq: 4 }),
        holdsBack: fc.constantFrom('bonus' as const, 'everything' as const),
      }),
      { maxLength: 1 },
    )
    .map((list) => list.map((one, i) => ({ ...one, key: `${prefix}${i}`, name: 'gate' })))

const isComputable = (one: Plan): boolean => validatePlan(one).every(({ severity }) => severity !== 'error')

const factor = fc.constantFrom('1', '1.25', '2')

function components(pay: fc.Arbitrary<Pay>, condition: fc.Arbitrary<Condition>): fc.Arbitrary<Component[]> {
  const one = (i: number) =>
    fc.record({
      key: fc.constant(`c${i}`),
      name: fc.constant(`c${i}`),
      gates: gates(condition, `c${i}-`),
      when: fc.option(condition, { freq: 3 }),
      pay,
      accelerators: fc.array(fc.record({ key: fc.constant('a'), name: fc.constant('a'), when: condition, factor }), {
        maxLength: 1,
      }),
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

const hold: fc.Arbitrary<HoldPolicy> = fc.record({
  months: fc.constant(12),
  clawback: fc.constant({ kind: 'last_slice_first' as const }),
  recoveryCap: fc.oneof(
    fc.constant({ kind: 'none' as const }),
    fc.bigInt({ min: 0n, max: 900n }).map((minor) => ({ kind: 'fixed' as const, minor: text(minor) })),
    share.map((rate) => ({ kind: 'share_of_payout' as const, rate })),
  ),
})
const deferral: fc.Arbitrary<Deferral> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.integer({ min: 1, max: 5 }).map((earnedOverYears) => ({ kind: 'advanced' as const, earnedOverYears })),
  fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([a, b]) => ({
    kind: 'instalments' as const,
    parts: [a, b, 200 - a - b].map((share, i) => ({ months: 6 * i, share: (share / 200).toFixed(3) })),
  })),
)

export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    components: components(
      fc.oneof(
        { weight: 2, arbitrary: tiersPay(anyRates, fc.constantFrom(...MONEY)) },
        { weight: 1, arbitrary: otherPay },
      ),
      anyCondition,
    ),
    gates: gates(anyCondition, 'p'),
    caps: fc.array(
      level.map((limit) => ({ kind: 'bonus' as const, limit })),
      { maxLength: 1 },
    ),
    hold,
    deferral,
  })
  .map((parts) => plan({ ...parts, measures: MEASURES }))
  .filter(isComputable)

/** No malus and nothing that pays for less: rates rise, gates only ask for at least. */
export const anyGrowingPlan: fc.Arbitrary<Plan> = fc
  .record({
    components: components(
      tiersPay(
        anyRates.map((rates) => rates.sort()),
        fc.constantFrom('net', 'gross', 'fees'),
      ),
      growingCondition,
    ).map((list) => list.map((one) => ({ ...one, caps: one.caps.filter(({ kind }) => kind === 'bonus') }))),
    gates: gates(growingCondition, 'p'),
  })
  .map((parts) => plan({ ...parts, measures: MEASURES }))
  .filter(isComputable)
