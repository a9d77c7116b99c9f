import { describe, expect, test } from '@jest/globals'
import { at } from '../cadence/testing/touches.ts'
import { weekdaysIn } from '../calendar/working-time.ts'
import {
  type Assignment,
  type AssignmentActor,
  type CompletionEvidence,
  completeAssignment,
  dueAt,
  giveAssignment,
  handOver,
  respondToAssignment,
  withdrawAssignment,
} from './assignment.ts'
import { followUpByPerson, followUpBySource, followUpOf, isOverdue, punctualityOf } from './figures.ts'

// Zurich, Monday to Friday 8:30–17:30; in September that is 6:30–15:30 UTC. 21 September 2026 is a Monday.
const office = { ...weekdaysIn('Europe/Zurich'), holidays: new Set(['2026-09-24']) }
const given = at('2026-09-21', '08:00')
const assignment: Assignment = {
  id: 'call back',
  householdId: 'keller',
  assignee: 'stone',
  givenBy: 'lang',
  source: 'person',
  sourceId: null,
  title: 'Call back',
  priority: 'normal',
  needs: 'nothing',
  givenAt: given,
  assignedAt: given,
  dueAt: at('2026-09-23', '15:30'),
  respondedAt: null,
  doneAt: null,
  doneContactId: null,
  withdrawnAt: null,
}
const stone: AssignmentActor = { id: 'stone', mayActFor: [] }
const done = at('2026-09-22', '09:00')

describe('the due time', () => {
  test.each([
    ['a moment is a moment', { kind: 'at', at: at('2026-09-27') } as const, at('2026-09-27')],
    ['four working hours within the day', { kind: 'working_hours', hours: 4 } as const, at('2026-09-21', '12:00')],
    [
      'eight working hours end the next morning',
      { kind: 'working_hours', hours: 8 } as const,
      at('2026-09-22', '07:00'),
    ],
    ['by the end of today', { kind: 'working_days', days: 0 } as const, at('2026-09-21', '15:30')],
    ['by the end of the third working day', { kind: 'working_days', days: 3 } as const, at('2026-09-25', '15:30')],
  ])('%s', (_case, due, expected) => expect(dueAt(due, given, office)).toBe(expected))
})

describe('giving an assignment', () => {
  const {
    givenBy: _a,
    givenAt: _b,
    assignedAt: _c,
    respondedAt: _d,
    doneAt: _e,
    doneContactId: _f,
    withdrawnAt: _g,
    ...asked
  } = assignment
  const give = (more: Partial<typeof asked>, assigneeSeesHousehold = true) =>
    giveAssignment({ assigneeSeesHousehold }, 'lang', { ...asked, ...more }, given)
  test('starts its clock', () => expect(give({ title: ' Call back ' })).toEqual({ ok: true, fact: assignment }))
  test('without a title, for the past, or to somebody who may not know the household is refused', () => {
    expect(give({ title: ' ' })).toEqual({ ok: false, reason: 'title_missing' })
    expect(give({ dueAt: given })).toEqual({ ok: false, reason: 'due_in_the_past' })
    expect(give({}, false)).toEqual({ ok: false, reason: 'assignee_cannot_see_it' })
  })
})

describe('completing an assignment', () => {
  const evidence: CompletionEvidence = {
    contactId: 'call',
    households: ['meier', 'keller'],
    touchClass: 'one_way',
    occurredAt: given,
  }
  const complete = (more: Partial<Assignment>, shown: CompletionEvidence | null, who = stone) =>
    completeAssignment({ ...assignment, ...more }, who, shown, done)

  test('is the first response, too, unless there was one', () => {
    expect(complete({}, null)).toEqual({
      ok: true,
      fact: { ...assignment, respondedAt: done, doneAt: done, doneContactId: null },
    })
    expect(complete({ respondedAt: given }, evidence)).toMatchObject({
      fact: { respondedAt: given, doneContactId: 'call' },
    })
  })
  test('takes the contact that it needs', () => {
    expect(complete({ needs: 'contact' }, evidence).ok).toBe(true)
    expect(complete({ needs: 'substantive_contact' }, { ...evidence, touchClass: 'substantive' }).ok).toBe(true)
    expect(complete({}, { ...evidence, touchClass: null }).ok).toBe(true)
  })
  test.each([
    ['without the contact', { needs: 'contact' }, null, 'contact_missing'],
    ['with a contact of another household', {}, { ...evidence, households: ['meier'] }, 'contact_of_another_household'],
    ['with one from before', {}, { ...evidence, occurredAt: given - 1 }, 'contact_before_the_assignment'],
    ['with a no-show', { needs: 'contact' }, { ...evidence, touchClass: null }, 'contact_reached_nobody'],
    ['with a voice mail where a talk is needed', { needs: 'substantive_contact' }, evidence, 'contact_not_substantive'],
    ['twice', { doneAt: done }, null, 'already_closed'],
    ['after it was withdrawn', { withdrawnAt: done }, null, 'already_closed'],
    ['by somebody else', { assignee: 'moreau' }, null, 'not_yours'],
  ] as [string, Partial<Assignment>, CompletionEvidence | null, string][])(
    '%s is refused',
    (_case, more, shown, reason) => expect(complete(more, shown)).toEqual({ ok: false, reason }),
  )
  test('is done by whoever acts for the assignee', () =>
    expect(complete({}, null, { id: 'assistant', mayActFor: ['stone'] }).ok).toBe(true))
})

