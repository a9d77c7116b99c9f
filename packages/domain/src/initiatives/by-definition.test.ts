import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ATTRIBUTION_MODELS, type AttributionModel, attribute, byInitiative } from './attribution.ts'
import { columnsOf } from './columns.ts'
import { COST_CATEGORIES, type CostLine, rollUpCosts, withAllBelow } from './costs.ts'
import { type AttributionPolicy, GUEST_STATUSES, type Touch } from './touches.ts'

// A second computation, straight from the words of domain 7 and written differently: days by the runtime's own clock,
// shares by cross-multiplication, half-lives by roots instead of series. Slow on purpose.

const DAY = 86_400_000
const dayAt = (days: number) => new Date(Date.UTC(2026, 5, 30) + days * DAY).toISOString().slice(0, 10)
const ageOf = (on: string, valueDate: string) => Math.round((Date.parse(valueDate) - Date.parse(on)) / DAY)

interface Money {
  readonly householdId: string
  readonly valueDate: string
  readonly amount: bigint
}

/** "A touch counts when it happened (attended, not merely invited), not after the value date, at most N days before it." */
function countingFor(money: Money, touches: readonly Touch[], lookBackDays: number): Touch[] {
  const seen = new Set<string>()
  return touches
    .toSorted((a, b) => (`${a.on} ${a.id}` < `${b.on} ${b.id}` ? -1 : 1))
    .filter(({ id, householdId, status, on }) => {
      const age = ageOf(on, money.valueDate)
      if (householdId !== money.householdId || status !== 'attended' || age < 0 || age > lookBackDays) return false
      if (seen.has(id)) return false
      seen.add(id)
      return true
    })
}

function weightOf(index: number, ages: readonly number[], model: AttributionModel, halfLife: number): bigint {
  const n = ages.length
  const isEnd = index === 0 || index === n - 1
  if (model === 'first') return index === 0 ? 1n : 0n
  if (model === 'last') return index === n - 1 ? 1n : 0n
  if (model === 'linear') return 1n
  if (model === 'position') return n <= 2 ? 1n : isEnd ? 40n * BigInt(n - 2) : 20n
  const age = ages[index] ?? 0
  // Whole half-lives halve exactly; what remains is the h-th root of 2^-rest, in units of 2^-200.
  const most = Math.max(...ages.map((one) => Math.floor(one / halfLife)))
  return rootOfHalf(age % halfLife, halfLife) << BigInt(most - Math.floor(age / halfLife))
}

const roots = new Map<string, bigint>()
function rootOfHalf(rest: number, halfLife: number): bigint {
  const key = `${rest}/${halfLife}`
  const known = roots.get(key) ?? root(1n << BigInt(halfLife * 200 - rest), halfLife)
  roots.set(key, known)
  return known
}

function root(n: bigint, degree: number): bigint {
  let low = 0n
  let high = 1n << BigInt(Math.ceil(n.toString(2).length / degree) + 1)
  while (low < high) {
    const middle = (low + high + 1n) / 2n
    if (middle ** BigInt(degree) <= n) low = middle
    else high = middle - 1n
  }
  return low
}

/** Whole units first; then one more unit at a time to the largest remainder, the earlier touch among equals. */
function sharedOut(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, one) => sum + one, 0n)
  const size = amount < 0n ? -amount : amount
  const parts = weights.map((weight) => (size * weight) / whole)
  const rests = weights.map((weight) => (size * weight) % whole)
  for (let left = size - parts.reduce((sum, one) => sum + one, 0n); left > 0n; left--) {
    let best = 0
    for (let i = 1; i < rests.length; i++) if ((rests[i] ?? 0n) > (rests[best] ?? 0n)) best = i
    parts[best] = (parts[best] ?? 0n) + 1n
    rests[best] = -1n
  }
  return amount < 0n ? parts.map((part) => -part) : parts
}

interface Earned {
  readonly touch: Touch
  readonly amount: bigint
}
function earnedBy(
  money: Money,
  touches: readonly Touch[],
  model: AttributionModel,
  policy: AttributionPolicy,
): Earned[] {
  const counted = countingFor(money, touches, policy.lookBackDays)
  const ages = counted.map(({ on }) => ageOf(on, money.valueDate))
  if (counted.length === 0) return []
  const amounts = sharedOut(
    money.amount,
    ages.map((_age, index) => weightOf(index, ages, model, policy.halfLifeDays)),
  )
  return counted.map((touch, index) => ({ touch, amount: amounts[index] ?? 0n }))
}

const households = ['K', 'L', 'M'] as const
const initiatives = ['series', 'race', 'golf', 'symphony'] as const
const touches = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 40 }).map(String),
    initiativeId: fc.constantFrom(...initiatives),
    householdId: fc.constantFrom(...households),
    on: fc.integer({ min: -420, max: 10 }).map(dayAt),
    status: fc.constantFrom('attended' as const, 'attended' as const, 'attended' as const, ...GUEST_STATUSES),
  }),
  { maxLength: 16 },
)
// One touch is listed once as it is: an id says what it was.
const history = touches.map((list) => [...new Map(list.map((one) => [one.id, one])).values()])
const money = fc.record({
  householdId: fc.constantFrom(...households),
  valueDate: fc.integer({ min: -60, max: 60 }).map(dayAt),
  amount: fc.oneof(fc.bigInt({ min: -20n, max: 20n }), fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n })),
})
const policy = fc.record({
  lookBackDays: fc.constantFrom(30, 365),
  halfLifeDays: fc.constantFrom(1, 7, 45, 60),
})
const model = fc.constantFrom(...ATTRIBUTION_MODELS)

