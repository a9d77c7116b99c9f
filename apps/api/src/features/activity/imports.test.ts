import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { camt, finished, hand, transfer } from '../../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi({ now: '2026-03-31T16:00:00.000Z' })
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())

test('a file that adds up is booked, and the same file again adds nothing', async () => {
  const file = camt([transfer('2026-03-10', '2000000.00', 'A1'), transfer('2026-03-12', '-750.25', 'A2')])
  const first = await finished(controller, await hand(controller, file))
  expect(first).toMatchObject({ state: 'imported', added: 2, known: 0, rejected: 0 })
  const again = await finished(controller, await hand(controller, file))
  expect(again).toMatchObject({ state: 'imported', added: 0, known: 2 })
})
