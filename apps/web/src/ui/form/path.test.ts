import { expect, test } from '@jest/globals'
import { getAt, setAt } from './path.ts'

const values = {
  subject: 'Call',
  attendees: [
    { name: 'Weber', outcome: '' },
    { name: 'Rossi', outcome: 'met' },
  ],
}

test('a path reads a part of the values, through lists too', () => {
  expect(getAt(values, 'subject')).toBe('Call')
  expect(getAt(values, 'attendees.1.outcome')).toBe('met')
})

test('a path into what is not there reads nothing', () => {
  expect(getAt(values, 'attendees.7.outcome')).toBeUndefined()
  expect(getAt(null, 'subject')).toBeUndefined()
})

test('setting a part leaves the original as it was, and shares what was not touched', () => {
  const changed = setAt(values, 'attendees.0.outcome', 'declined')
  expect(changed.attendees[0]).toEqual({ name: 'Weber', outcome: 'declined' })
  expect(values.attendees[0]?.outcome).toBe('')
  expect(changed.attendees[1]).toBe(values.attendees[1])
})

test('setting a part makes the way there', () => {
  expect(setAt<object>({}, 'address.city', 'Bern')).toEqual({ address: { city: 'Bern' } })
})
