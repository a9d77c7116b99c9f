import { expect, test } from '@jest/globals'
import { openDatabase } from '@rapport/prisma/database.ts'
import { verifyTrail } from '@rapport/prisma/verify-trail.ts'
import { runningApi } from '../testing/running-api.ts'
import { sealBatch } from './seal-trail.ts'

test('what ten people did at once is one whole chain', async () => {
  const api = await runningApi({ readsImports: false })
  const people = await Promise.all(
    Array.from({ length: 10 }, (_, n) => api.person(`Person ${'abcdefghij'[n]}`, 'advisor')),
  )
  await Promise.all(people.map(({ client }) => client.setLanguage({ language: 'de' })))
  const db = openDatabase(api.apiUrl)
  // The server's own job may be at it.
  while ((await verifyTrail(api.ownerUrl)).waiting > 0) await sealBatch(db)
  const report = await verifyTrail(api.ownerUrl)
  await db.close()
  await api.stop()
  // Each signed in, and chose a language.
  expect(report).toMatchObject({ sealed: 20, waiting: 0, broken: null })
})
