import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type FreshDatabase, freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import pg from 'pg'
import { enlarge } from './enlarge.ts'
import { loadDemo } from './load.ts'

const TIMES = 12
let database: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  await loadDemo(database.ownerUrl, { today: '2026-11-22', passwordHash: 'hash', size: { households: 40 } })
  client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
}, 120_000)
afterAll(async () => {
  await client.end()
  await database.drop()
})

const counts = async () => {
  const { rows } = await client.query<{ counts: Record<string, number> }>(
    `select jsonb_build_object('household', (select count(*) from household), 'contact', (select count(*) from contact),
       'claim', (select count(*) from claim), 'activity', (select count(*) from activity), 'representative',
       (select count(*) from user_role where role = 'advisor')) as counts`,
  )
  return rows[0]?.counts ?? {}
}

test('a firm twelve times as large has everything twelve times, and nothing that leads nowhere', async () => {
  const before = await counts()
  await enlarge(database.ownerUrl, TIMES)
  expect(await counts()).toEqual(Object.fromEntries(Object.entries(before).map(([what, n]) => [what, n * TIMES])))

  const { rows: references } = await client.query<{ table: string; column: string; to: string }>(
    `select f.conrelid::regclass::text as table, a.attname as column, f.confrelid::regclass::text as to
     from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
     where f.contype = 'f' and array_length(f.conkey, 1) = 1 and f.connamespace = 'public'::regnamespace`,
  )
  expect(references.length).toBeGreaterThan(50)
  const dangling: string[] = []
  for (const { table, column, to } of references) {
    const { rowCount } = await client.query(
      `select from ${table} r where r.${column} is not null and not exists (select from ${to} t where t.id = r.${column}) limit 1`,
    )
    if (rowCount) dangling.push(`${table}.${column}`)
  }
  expect(dangling).toEqual([])
}, 120_000)

test('one person leads everybody', async () => {
  const { rows } = await client.query<{ n: number }>(
    `with recursive below as (select id from user_account where name = 'Daniel Stone'
       union select l.user_id from reporting_line l join below b on l.manager_id = b.id)
     select count(*)::int as n from below b join user_role r on r.user_id = b.id where r.role in ('advisor', 'specialist', 'banker')`,
  )
  expect(rows).toEqual([{ n: 24 * TIMES }])
})

test.each([1, 1.5, 1_001])('%d times is refused', async (times) => {
  await expect(enlarge(database.ownerUrl, times)).rejects.toThrow(RangeError)
})
