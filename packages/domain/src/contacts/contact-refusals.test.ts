import { describe, expect, test } from '@jest/globals'
import { at } from '../cadence/testing/touches.ts'
import { entryRefusals } from './contact-entry.ts'
import { type ContactToLog, logContactRefusalField, logContactRefusals } from './log-contact.ts'
import { log, logged, lunch, now } from './testing/lunch.ts'

describe('what cannot have taken place is refused', () => {
  const anna = { personId: 'anna', householdId: 'keller' }
  test.each([
    ['nobody of the firm', { representatives: [] }, 'representative_missing'],
    ['somebody twice', { representatives: ['stone', 'stone'] }, 'representative_repeated'],
    ['a controller at lunch', { representatives: ['stone', 'controller'] }, 'not_a_representative'],
    ['an assistant in a representative’s place', { representatives: ['stone', 'assistant'] }, 'not_a_representative'],
    ['a user that nobody knows', { representatives: ['stone', 'nobody'] }, 'not_a_representative'],
    ['no client', { attendees: [] }, 'attendee_missing'],
    ['a client twice', { attendees: [lunch.attendees[0], lunch.attendees[0]] }, 'attendee_repeated'],
    [
      'a client of another household',
      { attendees: [{ ...anna, householdId: 'meier2', outcome: 'conversation' }] },
      'not_a_member',
    ],
    ['a stranger', { attendees: [{ ...anna, personId: 'carla', outcome: 'conversation' }] }, 'not_a_member'],
    [
      'a member and a stranger',
      { attendees: [lunch.attendees[0], { ...anna, personId: 'carla', outcome: 'conversation' }] },
      'not_a_member',
    ],
    [
      'a talk and a voice mail at lunch',
      { attendees: [lunch.attendees[0], { ...anna, personId: 'bruno', outcome: 'voice_mail' }] },
      'outcome_does_not_fit',
    ],
    ['a voice mail at lunch', { attendees: [{ ...anna, outcome: 'voice_mail' }] }, 'outcome_does_not_fit'],
    ['a no-show by post', { channel: 'post', attendees: [{ ...anna, outcome: 'no_show' }] }, 'outcome_does_not_fit'],
    ['a conversation by e-mail', { channel: 'email' }, 'outcome_does_not_fit'],
    ['a reply on the phone', { channel: 'phone', attendees: [{ ...anna, outcome: 'reply' }] }, 'outcome_does_not_fit'],
    ['no answer by post', { channel: 'post', attendees: [{ ...anna, outcome: 'no_answer' }] }, 'outcome_does_not_fit'],
    ['a mass lunch', { mass: true }, 'mass_is_outbound_writing'],
    ['a mass call', { mass: true, channel: 'phone' }, 'mass_is_outbound_writing'],
    [
      'a mailing from the client',
      { mass: true, channel: 'email', direction: 'inbound', attendees: [{ ...anna, outcome: 'sent' }] },
      'mass_is_outbound_writing',
    ],
    ['in six minutes', { occurredAt: now + 6 * 60_000 }, 'in_the_future'],
    ['eleven years ago', { occurredAt: at('2015-09-30') }, 'too_long_ago'],
    ['without a purpose', { purpose: '  ' }, 'purpose_missing'],
    ['with a novel', { notes: 'x'.repeat(20_001) }, 'notes_too_long'],
  ] as [string, Partial<ContactToLog>, string][])('%s', (_case, change, reason) =>
    expect(log(change)).toEqual({ ok: false, reason }),
  )

  test('what lies at the border is accepted', () => {
    expect(log({ occurredAt: now + 5 * 60_000 }).ok).toBe(true)
    expect(logged({ occurredAt: now + 5 * 60_000 }).daysToEntry).toBe(0)
    expect(log({ occurredAt: now - 3_650 * 86_400_000 }).ok).toBe(true)
    expect(log({ occurredAt: now - 3_650 * 86_400_000 - 1 }).ok).toBe(false)
    expect(log({ notes: 'x'.repeat(20_000) }).ok).toBe(true)
    expect(log({ channel: 'video', attendees: [{ ...anna, outcome: 'no_answer' }] }).ok).toBe(true)
  })

  test('every refusal names the field it is about', () => {
    expect(Object.keys(logContactRefusalField).sort()).toEqual([...logContactRefusals].sort())
    expect(logContactRefusals).toEqual(expect.arrayContaining([...entryRefusals]))
    expect(logContactRefusalField).toEqual({
      representative_missing: 'representatives',
      representative_repeated: 'representatives',
      not_a_representative: 'representatives',
      attendee_missing: 'attendees',
      attendee_repeated: 'attendees',
      not_a_member: 'attendees',
      outcome_does_not_fit: 'attendees',
      mass_is_outbound_writing: 'mass',
      in_the_future: 'occurredAt',
      too_long_ago: 'occurredAt',
      purpose_missing: 'purpose',
      notes_too_long: 'notes',
      role_may_not_log: 'actor',
      not_acting_for: 'representatives',
      reason_missing: 'reasonInSpite',
    })
  })
})
