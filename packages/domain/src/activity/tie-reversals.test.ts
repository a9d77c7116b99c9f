import { expect, test } from '@jest/globals'
import { type ReversibleEntry, reversedBy, tieReversals } from './tie-reversals.ts'

const entry = (id: string, bookedOn: string, amount: bigint, more: Partial<ReversibleEntry> = {}): ReversibleEntry => ({
  id,
  accountId: 'account',
  bookedOn,
  amount,
  currency: 'USD',
  status: 'booked',
  flow: amount > 0n ? 'external_in' : 'external_out',
  sourceId: id,
  reversalOf: '',
  code: '',
  ...more,
})
const reclaim = (amount: bigint, more: Partial<ReversibleEntry> = {}) =>
  entry('reclaim', '2026-09-20', amount, { flow: 'reversal', ...more })
const transfer = entry('transfer', '2026-02-10', 600_000_000n, { code: 'ACAT' })
const wire = entry('wire', '2026-03-03', 250_000_000n, { code: 'WIRE' })

test.each([
  ['the reclaim of 400,000 says what it takes back', reclaim(-40_000_000n, { reversalOf: 'transfer' }), 'reference'],
  ['the reclaim is a transfer like the one it reclaims', reclaim(-40_000_000n, { code: 'ACAT' }), 'only_candidate'],
  ['the whole transfer comes back', reclaim(-600_000_000n), 'same_amount'],
] as const)('%s', (_case, reversal, by) => {
  const { ties, waiting } = tieReversals([reversal, wire, transfer])
  expect(ties).toEqual([{ reversal: 'reclaim', reverses: 'transfer', amount: -reversal.amount, by }])
  expect(waiting).toEqual([])
})

test.each([
  ['between two candidates nothing is guessed', reclaim(-40_000_000n)],
  ['more than any movement brought', reclaim(-700_000_000n)],
  ['a reference that leads nowhere', reclaim(-600_000_000n, { reversalOf: 'gone' })],
  ['another account', reclaim(-600_000_000n, { accountId: 'other' })],
  ['another currency', reclaim(-600_000_000n, { currency: 'EUR' })],
  ['booked before what it would take back', reclaim(-600_000_000n, { bookedOn: '2026-02-09' })],
  ['too long after', reclaim(-600_000_000n, { bookedOn: '2027-03-18' })],
  ['money that comes back in reverses no money that came in', reclaim(600_000_000n)],
])('%s: a controller decides', (_case, reversal) => {
  expect(tieReversals([transfer, wire, reversal])).toEqual({ ties: [], waiting: ['reclaim'] })
})

test('an announced reversal takes nothing back yet', () => {
  expect(tieReversals([transfer, reclaim(-600_000_000n, { status: 'pending' })])).toEqual({ ties: [], waiting: [] })
})

test('a wire out that bounced is taken back too, and the latest of equal movements first', () => {
  const outs = [entry('first', '2026-03-01', -100n), entry('second', '2026-03-02', -100n)]
  const bounced = reclaim(100n)
  expect(tieReversals([...outs, bounced]).ties).toMatchObject([{ reverses: 'second' }])
  const again = [bounced, { ...bounced, id: 'reclaim again' }]
  expect(tieReversals([...outs, ...again]).ties.map(({ reverses }) => reverses)).toEqual(['second', 'first'])
})

test('several reclaims of one transfer add up and never exceed it', () => {
  const partial = (id: string, amount: bigint) => ({ ...reclaim(amount), id, reversalOf: 'transfer' })
  const tied = tieReversals([transfer, partial('a', -400_000_000n), partial('b', -200_000_000n), partial('c', -1n)])
  expect(reversedBy(tied.ties)).toEqual(new Map([['transfer', 600_000_000n]]))
  expect(tied.waiting).toEqual(['c'])
})
