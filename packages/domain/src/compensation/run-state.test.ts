import { describe, expect, test } from '@jest/globals'
import { approveRun, closeRun, payRun, type RunFacts, type RunState, recomputeRun, reviewRun } from './run-state.ts'

const run = (more: Partial<RunFacts> = {}): RunFacts => ({
  id: 'run',
  state: 'reviewed',
  hash: 'abc',
  reviewedHash: 'abc',
  planAuthor: 'author',
  confirmers: ['controller'],
  beneficiaries: ['ana', 'ben'],
  delegations: [
    { from: 'ben', to: 'deputy' },
    { from: 'author', to: 'clerk' },
  ],
  period: { lastDay: '2026-03-31' },
  computedOn: '2026-04-02',
  takenBack: 0,
  ...more,
})
const as = (id: string, onBehalfOf: string | null = null) => ({ id, onBehalfOf })

describe('a run is approved by somebody who stands apart from it', () => {
  test('a compensation approver who did none of it may', () =>
    expect(approveRun(run(), as('approver'))).toEqual({
      ok: true,
      fact: { run: 'run', from: 'reviewed', to: 'approved', hash: 'abc', by: 'approver', onBehalfOf: null },
    }))

  test.each([
    ['the author of the plan', as('author'), 'own_plan'],
    ['a controller who confirmed what it rests on', as('controller'), 'own_confirmation'],
    ['somebody whom it pays', as('ben'), 'own_benefit'],
    ['a delegate of somebody whom it pays', as('assistant', 'ana'), 'own_benefit'],
    ['somebody whom it pays, for an approver', as('ana', 'approver'), 'own_benefit'],
    ['whoever may act for somebody whom it pays, though acting in their own name', as('deputy'), 'own_benefit'],
    ['a delegate of the plan author', as('assistant', 'author'), 'own_plan'],
    ['a delegate of a confirmer', as('assistant', 'controller'), 'own_confirmation'],
  ])('not by %s', (_who, actor, reason) => expect(approveRun(run(), actor)).toEqual({ ok: false, reason }))

  test('whoever may act for the plan’s author in other things may: they gain nothing', () =>
    expect(approveRun(run(), as('clerk')).ok).toBe(true))

  test('not when the result is another than the one reviewed', () =>
    expect(approveRun(run({ hash: 'def' }), as('approver'))).toEqual({
      ok: false,
      reason: 'result_changed_since_review',
    }))
})

describe('draft → reviewed → approved → closed → paid, one step at a time', () => {
  const steps = { review: reviewRun, approve: approveRun, close: closeRun, pay: payRun, recompute: recomputeRun }
  const outcome = (state: RunState, step: keyof typeof steps) => {
    const decision = steps[step](run({ state }), as('approver'), '2026-04-03')
    return decision.ok ? decision.fact.to : decision.reason
  }
  test.each([
    ['draft', ['reviewed', 'not_reviewed', 'not_approved', 'not_closed', 'draft']],
    ['reviewed', ['not_a_draft', 'approved', 'not_approved', 'not_closed', 'draft']],
    ['approved', ['not_a_draft', 'not_reviewed', 'closed', 'not_closed', 'already_approved']],
    ['closed', ['not_a_draft', 'not_reviewed', 'not_approved', 'paid', 'period_is_closed']],
    ['paid', ['not_a_draft', 'not_reviewed', 'not_approved', 'not_closed', 'period_is_closed']],
  ] as const)('from %s: review, approve, close, pay, recompute', (state, outcomes) =>
    expect((['review', 'approve', 'close', 'pay', 'recompute'] as const).map((step) => outcome(state, step))).toEqual(
      outcomes,
    ),
  )
})

describe('a run of a period that goes on shows where it stands, and pays nothing', () => {
  const review = (computedOn: string, today: string) => {
    const decision = reviewRun(run({ state: 'draft', computedOn }), as('manager'), today)
    return decision.ok ? decision.fact.to : decision.reason
  }
  test.each([
    ['in the middle of it', '2026-02-10', '2026-02-10', 'period_not_over'],
    ['on its last day: money of that day is still on its way', '2026-03-31', '2026-03-31', 'period_not_over'],
    ['once it is over, but computed before', '2026-03-31', '2026-04-01', 'computed_too_early'],
    ['computed on the day after, and looked at then', '2026-04-01', '2026-04-01', 'reviewed'],
  ])('reviewed %s', (_when, computedOn, today, outcome) => expect(review(computedOn, today)).toBe(outcome))
})

test('money that was taken back stops every step towards a payout, until the run is computed anew', () => {
  const answer = (state: RunState, step: typeof reviewRun) => {
    const decision = step(run({ state, takenBack: 1 }), as('approver'), '2026-04-03')
    return decision.ok ? decision.fact.to : decision.reason
  }
  expect(answer('draft', reviewRun)).toBe('money_taken_back')
  expect(answer('reviewed', approveRun)).toBe('money_taken_back')
  expect(answer('approved', closeRun)).toBe('money_taken_back')
  expect(answer('approved', recomputeRun)).toBe('draft')
  // What is closed never changes: it is taken back in the open period.
  expect(answer('closed', payRun)).toBe('paid')
})
