import { describe, expect, test } from '@jest/globals'
import { adviceFor } from './advice.ts'
import { cadenceOf } from './cadence-state.ts'
import { mayContact } from './may-contact.ts'
import { personTouches } from './recent-touches.ts'
import { facts, judged } from './testing/judged.ts'
import { at, demoModel, mailing, question, touch } from './testing/touches.ts'
import { worklistsOf } from './worklist.ts'

describe('both wrong at once: tier A on 30 September', () => {
  const history = [
    touch('2026-08-12'),
    mailing('2026-09-03'),
    mailing('2026-09-10'),
    mailing('2026-09-17'),
    mailing('2026-09-24'),
    touch('2026-09-21', { class: 'one_way' }),
    touch('2026-09-28', { class: 'service', direction: 'inbound' }),
  ]
  const cadence = judged('2026-09-30', history)

  test('due on 11 September by the touch of 12 August, so 19 days overdue', () => {
    expect(cadence).toMatchObject({ status: 'overdue', due: '2026-09-11', daysOverdue: 19 })
    expect(cadence.decidedBy).toMatchObject({ kind: 'gap', decidedBy: history[0] })
  })

  test('five outbound are within six, the client’s own call not counted', () => {
    const withLess = { ...demoModel('A'), maxOutbound: 4 }
    expect(judged('2026-09-30', history, { model: withLess }).overContacted[0]).toMatchObject({
      kind: 'outbound',
      count: 5,
      max: 4,
    })
    expect(cadence.overContacted.map(({ kind }) => kind)).toEqual(['mass'])
  })

  test('four mailings are one too many; the fourth decided it, and there is room when the second has left', () => {
    expect(cadence.overContacted).toEqual([
      { kind: 'mass', personId: 'anna', count: 4, max: 3, decidedBy: history[4], roomFrom: '2026-10-10' },
    ])
  })

  test('whoever last spoke was the client, on 28 September', () => {
    expect(cadence.lastSpoke).toBe(history[6])
    expect(cadence.silent).toBeNull()
  })

  test('it stands on two worklists at once', () => {
    expect(worklistsOf(cadence)).toEqual(['overdue', 'over_contacted'])
  })

  test('the advice is to call, and to leave her out of the mailing', () => {
    const permission = mayContact(
      question({ touches: personTouches(history) }),
      { channel: 'phone', direction: 'outbound', mass: false },
      at('2026-09-30'),
    )
    expect(permission.verdict).toBe('permitted')
    expect(adviceFor(cadence, permission)).toEqual([
      { do: 'call', because: 'overdue', due: '2026-09-11', daysOverdue: 19, needsReason: false },
      { do: 'leave_out_of_mailing', personId: 'anna', from: '2026-10-10' },
    ])
  })
})

describe('the largest gap', () => {
  test.each([
    ['23 days after: in touch', '2026-06-23', 'in_touch', 0],
    ['7 days before the due day: due soon', '2026-06-24', 'due_soon', 0],
    ['the day before: due soon', '2026-06-30', 'due_soon', 0],
    ['on the due day: due', '2026-07-01', 'due', 0],
    ['the day after: overdue', '2026-07-02', 'overdue', 1],
  ])('30 days after 1 June, %s', (_case, day, status, daysOverdue) =>
    expect(judged(day, [touch('2026-06-01')])).toMatchObject({
      status,
      daysOverdue,
      due: '2026-07-01',
      soonFrom: '2026-06-24',
    }),
  )

  test('is reckoned from the last substantive touch, not from a voice mail, a letter or the client’s own call', () => {
    const cadence = judged('2026-06-25', [
      touch('2026-06-01'),
      touch('2026-06-10', { class: 'one_way' }),
      touch('2026-06-12', { class: 'one_way', channel: 'post' }),
      touch('2026-06-14', { class: 'service', direction: 'inbound' }),
      mailing('2026-06-16'),
    ])
    expect(cadence.due).toBe('2026-07-01')
  })

  test('is kept by anyone on the team', () => {
    const byAColleague = touch('2026-06-20', { senders: ['moreau'] })
    expect(judged('2026-06-25', [touch('2026-06-01'), byAColleague])).toMatchObject({
      due: '2026-07-20',
      decidedBy: { decidedBy: byAColleague },
    })
  })

  test('is reckoned from the start of the service as long as there is no touch', () =>
    expect(judged('2026-02-01', [])).toMatchObject({
      status: 'overdue',
      due: '2026-01-31',
      decidedBy: { kind: 'gap', have: 0, decidedBy: null },
      lastSpoke: null,
    }))

  test('is reckoned from the start of the service, too, when the last touch is older', () =>
    expect(judged('2026-01-15', [touch('2025-06-01')])).toMatchObject({
      status: 'in_touch',
      due: '2026-01-31',
      decidedBy: { have: 1, decidedBy: null },
    }))

  test('falls on the firm’s days: an evening in New York is the next day in Zurich', () => {
    const late = touch('2026-06-01', { occurredAt: at('2026-06-01', '22:30') })
    expect(judged('2026-06-20', [late]).due).toBe('2026-07-02')
    expect(cadenceOf(facts([late]), at('2026-06-20'), 'America/New_York').due).toBe('2026-07-01')
  })

  test('does not care about clocks going back: 30 days later is 30 days later', () =>
    expect(judged('2026-10-20', [touch('2026-10-01')]).due).toBe('2026-10-31'))
})

