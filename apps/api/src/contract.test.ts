import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contract } from '@rapport/contract/contract.ts'
import type { Operation } from '@rapport/contract/operation.ts'
import { Problem } from '@rapport/contract/problem.ts'
import { lockOf } from './http/idempotency.ts'
import { type Answered, ask } from './testing/ask.ts'
import { type Asked, requests } from './testing/requests.ts'
import type { Person } from './testing/running-api.ts'
import { makeWorld, type World } from './testing/world.ts'

// Written once, true of every operation: what is promised is answered, and a retry gets the first answer.
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.api.stop())

const operations = Object.entries<Operation>(contract)
const arrange = (name: string): Promise<Asked<Record<string, unknown>>> =>
  Promise.resolve(requests[name as keyof typeof requests](world)) as Promise<Asked<Record<string, unknown>>>
const send = (
  operation: Operation,
  by: Person,
  args: Record<string, unknown>,
  more: Record<string, string> = {},
  search = '',
) => ask(world.api.origin, operation, args, { headers: { cookie: by.cookie, ...more }, search })
const codeOf = ({ text }: Answered): string => Problem.parse(JSON.parse(text)).code

describe.each(operations)('%s', (name, operation) => {
  test('answers what the contract promises', async () => {
    const { by, args } = await arrange(name)
    const answer = await send(operation, by, args)
    expect([answer.status, answer.status < 400 || answer.text]).toEqual([
      operation.status ?? (operation.output || operation.download ? 200 : 204),
      true,
    ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    if (operation.download) return expect(answer.headers.get('content-type')).toBe(operation.download)
    if (!operation.output) return expect(answer.text).toBe('')
    const body: unknown = JSON.parse(answer.text)
    const read = operation.output.safeDecode(body as never)
    expect(read.error?.issues ?? []).toEqual([])
    // What was read and written again is what was sent: nothing is told beside the contract.
    expect(JSON.parse(JSON.stringify(operation.output.encode(read.data as never)))).toEqual(body)
    const version = operation.versioned ? `"${String((body as { version: number }).version)}"` : null
    expect(answer.headers.get('etag')).toBe(version)
  })
})

const retried = operations.filter(([, { method, keyless }]) => method !== 'GET' && !keyless)
const KEY = 'sent-again-and-again'

describe.each(retried)('%s, sent again with its key', (name, operation) => {
  test('is done once and answered the same, byte for byte', async () => {
    const { by, args } = await arrange(name)
    const first = await send(operation, by, args, { 'idempotency-key': KEY })
    expect(first.status).toBeLessThan(300)
    // A changed password has made another session of this one.
    const cookie = first.headers.getSetCookie().find((one) => one.startsWith('rapport=')) ?? by.cookie
    const again = await send(operation, by, args, { 'idempotency-key': KEY, cookie })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([
      first.status,
      first.text,
      first.headers.get('etag'),
    ])
    const other = await send(operation, by, args, { 'idempotency-key': KEY, cookie }, 'other=1')
    expect([other.status, codeOf(other)]).toEqual([422, 'key_reused'])
    const { rows } = await world.api.owner.query(
      'select count(*)::int as n from infra.idempotency_key where user_id = $1 and operation = $2 and key = $3',
      [by.id, name, KEY],
    )
    expect(rows).toEqual([{ n: 1 }])
  })
  test('is told while the first is still running', async () => {
    const { by, args } = await arrange(name)
    const key = 'while-it-runs-still'
    await world.api.owner.query('select pg_advisory_lock($1)', [
      lockOf({ userId: by.id, operation: name, key }).toString(),
    ])
    const answer = await send(operation, by, args, { 'idempotency-key': key })
    await world.api.owner.query('select pg_advisory_unlock_all()')
    expect([answer.status, codeOf(answer)]).toEqual([409, 'request_running'])
  })
  test('under somebody else’s key is a request of its own', async () => {
    const { by, args } = await arrange(name)
    await world.api.owner.query(
      `insert into infra.idempotency_key (user_id, operation, key, request_hash, status, headers, response)
       values ($1, $2, $3, 'x', 200, '{}', 'theirs'), ($4, 'another', $3, 'x', 200, '{}', 'theirs')`,
      [world.auditor.id, name, `of-two-people-${name}`, by.id],
    )
    const answer = await send(operation, by, args, { 'idempotency-key': `of-two-people-${name}` })
    expect([answer.status < 300, answer.text === 'theirs']).toEqual([true, false])
  })
})

describe.each(retried)('%s, sent ten times at once', (name, operation) => {
  test('with one key, is done once; each is told its answer, or that it is still running or could not be taken', async () => {
    const { by, args } = await arrange(name)
    const headers = { 'idempotency-key': 'ten-times-at-once' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(operation, by, args, headers)))
    const done = answers.filter(({ status }) => status < 300)
    expect(new Set(done.map(({ text }) => text)).size).toBe(1)
    for (const answer of answers)
      expect(
        answer.status < 300 ||
          ['request_running', 'busy', 'unavailable'].includes(codeOf(answer)) ||
          answer.status === 401,
      ).toBe(true)
  })
})

describe.each(retried)('%s, asked ten times at once without a key', (name, operation) => {
  test('is done, or refused in words of the contract: nothing fails', async () => {
    const { by, args } = await arrange(name)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(operation, by, args)))
    const words = [...Object.keys(operation.refusals ?? {}), 'busy', 'unavailable', 'unauthenticated']
    for (const answer of answers) {
      const told = answer.status < 300 ? 'done' : codeOf(answer)
      expect(['done', ...words]).toContain(told)
    }
    expect(answers.some(({ status }) => status < 300)).toBe(true)
  })
})

test('only what begins or ends a session, or works once by itself, takes no key', () => {
  expect(operations.filter(([, { keyless }]) => keyless).map(([name]) => name)).toEqual([
    'signIn',
    'signOut',
    'signOutEverywhere',
    'choosePassword',
    'createFirstAdministrator',
  ])
})

const edits = operations.filter(([, { edits: isEdit }]) => isEdit)
describe.each(edits)('%s, which somebody else may be editing', (name, operation) => {
  test('is changed by one of ten who saw the same, and nine are told', async () => {
    const { by, args } = await arrange(name)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(operation, by, args)))
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
    for (const answer of answers)
      expect(answer.status < 300 || ['edit_conflict', 'busy'].includes(codeOf(answer))).toBe(true)
  })
  test('asks for the version, and tells both when it is another', async () => {
    const { by, args } = await arrange(name)
    const missing = await ask(world.api.origin, { ...operation, edits: undefined } as never, args, {
      headers: { cookie: by.cookie },
    })
    expect([missing.status, codeOf(missing)]).toEqual([428, 'version_missing'])
    const late = await send(operation, by, { ...args, ifVersion: 999 })
    expect([late.status, codeOf(late)]).toEqual([409, 'edit_conflict'])
    expect(JSON.parse(late.text)).toMatchObject({ data: { version: expect.any(Number), current: expect.anything() } })
    for (const header of ['1', '"x"', '*', '"1", "2"', '"-1"', '""'])
      expect((await send(operation, by, args, { 'if-match': header })).status).toBe(422)
  })
})
