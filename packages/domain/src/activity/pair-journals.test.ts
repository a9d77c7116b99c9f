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

test('a leg in that one account alone could take is left to it', () => {
  const legs = [
    leg('out of a trust', 'trust', '2026-03-01', -100n),
    leg('out of hers', 'hers', '2026-03-01', -100n),
    leg('into theirs', 'second trust', '2026-03-01', 100n),
    leg('into hers', 'hers', '2026-03-02', 100n),
  ]
  const firm = (account: string) => (account === 'his' ? ['K'] : ['firm'])
  expect(pairJournals(legs, firm)).toEqual([
    { out: 'out of a trust', in: 'into hers', days: 1 },
    { out: 'out of hers', in: 'into theirs', days: 0 },
  ])
})

test('no pairing finds more pairs, over any accounts and circles', () => {
  const isPair = (one: Leg, other: Leg) => pairJournals([one, other], circles).length === 1
  const most = ([first, ...rest]: readonly Leg[]): number =>
    first === undefined
      ? 0
      : Math.max(
          most(rest),
          ...rest.filter((one) => isPair(first, one)).map((one) => 1 + most(rest.filter((other) => other !== one))),
        )
  fc.assert(fc.property(anyLegs, (legs) => expect(pairJournals(legs, circles)).toHaveLength(most(legs))))
})
