import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import pg from 'pg'
import { z } from 'zod'
import { type Acting, type Database, openDatabase, type Sight, type Tx } from './database.ts'
import { PREPARED_MOST } from './prepared.ts'
import { sql } from './sql.ts'
import { type FreshDatabase, freshDatabase } from './testing/fresh-database.ts'

let fresh: FreshDatabase
let db: Database
let owner: pg.Client
const as = (sight: Sight): Acting => ({ userId: null, sight, today: '2026-03-31' })

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.apiUrl, { max: 3 })
  owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  await owner.query(`create table kept (n integer); alter table kept enable row level security;
    create policy oversight on kept to rapport_oversight using (true);
    create policy covered on kept to rapport_covered using (n = 1);
    grant select, insert on kept to rapport_covered, rapport_oversight`)
})
beforeEach(() => owner.query(`drop view if exists told; truncate kept; insert into kept values (1), (2)`))
afterAll(async () => {
  await db.close()
  await owner.end()
  await fresh.drop()
})

const Row = z.object({ n: z.unknown() })
const all = (tx: Tx) => tx.read(Row, sql`select n from kept order by n`)
const Count = z.object({ n: z.number() })
const keptBy = async (tx: Tx): Promise<number> =>
  (await tx.read(Count, sql`select count(*)::int as n from pg_prepared_statements`))[0]?.n ?? -1

test('a statement is prepared once for a role, and shows each role what its policies let it see', async () => {
  const narrow = openDatabase(fresh.apiUrl, { max: 1 })
  for (let time = 0; time < 8; time++) {
    expect(await narrow.reading(as('covered'), all)).toHaveLength(1)
    expect(await narrow.reading(as('oversight'), all)).toHaveLength(2)
  }
  const names = sql`select count(*)::int as n from pg_prepared_statements where statement like '%from kept%' and statement not like '%pg_prepared%'`
  expect(await narrow.reading(as('oversight'), (tx) => tx.read(Count, names))).toEqual([{ n: 2 }])
  await narrow.close()
})

test.each([
  ['reads', (work: (tx: Tx) => Promise<unknown>) => db.reading(as('oversight'), work)],
  ['reads beside', (work: (tx: Tx) => Promise<unknown>) => db.readingAside(as('oversight'), work)],
  ['writes', (work: (tx: Tx) => Promise<unknown>) => db.writing(as('oversight'), work)],
])('who %s while columns change their type notices nothing', async (_how, ask) => {
  await owner.query('create view told as select n from kept; grant select on told to rapport_oversight')
  const told = (tx: Tx) => tx.read(Row, sql`select n from told order by n`)
  await Promise.all(Array.from({ length: 9 }, () => ask(told)))
  await owner.query(
    'drop view told; create view told as select n::text as n from kept; grant select on told to rapport_oversight',
  )
  const seen = await Promise.all(Array.from({ length: 9 }, () => ask(told)))
  for (const rows of seen) expect(rows).toEqual([{ n: '1' }, { n: '2' }])
})

test('a policy that changed holds from the next transaction on', async () => {
  expect(await db.reading(as('covered'), all)).toEqual([{ n: 1 }])
  await owner.query('alter policy covered on kept using (n = 2)')
  expect(await db.reading(as('covered'), all)).toEqual([{ n: 2 }])
  await owner.query('alter policy covered on kept using (n = 1)')
})

test('a connection keeps so many statements and no more, and is replaced when it has them', async () => {
  const narrow = openDatabase(fresh.apiUrl, { max: 1 })
  const most = await narrow.reading(as('oversight'), async (tx) => {
    for (let n = 0; n < PREPARED_MOST + 20; n++) await tx.read(Count, sql([`select ${n} as n`]))
    return keptBy(tx)
  })
  expect(most).toBeLessThanOrEqual(PREPARED_MOST + 1) // the one that says who acts among them
  expect(await narrow.reading(as('oversight'), keptBy)).toBeLessThan(10)
  await narrow.close()
})
