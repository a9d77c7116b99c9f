import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { type HouseholdMade, household } from '../testing/rows.ts'
import { PASSWORD, type Person, type RunningApi, runningApi } from '../testing/running-api.ts'

let api: RunningApi
let stone: Person
let controller: Person
let home: HouseholdMade
beforeAll(async () => {
  api = await runningApi({ now: '2026-04-02T15:00:00Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  controller = await api.person('Iris Cole', 'controller')
  home = await household(api, 'Ashdown', [stone])
})
afterAll(() => api.stop())

interface Sent {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}
/** A request as given, without what `fetch` would mend. */
const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(api.origin)
    const asked = request(
      { hostname, port, method, path, headers: { cookie: stone.cookie, ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
const JSON_TYPE = { 'content-type': 'application/json' }
const put = (body: string, headers: Record<string, string> = {}) =>
  send(
    'PUT',
    '/api/session/language',
    { ...JSON_TYPE, 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  )

const cursor = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url')

describe('what cannot be read is told so, as a problem', () => {
  test.each([
    ['an address that is no text', 'GET', '/api/claims/%E0%A4%A', 400],
    ['the same outside the API', 'GET', '/%E0%A4%A', 404],
    ['a key that is none', 'GET', '/api/claims/1', 422],
    ['one with a null byte', 'GET', '/api/claims/%00', 422],
    ['a method nobody takes', 'TRACE', '/api/session', 405],
    ['what may be asked', 'OPTIONS', '/api/session', 405],
    ['an address that is longer than any of ours', 'GET', `/api/households?q=${'x'.repeat(40_000)}`, 431],
    ['a cursor of another list', 'GET', `/api/households?cursor=${cursor('a', 'b')}`, 422],
    ['a cursor without its key', 'GET', `/api/households?cursor=${cursor('a', null)}`, 422],
    ['a cursor with no moment', 'GET', `/api/claims?cursor=${cursor('yesterday', newId())}`, 422],
    ['a cursor with a null byte', 'GET', `/api/households?cursor=${cursor('\u0000', newId())}`, 422],
    [
      'a cursor that is no list',
      'GET',
      `/api/households?cursor=${Buffer.from('{"length":2}').toString('base64url')}`,
      422,
    ],
    ['a parameter twice', 'GET', '/api/households?status=client&status=prospect', 422],
    [
      'a moment before years were counted',
      'GET',
      `/api/may-contact?channel=phone&personIds=${newId()}&at=0000-01-01T00:00:00Z`,
      422,
    ],
    [
      'a moment after the last year',
      'GET',
      `/api/may-contact?channel=phone&personIds=${newId()}&at=9999-12-31T23:59:59Z`,
      422,
    ],
    ['a script that is not there', 'GET', '/assets/none.js', 404],
  ])('%s', async (_what, method, path, status) => {
    const answer = await send(method, path)
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ])
    expect(JSON.parse(answer.body)).toMatchObject({ status, detail: expect.any(String) })
  })
  test('a cursor of the confirmation queue with more than an amount can be', async () => {
    const answer = await send('GET', `/api/confirmation-queue?sort=value&cursor=${cursor('9'.repeat(30), newId())}`, {
      cookie: controller.cookie,
    })
    expect([404, 422]).toContain(answer.status)
  })
  test('an address says which methods it takes', async () => {
    expect((await send('PATCH', '/api/session')).headers['allow']).toBe('DELETE, GET, HEAD, POST')
  })
  test('a body that trickles in is answered, and its connection ends', async () => {
    const slow = await runningApi({ readsImports: false, bodyWithinMs: 50 })
    const { port } = new URL(slow.origin)
    const ended = await new Promise<string>((resolve) => {
      let text = ''
      const head =
        'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n'
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${head}{"email"`))
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', () => {})
    })
    await slow.stop()
    expect(ended).toMatch(/^HTTP\/1\.1 408 /)
    expect(ended).toContain('"code":"too_slow"')
  })
  test('half a request is answered before the connection ends', async () => {
    const { port } = new URL(api.origin)
    const answer = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('GET / HTTP/1.1\r\nHost: a\r\nBad header\r\n\r\n'),
      )
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
    })
    expect(answer).toContain('400')
    expect(answer).toContain('application/problem+json')
  })
  test('what nobody can own is not owned by prototypes', async () => {
    const { status, body } = await put('{"__proto__":{"language":"de"},"constructor":{"prototype":{"language":"de"}}}')
    expect([status, JSON.parse(body).errors]).toEqual([422, [expect.objectContaining({ path: 'body.language' })]])
    expect(({} as { language?: string }).language).toBeUndefined()
  })
  test.each(['[', '{"a":'])('a body nested as deep as a megabyte allows, of "%s"', async (open) => {
    const depth = Math.floor(900_000 / (open.length + 1))
    const close = open === '[' ? ']' : '}'
    const inner = `${open.repeat(depth)}${open === '[' ? '' : '1'}${close.repeat(depth)}`
    const { status } = await put(`{"language":"de","x":${inner}}`, { 'idempotency-key': 'a-deep-request' })
    expect([200, 400, 422]).toContain(status)
  })
})

describe('a strange amount or name is refused before it is stored', () => {
  const contact = (claim: object) => ({
    channel: 'phone',
    direction: 'outbound',
    mass: false,
    occurredAt: '2026-04-01T15:00:00.000Z',
    representativeIds: [stone.id],
    attendees: [{ personId: home.personId, householdId: home.id, outcome: 'conversation' }],
    purpose: 'New money',
    notes: '',
    initiativeId: null,
    reasonInSpite: 'Asked',
    claims: [
      {
        kind: 'deposit',
        householdId: home.id,
        claimantId: stone.id,
        amount: { minor: '100', currency: 'USD' },
        title: '',
        note: '',
        splits: [],
        instalments: [],
        evidence: [],
        ...claim,
      },
    ],
  })
  const log = async (claim: object) => {
    const answer = await send('POST', '/api/contacts', JSON_TYPE, JSON.stringify(contact(claim)))
    return { status: answer.status, problem: JSON.parse(answer.body) as { errors?: { path: string }[] } }
  }
  test.each([
    [
      'an amount that sums could not hold',
      { amount: { minor: '999999999999999999', currency: 'USD' } },
      'body.claims.0.amount.minor',
    ],
    [
      'an instalment like it',
      {
        kind: 'promise',
        instalments: [{ dueOn: '2026-05-01', amount: { minor: '999999999999999999', currency: 'USD' } }],
      },
      'body.claims.0.instalments.0.amount.minor',
    ],
    ['more than a bigint', { amount: { minor: '9223372036854775808', currency: 'USD' } }, 'body.claims.0.amount.minor'],
    [
      'a day before years were counted',
      { kind: 'promise', instalments: [{ dueOn: '0000-01-01', amount: { minor: '100', currency: 'USD' } }] },
      'body.claims.0.instalments.0.dueOn',
    ],
  ])('%s', async (_what, claim, path) => {
    const { status, problem } = await log(claim)
    expect([status, problem.errors?.map((error) => error.path)]).toEqual([422, [path]])
  })
  test('a share for somebody who is not there', async () => {
    const { status } = await log({
      splits: [
        { userId: stone.id, basisPoints: 5000 },
        { userId: newId(), basisPoints: 5000 },
      ],
    })
    expect(status).toBe(422)
  })
  test('one person twice, in large letters too', async () => {
    const { status } = await log({
      splits: [
        { userId: stone.id, basisPoints: 5000 },
        { userId: stone.id.toUpperCase(), basisPoints: 5000 },
      ],
    })
    expect(status).toBe(422)
  })
})

describe('who knocks', () => {
  const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
    send('POST', '/api/session', { ...JSON_TYPE, cookie: '', ...headers }, JSON.stringify({ email, password }))

  test('with the longest address there may be is answered like anybody', async () => {
    expect((await signIn(`${'x'.repeat(240)}@example.com`, 'wrong')).status).toBe(422)
  })
  test('from ever other places at one name is stopped all the same', async () => {
    const tries = []
    for (let at = 0; at < 120; at++)
      tries.push((await signIn('rosa.stone@example.com', '', { 'x-forwarded-for': `203.0.113.${at}` })).status)
    for (let at = 0; at < 110; at++)
      tries.push((await signIn('ROSA.stone@example.com', 'wrong', { 'x-forwarded-for': `198.51.100.${at}` })).status)
    expect(tries.at(-1)).toBe(429)
  })
  test.each([
    [{ origin: 'null' }],
    [{ origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'null' }],
  ])('with %j changes nothing', async (headers) => {
    const { status, body } = await put('{"language":"de"}', headers as Record<string, string>)
    expect([status, JSON.parse(body).code]).toEqual([403, 'cross_site'])
  })
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'with a form of "%s", as an old browser sends it from anywhere, changes nothing',
    async (type) => {
      const headers = { ...(type && { 'content-type': type }), cookie: controller.cookie }
      for (const path of ['/api/imports?fileName=a.xml', `/api/imports/${newId()}/cancellations`]) {
        const { status, body } = await send('POST', path, headers, '{}')
        expect([status, JSON.parse(body).code]).toEqual([403, 'cross_site'])
      }
    },
  )
  test('with a mark of a device that nobody gave is a stranger, whatever the mark is made of', async () => {
    // Two bytes that are read as two signs: as many signs as a mark has, and more bytes.
    const wide = `${'é'.repeat(21)}x`
    for (const mark of ['', '~~~', 'a.', `a.${'x'.repeat(43)}`, `a.${wide}`, 'a.b~'.repeat(500)]) {
      const { status, body } = await signIn('mark.of@example.com', 'wrong', { cookie: `rapport-device=${mark}` })
      expect([mark, status, JSON.parse(body).code]).toEqual([mark, 422, 'wrong_credentials'])
    }
  })
  test('with a session of their own choice gets another', async () => {
    const answer = await signIn('iris.cole@example.com', PASSWORD, { cookie: controller.cookie })
    const cookie = [answer.headers['set-cookie']].flat().find((one) => one?.startsWith('rapport=')) ?? ''
    expect(cookie).toMatch(/^rapport=s%3A/)
    expect(cookie).not.toContain(controller.cookie.slice(8))
    expect(cookie).toMatch(/HttpOnly; SameSite=(Lax|Strict)/)
    expect((await send('GET', '/api/session', { cookie: controller.cookie })).status).toBe(401)
    expect((await send('GET', '/api/session', { cookie: 'rapport=s%3Achosen.chosen' })).status).toBe(401)
  })
})