test('the first response is kept, and nobody responds for others', () => {
  expect(respondToAssignment(assignment, stone, done)).toMatchObject({ fact: { respondedAt: done, doneAt: null } })
  expect(respondToAssignment({ ...assignment, respondedAt: given }, stone, done)).toMatchObject({
    fact: { respondedAt: given },
  })
  expect(respondToAssignment(assignment, { ...stone, id: 'moreau' }, done)).toEqual({ ok: false, reason: 'not_yours' })
})

describe('withdrawing an assignment', () => {
  const withdraw = (
    who: { id: string; leads: string[] },
    reason = 'no longer needed',
    more: Partial<Assignment> = {},
  ) => withdrawAssignment({ ...assignment, ...more }, who, reason, done)
  test('is for whoever gave it or leads the assignee', () => {
    expect(withdraw({ id: 'lang', leads: [] })).toMatchObject({
      fact: { withdrawnAt: done, withdrawnBecause: 'no longer needed' },
    })
    expect(withdraw({ id: 'head', leads: ['stone'] }).ok).toBe(true)
    expect(withdraw({ id: 'stone', leads: [] })).toEqual({ ok: false, reason: 'not_given_by_you' })
  })
  test('keeps the reason without the space around it', () =>
    expect(withdrawAssignment(assignment, { id: 'lang', leads: [] }, ' a slip ', done)).toMatchObject({
      fact: { withdrawnBecause: 'a slip' },
    }))
  test('needs a reason, and something open', () => {
    expect(withdraw({ id: 'lang', leads: [] }, ' ')).toEqual({ ok: false, reason: 'reason_missing' })
    expect(withdraw({ id: 'lang', leads: [] }, 'x', { doneAt: done })).toEqual({ ok: false, reason: 'already_closed' })
  })
})

test('a hand-over moves what is open and starts the successor’s clock; history stays', () => {
  const all = [
    { ...assignment, respondedAt: given },
    { ...assignment, id: 'done', doneAt: done },
    { ...assignment, id: 'withdrawn', withdrawnAt: done },
    { ...assignment, id: 'of another', assignee: 'moreau' },
  ]
  expect(handOver(all, 'stone', 'keller', done)).toEqual([
    { ...assignment, assignee: 'keller', assignedAt: done, respondedAt: null },
  ])
})

