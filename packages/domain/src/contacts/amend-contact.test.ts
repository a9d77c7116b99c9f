import { describe, expect, test } from '@jest/globals'
import { defaultContactPolicy } from '../cadence/contact-policy.ts'
import { at } from '../cadence/testing/touches.ts'
import type { Role } from '../firm/roles.ts'
import { amendContact, amendContactRefusals, type ContactAmendment } from './amend-contact.ts'
import { entryRefusals } from './contact-entry.ts'
import { type ContactEnterer, type ContactRecord, type LogContactFacts, logContact } from './log-contact.ts'

const entered = at('2026-09-30', '15:00')
const now = at('2026-10-02')
const facts: LogContactFacts = {
  representatives: new Map<string, readonly Role[]>([
    ['stone', ['advisor']],
    ['moreau', ['specialist']],
  ]),
  members: new Map([['keller', new Set(['anna', 'bruno'])]]),
  permissions: [],
  policy: defaultContactPolicy,
  firmZone: 'Europe/Zurich',
}
const stone: ContactEnterer = { id: 'stone', roles: ['advisor'], mayActFor: [] }
const decision = logContact(
  facts,
  stone,
  {
    contactId: 'call',
    channel: 'phone',
    direction: 'outbound',
    mass: false,
    occurredAt: at('2026-09-29'),
    representatives: ['stone', 'moreau'],
    attendees: [{ personId: 'anna', householdId: 'keller', outcome: 'voice_mail' }],
    purpose: 'Review',
    initiativeId: null,
    notes: '',
    reasonInSpite: null,
  },
  entered,
)
if (!decision.ok) throw new Error(decision.reason)
const { touches: _, ...original } = decision.fact

const amend = (
  changes: ContactAmendment['changes'],
  more: Partial<ContactAmendment> = {},
  who = stone,
  known: Partial<LogContactFacts> = {},
  current: ContactRecord = original,
) =>
  amendContact(
    { ...facts, ...known },
    current,
    who,
    { changes, reason: 'a slip', fromVersion: 1, reasonInSpite: null, ...more },
    now,
  )

describe('an amendment', () => {
  test('adds a version with a reason, and shows what changed', () => {
    expect(amend({ notes: 'She was in Rome.' })).toEqual({
      ok: true,
      fact: {
        contactId: 'call',
        record: { ...original, version: 2, notes: 'She was in Rome.' },
        changes: [{ field: 'notes', before: '', after: 'She was in Rome.' }],
        reason: 'a slip',
        actor: 'stone',
        onBehalfOf: null,
        amendedAt: now,
        tellSupervisor: false,
        touches: decision.fact.touches,
        rebuild: { households: [], people: [] },
      },
    })
  })

  test('keeps its reason without the space around it', () =>
    expect(amend({ notes: 'x' }, { reason: ' misheard ' })).toMatchObject({ fact: { reason: 'misheard' } }))

  test('leaves the version before as it was', () => {
    const before = JSON.stringify(original)
    amend({ attendees: [], notes: 'x' })
    expect(JSON.stringify(original)).toBe(before)
  })

  test('that turns a voice mail into a talk changes the class, and asks for the cadence to be rebuilt', () => {
    const talk = amend({ attendees: [{ personId: 'anna', householdId: 'keller', outcome: 'conversation' }] })
    expect(talk).toMatchObject({
      fact: {
        record: { attendees: [{ touchClass: 'substantive' }] },
        touches: [{ class: 'substantive' }],
        changes: [{ field: 'attendees' }],
        rebuild: { households: ['keller'], people: ['anna'] },
      },
    })
  })

  test('that swaps the attendee rebuilds both people', () =>
    expect(amend({ attendees: [{ personId: 'bruno', householdId: 'keller', outcome: 'voice_mail' }] })).toMatchObject({
      fact: { rebuild: { households: ['keller'], people: ['anna', 'bruno'] } },
    }))

  test('of the channel shows the channel alone, though the class follows', () => {
    const met = [{ personId: 'anna', householdId: 'keller', outcome: 'no_answer' as const }]
    const noAnswer = amend({ attendees: met })
    if (!noAnswer.ok) throw new Error(noAnswer.reason)
    expect(amend({ channel: 'video' }, { fromVersion: 2 }, stone, {}, noAnswer.fact.record)).toMatchObject({
      fact: { changes: [{ field: 'channel', before: 'phone', after: 'video' }], record: { version: 3 } },
    })
  })

  test('of the day is late by when it was entered, not by when it was amended', () => {
    expect(amend({ occurredAt: at('2026-09-25') })).toMatchObject({
      fact: { record: { enteredAt: entered, daysToEntry: 5, late: false } },
    })
    expect(amend({ occurredAt: at('2026-09-24') })).toMatchObject({ fact: { record: { daysToEntry: 6, late: true } } })
  })
})

