import { expect, test } from '@jest/globals'
import { type AnnouncedEntry as Movement, replacedAnnouncements } from './announced.ts'

const movement = (id: string, bookedOn: string, more: Partial<Movement> = {}): Movement => ({
  id,
  status: id.startsWith('p') ? 'pending' : 'booked',
  accountId: 'a',
  currency: 'EUR',
  amount: 100n,
  sourceId: '',
  bookedOn,
  occurrence: Number(id.slice(1)),
  ...more,
})
const replaced = (...movements: Movement[]) => Object.fromEntries(replacedAnnouncements(movements))

test.each([
  [
    'the booking of the same amount takes its place',
    [movement('p1', '2026-03-10'), movement('b1', '2026-03-12')],
    { p1: 'b1' },
  ],
  [
    'each booking takes the place of one',
    [movement('p1', '2026-03-10'), movement('p2', '2026-03-10'), movement('b1', '2026-03-12')],
    { p1: 'b1' },
  ],
  ['not one that was booked before it was announced', [movement('p1', '2026-03-10'), movement('b1', '2026-03-09')], {}],
  ['nor one a month later', [movement('p1', '2026-03-10'), movement('b1', '2026-04-10')], {}],
  ['but one 30 days later', [movement('p1', '2026-03-10'), movement('b1', '2026-04-09')], { p1: 'b1' }],
  [
    'not one of another currency',
    [movement('p1', '2026-03-10'), movement('b1', '2026-03-10', { currency: 'CHF' })],
    {},
  ],
  [
    'the earlier booking for the earlier announcement',
    [
      movement('p1', '2026-03-10'),
      movement('p2', '2026-03-11'),
      movement('b1', '2026-03-12'),
      movement('b2', '2026-03-13'),
    ],
    { p1: 'b1', p2: 'b2' },
  ],
  [
    'by the bank’s own id also a little before it was announced, but not a season before',
    [
      movement('p1', '2026-03-10', { sourceId: 'X' }),
      movement('b1', '2026-03-08', { sourceId: 'X' }),
      movement('p2', '2026-03-10', { sourceId: 'Y' }),
      movement('b2', '2026-02-07', { sourceId: 'Y' }),
    ],
    { p1: 'b1' },
  ],
  [
    'by the bank’s own id thirty days before or after, and no further',
    [
      movement('p1', '2026-03-10', { sourceId: 'X' }),
      movement('b1', '2026-02-08', { sourceId: 'X' }),
      movement('p2', '2026-03-10', { sourceId: 'Y' }),
      movement('b2', '2026-04-09', { sourceId: 'Y' }),
      movement('p3', '2026-03-10', { sourceId: 'Z' }),
      movement('b3', '2026-04-10', { sourceId: 'Z' }),
    ],
    { p1: 'b1', p2: 'b2' },
  ],
  [
    'nor is one with an id taken for another with an id, on the same day either',
    [
      movement('p1', '2026-03-10', { sourceId: 'B' }),
      movement('b1', '2026-03-10', { sourceId: 'A' }),
      movement('b2', '2026-03-11'),
    ],
    { p1: 'b2' },
  ],
  [
    'of bookings of one day the one without an id first, then by id, then by number',
    [
      movement('p1', '2026-03-10'),
      movement('p2', '2026-03-11'),
      movement('p3', '2026-03-12'),
      movement('b9', '2026-03-12'),
      movement('b5', '2026-03-12', { sourceId: 'A' }),
      movement('b1', '2026-03-12', { sourceId: 'B' }),
    ],
    { p1: 'b9', p2: 'b5', p3: 'b1' },
  ],
  [
    'one with an id and one without may be the same',
    [movement('p1', '2026-03-10'), movement('b1', '2026-03-10', { sourceId: 'X' })],
    { p1: 'b1' },
  ],
  [
    'equal entries of one day by their number',
    [movement('p2', '2026-03-10'), movement('p1', '2026-03-10'), movement('b3', '2026-03-10')],
    { p1: 'b3' },
  ],
  ['not one of another amount', [movement('p1', '2026-03-10'), movement('b1', '2026-03-10', { amount: 101n })], {}],
  ['not one of another account', [movement('p1', '2026-03-10'), movement('b1', '2026-03-10', { accountId: 'b' })], {}],
  [
    'the bank’s own id decides before the day does',
    [
      movement('p1', '2026-03-10', { sourceId: 'X' }),
      movement('b1', '2026-03-10'),
      movement('b2', '2026-03-15', { sourceId: 'X' }),
    ],
    { p1: 'b2' },
  ],
  [
    'two that have different ids are two',
    [movement('p1', '2026-03-10', { sourceId: 'X' }), movement('b1', '2026-03-10', { sourceId: 'Y' })],
    {},
  ],
])('%s', (_case, movements, expected) => {
  expect(replaced(...movements)).toEqual(expected)
  expect(replaced(...movements.toReversed())).toEqual(expected)
})
