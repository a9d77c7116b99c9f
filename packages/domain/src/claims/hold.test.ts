import { describe, expect, test } from '@jest/globals'
import { retainedOf } from '../compensation/holding/retained.ts'
import type { Actor } from './claim.ts'
import { beginHold, lapsePromise, settleHold } from './hold.ts'
import { DEFAULT_MATCHING_POLICY } from './matching-policy.ts'
import { advisor, claimOf, controller, usd } from './testing/facts.ts'

const job = { id: 'job', onBehalfOf: null, roles: ['system'] }
const confirmed = claimOf({ state: 'confirmed', confirmed: usd(2_000_000) })
const held = { ...confirmed, state: 'holding' as const }
const step = { claimId: 'claim', by: 'job', onBehalfOf: null, at: 9, reason: '' }

// Two deposits of 10 March and 10 April, held for a year; 300,000 leave on a day.
const deposits = [
  { id: 'first', valueDate: '2026-03-10', confirmed: usd(1_200_000) },
  { id: 'second', valueDate: '2026-04-10', confirmed: usd(800_000) },
]
function retentions(leaves: string | null, asOf: string) {
  const inflows = deposits.map(({ id, valueDate, confirmed: minor }) => ({ id, valueDate, minor }))
  const flows = leaves === null ? inflows : [...inflows, { id: 'out', valueDate: leaves, minor: -usd(300_000) }]
  return deposits.map((deposit) => retainedOf(deposit, flows, 12, asOf))
}

describe('confirmed money is held', () => {
  test('from the moment that a job begins to watch it', () => {
    expect(beginHold(confirmed, job, 9)).toEqual({ ok: true, fact: { ...step, from: 'confirmed', to: 'holding' } })
    const fulfilled = claimOf({ kind: 'promise', state: 'fulfilled' })
    expect(beginHold(fulfilled, job, 9)).toMatchObject({ fact: { from: 'fulfilled', to: 'holding' } })
  })
  test.each([
    ['not by a person', confirmed, controller(), 'not_for_people'],
    ['not what is not confirmed', claimOf(), job, 'nothing_to_hold'],
    ['not twice', held, job, 'nothing_to_hold'],
  ] as const)('%s', (_case, claim, who, reason) => expect(beginHold(claim, who, 9)).toEqual({ ok: false, reason }))
})

describe('a hold ends', () => {
  test.each([
    ['retained, when every hold has passed with all of it there', null, '2027-04-10', 'retained', 2_000_000, 0],
    [
      'reduced as soon as something left: the later deposit loses first',
      '2026-06-01',
      '2026-06-01',
      'reduced',
      1_700_000,
      300_000,
    ],
    ['reduced for good: what counts is the lowest it stood', '2026-06-01', '2027-05-01', 'reduced', 1_700_000, 300_000],
    ['retained, though money left after the hold', '2027-04-10', '2027-05-01', 'retained', 2_000_000, 0],
  ] as const)('%s', (_case, leaves, asOf, to, retained, lost) =>
    expect(settleHold(held, retentions(leaves, asOf), job, 9)).toEqual({
      ok: true,
      fact: { ...step, from: 'holding', to, retained: usd(retained), lost: usd(lost) },
    }),
  )
  test('an engagement is retained: there is no money of it that could leave', () =>
    expect(settleHold({ ...held, kind: 'engagement' }, [], job, 9)).toMatchObject({
      fact: { to: 'retained', retained: 0n, lost: 0n },
    }))
  test.each([
    ['not while the hold of one deposit runs', held, null, '2027-04-09', job, 'hold_runs'],
    ['not by a person', held, null, '2027-04-10', advisor(), 'not_for_people'],
    ['not of what is not held', confirmed, null, '2027-04-10', job, 'not_held'],
    ['not twice', { ...held, state: 'retained' as const }, null, '2027-04-10', job, 'not_held'],
  ] as const)('%s', (_case, claim, leaves, asOf, who, reason) =>
    expect(settleHold(claim, retentions(leaves, asOf), who, 9)).toEqual({ ok: false, reason }),
  )
})

describe('a promise lapses', () => {
  const promise = claimOf({ kind: 'promise', state: 'expected', claimedOn: '2026-03-01' })
  const lapse = (today: string, who: Actor = job, claim = promise) =>
    lapsePromise(claim, today, DEFAULT_MATCHING_POLICY, who, 9)
  test('when its window is over, by a job', () => {
    expect(lapse('2026-06-30')).toEqual({ ok: true, fact: { ...step, from: 'expected', to: 'lapsed' } })
    expect(lapse('2026-06-29')).toEqual({ ok: false, reason: 'window_runs' })
  })
  test('what was confirmed of it stays confirmed', () =>
    expect(lapse('2026-06-30', job, { ...promise, state: 'partly_received', confirmed: 1n })).toMatchObject({
      fact: { from: 'partly_received', to: 'lapsed' },
    }))
  test('not by a person, and nothing else does', () => {
    expect(lapse('2026-06-30', controller())).toEqual({
      ok: false,
      reason: 'not_for_people',
    })
    expect(lapse('2026-06-30', job, claimOf())).toEqual({ ok: false, reason: 'not_an_open_promise' })
    expect(lapse('2026-06-30', job, { ...promise, state: 'fulfilled' })).toEqual({
      ok: false,
      reason: 'not_an_open_promise',
    })
  })
})
