import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type BookedEntry, identify, newBookings } from './identity.ts'

const entry = (more: Partial<BookedEntry> = {}): BookedEntry => ({
  account: 'CH93 0076 2011 6238 5295 7',
  sourceId: null,
  status: 'booked',
  bookedOn: '2026-03-03',
  amount: 250_000_000n,
  currency: 'USD',
  ...more,
})

/** The books after importing files one by one; a file is a list of statements. */
function imported(files: readonly (readonly (readonly BookedEntry[])[])[]): string[] {
  const books = new Set<string>()
  for (const file of files) for (const { key } of newBookings(file, (key) => books.has(key))) books.add(key)
  return [...books].sort()
}

describe('the identity of a booking', () => {
  test('two equal transfers on one day are two movements', () => {
    expect(imported([[[entry(), entry()]]])).toHaveLength(2)
    expect(identify([entry(), entry({ amount: 1n }), entry()]).map(({ occurrence }) => occurrence)).toEqual([1, 1, 2])
  })

  test('the same file twice adds nothing', () => {
    const file = [[entry(), entry(), entry({ bookedOn: '2026-03-04' })]]
    expect(imported([file, file])).toEqual(imported([file]))
  })

  test('overlapping statements add each movement once, in one file or in two', () => {
    const march = [entry(), entry({ bookedOn: '2026-03-04' })]
    const later = [entry({ bookedOn: '2026-03-04' }), entry({ bookedOn: '2026-03-05' })]
    expect(imported([[march], [later]])).toHaveLength(3)
    expect(imported([[march, later]])).toEqual(imported([[later], [march]]))
  })

  test('a statement that shows twice what an earlier one showed once adds one', () => {
    expect(imported([[[entry()]], [[entry(), entry()]]])).toHaveLength(2)
  })

  test.each([
    ['the account', { account: 'other' }],
    ['the source’s id', { sourceId: 'FIT-1' }],
    ['the day', { bookedOn: '2026-03-04' }],
    ['the amount', { amount: -250_000_000n }],
    ['the currency', { currency: 'EUR' }],
    ['being announced and not booked', { status: 'pending' as const }],
  ])('%s makes it another movement', (_case, more) => expect(imported([[[entry(), entry(more)]]])).toHaveLength(2))

  test('an announced entry does not count towards the booked ones', () => {
    const withAnnounced = [entry({ status: 'pending' }), entry()]
    expect(imported([[withAnnounced], [[entry()]]])).toHaveLength(2)
  })

  test('an empty source id is none', () => {
    expect(imported([[[entry({ sourceId: '' })], [entry()]]])).toHaveLength(1)
  })
})

const anyStatement = fc.array(
  fc.record({
    account: fc.constantFrom('A', 'B'),
    sourceId: fc.constantFrom(null, null, 'x'),
    status: fc.constantFrom('booked' as const, 'booked' as const, 'pending' as const),
    bookedOn: fc.constantFrom('2026-03-03', '2026-03-04'),
    amount: fc.constantFrom(100n, 200n),
    currency: fc.constant('USD'),
  }),
  { maxLength: 8 },
)

test('importing any files in any order, any of them twice, ends in the same books', () => {
  const anyFiles = fc.array(fc.array(anyStatement, { maxLength: 3 }), { minLength: 1, maxLength: 5 })
  const anyOrder = anyFiles.chain((files) =>
    fc.tuple(
      fc.constant(files),
      fc.shuffledSubarray(
        files.map((_file, index) => index),
        { minLength: files.length },
      ),
      fc.array(fc.nat({ max: files.length - 1 }), { maxLength: 3 }),
    ),
  )
  fc.assert(
    fc.property(anyOrder, ([files, order, again]) => {
      const shuffled = [...order, ...again].map((index) => files[index] ?? [])
      expect(imported(shuffled)).toEqual(imported(files))
    }),
  )
})

test('the books hold, of each movement, as many as the statement that shows most of them', () => {
  fc.assert(
    fc.property(fc.array(anyStatement, { maxLength: 4 }), (statements) => {
      const most = new Map<string, number>()
      for (const statement of statements) {
        const counts = new Map<string, number>()
        for (const { amount, ...rest } of statement) {
          const same = JSON.stringify({ ...rest, amount: `${amount}` })
          counts.set(same, (counts.get(same) ?? 0) + 1)
        }
        for (const [same, count] of counts) most.set(same, Math.max(count, most.get(same) ?? 0))
      }
      expect(imported([statements])).toHaveLength([...most.values()].reduce((sum, count) => sum + count, 0))
    }),
  )
})
