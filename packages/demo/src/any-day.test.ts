import { expect, test } from '@jest/globals'
import { CLAIM_STATES } from '@rapport/domain/claims/claim.ts'
import { makeDemo } from './make-demo.ts'

test.each([
  ['the first day of a year, a holiday', '2027-01-01'],
  ['a Monday after a weekend with an event', '2027-04-19'],
  ['a leap day', '2028-02-29'],
])('the demonstration can be told on any day: %s', (_what, today) => {
  const { rows, ledger } = makeDemo(today, '', { households: 600 })
  expect(new Set(rows.claim.map(({ state }) => state))).toEqual(new Set(CLAIM_STATES))
  const midnight = new Date(Date.parse(today) + 5 * 3_600_000).toISOString() // New York is five hours behind, or four
  for (const { entered_at: enteredAt } of rows.contact) expect(String(enteredAt) < midnight).toBe(true)
  expect(ledger.importedThrough < today).toBe(true)
  const dated = [
    ...rows.claim_event,
    ...rows.confirmation,
    ...rows.import_file.map((row) => ({ at: row['uploaded_at'] })),
  ]
  for (const { at } of dated) expect(String(at) < midnight).toBe(true)
  expect(rows.run.length).toBeGreaterThanOrEqual(12)
})

test('a firm of a few households can be told', () => {
  expect(makeDemo('2026-11-22', '', { households: 15 }).rows.household).toHaveLength(15)
})
