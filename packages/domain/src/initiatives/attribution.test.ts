import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../calendar/day.ts'
import { total } from '../money/divide.ts'
import { ATTRIBUTION_MODELS, type AttributionModel, attribute, byInitiative } from './attribution.ts'
import { decayWeights } from './half-life.ts'
import { countedTouches, DEFAULT_ATTRIBUTION_POLICY, GUEST_STATUSES, type Touch } from './touches.ts'

const touch = (on: string, more: Partial<Touch> = {}): Touch => ({
  id: `touch of ${on}`,
  initiativeId: on,
  householdId: 'K',
  on,
  status: 'attended',
  ...more,
})
const money = { householdId: 'K', valueDate: '2026-06-30', amount: 500_000_000n }
const three = [touch('2026-01-15'), touch('2026-03-20'), touch('2026-05-10')]
const shares = (model: AttributionModel, touches: readonly Touch[] = three) =>
  attribute(money, touches, model).map(({ amount }) => amount)

describe('5,000,000 on 30 June 2026 after touches on 15 January, 20 March and 10 May', () => {
  test.each([
    ['first', [500_000_000n, 0n, 0n]],
    ['last', [0n, 0n, 500_000_000n]],
    ['linear', [166_666_667n, 166_666_667n, 166_666_666n]],
    ['position', [200_000_000n, 100_000_000n, 200_000_000n]],
    ['time_decay', [72_779_298n, 152_442_662n, 274_778_040n]],
  ] as const)('%s', (model, amounts) => expect(shares(model)).toEqual(amounts))

  test('two touches by position share half and half, a single one has all, five share 40, 20 among three, 40', () => {
    expect(shares('position', three.slice(1))).toEqual([250_000_000n, 250_000_000n])
    expect(shares('position', three.slice(2))).toEqual([500_000_000n])
    const five = [...three, touch('2026-05-20'), touch('2026-06-01')]
    expect(shares('position', five)).toEqual([200_000_000n, 33_333_334n, 33_333_333n, 33_333_333n, 200_000_000n])
  })

  test('a half-life apart counts exactly half', () => {
    expect(shares('time_decay', [touch('2026-03-02'), touch('2026-05-01'), touch('2026-06-30')])).toEqual([
      71_428_571n,
      142_857_143n,
      285_714_286n,
    ])
  })

  test('a reclaim takes back from the touches what the deposit gave them', () => {
    for (const model of ATTRIBUTION_MODELS) {
      const back = attribute({ ...money, amount: -money.amount }, three, model)
      expect(back.map(({ amount }) => -amount)).toEqual(shares(model))
    }
  })
})

describe('which touches count', () => {
  test.each(GUEST_STATUSES.filter((status) => status !== 'attended'))('%s is no touch that happened', (status) => {
    expect(attribute(money, [touch('2026-05-10', { status })], 'linear')).toEqual([])
  })

  test.each([
    ['a year and a day before is too long ago', '2025-06-29', 0],
    ['365 days before still counts', '2025-06-30', 1],
    ['the day of the money counts', '2026-06-30', 1],
    ['the day after does not', '2026-07-01', 0],
  ])('%s', (_case, on, count) => expect(attribute(money, [touch(on)], 'last')).toHaveLength(count))

  test('the touch of another household earns nothing here', () => {
    expect(attribute(money, [touch('2026-05-10', { householdId: 'L' })], 'linear')).toEqual([])
  })

  test('listed twice, a touch counts once', () => expect(shares('linear', [...three, ...three])).toHaveLength(3))
})

const anyTouches = fc
  .array(
    fc.record({
      id: fc.integer({ min: 0, max: 30 }).map(String),
      initiativeId: fc.constantFrom('race', 'golf', 'symphony'),
      householdId: fc.constantFrom('K', 'K', 'K', 'L'),
      on: fc.integer({ min: -420, max: 10 }).map((days) => addDays(money.valueDate, days)),
      status: fc.constantFrom('attended' as const, 'attended' as const, 'invited' as const),
    }),
    { maxLength: 12 },
  )
  .map((touches) => [...new Map(touches.map((one) => [one.id, one])).values()])
const anyAmount = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n })
const anyModel = fc.constantFrom(...ATTRIBUTION_MODELS)

test('every model adds up to the confirmed amount exactly, and the order of the touches does not matter', () => {
  fc.assert(
    fc.property(anyTouches, anyAmount, anyModel, (touches, amount, model) => {
      const attributed = attribute({ ...money, amount }, touches, model)
      const sum = total(attributed.map((one) => one.amount))
      const counted = countedTouches(touches, 'K', money.valueDate, DEFAULT_ATTRIBUTION_POLICY)
      expect(sum).toBe(counted.length > 0 ? amount : 0n)
      expect(attribute({ ...money, amount }, touches.toReversed(), model)).toEqual(attributed)
      expect(total(byInitiative(attributed).values())).toBe(sum)
    }),
  )
})

test('two touches of one day stand by their ids, in whatever order they are told', () => {
  const day = ['b', 'a', 'c'].map((id) => touch('2026-05-10', { id, initiativeId: id }))
  for (const order of [day, day.toReversed()])
    expect(attribute(money, order, 'first').map(({ touchId, amount }) => [touchId, amount])).toEqual([
      ['a', 500_000_000n],
      ['b', 0n],
      ['c', 0n],
    ])
})

test('decay refuses what is no half-life and no age', () => {
  for (const halfLife of [0, -1, 1.5]) expect(() => decayWeights([1], halfLife)).toThrow('half-life')
  for (const age of [-1, 0.5]) {
    expect(() => decayWeights([age], 60)).toThrow('age')
    expect(() => decayWeights([1, age], 60)).toThrow('age')
  }
  expect(decayWeights([1, 0], 1)).toEqual([1n << 256n, 2n << 256n])
})