describe('who may amend', () => {
  test('whoever entered it, even for somebody else', () => {
    const current = { ...original, actor: 'assistant', onBehalfOf: 'moreau' }
    const assistant: ContactEnterer = { id: 'assistant', roles: ['assistant'], mayActFor: [] }
    expect(amend({ notes: 'x' }, {}, assistant, {}, current)).toMatchObject({
      fact: { actor: 'assistant', onBehalfOf: 'moreau', record: { actor: 'assistant', onBehalfOf: 'moreau' } },
    })
  })
  test('whoever took part', () =>
    expect(amend({ notes: 'x' }, {}, { ...stone, id: 'moreau' })).toMatchObject({
      fact: { actor: 'moreau', onBehalfOf: null },
    }))
  test('whoever acts for somebody who took part', () =>
    expect(amend({ notes: 'x' }, {}, { id: 'assistant', roles: ['assistant'], mayActFor: ['moreau'] })).toMatchObject({
      fact: { actor: 'assistant', onBehalfOf: 'moreau' },
    }))
  test('whoever acts for the one who entered it', () =>
    expect(
      amend(
        { notes: 'x' },
        {},
        { id: 'assistant', roles: ['assistant'], mayActFor: ['lang'] },
        {},
        {
          ...original,
          actor: 'lang',
          onBehalfOf: 'stone',
        },
      ),
    ).toMatchObject({ fact: { actor: 'assistant', onBehalfOf: 'lang' } }))
  test('nobody else', () => {
    expect(amend({ notes: 'x' }, {}, { ...stone, id: 'keller' })).toEqual({ ok: false, reason: 'not_your_contact' })
    expect(amend({ notes: 'x' }, {}, { id: 'auditor', roles: ['auditor'], mayActFor: [] })).toEqual({
      ok: false,
      reason: 'role_may_not_log',
    })
  })
})

describe('an amendment is refused', () => {
  test.each([
    ['without a reason', { notes: 'x' }, { reason: ' ' }, 'reason_missing'],
    ['from a version that is no longer the newest', { notes: 'x' }, { fromVersion: 0 }, 'changed_meanwhile'],
    ['when nothing changes', { purpose: 'Review ', notes: '' }, {}, 'nothing_changed'],
    ['when the contact could not have taken place', { occurredAt: at('2026-10-03') }, {}, 'in_the_future'],
  ])('%s', (_case, changes, more, reason) => expect(amend(changes, more)).toEqual({ ok: false, reason }))

  test('every refusal is listed once', () => {
    expect(new Set(amendContactRefusals).size).toBe(amendContactRefusals.length)
    expect(amendContactRefusals).toEqual(expect.arrayContaining([...entryRefusals]))
  })
})

describe('an amendment of words alone', () => {
  const gone: Partial<LogContactFacts> = { representatives: new Map(), members: new Map() }
  test('is judged by its words, though a colleague has left and the contact is long past', () => {
    expect(amend({ notes: 'x' }, {}, stone, gone)).toMatchObject({ ok: true })
    expect(amend({ notes: 'x', channel: 'video' }, {}, stone, gone)).toEqual({
      ok: false,
      reason: 'not_a_representative',
    })
    const long = { ...original, occurredAt: at('2010-01-01'), enteredAt: at('2010-01-02') }
    expect(amend({ purpose: 'Annual review' }, {}, stone, {}, long)).toMatchObject({ ok: true })
  })
  test('keeps what was said about a warning', () => {
    const before = { verdict: 'blocked', reason: null, permissions: [], tellSupervisor: true } as const
    expect(amend({ notes: 'x' }, {}, stone, {}, { ...original, inSpite: before })).toMatchObject({
      fact: { tellSupervisor: false, record: { inSpite: before }, rebuild: { households: [], people: [] } },
    })
  })
  test('needs words', () => {
    expect(amend({ purpose: ' ' })).toEqual({ ok: false, reason: 'purpose_missing' })
    expect(amend({ notes: 'x'.repeat(20_001) })).toEqual({ ok: false, reason: 'notes_too_long' })
  })
})

describe('an amendment that meets a warning or block', () => {
  const toVideo = {
    channel: 'video',
    attendees: [{ personId: 'anna', householdId: 'keller', outcome: 'conversation' }],
  } as const
  const known = (verdict: 'warn' | 'blocked') => ({
    permissions: [
      {
        personId: 'anna',
        householdId: 'keller',
        representative: 'stone',
        answer: { verdict, reasons: [{ code: 'complaint', severity: verdict, channel: null, until: null }] },
      },
    ] as const,
  })
  test('asks for a reason, unless one was given before', () => {
    expect(amend(toVideo, {}, stone, known('warn'))).toEqual({ ok: false, reason: 'reason_in_spite_missing' })
    expect(amend(toVideo, { reasonInSpite: 'asked to' }, stone, known('warn'))).toMatchObject({
      fact: { record: { inSpite: { verdict: 'warn', reason: 'asked to' } }, tellSupervisor: false },
    })
    const before = { verdict: 'warn', reason: 'known', permissions: [], tellSupervisor: false } as const
    expect(amend(toVideo, {}, stone, known('warn'), { ...original, inSpite: before })).toMatchObject({
      fact: { record: { inSpite: { reason: 'known' } } },
    })
  })
  test('tells the supervisor of a block that was not known before, and only then', () => {
    expect(amend(toVideo, {}, stone, known('blocked'))).toMatchObject({ fact: { tellSupervisor: true } })
    const before = { verdict: 'blocked', reason: null, permissions: [], tellSupervisor: true } as const
    expect(amend(toVideo, {}, stone, known('blocked'), { ...original, inSpite: before })).toMatchObject({
      fact: { tellSupervisor: false, record: { inSpite: { verdict: 'blocked' } } },
    })
  })
})
