import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RunningServer, startServer } from '@rapport/api/server.ts'
import { DEMO_PASSWORD } from '@rapport/demo/firm/policies.ts'
import { type FreshDatabase, freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import pg from 'pg'
import { ensureDemoFirm } from './firm.ts'

// The demonstration as `npm start` loads it, asked through the front door.
let database: FreshDatabase
let server: RunningServer
let cookie = ''

beforeAll(async () => {
  database = await freshDatabase()
  await ensureDemoFirm(database.ownerUrl)
  server = await startServer({
    databaseUrl: database.apiUrl,
    sessionSecret: 'only for tests',
    port: 0,
    host: '127.0.0.1',
  })
  const answer = await fetch(`${server.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: await controllerOf(database.ownerUrl), password: DEMO_PASSWORD }),
  })
  expect(answer.status).toBe(200)
  cookie =
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith('rapport='))
      ?.split(';')[0] ?? ''
}, 240_000)

afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

async function controllerOf(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ email: string }>(
      `select u.email from user_account u join user_role r on r.user_id = u.id where r.role = 'controller' order by u.email limit 1`,
    )
    return rows[0]?.email ?? ''
  } finally {
    await client.end()
  }
}

const get = (path: string) => fetch(`${server.address}/api${path}`, { headers: { cookie } })
const json = async (path: string): Promise<Record<string, unknown>> => {
  const answer = await get(path)
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.json()) as Record<string, unknown>
}

/** Every import, page by page. */
async function imports(): Promise<{ id: string }[]> {
  const all: { id: string }[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = await json(`/imports?limit=200${query}`)
    all.push(...(page['items'] as { id: string }[]))
    cursor = page['next'] as string | null
  }
  return all
}

test('every import of the demonstration can be opened, adds up, and its file is kept byte for byte', async () => {
  const all = await imports()
  expect(all.length).toBeGreaterThan(200)
  for (const { id } of all) {
    const detail = await json(`/imports/${id}`)
    const statements = detail['statements'] as { entries: number; checks: { ok: boolean }[] }[]
    expect(statements.reduce((sum, { entries }) => sum + entries, 0)).toBe(detail['added'])
    expect(statements.flatMap(({ checks }) => checks).filter(({ ok }) => !ok)).toEqual([])
    const file = Buffer.from(await (await get(`/imports/${id}/file`)).arrayBuffer())
    expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([detail['bytes'], detail['sha256']])
  }
}, 120_000)
