import { describe, expect, test } from '@jest/globals'
import { adviceFor } from './advice.ts'
import { cadenceOf } from './cadence-state.ts'
import { contactReasonCodes, defaultContactPolicy } from './contact-policy.ts'
import type { ContactIntent, Restriction } from './contact-question.ts'
import { mergePersonTouches, noHouseholdTouches, personTouches } from './recent-touches.ts'
import { ask, call, email, letter, newsletter, noon, restricted, stone } from './testing/asked.ts'
import { at, demoModel, mailing, touch } from './testing/touches.ts'

test('with nothing against it, the contact is permitted', () =>
  expect(ask({})).toEqual({ verdict: 'permitted', reasons: [] }))

describe('who asks', () => {
  test('a representative without the segment’s designation is blocked and told what is needed', () =>
    expect(ask({ segmentDesignations: ['senior_banker', 'hnw_specialist'] })).toEqual({
      verdict: 'blocked',
      reasons: [{ code: 'not_designated', severity: 'blocked', needed: ['senior_banker', 'hnw_specialist'] }],
    }))
  test('one of several designations is enough, and a segment without a list is open', () => {
    expect(ask({ segmentDesignations: ['senior_banker', 'hnw_advisor'] }).verdict).toBe('permitted')
    const both = { ...stone, designations: ['mortgage_clerk', 'hnw_advisor'] }
    expect(ask({ representative: both }).verdict).toBe('permitted')
    expect(ask({ segmentDesignations: null, representative: { ...stone, designations: [] } }).verdict).toBe('permitted')
    expect(ask({ segmentDesignations: [] }).verdict).toBe('blocked')
  })
  test('a representative who is not on the coverage team is warned', () =>
    expect(ask({ representative: { ...stone, covers: false } })).toEqual({
      verdict: 'warn',
      reasons: [{ code: 'not_on_coverage_team', severity: 'warn' }],
    }))
  test('who is not on the team may still take the client’s own call', () =>
    expect(ask({ representative: { ...stone, covers: false } }, { ...call, direction: 'inbound' }).verdict).toBe(
      'permitted',
    ))
  test('an ethical wall blocks, even what the client begins', () => {
    const walled = { representative: { ...stone, walled: true } }
    expect(ask(walled)).toEqual({ verdict: 'blocked', reasons: [{ code: 'ethical_wall', severity: 'blocked' }] })
    expect(ask(walled, { ...call, direction: 'inbound' }).verdict).toBe('blocked')
  })
})

describe('what is recorded about the client', () => {
  test.each([
    ['do_not_contact', 'blocked'],
    ['restricted_list', 'blocked'],
    ['quiet_period', 'blocked'],
    ['litigation', 'blocked'],
    ['complaint', 'warn'],
    ['bereavement', 'warn'],
  ] as const)('%s: %s', (kind, severity) => {
    expect(ask({ restrictions: [restricted(kind, { until: '2026-10-15' })] })).toEqual({
      verdict: severity,
      reasons: [{ code: kind, severity, channel: null, until: '2026-10-15' }],
    })
  })
  test('it holds from its first to its last day, both included', () => {
    const on = (day: string) =>
      ask({ restrictions: [restricted('quiet_period', { since: '2026-09-10', until: '2026-09-20' })] }, call, at(day))
        .verdict
    expect([on('2026-09-09'), on('2026-09-10'), on('2026-09-20'), on('2026-09-21')]).toEqual([
      'permitted',
      'blocked',
      'blocked',
      'permitted',
    ])
  })
  test('do not contact may close one channel only', () => {
    const noCalls = { restrictions: [restricted('do_not_contact', { channel: 'phone' })] }
    expect(ask(noCalls).verdict).toBe('blocked')
    expect(ask(noCalls, email).verdict).toBe('permitted')
  })
  test('it stands against mailings, but not against what the client begins', () => {
    const closed = { restrictions: [restricted('do_not_contact')] }
    expect(ask(closed, newsletter).verdict).toBe('blocked')
    expect(ask(closed, { ...call, direction: 'inbound' }).verdict).toBe('permitted')
  })
})

