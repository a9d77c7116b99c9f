import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cookieOf, PASSWORD, type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

// By the server's own clock of sessions, which a test moves.
let ahead = 0
let api: RunningApi
let admin: Person
beforeAll(async () => {
  api = await runningApi({ readsImports: false, sessionClock: () => Date.now() + ahead * 60_000 })
  admin = await api.person('Tessa Nguyen', 'administrator')
})
afterAll(() => api.stop())

// The end of a session is put off before the answer ends.
async function look(cookie: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`${api.origin}/api/session`, { headers: { cookie, ...headers } })
  await response.text()
  return response.status
}
const signIn = async (email: string, cookie = ''): Promise<Response> =>
  fetch(`${api.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
/** Waits so many minutes. */
const wait = (minutes: number): void => {
  ahead += minutes
}

describe('a session ends', () => {
  test('after thirty idle minutes, counted from the last request', async () => {
    const { cookie } = await api.person('Una Berg', 'advisor')
    for (let n = 0; n < 4; n++) {
      expect(await look(cookie)).toBe(200)
      wait(29)
    }
    expect(await look(cookie)).toBe(200)
    wait(31)
    expect(await look(cookie)).toBe(401)
  })
  test('when nobody is at the screen, however often the screen asks by itself', async () => {
    const { cookie } = await api.person('Vera Holt', 'advisor')
    expect(await look(cookie)).toBe(200)
    wait(20)
    expect(await look(cookie, { 'x-unattended': '1' })).toBe(200)
    wait(20)
    expect(await look(cookie, { 'x-unattended': '1' })).toBe(401)
  })
  test('after ten hours, however busy it was', async () => {
    const { cookie } = await api.person('Willa Gray', 'advisor')
    for (let n = 0; n < 30; n++) {
      expect([n, await look(cookie)]).toEqual([n, 200])
      wait(20)
    }
    expect(await look(cookie)).toBe(401)
  })
  test('for good when somebody signs out, whatever was under way', async () => {
    const { cookie } = await api.person('Xenia Moor', 'advisor')
    const [, ...answers] = await Promise.all([
      fetch(`${api.origin}/api/session`, { method: 'DELETE', headers: { cookie } }),
      ...Array.from({ length: 10 }, () => look(cookie)),
    ])
    for (const status of answers) expect([200, 401]).toContain(status)
    expect(await look(cookie)).toBe(401)
  })
  test('on every device at once when somebody says so', async () => {
    const person = await api.person('Yara Lund', 'advisor')
    const other = cookieOf(await signIn(person.email))
    await fetch(`${api.origin}/api/sessions`, { method: 'DELETE', headers: { cookie: other } })
    expect([await look(person.cookie), await look(other)]).toEqual([401, 401])
    expect(await look(cookieOf(await signIn(person.email)))).toBe(200)
  })
  test.each([
    ['other roles', ['manager' as const], 'active' as const],
    ['a lock', ['advisor' as const], 'disabled' as const],
  ])('on every device with %s, and is not taken up again', async (what, roles, status) => {
    admin = await api.person(`Admin ${what}`, 'administrator')
    const person = await api.person(`Person ${what}`, 'advisor')
    const edit = { userId: person.id, roles, status }
    const { version } = await admin.client.editUser({ ...edit, ifVersion: 1 })
    expect(await look(person.cookie)).toBe(401)
    await admin.client.editUser({ userId: person.id, roles: ['advisor'], status: 'active', ifVersion: version })
    expect(await look(person.cookie)).toBe(401)
    expect((await signIn(person.email)).status).toBe(200)
  })
})

test('somebody who gives themselves other roles signs in again, too', async () => {
  const own = await api.person('Zoe Admin', 'administrator')
  await own.client.editUser({ userId: own.id, roles: ['administrator', 'manager'], status: 'active', ifVersion: 1 })
  expect(await look(own.cookie)).toBe(401)
  const again = cookieOf(await signIn(own.email))
  const response = await fetch(`${api.origin}/api/users/${own.id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': '"2"', cookie: again },
    body: JSON.stringify({ roles: ['manager'], status: 'active' }),
  })
  expect(await response.json()).toMatchObject({ roles: ['manager'], version: 3 })
})
