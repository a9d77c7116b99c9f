import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { camt, finished, hand, IBAN, transfer } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z' })
  controller = await api.person('Ruth Okafor', 'controller')
})
afterAll(() => api.stop())

test('a file that ten people hand in and let count at once is booked once', async () => {
  const entries = Array.from({ length: 20 }, (_, n) => transfer('2026-03-10', `${n + 1}.00`, `E${n}`))
  const file = camt(entries, { iban: IBAN })
  const ids = await Promise.all(Array.from({ length: 10 }, () => hand(controller, file)))
  await Promise.all(ids.map((importId) => finished(controller, importId)))
  await Promise.allSettled(ids.map((importId) => controller.client.importFiles({ importIds: [importId] })))
  const done = await Promise.all(ids.map((importId) => finished(controller, importId)))
  expect(done.reduce((sum, { added }) => sum + added, 0)).toBe(20)
  const { rows } = await api.owner.query('select count(*)::int as n, sum(amount_minor)::int as minor from activity')
  expect(rows).toEqual([{ n: 20, minor: 21_000 }])
})
