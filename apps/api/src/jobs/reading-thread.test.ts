import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { camt, hand, transfer } from '../testing/imports.ts'
import { type Person, type RunningApi, runningApi } from '../testing/running-api.ts'
import { readingThread } from './reading-thread.ts'

const MINUTE = 60_000
let api: RunningApi
let controller: Person
beforeAll(async () => {
  api = await runningApi({ readsImports: false })
  controller = await api.person('Carl Controller', 'controller')
})
afterAll(() => api.stop())

const silent = pino({ level: 'silent' })
const handedIn = () =>
  hand(controller, camt(Array.from({ length: 20_000 }, (_, index) => transfer('2026-03-10', '1.00', `R${index}`))))
const options = (importId: string) => ({
  databaseUrl: api.apiUrl,
  importId,
  today: '2026-03-31',
  clockOffset: 0,
})

test.each([
  ['takes longer than it may', { timeoutMs: 1 }],
  ['needs more memory than it may', { timeoutMs: MINUTE, memoryMb: 4 }],
])(
  'a thread that %s ends alone; the file is begun again by the next, and nothing is half read',
  async (_what, limits) => {
    const importId = await handedIn()
    const limited = readingThread(silent, limits)
    expect(await limited.work(options(importId))).toBeNull()
    const { rows } = await api.owner.query('select count(*)::int as n from infra.import_entry where import_id = $1', [
      importId,
    ])
    expect(rows).toEqual([{ n: 0 }])
    const thread = readingThread(silent, { timeoutMs: MINUTE })
    expect(await thread.work(options(importId))).toBe('ready')
    await Promise.all([limited.stop(), thread.stop()])
  },
)
