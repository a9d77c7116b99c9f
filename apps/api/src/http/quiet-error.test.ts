import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Database, openDatabase } from '@rapport/prisma/database.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import { z } from 'zod'
import { quietError } from './quiet-error.ts'

const SECRET = 'Grace Lindqvist'
let fresh: Awaited<ReturnType<typeof freshDatabase>>
let db: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.apiUrl)
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

const acting = { userId: newId(), sight: 'covered' as const, today: '2026-03-31' }
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

describe('what is logged of an error says where and what kind, and nothing of what it was about', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a text that is no number', () => db.reading(acting, (tx) => tx.read(z.object({}), sql`select ${SECRET}::int`))],
    [
      'a row that breaks a rule',
      () =>
        db.writing(acting, (tx) =>
          tx.write(
            sql`insert into user_account (id, email, name, zone) values (${newId()}::uuid, ${SECRET}, ${SECRET}, '')`,
          ),
        ),
    ],
    [
      'a model that is given what it has not',
      () =>
        db.writing(acting, (tx) =>
          tx.rows.household.update({ where: { id: newId() }, data: { name: SECRET, wrong: SECRET } as never }),
        ),
    ],
    [
      'a row that is not as it should be',
      () => db.reading(acting, (tx) => tx.read(z.object({ name: z.number() }), sql`select ${SECRET}::text as name`)),
    ],
    ['text that is no JSON', async () => JSON.parse(SECRET)],
  ])('%s', async (_what, work) => {
    const error = await thrown(work())
    const told = quietError(error)
    expect(error).toBeInstanceOf(Error)
    expect(JSON.stringify(told)).not.toContain('Grace')
    expect(told.at.length).toBeGreaterThan(0)
  })
  test('but for our own sentences, which hold no data', () => {
    expect(quietError(new Error('an upload has an actor'))).toMatchObject({ message: 'an upload has an actor' })
    expect(quietError('thrown text')).toEqual({ name: 'string', at: [] })
  })
})
