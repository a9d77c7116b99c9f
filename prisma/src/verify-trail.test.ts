import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { newId } from './new-id.ts'
import { type FreshDatabase, freshDatabase } from './testing/fresh-database.ts'
import { verifyTrail } from './verify-trail.ts'

let fresh: FreshDatabase
let owner: pg.Client
let login: pg.Client
const ids: string[] = []
beforeAll(async () => {
  fresh = await freshDatabase()
  owner = new pg.Client({ connectionString: fresh.ownerUrl })
  login = new pg.Client({ connectionString: fresh.apiUrl })
  await Promise.all([owner.connect(), login.connect()])
  for (let n = 1; n <= 5; n++) await write(n)
})
afterAll(async () => {
  await Promise.all([owner.end(), login.end()])
  await fresh.drop()
})

async function write(n: number): Promise<void> {
  const id = newId()
  ids.push(id)
  await owner.query(
    `insert into audit (id, at, actor_id, operation, subject_kind, subject_id, fact) values ($1, now() + $2 * interval '1 s', $1, 'x', 'x', $1, $3)`,
    [id, n, JSON.stringify({ n, text: 'Zürich ✓ "quoted"', minor: '9007199254740993' })],
  )
}
const seal = async (most = 100): Promise<number> =>
  (await login.query<{ sealed: number }>('select sealed from infra.seal_trail($1)', [most])).rows[0]?.sealed ?? -1

const KEY = 'audit_seal_audit_id_fkey'

/** What the verifier says after a deed of somebody who owns the tables; the deed is undone afterwards. */
async function after(deed: string, undo: string): Promise<unknown> {
  await owner.query(
    `alter table audit disable trigger user; alter table audit_seal disable trigger user; alter table audit_seal drop constraint ${KEY}`,
  )
  await owner.query(deed)
  const { broken } = await verifyTrail(fresh.ownerUrl)
  await owner.query(undo)
  await owner.query(`alter table audit_seal add constraint ${KEY} foreign key (audit_id) references audit (id)`)
  return broken
}

test('rows wait for their seal, and are sealed in the order in which they happened, however many batches it takes', async () => {
  expect(await verifyTrail(fresh.ownerUrl)).toMatchObject({ sealed: 0, waiting: 5, broken: null })
  expect([await seal(2), await seal(), await seal()]).toEqual([2, 3, 0])
  const { rows } = await owner.query<{ id: string }>('select audit_id as id from audit_seal order by number')
  expect(rows.map(({ id }) => id)).toEqual(ids)
  expect(await verifyTrail(fresh.ownerUrl)).toMatchObject({ sealed: 5, waiting: 0, broken: null })
})

test('of ten that seal at once, each row gets one seal', async () => {
  await write(6)
  const clients = Array.from({ length: 10 }, () => new pg.Client({ connectionString: fresh.apiUrl }))
  await Promise.all(clients.map((client) => client.connect()))
  const sealed = await Promise.all(
    clients.map(
      async (client) =>
        (await client.query<{ sealed: number }>('select sealed from infra.seal_trail(100)')).rows[0]?.sealed ?? 0,
    ),
  )
  await Promise.all(clients.map((client) => client.end()))
  expect(sealed.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(await verifyTrail(fresh.ownerUrl)).toMatchObject({ sealed: 6, broken: null })
})

test('the API’s login seals through the database alone', async () => {
  for (const text of [
    'select from audit_seal',
    'select from infra.audit_waiting',
    `insert into audit_seal (number, audit_id, hash) values (9, '${newId()}', '')`,
  ])
    await expect(login.query(text)).rejects.toThrow('permission denied')
  for (const text of ['delete from audit_seal', `update audit_seal set hash = repeat('0', 64)`, 'truncate audit_seal'])
    await expect(owner.query(text)).rejects.toThrow('permanent')
})

test('a seal that was kept elsewhere is found again, and says when the chain was made anew', async () => {
  const { sealed, hash } = await verifyTrail(fresh.ownerUrl)
  expect(await verifyTrail(fresh.ownerUrl, { number: sealed, hash })).toMatchObject({ broken: null })
  expect(await verifyTrail(fresh.ownerUrl, { number: sealed, hash: '0'.repeat(64) })).toMatchObject({
    broken: { why: 'made_anew' },
  })
  expect(await verifyTrail(fresh.ownerUrl, { number: sealed + 1, hash })).toMatchObject({
    broken: { why: 'seal_missing' },
  })
})

test('whoever owns the tables and switches every rule off still breaks the chain, at the row that they touched', async () => {
  const [first, second, third] = ids
  expect(
    await after(
      `update audit set fact = fact || '{"n": 20}' where id = '${second}'`,
      `update audit set fact = fact || '{"n": 2}' where id = '${second}'`,
    ),
  ).toEqual({ number: 2, auditId: second, why: 'changed' })
  expect(
    await after(
      `create table kept as select * from audit where id = '${third}'; delete from audit where id = '${third}'`,
      'insert into audit select * from kept',
    ),
  ).toEqual({ number: 3, auditId: third, why: 'row_missing' })
  expect(
    await after(
      `create table kept_seal as select * from audit_seal where number = 1; delete from audit_seal where number = 1`,
      'insert into audit_seal select * from kept_seal',
    ),
  ).toEqual({ number: 1, auditId: null, why: 'seal_missing' })
  const stray = newId()
  expect(
    await after(
      `insert into audit (id, at, actor_id, operation, subject_kind, subject_id, fact) values ('${stray}', now(), '${stray}', 'x', 'x', '${first}', '{}')`,
      `delete from audit where id = '${stray}'`,
    ),
  ).toEqual({ number: 7, auditId: stray, why: 'unsealed' })
})
