import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { defaultContactPolicy } from '../cadence/contact-policy.ts'
import type { MayContact } from '../cadence/contact-question.ts'
import { at } from '../cadence/testing/touches.ts'
import { type Role, roles } from '../firm/roles.ts'
import { outcomesOf } from './contact-entry.ts'
import { type ContactEnterer, loggingRoles } from './log-contact.ts'
import { log, logged, lunch, now, stone } from './testing/lunch.ts'
import { channels, directions, outcomes, touchClassOf } from './touch.ts'

describe('a logged contact', () => {
  test('a newsletter goes to many, and is a mailing to each of them', () => {
    const sent = (personId: string, householdId: string) => ({ personId, householdId, outcome: 'sent' }) as const
    const { touches } = logged({
      channel: 'email',
      mass: true,
      attendees: [sent('anna', 'keller'), sent('carla', 'meier')],
    })
    expect(touches.map(({ personId, class: felt }) => [personId, felt])).toEqual([
      ['anna', 'mass'],
      ['carla', 'mass'],
    ])
  })

  test('is what took place, when it did and when it was entered, by whom, with a touch for cadence', () => {
    const { reasonInSpite: _, ...entry } = lunch
    expect(log()).toEqual({
      ok: true,
      fact: {
        ...entry,
        purpose: 'Half-year review',
        attendees: [{ personId: 'anna', householdId: 'keller', outcome: 'conversation', touchClass: 'substantive' }],
        version: 1,
        enteredAt: now,
        actor: 'stone',
        onBehalfOf: null,
        late: false,
        daysToEntry: 0,
        inSpite: null,
        touches: [
          {
            contactId: 'lunch',
            householdId: 'keller',
            personId: 'anna',
            channel: 'in_person',
            direction: 'outbound',
            class: 'substantive',
            occurredAt: lunch.occurredAt,
            senders: ['stone'],
          },
        ],
      },
    })
  })

  test('may have attendees of several households and several representatives; a no-show was touched by nobody', () => {
    const { attendees, touches } = logged({
      representatives: ['stone', 'moreau'],
      attendees: [
        { personId: 'anna', householdId: 'keller', outcome: 'conversation' },
        { personId: 'anna', householdId: 'meier', outcome: 'conversation' },
        { personId: 'bruno', householdId: 'keller', outcome: 'no_show' },
        { personId: 'carla', householdId: 'meier', outcome: 'conversation' },
      ],
    })
    expect(attendees.map(({ touchClass }) => touchClass)).toEqual(['substantive', 'substantive', null, 'substantive'])
    expect(touches.map(({ personId, householdId, senders }) => [personId, householdId, senders])).toEqual([
      ['anna', 'keller', ['stone', 'moreau']],
      ['anna', 'meier', ['stone', 'moreau']],
      ['carla', 'meier', ['stone', 'moreau']],
    ])
  })
})

describe('the class of a touch', () => {
  test.each([
    ['a lunch', 'in_person', 'outbound', false, 'conversation', 'substantive'],
    ['a meeting that the client asked for', 'video', 'inbound', false, 'conversation', 'substantive'],
    ['a call that is answered', 'phone', 'outbound', false, 'conversation', 'substantive'],
    ['a mail that is answered', 'email', 'outbound', false, 'reply', 'substantive'],
    ['a voice mail', 'phone', 'outbound', false, 'voice_mail', 'one_way'],
    ['a call in vain', 'phone', 'outbound', false, 'no_answer', 'one_way'],
    ['a letter', 'post', 'outbound', false, 'sent', 'one_way'],
    ['a newsletter', 'email', 'outbound', true, 'sent', 'mass'],
    ['a newsletter that is answered', 'email', 'outbound', true, 'reply', 'mass'],
    ['the client’s call', 'phone', 'inbound', false, 'conversation', 'service'],
    ['the client’s voice mail', 'phone', 'inbound', false, 'voice_mail', 'service'],
    ['the client’s mail', 'email', 'inbound', false, 'sent', 'service'],
    ['a guest who stayed away', 'in_person', 'outbound', false, 'no_show', null],
  ] as const)('%s', (_case, channel, direction, mass, outcome, touchClass) =>
    expect(touchClassOf({ channel, direction, mass, outcome })).toBe(touchClass),
  )
})

describe('late', () => {
  test.each([
    ['entered the same day', '2026-09-30', 0, false],
    ['entered five days later', '2026-09-25', 5, false],
    ['entered six days later', '2026-09-24', 6, true],
  ])('%s', (_case, day, daysToEntry, late) =>
    expect(logged({ occurredAt: at(day, '08:00') })).toMatchObject({
      daysToEntry,
      late,
    }),
  )
  test('counts days on the firm’s calendar, not hours', () => {
    expect(logged({ occurredAt: at('2026-09-24', '21:59') })).toMatchObject({ daysToEntry: 6, late: true })
    expect(logged({ occurredAt: at('2026-09-24', '22:00') })).toMatchObject({ daysToEntry: 5, late: false })
  })
  test('is a parameter', () => {
    const policy = { ...defaultContactPolicy, lateAfterDays: 1 }
    expect(logged({ occurredAt: at('2026-09-28') }, stone, { policy }).late).toBe(true)
  })
})

