import { describe, expect, test } from '@jest/globals'
import { touch } from '../cadence/testing/touches.ts'
import { HEARD_CLASSES, isMeeting, isUnansweredAttempt, strongestOf, touchClasses, wasHeard } from './touch.ts'

test('meetings are in person or by video', () =>
  expect((['in_person', 'video', 'phone', 'email', 'post'] as const).filter(isMeeting)).toEqual(['in_person', 'video']))

test('the client was heard in a two-way touch, or in one that they began', () => {
  expect(touchClasses.filter((one) => wasHeard({ class: one }))).toEqual(['substantive', 'service'])
  expect(HEARD_CLASSES).toEqual(['substantive', 'service'])
})

describe('a contact with several people is, as a whole, what it was at its strongest', () => {
  test.each([
    ['a talk with one of them', ['one_way', 'substantive', null], 'substantive'],
    ['their own call beside a voice mail', ['one_way', 'service'], 'service'],
    ['a voice mail beside a newsletter', ['mass', 'one_way'], 'one_way'],
    ['a newsletter', ['mass', null], 'mass'],
    ['nobody was reached', [null], null],
    ['nobody was there', [], null],
  ] as const)('%s', (_case, felt, whole) => expect(strongestOf(felt)).toBe(whole))
})

test('an attempt without an answer is one-way, outbound, and not by post', () => {
  expect(isUnansweredAttempt(touch('2026-03-01', { class: 'one_way' }))).toBe(true)
  for (const other of [
    { class: 'one_way', channel: 'post' },
    { class: 'one_way', direction: 'inbound' },
    { class: 'substantive' },
    { class: 'mass' },
  ] as const)
    expect(isUnansweredAttempt(touch('2026-03-01', other))).toBe(false)
})
