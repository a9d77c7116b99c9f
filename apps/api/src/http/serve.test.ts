import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Person, type RunningApi, runningApi } from '../testing/running-api.ts'

let api: RunningApi
let stone: Person
beforeAll(async () => {
  api = await runningApi()
  stone = await api.person('Rosa Stone', 'advisor')
})
afterAll(() => api.stop())

const send = (method: string, path: string, { body, ...headers }: Record<string, string> = {}) =>
  fetch(`${api.origin}${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie: stone.cookie, ...headers },
    ...(body !== undefined && { body }),
  })

describe('every error is a problem with a code, a sentence and the request', () => {
  test.each([
    ['broken JSON', 'PUT', '/api/session/language', { body: '{"language":' }, 400, 'malformed'],
    [
      'a type that is not taken',
      'PUT',
      '/api/session/language',
      { body: 'language=de', 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'wrong_media_type',
    ],
    [
      'more than a megabyte',
      'PUT',
      '/api/session/language',
      { body: JSON.stringify({ language: 'x'.repeat(1_100_000) }) },
      413,
      'too_large',
    ],
    ['a wrong field', 'PUT', '/api/session/language', { body: '{"language":"fr"}' }, 422, 'invalid'],
    ['an unknown address', 'GET', '/api/nothing', {}, 404, 'no_such_route'],
    ['a method that an address does not take', 'PATCH', '/api/session', { body: '{}' }, 405, 'method_not_allowed'],
    ['an address outside the API', 'POST', '/nothing', {}, 404, 'no_such_route'],
  ])('%s', async (_what, method, path, request, status, code) => {
    const response = await send(method, path, request as Record<string, string>)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ code, status, requestId: response.headers.get('x-request-id') })
  })
  test('wrong fields are named', async () => {
    const response = await send('PUT', '/api/session/language', { body: '{"language":"fr"}' })
    expect(await response.json()).toMatchObject({ errors: [{ path: 'body.language', code: 'invalid_value' }] })
  })
})

describe('a request that is sent again with its key', () => {
  const put = (key: string, language: string) =>
    send('PUT', '/api/session/language', { body: JSON.stringify({ language }), 'idempotency-key': key })

  test('gets the first answer, byte for byte, and acts once', async () => {
    const [first, second] = [await put('the-same-key-1', 'de'), await put('the-same-key-1', 'de')]
    expect([await second.text(), second.status]).toEqual([await first.text(), first.status])
    const { rows } = await api.owner.query(
      `select count(*)::int as n from audit where actor_id = $1 and operation = 'setLanguage'`,
      [stone.id],
    )
    expect(rows).toEqual([{ n: 1 }])
  })
  test('but asks for something else, is refused', async () => {
    const response = await put('the-same-key-1', 'en')
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'key_reused' })
  })
  test('ten times at once acts once, and nobody gets a failure that it did not happen', async () => {
    const responses = await Promise.all(Array.from({ length: 10 }, () => put('the-same-key-2', 'en')))
    for (const { status } of responses) expect([200, 409]).toContain(status)
    const { rows } = await api.owner.query(
      `select count(*)::int as n from audit where actor_id = $1 and fact->>'language' = 'en'`,
      [stone.id],
    )
    expect(rows).toEqual([{ n: 1 }])
    expect((await put('the-same-key-2', 'en')).status).toBe(200)
  })
  test('a key that is too short is refused', async () => expect((await put('short', 'en')).status).toBe(422))
})

test('answers carry strict headers, and the pages allow nothing inline', async () => {
  for (const path of ['/api/session', '/api/docs', '/api/nothing']) {
    const { headers } = await send('GET', path)
    const policy = headers.get('content-security-policy')?.split(';') ?? []
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "object-src 'none'",
        "script-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    )
    expect(policy.join()).not.toContain('unsafe')
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    const absent = ['x-powered-by', 'server', 'access-control-allow-origin', 'strict-transport-security']
    expect(absent.filter((name) => headers.has(name))).toEqual([])
  }
})
test('the process says that it lives, and that it can work', async () => {
  expect(await (await send('GET', '/healthz')).json()).toEqual({ status: 'ok' })
  expect(await (await send('GET', '/readyz')).json()).toEqual({ status: 'ready' })
})

test('the API can be read about without a script', async () => {
  const page = await (await send('GET', '/api/docs')).text()
  expect(page).toContain('setLanguage')
  expect(page).not.toContain('<script')
  expect(await (await send('GET', '/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
})
