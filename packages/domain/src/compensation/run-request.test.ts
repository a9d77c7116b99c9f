import { expect, test } from '@jest/globals'
import { askForRun, type RunRequestFacts } from './run-request.ts'

const facts = (more: Partial<RunRequestFacts> = {}): RunRequestFacts => ({
  period: { name: '2026 Q1', firstDay: '2026-01-01', isClosed: false },
  standing: [],
  openBefore: [],
  ...more,
})
const run = (state: RunRequestFacts['standing'][number]['state'], takenBack = 0) => ({
  standing: [{ id: 'run', state, takenBack }],
})
const answer = (of: RunRequestFacts, today = '2026-04-01') => {
  const decision = askForRun(of, today)
  return decision.ok ? 'computed' : decision.reason
}

test.each([
  ['a period that is over', facts(), 'computed'],
  ['once more, as long as nobody approved it', facts(run('reviewed')), 'computed'],
  ['a draft', facts(run('draft')), 'computed'],
  ['one that was approved, once money that it pays on was taken back', facts(run('approved', 1)), 'computed'],
  ['not a closed period', facts({ period: { ...facts().period, isClosed: true } }), { code: 'period_is_closed' }],
  ['not one whose run is closed', facts(run('closed')), { code: 'period_is_closed' }],
  ['not one whose run is paid', facts(run('paid')), { code: 'period_is_closed' }],
  ['not one that was approved', facts(run('approved')), { code: 'already_approved' }],
  ['not twice at once', facts(run('computing')), { code: 'already_computing', runId: 'run' }],
  [
    'not before those that come first',
    facts({ openBefore: ['2025 Q3', '2025 Q4'] }),
    { code: 'earlier_period_open', period: '2025 Q3' },
  ],
])('a run is computed of %s', (_case, of, expected) => expect(answer(of)).toEqual(expected))

test('from the first day of the period on, to show where it stands', () => {
  expect(answer(facts(), '2026-01-01')).toBe('computed')
  expect(answer(facts(), '2025-12-31')).toEqual({ code: 'period_not_begun' })
})
