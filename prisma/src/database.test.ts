import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { z } from 'zod'
import { type Acting, type Database, openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { newId } from './new-id.ts'
import { provision } from './provision.ts'
import { sql } from './sql.ts'
import { type FreshDatabase, freshDatabase } from './testing/fresh-database.ts'

let fresh: FreshDatabase
let db: Database
let owner: pg.Client
const [stone, park, segment, designation] = [newId(), newId(), newId(), newId()]
const [covered, foreign, walled] = [newId(), newId(), newId()]
const today = '2026-03-31'
const as = (userId: string | null, sight: Acting['sight'] = 'covered'): Acting => ({ userId, sight, today })
const Named = z.object({ name: z.string() })
const named = (userId: string | null, sight?: Acting['sight']) =>
  db.reading(as(userId, sight), (tx) => tx.read(Named, sql`select name from household order by name`))

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.apiUrl)
  owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  await owner.query(`insert into segment (id, name) values ('${segment}', 'High net worth')`)
  await owner.query(`insert into designation (id, name) values ('${designation}', 'HNW advisor')`)
  for (const [id, name] of [
    [stone, 'R. Stone'],
    [park, 'M. Park'],
  ] as const) {
    await owner.query('insert into user_account (id, email, name, zone) values ($1, $2, $3, $4)', [
      id,
      `${id}@example.com`,
      name,
      'Europe/Zurich',
    ])
  }
  await owner.query(`insert into user_role (user_id, role) values ($1, 'advisor')`, [stone])
  for (const [id, name] of [
    [covered, 'Ashdown'],
    [foreign, 'Birk'],
    [walled, 'Corvin'],
  ] as const) {
    await owner.query(
      `insert into household (id, name, status, segment_id, tier, zone) values ($1, $2, 'client', $3, 'A', 'Europe/Zurich')`,
      [id, name, segment],
    )
  }
  for (const household of [covered, walled]) {
    await owner.query(
      `insert into coverage (id, household_id, user_id, role, since) values ($1, $2, $3, 'lead', '2020-01-01')`,
      [newId(), household, stone],
    )
  }
  await owner.query(`insert into wall (id, household_id, reason, since) values ($1, $2, 'mandate', '2026-01-01')`, [
    newId(),
    walled,
  ])
})
afterAll(async () => {
  await db.close()
  await owner.end()
  await fresh.drop()
})

describe('who sees which household, in raw SQL', () => {
  test('a representative sees those they cover, and not one behind a wall', async () => {
    expect(await named(stone)).toEqual([{ name: 'Ashdown' }])
  })
  test('who covers nothing sees nothing', async () => expect(await named(park)).toEqual([]))
  test('nobody in particular sees nothing', async () => expect(await named(null)).toEqual([]))
  test('oversight sees all but what lies behind a wall', async () => {
    expect(await named(park, 'oversight')).toEqual([{ name: 'Ashdown' }, { name: 'Birk' }])
  })
  test('coverage that has ended shows nothing', async () => {
    await db.reading({ ...as(stone), today: '2019-12-31' }, async (tx) => {
      expect(await tx.read(Named, sql`select name from household`)).toEqual([])
    })
  })
  test("Prisma's models obey the same rule, on the same connection", async () => {
    const found = await db.writing(as(stone), (tx) => tx.rows.household.findMany({ select: { name: true } }))
    expect(found).toEqual([{ name: 'Ashdown' }])
  })
  test('a hundred readings at once never mix two people up', async () => {
    const both = await Promise.all(Array.from({ length: 100 }, (_, i) => named(i % 2 ? stone : park)))
    both.forEach((rows, i) => expect(rows).toHaveLength(i % 2 ? 1 : 0))
  })
})

describe("the API's database login", () => {
  const login = (text: string) => db.pool.query(text)
  test('sees no client before a transaction says who is acting', async () => {
    await expect(login('select name from household')).rejects.toThrow('permission denied')
  })
  test.each([
    ['owns nothing', `select 1 from pg_class where relowner = current_user::regrole limit 1`],
    [
      'cannot bypass policies and is no superuser',
      `select 1 from pg_roles where rolname = current_user and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb)`,
    ],
  ])('%s', async (_what, text) => expect((await login(text)).rowCount).toBe(0))
  test.each([
    'create table t (n int)',
    'truncate audit',
    'alter table household disable row level security',
    `set role postgres`,
    'delete from audit',
  ])('may not %s', async (text) => {
    for (const sight of ['covered', 'oversight'] as const) {
      await expect(db.writing(as(stone, sight), (tx) => tx.write(sql([text])))).rejects.toThrow()
    }
  })
})

describe('a transaction', () => {
  const bump = (tx: Parameters<Parameters<Database['writing']>[1]>[0]) =>
    tx.rows.household.update({ where: { id: covered }, data: { version: { increment: 1 } } })

  test('is rolled back as a whole when its work fails', async () => {
    const failing = db.writing(as(stone), async (tx) => {
      await bump(tx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    const { rows } = await owner.query(`select version from household where id = '${covered}'`)
    expect(rows).toEqual([{ version: 1 }])
  })
  test('that lost a race is run again: ten at once all count', async () => {
    await Promise.all(Array.from({ length: 10 }, () => db.writing(as(stone), bump)))
    const { rows } = await owner.query(`select version from household where id = '${covered}'`)
    expect(rows).toEqual([{ version: 11 }])
  })
  test('for reading writes nothing', async () => {
    await expect(db.reading(as(stone), bump)).rejects.toThrow()
  })
})

test('a connection that is lost between two queries fails the next of them, and the process lives', async () => {
  const Own = z.object({ pid: z.number() })
  const lost = db.reading(as(stone), async (tx) => {
    const [own] = await tx.read(Own, sql`select pg_backend_pid() as pid`)
    await owner.query('select pg_terminate_backend($1, 5000)', [own?.pid])
    return tx.read(Own, sql`select 1 as pid`)
  })
  await expect(lost).rejects.toThrow(/terminat|connection/i)
  expect(await named(stone)).toEqual([{ name: 'Ashdown' }])
})

test('looks from within transactions get their connections, however many hold one and want another', async () => {
  const narrow = openDatabase(fresh.apiUrl, { max: 3 })
  const look = () =>
    narrow.reading(as(stone), async (tx) => {
      await tx.read(Named, sql`select name from household`)
      return narrow.readingAside(as(stone, 'oversight'), (all) => all.read(Named, sql`select name from household`))
    })
  const seen = await Promise.all(Array.from({ length: 12 }, look))
  for (const rows of seen) expect(rows).toHaveLength(2)
  await narrow.close()
})

test('several processes that start at once migrate and provision once', async () => {
  const results = await Promise.all(Array.from({ length: 4 }, () => migrate(fresh.ownerUrl)))
  expect(results.flatMap(({ applied }) => applied)).toEqual([])
  const urls = await Promise.all(Array.from({ length: 4 }, () => provision(fresh.ownerUrl)))
  expect(new Set(urls.map(({ apiUrl }) => apiUrl)).size).toBe(1)
})