describe('who may log', () => {
  const rolesThat = (who: Omit<ContactEnterer, 'roles'>) =>
    roles.filter((role) => log({}, { ...who, roles: [role] }).ok)
  test('one’s own contacts: whoever meets or writes to clients', () =>
    expect(rolesThat({ id: 'stone', mayActFor: [] })).toEqual([
      'advisor',
      'specialist',
      'banker',
      'marketing',
      'service',
      'manager',
    ]))
  test('those of others: assistants and managers, for whom they act', () =>
    expect(rolesThat({ id: 'somebody', mayActFor: ['stone'] })).toEqual(['assistant', 'manager']))
  test('an assistant is named together with the representative in whose name it was', () => {
    const assistant: ContactEnterer = { id: 'assistant', roles: ['assistant'], mayActFor: ['moreau'] }
    expect(logged({ representatives: ['stone', 'moreau'] }, assistant)).toMatchObject({
      actor: 'assistant',
      onBehalfOf: 'moreau',
    })
    expect(log({}, assistant)).toEqual({ ok: false, reason: 'not_acting_for' })
  })
  test('one of several roles is enough, of whoever logs and of whoever took part', () => {
    expect(log({}, { ...stone, roles: ['controller', 'advisor'] }).ok).toBe(true)
    expect(log({}, { id: 'assistant', roles: ['controller', 'assistant'], mayActFor: ['stone'] }).ok).toBe(true)
    const both = new Map<string, readonly Role[]>([['stone', ['auditor', 'advisor']]])
    expect(log({}, stone, { representatives: both }).ok).toBe(true)
  })
  test('who may not log at all is told so before anything about the entry', () =>
    expect(log({ attendees: [] }, { ...stone, roles: ['controller'] })).toEqual({
      ok: false,
      reason: 'role_may_not_log',
    }))
  test('what is wrong with the entry is told before whose contact it is', () =>
    expect(log({ attendees: [], representatives: ['moreau'] })).toEqual({ ok: false, reason: 'attendee_missing' }))
  test('nobody logs a contact of colleagues alone', () =>
    expect(log({ representatives: ['moreau'] })).toEqual({ ok: false, reason: 'not_acting_for' }))
  test('these are all that the API lets in', () => {
    const own = rolesThat({ id: 'stone', mayActFor: [] })
    const others = rolesThat({ id: 'somebody', mayActFor: ['stone'] })
    expect(loggingRoles).toEqual(roles.filter((role) => own.includes(role) || others.includes(role)))
  })
  test('controllers, approvers, auditors and administrators log none', () => {
    for (const role of ['controller', 'compensation_approver', 'auditor', 'administrator'] as const)
      expect(log({}, { ...stone, roles: [role], mayActFor: ['stone'] })).toEqual({
        ok: false,
        reason: 'role_may_not_log',
      })
  })
})

describe('in spite of', () => {
  const answered = (answer: MayContact) => ({
    permissions: [
      {
        personId: 'anna',
        householdId: 'keller',
        representative: 'stone',
        answer: { verdict: 'permitted', reasons: [] },
      },
      { personId: 'bruno', householdId: 'keller', representative: 'stone', answer },
    ] as const,
  })
  const warning = answered({ verdict: 'warn', reasons: [{ code: 'not_on_coverage_team', severity: 'warn' }] })
  const block = answered({ verdict: 'blocked', reasons: [{ code: 'ethical_wall', severity: 'blocked' }] })

  test('a warning: a reason is asked for and kept', () => {
    expect(log({}, stone, warning)).toEqual({ ok: false, reason: 'reason_missing' })
    expect(log({ reasonInSpite: ' ' }, stone, warning)).toEqual({ ok: false, reason: 'reason_missing' })
    expect(logged({ reasonInSpite: ' Introduced by Moreau ' }, stone, warning).inSpite).toEqual({
      verdict: 'warn',
      reason: 'Introduced by Moreau',
      permissions: [warning.permissions[1]],
      tellSupervisor: false,
    })
  })
  test('a block: it happened, so it is logged, marked, and reaches the supervisor', () =>
    expect(logged({}, stone, block).inSpite).toEqual({
      verdict: 'blocked',
      reason: null,
      permissions: [block.permissions[1]],
      tellSupervisor: true,
    }))
  test('a warning and a block: a block', () =>
    expect(logged({}, stone, { permissions: [...warning.permissions, ...block.permissions] }).inSpite).toMatchObject({
      verdict: 'blocked',
      tellSupervisor: true,
    }))
  test('nothing: a reason given for nothing is not kept', () =>
    expect(logged({ reasonInSpite: 'just so' }).inSpite).toBeNull())
})

test('every accepted attendee has at most one touch, and a touch never has what did not happen', () => {
  const attendee = fc.record({
    personId: fc.constantFrom('anna', 'bruno', 'carla'),
    householdId: fc.constantFrom('keller', 'meier'),
    outcome: fc.constantFrom(...outcomes),
  })
  fc.assert(
    fc.property(
      fc.constantFrom(...channels),
      fc.constantFrom(...directions),
      fc.boolean(),
      fc.array(attendee, { maxLength: 4 }),
      (channel, direction, mass, attendees) => {
        const decision = log({ channel, direction, mass, attendees })
        if (!decision.ok) return
        const { touches } = decision.fact
        expect(touches).toHaveLength(attendees.filter(({ outcome }) => outcome !== 'no_show').length)
        for (const touch of touches) {
          if (touch.class === 'mass') expect([mass, direction]).toEqual([true, 'outbound'])
          if (touch.class === 'one_way') expect(direction).toBe('outbound')
          if (touch.class === 'service') expect(direction).toBe('inbound')
        }
      },
    ),
  )
})

test.each([
  ['phone', ['conversation', 'voice_mail', 'no_answer']],
  ['in_person', ['conversation', 'no_show']],
  ['video', ['conversation', 'no_answer', 'no_show']],
  ['email', ['reply', 'sent']],
  ['post', ['reply', 'sent']],
] as const)('what can come of a contact by %s', (channel, expected) => expect(outcomesOf(channel)).toEqual(expected))
