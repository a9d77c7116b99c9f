import { expect, test } from '@jest/globals'
import { bookingsOf } from './replace-announced.ts'

type Movement = Parameters<typeof bookingsOf>[0][number]
const movement = (id: string, bookedOn: string, more: Partial<Movement> = {}): Movement => ({
  id,
  status: id.startsWith('p') ? 'pending' : 'booked',
  accountId: 'a',
  currency: 'EUR',
  amount: 100n,
  sourceId: '',
  bookedOn,
  occurrence: Number(id.slice(1)),
  replacedBy: null,
  ...more,
})
const replaced = (...movements: Movement[]) => Object.fromEntries(bookingsOf(movements))

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
  ['not one a season later', [movement('p1', '2026-03-10'), movement('b1', '2026-06-10')], {}],
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
