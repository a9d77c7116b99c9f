import { describe, expect, test } from '@jest/globals'
import { type Advice, adviceFor } from './advice.ts'
import { type CadenceFacts, cadenceOf } from './cadence-state.ts'
import type { ContactReason, MayContact } from './contact-question.ts'
import { householdTouches, noHouseholdTouches, personTouches } from './recent-touches.ts'
import { at, demoModel, mailing, touch } from './testing/touches.ts'

const permitted: MayContact = { verdict: 'permitted', reasons: [] }
const warned: MayContact = { verdict: 'warn', reasons: [{ code: 'not_on_coverage_team', severity: 'warn' }] }
const blocked = (...codes: ('not_designated' | 'not_on_coverage_team' | 'ethical_wall')[]): MayContact => ({
  verdict: 'blocked',
  reasons: codes.map(
    (code): ContactReason =>
      code === 'not_designated' ? { code, severity: 'blocked', needed: [] } : { code, severity: 'blocked' },
  ),
})
const cadence = (day: string, more: Partial<CadenceFacts> = {}) =>
  cadenceOf(
    {
      model: { ...demoModel('A'), minMeetings: 0, minTouches: 0 },
      since: '2026-01-01',
      touches: householdTouches([touch('2026-06-01')]),
      people: [],
      meetingOn: null,
      ...more,
    },
    at(day),
    'Europe/Zurich',
  )
const advise = (day: string, permission = permitted, more: Partial<CadenceFacts> = {}): Advice[] =>
  adviceFor(cadence(day, more), permission)

describe('30 days after 1 June a call is due', () => {
  test.each([
    ['before it is soon: nothing', '2026-06-23', []],
    ['a week before: soon', '2026-06-24', [{ do: 'call', because: 'due_soon', due: '2026-07-01', daysOverdue: 0 }]],
    ['on the day: due', '2026-07-01', [{ do: 'call', because: 'due', due: '2026-07-01', daysOverdue: 0 }]],
    ['the day after: overdue', '2026-07-02', [{ do: 'call', because: 'overdue', due: '2026-07-01', daysOverdue: 1 }]],
  ])('%s', (_case, day, advice) => expect(advise(day)).toEqual(advice.map((one) => ({ ...one, needsReason: false }))))
  test('a warning asks for a reason', () =>
    expect(advise('2026-07-02', warned)).toMatchObject([{ do: 'call', needsReason: true }]))
  test('nobody promised anything: nothing', () => expect(advise('2026-12-31', permitted, { model: null })).toEqual([]))
})

test('a promise of meetings asks to meet, unless silence is what worries', () => {
  const model = { ...demoModel('A'), minMeetings: 4, minTouches: 0, maxGapDays: 400 }
  const met = { model, touches: householdTouches([touch('2026-01-10', { channel: 'in_person' })]) }
  expect(advise('2027-06-01', permitted, met)).toMatchObject([{ do: 'meet', because: 'overdue' }])
  const silent = { ...met, model: { ...model, silentAfterDays: 30 } }
  expect(advise('2026-06-01', permitted, silent)).toMatchObject([{ do: 'call', because: 'silent' }])
})

test('who was silent and is due anyway is called because it is due', () => {
  const model = { ...demoModel('A'), minMeetings: 0, minTouches: 0, silentAfterDays: 10 }
  expect(advise('2026-06-20', permitted, { model })).toMatchObject([{ because: 'silent' }])
  expect(advise('2026-06-24', permitted, { model })).toMatchObject([{ because: 'due_soon' }])
})

test('a meeting that is in the diary is kept, instead of a call', () => {
  const meeting = { meetingOn: '2026-06-30' }
  expect(advise('2026-06-26', permitted, meeting)).toEqual([{ do: 'keep_the_meeting', due: '2026-07-01' }])
  expect(advise('2026-06-10', permitted, meeting)).toEqual([])
  expect(advise('2026-07-02', permitted, { meetingOn: '2026-07-05' })).toMatchObject([{ do: 'call' }])
})

describe('one contact too many', () => {
  const anna = (...touches: Parameters<typeof personTouches>[0][]) => [
    { personId: 'anna', touches: personTouches(touches.flatMap((some) => [...some])) },
  ]
  const mails = ['2026-06-02', '2026-06-05', '2026-06-08', '2026-06-11'].map((day) => mailing(day))
  const tries = Array.from({ length: 7 }, (_, i) => touch(`2026-06-0${i + 2}`, { class: 'one_way' }))
  test('of mailings: leave them out of the next', () =>
    expect(advise('2026-06-12', permitted, { people: anna(mails) })).toEqual([
      { do: 'leave_out_of_mailing', personId: 'anna', from: '2026-07-05' },
    ]))
  test('of all: wait, but not where a promise is due', () => {
    expect(advise('2026-06-12', permitted, { people: anna(tries) })).toEqual([
      { do: 'wait', personId: 'anna', from: '2026-07-03' },
    ])
    expect(advise('2026-06-26', permitted, { people: anna(tries) })).toMatchObject([{ do: 'call' }])
  })
})

describe('under a block', () => {
  test.each([
    ['without the designation: an introduction', blocked('not_designated'), 'ask_for_introduction'],
    ['off the team, where a firm blocks that', blocked('not_on_coverage_team'), 'ask_for_introduction'],
    ['both', blocked('not_designated', 'not_on_coverage_team'), 'ask_for_introduction'],
    ['a wall as well', blocked('not_designated', 'ethical_wall'), 'clear_the_block'],
    [
      'a warning beside the block',
      { ...blocked('not_designated'), reasons: [...blocked('not_designated').reasons, ...warned.reasons] },
      'ask_for_introduction',
    ],
  ])('%s', (_case, permission, what) => expect(advise('2026-07-02', permission)).toEqual([{ do: what }]))
  test('a block is nobody’s concern while nothing is due', () =>
    expect(advise('2026-06-10', blocked('ethical_wall'))).toEqual([]))
})

test('a household that nobody serves has no obligation, no excess and nothing to suppress', () => {
  const state = cadence('2026-07-02', { model: null, meetingOn: '2026-07-05' })
  expect(state).toEqual({
    status: 'no_model',
    due: null,
    soonFrom: null,
    daysOverdue: 0,
    decidedBy: null,
    obligations: [],
    meetingSuppresses: false,
    silent: null,
    overContacted: [],
    lastSpoke: touch('2026-06-01'),
  })
  expect(cadence('2026-01-15', { touches: noHouseholdTouches }).decidedBy?.decidedBy).toBeNull()
  const before = { since: '2026-06-10' }
  expect(cadence('2026-06-20', before).decidedBy).toMatchObject({ kind: 'gap', due: '2026-07-10', decidedBy: null })
})
