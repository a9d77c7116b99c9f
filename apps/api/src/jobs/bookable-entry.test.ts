import { describe, expect, test } from '@jest/globals'
import type { Entry, FeedDate, SecurityMovement } from '@rapport/feeds/model.ts'
import { bookableEntry } from './bookable-entry.ts'

const on = (day: string | null): FeedDate => ({ raw: day ?? '20260230', day, flag: day === null ? 'impossible' : null })
const entry = (more: Partial<Entry> = {}): Entry => ({
  kind: 'cash',
  index: 0,
  line: 1,
  status: 'booked',
  sourceStatus: null,
  booked: on('2026-03-10'),
  value: on('2026-03-11'),
  amount: '12.30',
  currency: null,
  code: null,
  ids: { source: null, references: [] },
  counterparty: null,
  text: '',
  reversal: false,
  reversalOf: null,
  original: null,
  details: [],
  securities: [],
  raw: '',
  ...more,
})
const inKind = (more: Partial<SecurityMovement> = {}): Partial<Entry> => ({
  kind: 'investment',
  amount: '0',
  securities: [
    {
      type: 'transfer',
      security: { id: '037833100', scheme: 'cusip', name: 'Apple Inc', ticker: 'AAPL' },
      quantity: '1200',
      price: '212.50',
      value: '255000.00',
      currency: null,
      ...more,
    },
  ],
})

describe('an entry is booked exactly as stated', () => {
  test.each([
    ['in the currency of its statement', entry(), 'EUR', { minor: 1230n, currency: 'EUR' }],
    [
      'in its own, where it states one',
      entry({ currency: 'JPY', amount: '-500' }),
      'EUR',
      { minor: -500n, currency: 'JPY' },
    ],
    ['with more decimals when they are zeros', entry({ amount: '0.4000' }), 'USD', { minor: 40n }],
    [
      'without a currency for now, when nobody states one',
      entry(),
      null,
      { minor: null, currency: null, amount: '12.30' },
    ],
    [
      'on its value day when it was booked on a day that does not exist',
      entry({ booked: on(null) }),
      'EUR',
      { bookedOn: '2026-03-11', valueOn: '2026-03-11' },
    ],
    [
      'with its value when securities came in kind',
      entry(inKind()),
      'USD',
      { minor: 25_500_000n, code: 'TRANSFER', text: '1200 Apple Inc' },
    ],
    ['with its value taken away when they left', entry(inKind({ quantity: '-1200' })), 'USD', { minor: -25_500_000n }],
    [
      'valued half up where quantity times price is finer than money',
      entry(inKind({ value: '10.125' })),
      'USD',
      { minor: 1013n },
    ],
    [
      'as a trade and not as new money when securities were sold',
      entry({ ...inKind({ type: 'sell' }), amount: '900.00' }),
      'USD',
      { minor: 90_000n, code: 'SELL' },
    ],
  ])('%s', (_case, stated, currency, booked) => {
    expect(bookableEntry(stated, currency)).toMatchObject(booked)
  })
})

describe('or not at all, with the reason', () => {
  test.each([
    ['more digits than the currency has', entry({ amount: '8.855' }), { why: 'rejected', code: 'amount' }],
    ['a code that is no currency', entry({ currency: 'XXQ' }), { why: 'rejected', code: 'currency' }],
    ['an amount beyond reason', entry({ amount: '99999999999999.00' }), { why: 'rejected', code: 'amount' }],
    ['no day that exists', entry({ booked: on(null), value: on(null) }), { why: 'rejected', code: 'date' }],
    ['a day of another age', entry({ booked: on('0026-03-10') }), { why: 'rejected', code: 'date' }],
    [
      'a transfer in kind without a value: only told',
      entry(inKind({ value: null })),
      { why: 'note', code: 'no_value' },
    ],
    [
      'securities that moved no money: only told',
      entry({ ...inKind({ type: 'split' }) }),
      { why: 'note', code: 'no_money' },
    ],
  ])('%s', (_case, stated, reason) => {
    expect(bookableEntry(stated, 'EUR')).toMatchObject(reason)
  })
})

test('an id of any length is known by one of bounded length', () => {
  const long = (tail: string) =>
    bookableEntry(entry({ ids: { source: 'x'.repeat(5_000) + tail, references: [] } }), 'EUR')
  const [one, other] = [long('1'), long('2')] as { sourceId: string }[]
  expect(one?.sourceId.length).toBeLessThan(100)
  expect(one?.sourceId).not.toBe(other?.sourceId)
})
