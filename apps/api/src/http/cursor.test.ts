import { expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { decodeCursor, encodeCursor, pageOf } from './cursor.ts'

test('a cursor is the place it was made from', () => {
  const place = ['2026-03-31', newId()]
  expect(decodeCursor(encodeCursor(place), ['day', 'id'])).toEqual(place)
})

test.each(['', 'x', '[]', 'bnVsbA', encodeCursor(['2026-02-30', newId()]), encodeCursor([newId(), '2026-03-31'])])(
  '"%s" is none of ours',
  (cursor) => expect(() => decodeCursor(cursor, ['day', 'id'])).toThrow('Some fields are wrong.'),
)

test('the last page has no next', () => {
  expect(pageOf(['a', 'b'], 2, (row) => [row])).toEqual({ items: ['a', 'b'], next: null })
  expect(pageOf(['a', 'b', 'c'], 2, (row) => [row])).toEqual({ items: ['a', 'b'], next: encodeCursor(['b']) })
})
