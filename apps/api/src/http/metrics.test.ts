import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { type RunningServer, startServer } from '../server.ts'
import { type RunningApi, runningApi } from '../testing/running-api.ts'

const TOKEN = 'a-long-random-word'
let api: RunningApi
let guarded: RunningServer
beforeAll(async () => {
  api = await runningApi({ readsImports: false })
  guarded = await startServer({
    databaseUrl: api.apiUrl,
    sessionSecret: 'only for tests',
    port: 0,
    host: '127.0.0.1',
    readsImports: false,
    metricsToken: TOKEN,
  })
})
afterAll(async () => {
  await guarded.stop()
  await api.stop()
})
const figures = async (): Promise<string> => (await fetch(`${api.origin}/metrics`)).text()
const status = async (origin: string, headers: Record<string, string>): Promise<number> =>
  (await fetch(`${origin}/metrics`, { headers })).status

test('requests are counted by operation and status, and what is none apart from them', async () => {
  const stone = await api.person('Rosa Stone', 'advisor')
  await stone.client.listHouseholds({})
  await fetch(`${api.origin}/api/households`)
  await fetch(`${api.origin}/api/nothing`)
  const told = await figures()
  for (const line of [
    'rapport_request_seconds_count{operation="signIn",status="200"} 1',
    'rapport_request_seconds_count{operation="listHouseholds",status="200"} 1',
    'rapport_request_seconds_count{operation="listHouseholds",status="401"} 1',
    'rapport_request_seconds_count{operation="none",status="404"} 1',
  ])
    expect(told).toContain(line)
  expect(told).toMatch(/^nodejs_eventloop_lag_seconds /m)
  expect(told).toMatch(/^rapport_database_connections{state="idle"} \d/m)
  expect(told).not.toContain(stone.id)
})

test('work that waits is counted as the database has it', async () => {
  expect(await figures()).toContain('rapport_jobs_waiting{job="import"} 0')
  await api.owner.query(
    `insert into import_file (id, file_name, sha256, bytes, state, uploaded_by, uploaded_at)
     select $1, 'week.ofx', '', 1, 'queued', id, now() - interval '90 seconds' from user_account limit 1`,
    [newId()],
  )
  const told = await figures()
  expect(told).toContain('rapport_jobs_waiting{job="import"} 1')
  expect(told).toMatch(/rapport_job_oldest_seconds{job="import"} (9\d|1\d\d)/)
  expect(told).toContain('rapport_jobs_waiting{job="run"} 0')
  expect(told).toContain('rapport_database_up 1')
})

describe('who may read them', () => {
  test('this machine may, what a proxy passes on may not', async () => {
    expect(await status(api.origin, {})).toBe(200)
    expect(await status(api.origin, { 'x-forwarded-for': '127.0.0.1' })).toBe(404)
    expect(await status(api.origin, { via: '1.1 proxy' })).toBe(404)
  })
  test('where there is a token, only who holds it', async () => {
    const origin = guarded.address.replace('localhost', '127.0.0.1')
    expect(await status(origin, {})).toBe(404)
    expect(await status(origin, { authorization: 'Bearer another-long-word' })).toBe(404)
    expect(await status(origin, { authorization: `Basic ${TOKEN}` })).toBe(404)
    expect(await status(origin, { authorization: `Bearer ${TOKEN}` })).toBe(200)
    expect(await status(origin, { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '192.0.2.7' })).toBe(200)
  })
})
