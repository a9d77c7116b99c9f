import { expect, test } from '@jest/globals'
import { decodeCursor, encodeCursor, pageOf } from './cursor.ts'

test('a cursor is the place it was made from', () =>
  expect(decodeCursor(encodeCursor(['Ashdown', 'id']), 2)).toEqual(['Ashdown', 'id']))
test.each(['nonsense', Buffer.from('{}').toString('base64url'), encodeCursor(['only one'])])(
  '%s is no cursor of a list with two sort columns',
  (cursor) => expect(() => decodeCursor(cursor, 2)).toThrow('Some fields are wrong'),
)
test('the last page has no next', () => {
  expect(pageOf(['a', 'b'], 2, (row) => [row])).toEqual({ items: ['a', 'b'], next: null })
  expect(pageOf(['a', 'b', 'c'], 2, (row) => [row])).toEqual({ items: ['a', 'b'], next: encodeCursor(['b']) })
})
