import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Database, openDatabase } from '@rapport/prisma/database.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import { answerOnce } from './idempotency.ts'

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

test('writers who share nothing but the table of keys do not undo one another', async () => {
  const writers = 8
  let arrived = 0
  const all = Promise.withResolvers<void>()
  const attempts: number[] = []
  await Promise.all(
    Array.from({ length: writers }, (_, writer) => {
      const userId = newId()
      return db.writing({ userId, sight: 'covered', today: '2026-03-31' }, async (tx) => {
        attempts[writer] = (attempts[writer] ?? 0) + 1
        const key = { userId, operation: 'logContact', key: `key-of-writer-${writer}`, hash: 'asked' }
        return answerOnce(tx, key, async () => {
          // Everybody has begun before anybody ends.
          if (++arrived === writers) all.resolve()
          await all.promise
          return { status: 201, headers: {}, body: '{}' }
        })
      })
    }),
  )
  expect(attempts).toEqual(Array.from({ length: writers }, () => 1))
})
