import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { checkOwnDatabase } from './own-database.ts'

const data = mkdtempSync(join(tmpdir(), 'rapport-own-'))
let postgres: EmbeddedPostgres

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ data, throwAway: true })
  await asOwner("create role builder login createrole password 'b'")
  await asOwner("create role guest login password 'g'")
  await asOwner("create role planner login password 'p'")
  await asOwner('create database firm owner builder')
  await asOwner('create database planned owner planner')
  await asOwner("create database narrow encoding 'LATIN1' locale 'C' locale_provider libc template template0")
  await asOwner('create database frozen')
  await asOwner('alter database frozen set default_transaction_read_only = on')
}, 60_000)

afterAll(async () => {
  await postgres.stop()
  rmSync(data, { recursive: true, force: true })
})

test('a database whose owner may create roles is accepted, without being a superuser', async () => {
  await expect(checkOwnDatabase(at('firm', 'builder', 'b'))).resolves.toBeUndefined()
})

test.each([
  [
    'a wrong password',
    () => at('firm', 'builder', 'wrong'),
    /refuses the user "builder".*Check user and password in DATABASE_URL/,
  ],
  [
    'an unknown database',
    () => at('nowhere', 'builder', 'b'),
    /There is no database "nowhere".*create database "nowhere"/,
  ],
  [
    'a user who may create nothing',
    () => at('firm', 'guest', 'g'),
    /"guest" may not create anything.*alter database "firm" owner to "guest"/,
  ],
  [
    'a user who may not create roles',
    () => at('planned', 'planner', 'p'),
    /may not create roles.*alter role "planner" createrole/,
  ],
  ['text that is not Unicode', () => at('narrow'), /stores text as LATIN1; Rapport needs UTF8/],
  ['a server that only reads', () => at('frozen'), /can only be read.*primary/],
  [
    'a host that does not exist',
    () => 'postgresql://u:p@no-such-host.invalid/firm',
    /name of the database server no-such-host\.invalid:5432 is not known/,
  ],
  ['an address that is none', () => 'somewhere', /DATABASE_URL is not an address.*postgresql:\/\//],
  ['another kind of database', () => 'mysql://u:p@localhost/firm', /DATABASE_URL is not an address/],
  ['an address without a database', () => 'postgresql://u:p@localhost', /DATABASE_URL is not an address/],
])('%s is refused in words that say what to do', async (_case, url, words) => {
  await expect(checkOwnDatabase(url())).rejects.toThrow(words)
})

test('roles that another Rapport made must be passed on to the second owner first', async () => {
  await asOwner('create role rapport_covered nologin')
  const builder = at('firm', 'builder', 'b')
  await expect(checkOwnDatabase(builder)).rejects.toThrow(
    /Another Rapport.*grant rapport_covered to "builder" with admin option/,
  )
  await asOwner('grant rapport_covered to builder with admin option')
  await expect(checkOwnDatabase(builder)).resolves.toBeUndefined()
})

test('a server that is not there, and one that never answers, are told apart from a refusal', async () => {
  const silent = createServer()
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  try {
    await expect(checkOwnDatabase(`postgresql://u:p@127.0.0.1:${port}/firm`)).rejects.toThrow(/cannot be reached/)
  } finally {
    silent.close()
  }
  await expect(checkOwnDatabase(`postgresql://u:p@127.0.0.1:${port}/firm`)).rejects.toThrow(
    /cannot be reached \(ECONNREFUSED\)/,
  )
}, 20_000)

test('no sentence repeats the password', async () => {
  for (const url of [
    at('firm', 'builder', 'hush-hush'),
    'postgresql://u:hush-hush@no-such-host.invalid/firm',
    'postgres//u:hush-hush@x',
  ]) {
    const failure: unknown = await checkOwnDatabase(url).catch((error: unknown) => error)
    expect(String(failure)).not.toContain('hush-hush')
  }
})

test('an old Postgres is refused with its version', async () => {
  const old = await oldPostgres()
  try {
    await expect(checkOwnDatabase(`postgresql://u:p@127.0.0.1:${old.port}/firm`)).rejects.toThrow(
      /is version 14; Rapport needs version 15 or newer/,
    )
  } finally {
    old.close()
  }
})

/** Speaks just enough of the protocol to say that it is Postgres 14: no old server comes as a package. */
async function oldPostgres(): Promise<{ port: number; close(): void }> {
  const message = (type: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    const head = Buffer.alloc(5)
    head.write(type, 0)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const int = (value: number, bytes: 2 | 4): Buffer => {
    const buffer = Buffer.alloc(bytes)
    buffer.writeIntBE(value, 0, bytes)
    return buffer
  }
  const facts = {
    version: [23, '140011'],
    encoding: [25, 'UTF8'],
    standby: [16, 'f'],
    may_create: [16, 't'],
    may_make_roles: [16, 't'],
    foreign_roles: [1009, '{}'],
    login: [25, 'u'],
    database: [25, 'firm'],
  } as const
  const columns = Object.entries(facts).map(([name, [type]]) =>
    Buffer.concat([Buffer.from(`${name}\0`), int(0, 4), int(0, 2), int(type, 4), int(-1, 2), int(-1, 4), int(0, 2)]),
  )
  const values = Object.values(facts).map(([, value]) => Buffer.concat([int(value.length, 4), Buffer.from(value)]))
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int(0, 4)), message('Z', Buffer.from('I'))]))
      socket.once('data', () =>
        socket.write(
          Buffer.concat([
            message('T', int(columns.length, 2), ...columns),
            message('D', int(values.length, 2), ...values),
            message('C', Buffer.from('SELECT 1\0')),
            message('Z', Buffer.from('I')),
          ]),
        ),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

function at(database: string, user?: string, password?: string): string {
  const url = new URL(postgres.url)
  url.pathname = `/${database}`
  if (user) url.username = user
  if (password) url.password = password
  return url.href
}

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
