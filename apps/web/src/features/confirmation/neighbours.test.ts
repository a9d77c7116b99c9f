import { expect, test } from '@jest/globals'
import { neighbours } from './neighbours.ts'

const queue = ['a', 'b', 'c', 'd']
const none = new Set<string>()

test('next and previous follow the queue', () => {
  expect(neighbours(queue, 'b', none)).toEqual({ at: 1, previous: 'a', next: 'c' })
  expect(neighbours(queue, 'a', none).previous).toBeNull()
  expect(neighbours(queue, 'd', none).next).toBeNull()
})

test('a claim that is being decided is passed over', () => {
  expect(neighbours(queue, 'b', new Set(['c', 'a']))).toEqual({ at: 1, previous: null, next: 'd' })
})

test('from a claim that has left the queue, the next is its beginning', () => {
  expect(neighbours(queue, 'gone', new Set(['a']))).toEqual({ at: -1, previous: null, next: 'b' })
  expect(neighbours([], 'gone', none).next).toBeNull()
})
