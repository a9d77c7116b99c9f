import { expect, test } from '@jest/globals'
import { openDatabase } from '@rapport/prisma/database.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import { deleteOldKeys } from './forget-old-keys.ts'

test("a key of six days is kept, one of eight days goes, by the API's own login", async () => {
  const fresh = await freshDatabase()
  const db = openDatabase(fresh.apiUrl)
  for (const [key, age] of [
    ['young', '6 days'],
    ['old', '8 days'],
  ]) {
    await db.pool.query(
      `insert into infra.idempotency_key (user_id, operation, key, request_hash, status, headers, response, created_at)
       values ($1, 'logContact', $2, '', 200, '{}', '', now() - $3::interval)`,
      [newId(), key, age],
    )
  }
  expect(await deleteOldKeys(db)).toBe(1)
  const { rows } = await db.pool.query('select key from infra.idempotency_key')
  await db.close()
  await fresh.drop()
  expect(rows).toEqual([{ key: 'young' }])
})
