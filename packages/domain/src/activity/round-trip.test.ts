import { expect, test } from '@jest/globals'
import { usd, wireOf } from '../claims/testing/facts.ts'
import type { Activity } from './activity.ts'
import { DEFAULT_ROUND_TRIP_POLICY, roundTripOf } from './round-trip.ts'

const inflow = wireOf('in', usd(1_000_000), { valueDate: '2026-04-10' })
const out = (id: string, valueDate: string, dollars: number, more: Partial<Activity> = {}) =>
  wireOf(id, -usd(dollars), { valueDate, flow: 'external_out', ...more })
const found = (...activity: Activity[]) => roundTripOf(inflow, activity, DEFAULT_ROUND_TRIP_POLICY).map(({ id }) => id)

test.each([
  ['a tenth of it left 90 days before', [out('out', '2026-01-10', 100_000)], ['out']],
  ['on the same day', [out('out', '2026-04-10', 100_000)], ['out']],
  ['91 days before', [out('out', '2026-01-09', 100_000)], []],
  ['a day after', [out('out', '2026-04-11', 100_000)], []],
  ['a cent less than a tenth', [out('out', '2026-04-01', 99_999.99)], []],
  ['in small parts', [out('a', '2026-03-01', 50_000), out('b', '2026-04-01', 50_000)], ['a', 'b']],
  ['another household', [out('out', '2026-04-01', 100_000, { householdId: 'L' })], []],
  ['another currency', [out('out', '2026-04-01', 100_000, { currency: 'EUR' })], []],
  ['a fee', [out('out', '2026-04-01', 100_000, { flow: 'fee' })], []],
  ['announced only', [out('out', '2026-04-01', 100_000, { status: 'pending' })], []],
  ['nothing left at all', [], []],
])('%s', (_case, activity, ids) => expect(found(...activity)).toEqual(ids))

test('nothing that left is no round trip, even where any share would do', () => {
  const any = { days: 90, share: '0' }
  expect(roundTripOf(inflow, [out('out', '2025-04-01', 100_000)], any)).toEqual([])
})
