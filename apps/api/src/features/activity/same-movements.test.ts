import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type BookedEntry, newBookings } from '@rapport/domain/activity/identity.ts'
import fc from 'fast-check'
import { camt, IBAN, imported, transfer } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi({ now: '2026-04-02T16:00:00.000Z' })
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())

// Few days, amounts and references, so that statements repeat each other and themselves.
const entry = fc.record({
  day: fc.constantFrom('2026-03-10', '2026-03-11'),
  amount: fc.constantFrom('1.00', '2.00'),
  reference: fc.constantFrom('A', 'B'),
})
const statements = fc.array(fc.array(entry, { minLength: 1, maxLength: 8 }), { minLength: 24, maxLength: 24 })

test('the books take of each statement what the rule of identity calls new, movement for movement', async () => {
  const known = new Set<string>()
  const [told = []] = fc.sample(statements, { numRuns: 1, seed: 20260331 })
  for (const [at, entries] of told.entries()) {
    const booked = entries.map(
      ({ day, amount, reference }): BookedEntry => ({
        account: IBAN,
        sourceId: reference,
        status: 'booked',
        bookedOn: day,
        amount: BigInt(amount.replace('.', '')),
        currency: 'EUR',
      }),
    )
    const added = newBookings([booked], (key) => known.has(key))
    for (const { key } of added) known.add(key)
    const done = await imported(
      controller,
      camt(
        entries.map(({ day, amount, reference }) => transfer(day, amount, reference)),
        { id: `S${at}` },
      ),
    )
    const { rows } = await api.owner.query<{ n: number }>(
      'select count(*)::int as n from activity where import_id = $1',
      [done.id],
    )
    expect({ at, state: done.state, added: rows[0]?.n }).toEqual({ at, state: 'imported', added: added.length })
  }
  const { rows } = await api.owner.query(
    `select source_id, booked_on::text as on, amount_minor::text as minor, max(occurrence)::int as most, count(*)::int as n
     from activity group by 1, 2, 3 order by 1, 2, 3`,
  )
  const most = new Map<string, number>()
  for (const key of known) {
    const [, occurrence = '0'] = /\] (\d+)$/.exec(key) ?? []
    const same = key.replace(/\] \d+$/, ']')
    most.set(same, Math.max(most.get(same) ?? 0, Number(occurrence)))
  }
  expect(rows).toHaveLength(most.size)
  expect(rows.map(({ most: highest, n }: { most: number; n: number }) => [highest, n])).toEqual(
    [...most].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, n]) => [n, n]),
  )
})