describe('measured follow-up', () => {
  const finished = (index: number, doneAt: number): Assignment => ({
    ...assignment,
    id: `${index}`,
    doneAt,
    respondedAt: doneAt,
  })
  const asOf = at('2026-09-30')

  test('46 of 52 on time are 88.46 %', () => {
    const all = Array.from({ length: 52 }, (_, index) => finished(index, index < 46 ? done : at('2026-09-25', '08:00')))
    expect(followUpOf(all, asOf, office)).toMatchObject({
      given: 52,
      done: 52,
      onTime: 46,
      judged: 52,
      onTimeRate: '0.8846',
    })
  })

  test('on the dot is on time, a millisecond later is not; what is open and overdue counts against it', () => {
    const all = [finished(1, assignment.dueAt), finished(2, assignment.dueAt + 1), assignment]
    expect(followUpOf(all, asOf, office)).toMatchObject({ done: 2, onTime: 1, judged: 3, onTimeRate: '0.3333' })
  })

  test('what is open and not yet due is not judged, and what was withdrawn counts for nobody', () => {
    const all = [
      { ...assignment, dueAt: asOf },
      { ...assignment, withdrawnAt: done },
    ]
    expect(followUpOf(all, asOf, office)).toMatchObject({ given: 1, judged: 0, onTimeRate: null, oldestOverdue: null })
  })

  test('whether things were done on time can be asked without a calendar, and is the same answer', () => {
    const some = [{ doneAt: at('2026-09-25', '10:00') }, { doneAt: null }, { withdrawnAt: done }].map((more) => ({
      ...assignment,
      ...more,
    }))
    const asOf = at('2026-12-01')
    expect(followUpOf(some, asOf, office)).toMatchObject(punctualityOf(some, asOf))
    expect(punctualityOf(some, asOf)).toMatchObject({ given: 2, done: 1, onTime: 0, judged: 2, onTimeRate: '0.0000' })
  })
  test('times are working minutes: nights, the weekend and the holiday do not count', () => {
    // Monday 10:00 to 12:00; to Tuesday 11:00; to Friday 9:00 with the Thursday off.
    const all = [
      { ...assignment, respondedAt: at('2026-09-21', '10:00'), doneAt: at('2026-09-22', '09:00') },
      { ...assignment, respondedAt: at('2026-09-22', '09:00'), doneAt: at('2026-09-25', '07:00') },
      { ...assignment, respondedAt: null },
    ]
    const { response, cycle, overdue, oldestOverdue } = followUpOf(all, at('2026-09-28', '06:40'), office)
    expect(response).toEqual({ count: 2, mean: 360, median: 360 })
    expect(cycle).toEqual({ count: 2, mean: (600 + 1_560) / 2, median: 1_080 })
    expect(overdue).toEqual({ count: 1, mean: 550, median: 550 })
    expect(oldestOverdue).toBe(550)
  })

  test('nor does what was withdrawn, or given later, take any time', () => {
    const answered = { ...assignment, respondedAt: at('2026-09-21', '10:00') }
    const others = [
      { ...answered, withdrawnAt: at('2026-09-22', '10:00') },
      { ...answered, givenAt: at('2026-09-29', '10:00') },
    ]
    const { response, cycle, overdue } = followUpOf(others, at('2026-09-28', '06:40'), office)
    expect([response.count, cycle.count, overdue.count]).toEqual([0, 0, 0])
  })

  test('several that are overdue: the oldest is the longest, and none is nobody’s', () => {
    const all = ['2026-09-22', '2026-09-21', '2026-09-23'].map((day) => ({ ...assignment, dueAt: at(day, '15:30') }))
    expect(followUpOf(all, at('2026-09-25', '06:30'), office)).toMatchObject({
      overdue: { count: 3, mean: 540, median: 540 },
      oldestOverdue: 1_080,
    })
    expect(followUpOf([{ ...assignment, dueAt: asOf }], asOf, office)).toMatchObject({
      response: { count: 0, mean: null, median: null },
      overdue: { count: 0, mean: null, median: null },
      oldestOverdue: null,
    })
  })

  test('what is given, or answered, at that very moment has happened', () => {
    expect(followUpOf([assignment], given, office).given).toBe(1)
    const answered = { ...assignment, respondedAt: at('2026-09-22', '09:00') }
    expect(followUpOf([answered], at('2026-09-22', '09:00'), office).response.count).toBe(1)
    expect(followUpOf([answered], at('2026-09-22', '09:00') - 1, office).response.count).toBe(0)
  })

  test('the median of three is the middle one, in whatever order they come', () => {
    const all = ['12:00', '08:10', '08:20'].map((time) => ({ ...assignment, respondedAt: at('2026-09-21', time) }))
    expect(followUpOf(all, asOf, office).response).toEqual({ count: 3, mean: 90, median: 20 })
  })

  test('as of an earlier moment, what came later had not happened', () => {
    const all = [finished(1, at('2026-09-25', '08:00'))]
    const then = at('2026-09-24')
    expect(followUpOf(all, then, office)).toMatchObject({
      done: 0,
      judged: 1,
      onTime: 0,
      response: { count: 0 },
      overdue: { count: 1 },
    })
    expect(followUpOf(all, given - 1, office).given).toBe(0)
    expect(isOverdue(assignment, assignment.dueAt)).toBe(false)
    expect(isOverdue(assignment, assignment.dueAt + 1)).toBe(true)
  })

  test('per person over all sources, then per person and source', () => {
    const all: Assignment[] = [
      { ...finished(1, done), source: 'cadence' },
      { ...finished(2, asOf), source: 'initiative' },
      { ...assignment, assignee: 'moreau', source: 'cadence' },
      { ...finished(3, done), source: 'cadence' },
    ]
    expect(
      followUpByPerson(all, asOf, office).map(({ assignee, source, figures }) => [
        assignee,
        source,
        figures.onTime,
        figures.judged,
      ]),
    ).toEqual([
      ['stone', null, 2, 3],
      ['stone', 'cadence', 2, 2],
      ['stone', 'initiative', 0, 1],
      ['moreau', null, 0, 1],
      ['moreau', 'cadence', 0, 1],
    ])
    expect(
      followUpBySource(all, asOf, office).map(({ source, figures }) => [source, figures.onTime, figures.judged]),
    ).toEqual([
      ['cadence', 2, 3],
      ['initiative', 0, 1],
    ])
  })
})
