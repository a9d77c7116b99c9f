import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { PASSWORD, type RunningApi, runningApi } from '../testing/running-api.ts'

const ORIGIN = 'https://rapport.example.com'
let api: RunningApi
let log = ''
beforeAll(async () => {
  const lines = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk)
      done()
    },
  })
  api = await runningApi({
    readsImports: false,
    publicOrigin: ORIGIN,
    trustedProxy: ['192.0.2.1'],
    logger: pino({ level: 'info' }, lines),
  })
})
afterAll(() => api.stop())

const signIn = (email: string, headers: Record<string, string>) =>
  fetch(`${api.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email, password: PASSWORD }),
  })

test('behind a proxy with TLS, wherever it is, cookies are for this host and TLS alone', async () => {
  const { email } = await api.person('Tess Rowe', 'advisor')
  const answer = await signIn(email, { origin: ORIGIN })
  const cookies = answer.headers.getSetCookie()
  expect(new Set(cookies.map((one) => one.split('=')[0]))).toEqual(new Set(['__Host-rapport', '__Host-rapport-device']))
  for (const one of cookies) expect(one).toMatch(/; Path=\/;.* HttpOnly; Secure; SameSite=(Lax|Strict)$/)
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  const other = await signIn(email, { origin: ORIGIN.replace('https', 'http') })
  expect([other.status, other.headers.getSetCookie()]).toEqual([403, []])
})

test('who is not the proxy that is trusted does not say where a request came from', async () => {
  const answer = await signIn('nobody@example.com', { 'x-forwarded-for': '203.0.113.7' })
  const id = answer.headers.get('x-request-id') ?? 'none'
  await answer.text()
  expect(answer.status).toBe(422)
  // The line is written when the answer has left.
  while (!log.includes(id)) await new Promise((done) => setImmediate(done))
  expect(log).not.toContain('203.0.113.7')
  expect(log.split('\n').find((line) => line.includes(id))).toContain('"from":"127.0.0.1"')
})
