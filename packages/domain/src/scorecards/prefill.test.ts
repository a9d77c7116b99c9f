import { expect, test } from '@jest/globals'
import { measuredCriteria, prefill } from './prefill.ts'
import { rated } from './rating.ts'

const work = {
  followUp: { onTime: 46, judged: 52 },
  cadences: (['in_touch', 'due_soon', 'due', 'overdue', 'no_model'] as const).map((status) => ({ status })),
  contacts: [{ late: false }, { late: true }, { late: false }],
  claims: [
    { hasEvidence: true, wasReturned: false },
    { hasEvidence: true, wasReturned: true },
    { hasEvidence: true, wasReturned: true },
    { hasEvidence: false, wasReturned: false },
  ],
}

test('a scorecard is pre-filled from what was measured', () =>
  expect(prefill(work)).toEqual([
    { criterion: 'on_time_follow_up', part: 46n, whole: 52n },
    { criterion: 'cadence', part: 3n, whole: 4n },
    { criterion: 'timely_entry', part: 2n, whole: 3n },
    { criterion: 'evidence', part: 1n, whole: 4n },
  ]))

test('each criterion once, in its order', () =>
  expect(prefill(work).map(({ criterion }) => criterion)).toEqual([...measuredCriteria]))

test('where there was nothing to measure no rating is suggested', () => {
  const idle = prefill({
    followUp: { onTime: 0, judged: 0 },
    cadences: [{ status: 'no_model' }],
    contacts: [],
    claims: [],
  })
  for (const one of idle) expect(rated(one, [{ from: '0.5', rating: 3 }])).toBeNull()
})