describe('a scheduled meeting', () => {
  const history = [touch('2026-06-01')]
  test('suppresses due soon', () => {
    const cadence = judged('2026-06-28', history, { meetingOn: '2026-07-10' })
    expect(cadence).toMatchObject({ status: 'in_touch', meetingSuppresses: true, due: '2026-07-01' })
    expect(worklistsOf(cadence)).toEqual([])
    expect(adviceFor(cadence, { verdict: 'permitted', reasons: [] })).toEqual([
      { do: 'keep_the_meeting', due: '2026-07-01' },
    ])
  })
  test('and what is due today', () =>
    expect(judged('2026-07-01', history, { meetingOn: '2026-07-01' }).status).toBe('in_touch'))
  test('but never overdue', () =>
    expect(judged('2026-07-02', history, { meetingOn: '2026-07-10' })).toMatchObject({
      status: 'overdue',
      meetingSuppresses: false,
    }))
  test('and not when it has passed', () =>
    expect(judged('2026-06-28', history, { meetingOn: '2026-06-27' }).status).toBe('due_soon'))
  test('which is far from due is nothing to keep', () =>
    expect(judged('2026-06-10', history, { meetingOn: '2026-06-20' }).meetingSuppresses).toBe(false))
})

describe('the year’s promise', () => {
  const model = { ...demoModel('B'), maxGapDays: 365 }
  const sixIn2025 = ['2025-01-10', '2025-02-10', '2025-03-10', '2025-04-10', '2025-05-10', '2025-06-10'].map((day) =>
    touch(day, { channel: 'video' }),
  )
  const inTwoYears = { model, since: '2024-01-01' }

  test('six in 12 months are kept until the sixth last is a year old, and that one decides', () => {
    const cadence = judged('2026-01-05', sixIn2025, inTwoYears)
    expect(cadence).toMatchObject({ status: 'due_soon', due: '2026-01-10' })
    expect(cadence.decidedBy).toEqual({
      kind: 'touches',
      due: '2026-01-10',
      have: 6,
      need: 6,
      decidedBy: sixIn2025[0],
    })
    const haveOn = (day: string) => judged(day, sixIn2025, inTwoYears).decidedBy?.have
    expect([haveOn('2026-01-09'), haveOn('2026-01-10'), haveOn('2026-01-11')]).toEqual([6, 5, 5])
  })

  test('whoever is behind is asked for the next touch at the year’s pace: two months after the last', () => {
    const three = sixIn2025.slice(3)
    expect(judged('2026-01-15', [...three, touch('2026-01-12')], inTwoYears).obligations[1]).toMatchObject({
      kind: 'touches',
      have: 4,
      need: 6,
      due: '2026-03-13',
    })
  })

  test('meetings are counted in person and by video, and one that is missing is to be met, not called', () => {
    const twoMeetings = [touch('2025-02-10', { channel: 'in_person' }), touch('2025-11-10', { channel: 'video' })]
    const calls = ['2025-08', '2025-10', '2025-12', '2026-01'].map((month) => touch(`${month}-20`))
    const cadence = judged('2026-05-12', [...twoMeetings, ...calls, touch('2026-05-01')], {
      ...inTwoYears,
      model: { ...model, minTouches: 2 },
    })
    expect(cadence).toMatchObject({ status: 'overdue', due: '2026-05-11' })
    expect(cadence.decidedBy).toMatchObject({ kind: 'meetings', have: 1, need: 2, decidedBy: twoMeetings[1] })
    expect(adviceFor(cadence, { verdict: 'warn', reasons: [] })[0]).toMatchObject({ do: 'meet', needsReason: true })
  })

  test('a meeting with husband and wife is one touch to the household', () => {
    const both = [touch('2026-01-10'), touch('2026-01-10', { personId: 'bruno' })]
    expect(judged('2026-01-11', both, { model, since: '2024-01-01' }).obligations[1]).toMatchObject({ have: 1 })
  })

  test('nobody is behind on a year before being served for one', () =>
    expect(judged('2026-12-01', [touch('2026-11-30')], { model })).toMatchObject({
      status: 'in_touch',
      due: '2027-01-01',
    }))

  test('in the first year no touch has decided it, and where two promises fall due together the gap is named', () => {
    const first = touch('2026-01-01')
    const cadence = judged('2026-01-20', [first])
    expect(cadence.decidedBy).toMatchObject({ kind: 'gap', decidedBy: first })
    expect(cadence.obligations.slice(1).map(({ due, decidedBy }) => [due, decidedBy])).toEqual([
      ['2027-01-01', null],
      ['2027-01-01', null],
    ])
    const noMeetings = { ...demoModel('A'), minMeetings: 0 }
    expect(judged('2026-01-20', [first], { since: '2020-01-01', model: noMeetings })).toMatchObject({
      due: '2026-01-31',
      decidedBy: { kind: 'gap' },
      obligations: [{ due: '2026-01-31' }, { due: '2026-01-31', decidedBy: first }],
    })
  })

  test('a touch of 29 February has left the 12 months on 28 February', () => {
    const leap = touch('2024-02-29')
    const needsOne = { ...model, minTouches: 1, minMeetings: 0 }
    const have = (day: string) =>
      judged(day, [leap], { model: needsOne, since: '2020-01-01' }).obligations.find(({ kind }) => kind === 'touches')
    expect(have('2025-02-27')).toMatchObject({ have: 1, due: '2025-02-28' })
    expect(have('2025-02-28')).toMatchObject({ have: 0 })
  })

  test('touches before the model was assigned count', () =>
    expect(judged('2025-08-01', sixIn2025, { model, since: '2025-07-01' }).obligations[1]).toMatchObject({ have: 6 }))

  test('a model that asks for none has no such promise', () => {
    const none = { ...model, minTouches: 0, minMeetings: 0 }
    expect(judged('2026-01-05', [], { model: none }).obligations.map(({ kind }) => kind)).toEqual(['gap'])
  })
})

