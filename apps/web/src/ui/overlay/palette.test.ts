import { expect, test } from '@jest/globals'
import { pick } from './palette.ts'

const items = ['Confirmation queue', 'Open claims', 'Claims', 'Log a contact'].map((label) => ({
  id: label,
  label,
  run: () => undefined,
}))
const labels = (text: string) => pick(items, text).map((item) => item.label)

test('every word has to be there, in any order and case', () => {
  expect(labels('CONTACT log')).toEqual(['Log a contact'])
  expect(labels('contact claim')).toEqual([])
})

test('what begins with the text comes first', () => expect(labels('cl')).toEqual(['Claims', 'Open claims']))

test('nothing typed leaves all, in their order', () => expect(labels(' ')).toHaveLength(4))