describe('calls between 8:00 and 21:00 on the client’s clock', () => {
  const calling = (zone: string, utc: string) =>
    ask({ clientZone: zone }, call, at(utc.slice(0, 10), utc.slice(11))).verdict
  test.each([
    ['Zurich, a minute before eight', 'Europe/Zurich', '2026-09-30T05:59', 'blocked'],
    ['Zurich, eight sharp', 'Europe/Zurich', '2026-09-30T06:00', 'permitted'],
    ['Zurich, a minute before nine in the evening', 'Europe/Zurich', '2026-09-30T18:59', 'permitted'],
    ['Zurich, nine sharp', 'Europe/Zurich', '2026-09-30T19:00', 'blocked'],
    ['the Saturday before the clocks go forward', 'Europe/Zurich', '2026-03-28T06:30', 'blocked'],
    ['the Sunday after, at the same moment of UTC', 'Europe/Zurich', '2026-03-29T06:30', 'permitted'],
    ['the Saturday before the clocks go back', 'Europe/Zurich', '2026-10-24T06:30', 'permitted'],
    ['the Sunday after, at the same moment of UTC', 'Europe/Zurich', '2026-10-25T06:30', 'blocked'],
    ['New York still sleeps when Zurich has lunch', 'America/New_York', '2026-09-30T11:59', 'blocked'],
    [
      'New York in the week when only America has changed its clocks',
      'America/New_York',
      '2026-03-10T12:00',
      'permitted',
    ],
    ['and the week before', 'America/New_York', '2026-03-07T12:00', 'blocked'],
    ['Arizona keeps no daylight saving', 'America/Phoenix', '2026-07-01T14:59', 'blocked'],
    ['Kathmandu is three quarters ahead', 'Asia/Kathmandu', '2026-09-30T02:15', 'permitted'],
    ['and a minute earlier', 'Asia/Kathmandu', '2026-09-30T02:14', 'blocked'],
  ])('%s', (_case, zone, moment, verdict) => expect(calling(zone, moment)).toBe(verdict))

  test('the reason says what the clock there shows', () =>
    expect(ask({ clientZone: 'America/New_York' }, call, at('2026-09-30', '06:45')).reasons).toEqual([
      { code: 'outside_calling_hours', severity: 'blocked', localMinute: 165, from: 480, until: 1260 },
    ]))
  test('a video call is a call; a letter, a mail and a visit are none', () => {
    const verdictOf = (channel: ContactIntent['channel']) =>
      ask({}, { ...call, channel }, at('2026-09-30', '03:00')).verdict
    expect(['phone', 'video', 'post', 'email', 'in_person'].map((channel) => verdictOf(channel as 'phone'))).toEqual([
      'blocked',
      'blocked',
      'permitted',
      'permitted',
      'permitted',
    ])
  })
  test('the client may call at any hour', () =>
    expect(ask({}, { ...call, direction: 'inbound' }, at('2026-09-30', '03:00')).verdict).toBe('permitted'))
  test('a client whose zone is not known is called with a warning', () => {
    expect(ask({ clientZone: null }).reasons).toEqual([{ code: 'local_time_unknown', severity: 'warn' }])
    expect(ask({ clientZone: null }, letter).verdict).toBe('permitted')
  })
})

describe('the maximum', () => {
  const days = ['2026-09-05', '2026-09-10', '2026-09-14', '2026-09-18', '2026-09-20']
  const five = days.map((day) => touch(day, { senders: ['moreau'], class: 'one_way', channel: 'post' }))
  test('five of six leave room for one', () => expect(ask({ touches: personTouches(five) }).verdict).toBe('permitted'))
  test('the sixth fills it, marketing and colleagues counted; the reason says how and until when', () => {
    const last = mailing('2026-09-22')
    expect(ask({ touches: personTouches([...five, last]) })).toEqual({
      verdict: 'warn',
      reasons: [
        { code: 'maximum_reached', severity: 'warn', count: 6, max: 6, windowDays: 30, last, roomFrom: '2026-10-05' },
      ],
    })
  })
  test('what the client began does not count', () => {
    const theirs = ['2026-09-23', '2026-09-24', '2026-09-25'].map((day) =>
      touch(day, { class: 'service', direction: 'inbound' }),
    )
    const theirMeeting = touch('2026-09-26', { channel: 'in_person', direction: 'inbound' })
    expect(ask({ touches: personTouches([...five, ...theirs, theirMeeting]) }).verdict).toBe('permitted')
  })
  test('a touch of 30 days ago has left the window, one of 29 days ago has not', () => {
    const six = (day: string) => ask({ touches: personTouches([...five, touch(day, { senders: ['moreau'] })]) }).verdict
    expect([six('2026-08-31'), six('2026-09-01')]).toEqual(['permitted', 'warn'])
  })
  test('a contact is judged as of when it occurred: what came later does not count', () => {
    const touches = personTouches([...five, touch('2026-09-21', { senders: ['moreau'] })])
    expect(ask({ touches }, call, at('2026-09-20', '12:00')).verdict).toBe('permitted')
    expect(ask({ touches }, call, at('2026-09-21', '12:00')).verdict).toBe('warn')
  })
  test('without a service model there is none', () =>
    expect(ask({ model: null, touches: personTouches([...five, mailing('2026-09-22')]) }).verdict).toBe('permitted'))
})

describe('the gap between two touches of one sender', () => {
  const last = touch('2026-09-26')
  test('four days after is too soon, five is not; a colleague is free', () => {
    const touches = personTouches([last])
    expect(ask({ touches })).toEqual({
      verdict: 'warn',
      reasons: [{ code: 'sender_gap', severity: 'warn', gapDays: 5, daysSince: 4, last, roomFrom: '2026-10-01' }],
    })
    expect(ask({ touches }, call, at('2026-10-01')).verdict).toBe('permitted')
    expect(ask({ touches, representative: { ...stone, id: 'moreau' } }).verdict).toBe('permitted')
  })
  test('is judged as of the moment: a later touch leaves it open, one at the moment does not', () => {
    const touches = personTouches([last])
    expect(ask({ touches }, call, last.occurredAt - 1).verdict).toBe('permitted')
    expect(ask({ touches }, call, last.occurredAt).verdict).toBe('warn')
  })
  test('whoever took part in a contact of several sent it', () =>
    expect(ask({ touches: personTouches([touch('2026-09-26', { senders: ['moreau', 'stone'] })]) }).verdict).toBe(
      'warn',
    ))
  test('a mailing in his name and the client’s own call leave the gap open', () => {
    const others = [
      mailing('2026-09-28', { senders: ['stone'] }),
      touch('2026-09-29', { direction: 'inbound', class: 'service' }),
    ]
    expect(ask({ touches: personTouches(others) }).verdict).toBe('permitted')
  })
})

