import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Touch } from '../contacts/touch.ts'
import {
  householdTouches,
  mergePersonTouches,
  noteForHousehold,
  noteForPerson,
  personTouches,
} from './recent-touches.ts'
import { at, mailing, touch } from './testing/touches.ts'

const ids = (touches: readonly Touch[]) => touches.map(({ contactId }) => contactId)
const [june, july, august] = [touch('2026-06-01'), touch('2026-07-01'), touch('2026-08-01')]

describe('what a household remembers', () => {
  test('is newest first, whenever it was entered', () => {
    const state = householdTouches([july, june, august])
    expect(state.substantive).toEqual([august, july, june])
    expect(state.lastHeard).toBe(august)
    expect(householdTouches([august, june]).lastHeard).toBe(august)
  })
  test('counts a contact once, for the first of its attendees, whoever was entered first', () => {
    const bruno = { ...july, personId: 'bruno' }
    for (const order of [
      [july, bruno],
      [bruno, july],
      [bruno, july, bruno, july],
    ]) {
      expect(householdTouches(order)).toEqual({ substantive: [july], meetings: [], lastHeard: july })
    }
  })
  test('tells two contacts of the same moment apart', () => {
    const other = { ...july, contactId: 'other' }
    expect(ids(householdTouches([july, other]).substantive)).toEqual(['other', 'on 2026-07-01'])
    expect(ids(householdTouches([other, july]).substantive)).toEqual(['other', 'on 2026-07-01'])
  })
  test('is left alone by what the client did not hear or say', () => {
    const state = householdTouches([june])
    expect(noteForHousehold(state, mailing('2026-07-01'))).toBe(state)
    expect(noteForHousehold(state, touch('2026-07-01', { class: 'one_way' }))).toBe(state)
    const service = touch('2026-07-01', { class: 'service', direction: 'inbound' })
    expect(noteForHousehold(state, service)).toEqual({ ...state, lastHeard: service })
  })
})

describe('what is remembered of a person', () => {
  test('is what was sent and what was heard, and what the client began is never counted as sent', () => {
    const theirMeeting = touch('2026-08-02', { channel: 'in_person', direction: 'inbound' })
    const voiceMail = touch('2026-08-03', { class: 'one_way' })
    const letter = mailing('2026-08-04')
    expect(personTouches([june, theirMeeting, voiceMail, letter])).toEqual({
      personal: [voiceMail, june],
      mass: [letter],
      heard: [theirMeeting, june],
    })
  })
})

test('the 61 newest are kept, in order, whatever comes late', () => {
  const daily = Array.from({ length: 61 }, (_, day) =>
    touch('2026-01-01', { contactId: `day ${day}`, occurredAt: at('2026-01-01') + day * 86_400_000 }),
  )
  const full = personTouches(daily)
  expect(full.personal).toEqual(daily.toReversed())
  const older = touch('2025-12-31')
  expect(noteForPerson(full, older)).toEqual(full)
  const newer = touch('2026-06-01')
  expect(noteForPerson(full, newer).personal).toEqual([newer, ...daily.slice(1).toReversed()])
  const between = touch('2026-01-01', { contactId: 'between', occurredAt: at('2026-01-02', '12:00') })
  expect(ids(noteForPerson(full, between).personal.slice(-3))).toEqual(['day 2', 'between', 'day 1'])
})

test('among few moments, contacts and people, too, no order of arrival shows', () => {
  const few = fc.record({ contact: fc.nat({ max: 5 }), personId: fc.constantFrom('anna', 'bruno', 'carla') })
  fc.assert(
    fc.property(fc.array(few, { maxLength: 30 }), (entries) => {
      // Two contacts share each moment.
      const touches = entries.map(({ contact, personId }) =>
        touch('2026-01-01', { contactId: `${contact}`, personId, occurredAt: Math.floor(contact / 2) }),
      )
      const state = householdTouches(touches)
      expect(householdTouches(touches.toReversed())).toEqual(state)
      const contacts = [...new Set(ids(touches))]
      expect(ids(state.substantive).toSorted()).toEqual(contacts.toSorted())
      for (const { contactId, personId } of state.substantive) {
        const present = touches.filter((one) => one.contactId === contactId).map((one) => one.personId)
        expect(personId).toBe(present.toSorted()[0])
      }
      expect(personTouches(touches.toReversed())).toEqual(personTouches(touches))
    }),
  )
})

test('what several households know of a person, merged, is what the whole history says', () => {
  const entry = fc.record({
    contact: fc.nat({ max: 200 }),
    householdId: fc.constantFrom('keller', 'meier'),
    kind: fc.constantFrom('talk', 'voice mail', 'mailing', 'their call'),
  })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
      const touches = entries.map(({ contact, householdId, kind }) => {
        const more = { contactId: `${contact}`, householdId, occurredAt: Math.floor(contact / 2) }
        if (kind === 'mailing') return mailing('2026-01-01', { ...more, contactId: `m${contact}` })
        if (kind === 'voice mail') return touch('2026-01-01', { ...more, contactId: `v${contact}`, class: 'one_way' })
        return kind === 'talk'
          ? touch('2026-01-01', more)
          : touch('2026-01-01', { ...more, contactId: `s${contact}`, direction: 'inbound', class: 'service' })
      })
      const of = (household: string) => personTouches(touches.filter(({ householdId }) => householdId === household))
      expect(mergePersonTouches([of('keller'), of('meier')])).toEqual(personTouches(touches))
      expect(mergePersonTouches([of('meier'), of('keller')])).toEqual(personTouches(touches))
    }),
  )
})
