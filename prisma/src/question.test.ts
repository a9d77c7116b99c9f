import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { z } from 'zod'
import { type Acting, type Database, openDatabase } from './database.ts'
import { Minor, Moment, question, toldAs } from './question.ts'
import { sql } from './sql.ts'
import { type FreshDatabase, freshDatabase } from './testing/fresh-database.ts'

let fresh: FreshDatabase
let db: Database
const nobody: Acting = { userId: null, sight: 'oversight', today: '2026-03-31' }

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.apiUrl)
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

const Counted = z.object({ n: z.number() })
const numbers = (to: number) => question(Counted, sql`select n from generate_series(1, ${to}::int) n order by n desc`)

test('questions asked together are answered each in its place, its rows in their order', async () => {
  const sum = toldAs(numbers(3), (rows) => rows.reduce((all, { n }) => all + n, 0))
  const [few, none, added] = await db.reading(nobody, (tx) => tx.ask(numbers(2), numbers(0), sum))
  expect(few).toEqual([{ n: 2 }, { n: 1 }])
  expect(none).toEqual([])
  expect(added).toBe(6)
})
test('sums arrive to the cent however large, instants in UTC, days as they are', async () => {
  const Row = z.object({ minor: Minor, at: Moment, day: z.string() })
  const asked = question(
    Row,
    sql`select 9007199254740993::bigint::text as minor, timestamptz '2026-03-29 02:30:00.125+01' as at, date '2026-03-29' as day`,
  )
  const [[row]] = await db.reading(nobody, (tx) => tx.ask(asked))
  expect(row).toEqual({ minor: 9007199254740993n, at: '2026-03-29T01:30:00.125Z', day: '2026-03-29' })
})
test('a sum that was not asked for as text is refused, not rounded', async () => {
  const asked = question(z.object({ minor: Minor }), sql`select 9007199254740993::bigint as minor`)
  await expect(db.reading(nobody, (tx) => tx.ask(asked))).rejects.toThrow(z.ZodError)
})
test('a row that is not as it was said to be is refused', async () => {
  const asked = question(Counted, sql`select 'one' as n`)
  await expect(db.reading(nobody, (tx) => tx.ask(numbers(1), asked))).rejects.toThrow(z.ZodError)
})
