import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { contract } from '@rapport/contract/contract.ts'
import type { Operation } from '@rapport/contract/operation.ts'
import { pino } from 'pino'
import { ask } from './testing/ask.ts'
import { requests } from './testing/requests.ts'
import { PASSWORD } from './testing/running-api.ts'
import { makeWorld, type World } from './testing/world.ts'

let log = ''
let world: World
beforeAll(async () => {
  const everything = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString()
      done()
    },
  })
  world = await makeWorld({ logger: pino({ level: 'trace' }, everything) })
})
afterAll(() => world.api.stop())

test('after every operation was asked, well and badly, no client, sum, address or secret stands in the log', async () => {
  const told: string[] = []
  for (const [name, operation] of Object.entries<Operation>(contract)) {
    const { by, args } = await requests[name as keyof typeof requests](world)
    const given = args as Record<string, unknown>
    const { text } = await ask(world.api.origin, operation, given, { headers: { cookie: by.cookie } })
    told.push(...[...text.matchAll(/"token":"([^"]+)"/g)].flatMap(([, token]) => token ?? []))
    told.push(decodeURIComponent(by.cookie.split('=')[1] ?? '').slice(2, 26))
    await ask(world.api.origin, operation, given, {
      headers: { cookie: by.cookie, 'if-match': '"Ashdown"' },
      search: 'q=Ashdown&name=Rosa',
    })
  }
  // Something breaks within an operation.
  await world.api.owner.query('alter table household rename column notes to remarks')
  const { status } = await ask(
    world.api.origin,
    contract.getHousehold,
    { householdId: world.seen.household.id },
    { headers: { cookie: world.stone.cookie } },
  )
  await world.api.owner.query('alter table household rename column remarks to notes')
  expect(status).toBe(500)
  expect(log).toContain('"msg":"request failed"')
  expect(log.split('\n').length).toBeGreaterThan(2 * Object.keys(contract).length)
  const secrets = [
    'Ashdown',
    'Corvin',
    'Rosa',
    'Stone',
    'Alma',
    '@example.com',
    'TEST-',
    'Museum',
    '100000000',
    PASSWORD,
    'moth, kelp',
    ...told,
  ]
  expect(secrets.filter((secret) => secret !== '' && log.includes(secret))).toEqual([])
}, 120_000)

test('each request stands in it with who asked, from where, for what, and why it was refused', async () => {
  const person = await world.api.person('Logged Stone', 'advisor')
  const lineOf = async (response: Response) => {
    const id = response.headers.get('x-request-id')
    await response.text()
    // The line is written when the answer has left.
    for (;;) {
      const line = log.split('\n').find((one) => one.includes(`"${id}"`))
      if (line) return JSON.parse(line) as Record<string, unknown>
      await new Promise((done) => setImmediate(done))
    }
  }
  const trying = (email: string, password: string) =>
    fetch(`${world.api.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
  const from = expect.stringContaining('127.0.0.1')
  expect(await lineOf(await trying(person.email, 'wrong'))).toMatchObject({
    level: 30,
    time: expect.any(Number),
    req: { method: 'POST', path: '/api/session' },
    res: { status: 422 },
    from,
    user: person.id,
    operation: 'signIn',
    refused: 'wrong_credentials',
  })
  const unknown = await lineOf(await trying('hunter2', 'wrong'))
  expect(unknown).toMatchObject({ from, operation: 'signIn', refused: 'wrong_credentials' })
  expect(unknown).not.toHaveProperty('user')
  expect(log).not.toContain('hunter2')
  const forbidden = await fetch(`${world.api.origin}/api/users`, { headers: { cookie: person.cookie } })
  expect(await lineOf(forbidden)).toMatchObject({ from, user: person.id, operation: 'listUsers', refused: 'forbidden' })
  const right = await lineOf(await trying(person.email, PASSWORD))
  expect(right).toMatchObject({ from, user: person.id, operation: 'signIn' })
  expect(right).not.toHaveProperty('refused')
})