describe('mailings', () => {
  const three = ['2026-09-05', '2026-09-12', '2026-09-19'].map((day) => mailing(day))
  test('a fourth within 30 days is blocked, a call is not', () => {
    expect(ask({ touches: personTouches(three) }, newsletter)).toEqual({
      verdict: 'blocked',
      reasons: [
        {
          code: 'mass_mail_cap',
          severity: 'blocked',
          count: 3,
          max: 3,
          windowDays: 30,
          last: three[2],
          roomFrom: '2026-10-05',
        },
      ],
    })
    expect(ask({ touches: personTouches(three) }).verdict).toBe('permitted')
  })
  test('need no designation and no coverage, and mind nobody’s clock', () => {
    const marketing = { id: 'marketing', designations: [], covers: false, walled: false }
    expect(ask({ representative: marketing }, newsletter, at('2026-09-30', '03:00')).verdict).toBe('permitted')
    const tries = ['2026-09-02', '2026-09-08', '2026-09-14'].map((day) => touch(day, { class: 'one_way' }))
    expect(ask({ touches: personTouches(tries) }, newsletter).verdict).toBe('permitted')
  })
  test('do not pass an ethical wall either', () =>
    expect(ask({ representative: { ...stone, covers: false, walled: true } }, newsletter)).toEqual({
      verdict: 'blocked',
      reasons: [{ code: 'ethical_wall', severity: 'blocked' }],
    }))
  test('have no cap without a service model', () => {
    const touches = personTouches([...three, mailing('2026-09-20')])
    expect(ask({ model: null, touches }, newsletter).verdict).toBe('permitted')
  })
})

test('the maximum counts what went to the person for another household, too', () => {
  const forMeier = ['2026-09-04', '2026-09-10', '2026-09-16'].map((day) =>
    touch(day, { householdId: 'meier', senders: ['lang'] }),
  )
  const forKeller = ['2026-09-06', '2026-09-12', '2026-09-18'].map((day) => touch(day, { senders: ['moreau'] }))
  expect(ask({ touches: personTouches(forKeller) }).verdict).toBe('permitted')
  expect(
    ask({ touches: mergePersonTouches([personTouches(forKeller), personTouches(forMeier)]) }).reasons,
  ).toMatchObject([{ code: 'maximum_reached', count: 6, max: 6 }])
})

test('every reason is told, in order, and the worst decides', () => {
  const history = ['2026-09-24', '2026-09-25', '2026-09-26', '2026-09-27', '2026-09-28', '2026-09-29'].map((day) =>
    touch(day, { class: 'one_way' }),
  )
  const { verdict, reasons } = ask(
    {
      representative: { ...stone, covers: false, walled: true },
      segmentDesignations: ['senior_banker'],
      restrictions: ['bereavement', 'complaint', 'litigation', 'quiet_period', 'restricted_list', 'do_not_contact'].map(
        (kind) => restricted(kind as Restriction['kind']),
      ),
      preference: { channels: ['post'], from: null, until: null, weekdays: null },
      touches: personTouches(history),
    },
    call,
    at('2026-09-30', '03:00'),
  )
  expect(verdict).toBe('blocked')
  expect(reasons.map(({ code }) => code)).toEqual(
    contactReasonCodes.filter((code) => code !== 'local_time_unknown' && code !== 'mass_mail_cap'),
  )
})

test('the firm decides how heavy a reason weighs', () => {
  const policy = {
    ...defaultContactPolicy,
    severity: { ...defaultContactPolicy.severity, sender_gap: 'blocked' as const },
  }
  expect(ask({ policy, touches: personTouches([touch('2026-09-29')]) }).verdict).toBe('blocked')
})

describe('advice under a block', () => {
  const overdue = cadenceOf(
    { model: demoModel('A'), since: '2026-01-01', touches: noHouseholdTouches, people: [], meetingOn: null },
    noon,
    'Europe/Zurich',
  )
  test.each([
    ['without the designation: ask for an introduction', { segmentDesignations: [] }, noon, 'ask_for_introduction'],
    ['with a restriction: clear it first', { restrictions: [restricted('quiet_period')] }, noon, 'clear_the_block'],
    ['at night: still call, the hour passes', {}, at('2026-09-30', '03:00'), 'call'],
  ])('%s', (_case, facts, when, what) =>
    expect(adviceFor(overdue, ask(facts, call, when))[0]).toMatchObject({ do: what }),
  )
})
