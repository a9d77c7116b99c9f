import { expect, test } from '@jest/globals'
import { type Cadence, type CadenceFacts, cadenceOf } from './cadence-state.ts'
import { householdTouches, personTouches } from './recent-touches.ts'
import { at, demoModel, mailing, touch } from './testing/touches.ts'
import { worklistsOf } from './worklist.ts'

const promised = { ...demoModel('A'), minTouches: 0, minMeetings: 0 }
const on = (day: string, more: Partial<CadenceFacts> = {}): Cadence =>
  cadenceOf(
    {
      model: promised,
      since: '2026-01-01',
      touches: householdTouches([touch('2026-06-01')]),
      people: [],
      meetingOn: null,
      ...more,
    },
    at(day),
    'Europe/Zurich',
  )

test.each([
  ['in touch: on none', '2026-06-23', []],
  ['a week before the due day', '2026-06-24', ['due_soon']],
  ['on the due day', '2026-07-01', ['due_soon']],
  ['the day after', '2026-07-02', ['overdue']],
  ['two months without a word besides', '2026-08-01', ['overdue', 'silent']],
])('a household stands on a list: %s', (_case, day, lists) => expect(worklistsOf(on(day))).toEqual(lists))

test('it stands on two at once, and on none where nobody promised anything', () => {
  const mails = ['2026-06-08', '2026-06-12', '2026-06-16', '2026-06-20'].map((day) => mailing(day))
  const people = [{ personId: 'anna', touches: personTouches(mails) }]
  expect(worklistsOf(on('2026-06-26', { people }))).toEqual(['due_soon', 'over_contacted'])
  expect(worklistsOf(on('2026-12-31', { model: null, people }))).toEqual([])
})