describe('silence', () => {
  test('begins the day after 60 days without a word from the client', () => {
    const history = [touch('2026-06-01')]
    expect(judged('2026-07-31', history).silent).toBeNull()
    expect(judged('2026-08-01', history).silent).toEqual({ days: 61, lastHeard: history[0] })
  })
  test('is not broken by what was sent, but by the client’s own call', () => {
    const sent = [touch('2026-06-01'), mailing('2026-07-20'), touch('2026-07-25', { class: 'one_way' })]
    expect(judged('2026-08-15', sent).silent).toMatchObject({ days: 75 })
    expect(
      judged('2026-08-15', [...sent, touch('2026-08-01', { class: 'service', direction: 'inbound' })]).silent,
    ).toBe(null)
  })
  test('from the start of the service on, when nobody was ever heard', () =>
    expect(judged('2026-04-01', []).silent).toEqual({ days: 90, lastHeard: null }))
  test('asks for a call although nothing is due', () => {
    const quiet = { ...demoModel('C'), silentAfterDays: 20 }
    const cadence = judged('2026-07-01', [touch('2026-06-01')], { model: quiet })
    expect(worklistsOf(cadence)).toEqual(['silent'])
    expect(adviceFor(cadence, { verdict: 'permitted', reasons: [] })[0]).toMatchObject({
      do: 'call',
      because: 'silent',
    })
  })
})

test('a household without a service model has no due day, but still says who last spoke', () => {
  const history = [touch('2026-06-01')]
  expect(judged('2026-09-30', history, { model: null })).toMatchObject({
    status: 'no_model',
    due: null,
    lastSpoke: history[0],
  })
})
