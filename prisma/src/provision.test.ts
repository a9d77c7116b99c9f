import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { provision } from './provision.ts'

// The database as docs/operations.md has an administrator make it: its owner may create roles and is no superuser.
const name = `rapport_own_${process.pid}`
const owner = `rapport_owner_${process.pid}`
const at = (what: { pathname: string; username?: string; password?: string }): string =>
  Object.assign(new URL(process.env['TEST_DATABASE_SERVER'] ?? ''), what).href
const server = at({ pathname: '/postgres' })
const ownerUrl = at({ pathname: `/${name}`, username: owner, password: 'o' })

beforeAll(async () => {
  await asked(server, `create role ${owner} login createrole password 'o'`)
  // What earlier databases of the same server made: an administrator passes it on.
  await asked(server, SHARE)
  await asked(server, `create database ${name} owner ${owner} encoding 'UTF8' template template0`)
  await migrate(ownerUrl)
}, 60_000)

afterAll(async () => {
  await asked(server, `drop database if exists ${name} with (force)`)
  await asked(server, `drop role if exists rapport_api_${name}`)
  await asked(server, `drop owned by ${owner}`)
  await asked(server, `drop role ${owner}`)
})

test('an owner who is no superuser starts again and again, and the login stays the same', async () => {
  const first = await provision(ownerUrl)
  expect(await provision(ownerUrl)).toEqual(first)
  expect(await asked(first.apiUrl, 'select session_user as name')).toEqual([{ name: `rapport_api_${name}` }])
})

test('a login that somebody gave more than it may have loses it at the next start', async () => {
  const { apiUrl } = await provision(ownerUrl)
  await asked(server, `alter role rapport_api_${name} createrole inherit password 'guessed'`)
  expect(await provision(ownerUrl)).toMatchObject({ apiUrl })
  expect(
    await asked(
      apiUrl,
      'select rolcreaterole as createrole, rolinherit as inherit from pg_roles where rolname = session_user',
    ),
  ).toEqual([{ createrole: false, inherit: false }])
})

test('a secret that was taken away is made anew, and the one before is worth nothing', async () => {
  const before = await provision(ownerUrl)
  await asked(ownerUrl, 'delete from infra.secret')
  const after = await provision(ownerUrl)
  expect(after.sessionSecret).not.toBe(before.sessionSecret)
  await expect(asked(before.apiUrl, 'select')).rejects.toThrow(/password authentication failed/)
  expect(await asked(after.apiUrl, 'select session_user as name')).toEqual([{ name: `rapport_api_${name}` }])
})

test("the API's statements are not compiled, even where the server compiles others", async () => {
  const { apiUrl } = await provision(ownerUrl)
  await asked(ownerUrl, `alter database ${name} set jit = on`)
  expect(await asked(ownerUrl, 'show jit')).toEqual([{ jit: 'on' }])
  expect(await asked(apiUrl, 'show jit')).toEqual([{ jit: 'off' }])
})

const SHARE = `do $$ declare r text; begin
  for r in select rolname from pg_roles where rolname in ('rapport_covered', 'rapport_led', 'rapport_directory', 'rapport_oversight', 'rapport_import', 'rapport_payroll') loop
    execute format('grant %I to ${owner} with admin option', r);
  end loop; end $$`

async function asked(address: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
