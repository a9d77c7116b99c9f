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

test('a reversal on the very day, and one as late as the policy lets it be, take back; a day later a person decides', () => {
  expect(tieReversals([transfer, reclaim(-600_000_000n, { bookedOn: '2026-02-10' })]).ties).toHaveLength(1)
  const within = (days: number) => tieReversals([transfer, reclaim(-600_000_000n)], { days }).ties.length
  // From 10 February to 20 September are 222 days.
  expect([within(222), within(221)]).toEqual([1, 0])
})

test('of movements of one day the last by id is taken back first, whatever the order of the file', () => {
  const [a, b] = [entry('a', '2026-03-01', 100n), entry('b', '2026-03-01', 100n)]
  for (const order of [
    [a, b],
    [b, a],
  ])
    expect(tieReversals([...order, reclaim(-100n)]).ties).toMatchObject([{ reverses: 'b', by: 'same_amount' }])
})

test('reversals are taken in the order of booking, of one day by id', () => {
  const original = entry('original', '2026-03-01', 100n)
  const back = (id: string, bookedOn: string) => ({ ...reclaim(-100n), id, bookedOn })
  for (const [first, second, taken] of [
    [back('b', '2026-03-02'), back('a', '2026-03-03'), 'b'],
    [back('b', '2026-03-02'), back('a', '2026-03-02'), 'a'],
  ] as const)
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const { ties, waiting } = tieReversals([original, ...order])
      expect(ties.map(({ reversal }) => reversal)).toEqual([taken])
      expect(waiting).toHaveLength(1)
    }
})

test('a reversal takes back no reversal, and two of the same code are two to choose from', () => {
  const reversal = entry('earlier', '2026-03-01', 100n, { flow: 'reversal' })
  expect(tieReversals([reversal, reclaim(-100n)])).toEqual({ ties: [], waiting: ['earlier', 'reclaim'] })
  const twins = ['a', 'b'].map((id) => entry(id, '2026-03-01', 200n, { code: 'ACAT' }))
  expect(tieReversals([...twins, reclaim(-100n, { code: 'ACAT' })]).waiting).toEqual(['reclaim'])
  const plain = ['a', 'b'].map((id) => entry(id, '2026-03-01', 200n))
  expect(tieReversals([...plain, reclaim(-100n)]).waiting).toEqual(['reclaim'])
})
