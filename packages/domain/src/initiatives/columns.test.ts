import { expect, test } from '@jest/globals'
import { columnsOf } from './columns.ts'
import { DEFAULT_ATTRIBUTION_POLICY, type Touch } from './touches.ts'

const touch = (
  id: string,
  initiativeId: string,
  householdId: string,
  on: string,
  status: Touch['status'] = 'attended',
): Touch => ({
  id,
  initiativeId,
  householdId,
  on,
  status,
})
const touches = [
  touch('1', 'golf', 'K', '2026-05-01'),
  touch('2', 'race', 'K', '2026-06-01'),
  touch('3', 'golf', 'L', '2026-06-01'),
  touch('4', 'golf', 'M', '2026-06-01', 'no_show'),
]
const conversion = { rate: '0.6', ownPromises: 0, beside: 'tier' } as const
const facts = {
  touches,
  confirmed: [
    { householdId: 'K', valueDate: '2026-06-30', amount: 1_000n },
    { householdId: 'M', valueDate: '2026-06-30', amount: 7_000n },
  ],
  promises: [
    { householdId: 'L', promisedOn: '2026-06-20', amount: 500n, confirmed: 100n, conversion },
    { householdId: 'M', promisedOn: '2026-06-20', amount: 500n, confirmed: 0n, conversion },
  ],
}
const columns = (...ids: string[]) => columnsOf(new Set(ids), facts, 'linear', DEFAULT_ATTRIBUTION_POLICY)

test('realised is the share of confirmed money, pipeline the open promises at their conversion, influenced the reach', () => {
  expect(columns('golf')).toEqual({ realised: 500n, pipeline: 240n, influenced: 1_000n })
  expect(columns('race')).toEqual({ realised: 500n, pipeline: 0n, influenced: 1_000n })
})

test('a series has what its events realised together, and reaches each household once', () => {
  expect(columns('golf', 'race')).toEqual({ realised: 1_000n, pipeline: 240n, influenced: 1_000n })
})

test('a promise never counts as realised', () => {
  const promised = { ...facts, confirmed: [] }
  expect(columnsOf(new Set(['golf']), promised, 'linear', DEFAULT_ATTRIBUTION_POLICY).realised).toBe(0n)
})