test('every touch earns what the definitions give it, in thousands of histories', () => {
  fc.assert(
    fc.property(money, history, model, policy, (one, list, by, rules) => {
      const expected = earnedBy(one, list, by, rules)
      const attributed = attribute(one, list, by, rules)
      expect(attributed.map(({ touchId, initiativeId, on, amount }) => [touchId, initiativeId, on, amount])).toEqual(
        expected.map(({ touch, amount }) => [touch.id, touch.initiativeId, touch.on, amount]),
      )
      for (const id of initiatives) {
        const sum = expected.reduce((all, { touch, amount }) => (touch.initiativeId === id ? all + amount : all), 0n)
        expect(byInitiative(attributed).get(id) ?? 0n).toBe(sum)
      }
    }),
    { numRuns: 5_000 },
  )
})

test('the columns of an initiative are what the definitions give, and are three', () => {
  const promise = fc.record({
    householdId: fc.constantFrom(...households),
    promisedOn: fc.integer({ min: -60, max: 10 }).map(dayAt),
    amount: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    received: fc.integer({ min: 0, max: 120 }),
    rate: fc.integer({ min: 0, max: 10_000 }),
  })
  fc.assert(
    fc.property(
      fc.array(money, { maxLength: 6 }),
      fc.array(promise, { maxLength: 4 }),
      history,
      fc.subarray([...initiatives], { minLength: 1 }),
      model,
      policy,
      (confirmed, promised, list, ids, by, rules) => {
        const promises = promised.map(({ received, rate, ...one }) => ({
          ...one,
          confirmed: (one.amount * BigInt(received)) / 100n,
          conversion: { rate: (rate / 10_000).toFixed(4), ownPromises: 1, beside: 'tier' } as const,
          rate,
        }))
        const of = (one: Money) =>
          earnedBy(one, list, by, rules).reduce(
            (sum, { touch, amount }) =>
              ids.includes(touch.initiativeId as (typeof initiatives)[number]) ? sum + amount : sum,
            0n,
          )
        // Half up: a promise is never below zero.
        const expectedOf = ({ amount, confirmed: received, rate }: (typeof promises)[number]) =>
          ((amount > received ? amount - received : 0n) * BigInt(rate) * 2n + 10_000n) / 20_000n
        const reached = confirmed.filter((one) =>
          countingFor(one, list, rules.lookBackDays).some(({ initiativeId }) =>
            (ids as string[]).includes(initiativeId),
          ),
        )
        expect(columnsOf(new Set(ids), { confirmed, promises, touches: list }, by, rules)).toEqual({
          realised: confirmed.map(of).reduce((a, b) => a + b, 0n),
          pipeline: promises
            .map((one) => of({ householdId: one.householdId, valueDate: one.promisedOn, amount: expectedOf(one) }))
            .reduce((a, b) => a + b, 0n),
          influenced: reached.reduce((sum, { amount }) => sum + amount, 0n),
        })
      },
    ),
    { numRuns: 2_000 },
  )
})

test('costs roll up through any tree: each level counts every line below it once', () => {
  const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((parents) =>
    parents.map((parent, at) => ({
      id: `i${at}`,
      parentId: at === 0 || parent % 3 === 0 ? null : `i${parent % at}`,
    })),
  )
  const line = fc.record({
    at: fc.nat(),
    category: fc.constantFrom(...COST_CATEGORIES),
    budget: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    actual: fc.bigInt({ min: 0n, max: 10n ** 9n }),
  })
  fc.assert(
    fc.property(tree, fc.array(line, { maxLength: 20 }), (places, drafts) => {
      const lines = drafts.map(
        ({ at, ...rest }): CostLine => ({ ...rest, currency: 'USD', initiativeId: `i${at % places.length}` }),
      )
      const isBelow = (id: string, top: string): boolean => {
        if (id === top) return true
        const parent = places.find((place) => place.id === id)?.parentId ?? null
        return parent !== null && isBelow(parent, top)
      }
      const sum = (list: readonly CostLine[], of: 'budget' | 'actual') => list.reduce((all, one) => all + one[of], 0n)
      const rolled = rollUpCosts(places, lines)
      if (!rolled.ok) throw new Error(rolled.reason)
      for (const { id } of places) {
        const below = lines.filter(({ initiativeId }) => isBelow(initiativeId, id))
        const own = lines.filter(({ initiativeId }) => initiativeId === id)
        expect(rolled.fact.get(id)).toMatchObject({
          own: { budget: sum(own, 'budget'), actual: sum(own, 'actual') },
          total: { budget: sum(below, 'budget'), actual: sum(below, 'actual') },
        })
        expect([...withAllBelow(places, id)].sort()).toEqual(
          places.flatMap((place) => (isBelow(place.id, id) ? [place.id] : [])).sort(),
        )
      }
    }),
    { numRuns: 500 },
  )
})
