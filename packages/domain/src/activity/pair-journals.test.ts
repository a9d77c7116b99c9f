import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays } from '../calendar/day.ts'
import type { Activity } from './activity.ts'
import { pairJournals } from './pair-journals.ts'

type Leg = Parameters<typeof pairJournals>[0][number]
const leg = (id: string, accountId: string, bookedOn: string, amount: bigint, more: Partial<Activity> = {}): Leg => ({
  id,
  accountId,
  bookedOn,
  amount,
  currency: 'USD',
  status: 'booked',
  flow: amount > 0n ? 'external_in' : 'external_out',
  ...more,
})
const family: Record<string, readonly string[]> = { his: ['K'], hers: ['K', 'firm'], theirs: ['L'], trust: ['firm'] }
const circles = (account: string) => family[account] ?? []
const out = leg('out', 'hers', '2026-03-01', -100n)

test('the journal from the spouse’s account is found from both of its legs', () => {
  expect(pairJournals([leg('in', 'his', '2026-03-04', 100n), out], circles)).toEqual([
    { out: 'out', in: 'in', days: 3 },
  ])
})

test.each([
  ['five days later', leg('in', 'his', '2026-03-06', 100n), 1],
  ['six days later', leg('in', 'his', '2026-03-07', 100n), 0],
  ['five days before', leg('in', 'his', '2026-02-24', 100n), 1],
  ['related by another circle', leg('in', 'trust', '2026-03-02', 100n), 1],
  ['an account of strangers', leg('in', 'theirs', '2026-03-02', 100n), 0],
  ['the same account: a wire that came back', leg('in', 'hers', '2026-03-02', 100n), 0],
  ['another amount', leg('in', 'his', '2026-03-02', 101n), 0],
  ['another currency', leg('in', 'his', '2026-03-02', 100n, { currency: 'EUR' }), 0],
  ['a dividend of that amount', leg('in', 'his', '2026-03-02', 100n, { flow: 'income' }), 0],
  ['announced only', leg('in', 'his', '2026-03-02', 100n, { status: 'pending' }), 0],
])('%s', (_case, incoming, pairs) => expect(pairJournals([out, incoming], circles)).toHaveLength(pairs))

test('the window is a parameter', () => {
  expect(pairJournals([out, leg('in', 'his', '2026-03-07', 100n)], circles, { days: 6 })).toHaveLength(1)
})

const anyLegs = fc
  .array(
    fc.record({
      day: fc.nat({ max: 25 }),
      into: fc.boolean(),
      amount: fc.constantFrom(100n, 200n),
      account: fc.constantFrom('his', 'hers', 'theirs', 'trust'),
    }),
    { maxLength: 10 },
  )
  .map((legs) =>
    legs.map(({ day, into, amount, account }, i) =>
      leg(`${i}`, account, addDays('2026-03-01', day), into ? amount : -amount),
    ),
  )

test('a movement is in one pair at most, whatever the order of the entries', () => {
  fc.assert(
    fc.property(anyLegs, (legs) => {
      const pairs = pairJournals(legs, circles)
      const ids = pairs.flatMap((pair) => [pair.out, pair.in])
      expect(new Set(ids).size).toBe(ids.length)
      expect(pairJournals(legs.toReversed(), circles)).toEqual(pairs)
    }),
  )
})

test('between two accounts no pairing finds more pairs', () => {
  const most = (outs: readonly Leg[], ins: readonly Leg[]): number => {
    const [first, ...rest] = outs
    if (!first) return 0
    const near = ins.filter((one) => one.amount === -first.amount && pairJournals([first, one], circles).length === 1)
    return Math.max(
      most(rest, ins),
      ...near.map(
        (one) =>
          1 +
          most(
            rest,
            ins.filter((other) => other !== one),
          ),
      ),
    )
  }
  fc.assert(
    fc.property(anyLegs, (legs) => {
      const two = legs.map((one) => ({ ...one, accountId: one.amount > 0n ? 'his' : 'hers' }))
      const best = most(
        two.filter(({ amount }) => amount < 0n),
        two.filter(({ amount }) => amount > 0n),
      )
      expect(pairJournals(two, circles)).toHaveLength(best)
    }),
  )
})
