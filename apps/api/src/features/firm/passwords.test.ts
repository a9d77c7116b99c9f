import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codeOf } from '../../testing/claims.ts'
import { cookieOf, PASSWORD, type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let admin: Person
beforeAll(async () => {
  api = await runningApi({ readsImports: false })
  admin = await api.person('Tessa Nguyen', 'administrator')
})
afterAll(() => api.stop())

const NEW = 'moth, kelp & jib at noon'
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const choose = (token: string, password = NEW) => post('/password', { token, password })
const signIn = async (email: string, password: string) => (await post('/session', { email, password })).status
const look = async (cookie: string) => (await fetch(`${api.origin}/api/session`, { headers: { cookie } })).status
let number = 0
const added = () =>
  admin.client.createUser({
    name: 'Nora Vale',
    email: `nora.vale.${(number += 1)}@example.com`,
    zone: 'Europe/Zurich',
    roles: ['advisor'],
  })

describe('a link to choose a password', () => {
  test('works once, signs in, and is known to nobody but who holds it', async () => {
    const { link, email, id } = await added()
    const chosen = await choose(link.token)
    expect([chosen.status, await chosen.json()]).toMatchObject([201, { user: { email, roles: ['advisor'] } }])
    expect(await look(cookieOf(chosen))).toBe(200)
    expect((await choose(link.token)).status).toBe(410)
    expect(await signIn(email, NEW)).toBe(200)
    const { rows } = await api.owner.query(
      `select to_jsonb(l)::text as row from infra.password_link l where user_id = $1`,
      [id],
    )
    expect(JSON.stringify(rows)).not.toContain(link.token)
    const trail = await api.owner.query('select actor_id, fact from audit where subject_id = $1 and operation = $2', [
      id,
      'choosePassword',
    ])
    expect(trail.rows).toEqual([{ actor_id: id, fact: { link_of: admin.id } }])
  })
  test('is used by one of ten that try at once', async () => {
    const { link } = await added()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => choose(link.token, `${NEW} ${n}`)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(9)
  })
  test('is void when it has expired, when a newer one was handed out, and while its owner is locked out', async () => {
    const old = await added()
    await api.owner.query(`update infra.password_link set expires_at = now() - interval '1 s' where user_id = $1`, [
      old.id,
    ])
    expect((await choose(old.link.token)).status).toBe(410)
    const newer = await admin.client.offerPassword({ userId: old.id })
    const newest = await admin.client.offerPassword({ userId: old.id })
    expect((await choose(newer.token)).status).toBe(410)
    const { version } = await admin.client.editUser({
      userId: old.id,
      roles: ['advisor'],
      status: 'disabled',
      ifVersion: 1,
    })
    expect((await choose(newest.token)).status).toBe(410)
    expect(await codeOf(admin.client.offerPassword({ userId: old.id }))).toBe('user_disabled')
    await admin.client.editUser({ userId: old.id, roles: ['advisor'], status: 'active', ifVersion: version })
    expect((await choose(newest.token)).status).toBe(201)
  })
  test('ends what somebody else is signed in with, and their old password', async () => {
    const person = await api.person('Theo Wald', 'advisor')
    const { token } = await admin.client.offerPassword({ userId: person.id })
    expect([await look(person.cookie), await signIn(person.email, PASSWORD)]).toEqual([200, 200])
    await choose(token)
    expect([await look(person.cookie), await signIn(person.email, PASSWORD)]).toEqual([401, 422])
  })
  test.each([
    ['a guess of everybody', 'password1234', 'password_too_simple'],
    ['their own name', 'noravale2026', 'password_about_you'],
    ['too short', 'Xq7$kd9!mVp', 'invalid'],
  ])('takes no password that is %s, and is not used up by it', async (_what, password, code) => {
    const { link } = await added()
    const refused = await choose(link.token, password)
    expect([refused.status, await refused.json()]).toMatchObject([422, { code }])
    expect((await choose(link.token)).status).toBe(201)
  })
  test('a retry of what made it tells the same link, which nobody else can read where it is kept', async () => {
    const key = 'once-and-again'
    const user = {
      name: 'Olga Fern',
      email: 'olga.fern@example.com',
      zone: 'Europe/Zurich',
      roles: ['advisor' as const],
    }
    const [first, again] = [
      await admin.client.createUser(user, { idempotencyKey: key }),
      await admin.client.createUser(user, { idempotencyKey: key }),
    ]
    expect(again).toEqual(first)
    const { rows } = await api.owner.query<{ response: string }>(
      'select response from infra.idempotency_key where key = $1',
      [key],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.response).not.toContain(first.link.token)
    expect(rows[0]?.response).not.toContain('Olga')
  })
  test('is handed out by administrators alone, in the database too', async () => {
    const advisor = await api.person('Rosa Stone', 'advisor')
    expect(await codeOf(advisor.client.offerPassword({ userId: admin.id }))).toBe('forbidden')
  })
})

describe('one’s own password', () => {
  const change = (cookie: string, current: string, password: string, headers: Record<string, string> = {}) =>
    fetch(`${api.origin}/api/session/password`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify({ current, password }),
    })
  test('is changed with the present one; this device stays signed in, under another session, and others do not', async () => {
    const person = await api.person('Una Berg', 'advisor')
    const other = cookieOf(await post('/session', { email: person.email, password: PASSWORD }))
    expect((await change(person.cookie, 'wrong', NEW)).status).toBe(422)
    const changed = await change(person.cookie, PASSWORD, NEW)
    expect([changed.status, await changed.json()]).toMatchObject([200, { user: { id: person.id } }])
    expect([await look(other), await look(person.cookie), await look(cookieOf(changed))]).toEqual([401, 401, 200])
    expect([await signIn(person.email, PASSWORD), await signIn(person.email, NEW)]).toEqual([422, 200])
    const { rows } = await api.owner.query(
      `select fact from audit where actor_id = $1 and operation = 'changePassword'`,
      [person.id],
    )
    expect(rows).toEqual([{ fact: {} }])
  })
  test('follows the same rule', async () => {
    const person = await api.person('Vera Holt', 'advisor')
    for (const [password, code] of [
      ['vera.holt.2026', 'password_about_you'],
      ['qwertyuiopas', 'password_too_simple'],
    ] as const)
      expect(await (await change(person.cookie, PASSWORD, password)).json()).toMatchObject({ code })
  })
  test('is not guessed by who sits down at a screen that was left', async () => {
    const person = await api.person('Willa Gray', 'advisor')
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) statuses.push((await change(person.cookie, `guess ${n}`, NEW)).status)
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 422))
    expect(statuses.at(-1)).toBe(429)
  })
  test('is changed once by a request that is sent again', async () => {
    const person = await api.person('Xenia Moor', 'advisor')
    const key = { 'idempotency-key': 'change-once' }
    const first = await change(person.cookie, PASSWORD, NEW, key)
    const again = await change(cookieOf(first), PASSWORD, NEW, key)
    expect([again.status, await again.text()]).toEqual([200, await first.text()])
  })
})

describe('guesses at somebody’s name from everywhere', () => {
  test('stop strangers, and not the device that knows them', async () => {
    const person = await api.person('Yara Lund', 'advisor')
    const known = await post('/session', { email: person.email, password: PASSWORD })
    const device = known.headers.getSetCookie().find((one) => one.startsWith('rapport-device='))
    expect(device).toMatch(/HttpOnly; SameSite=Strict/)
    const cookie = device?.split(';')[0] ?? ''
    for (let n = 0; n < 110; n++)
      await post('/session', { email: person.email, password: '' }, { 'x-forwarded-for': `198.51.100.${n}` })
    for (let n = 0; n < 105; n++)
      await post('/session', { email: person.email, password: 'wrong' }, { 'x-forwarded-for': `203.0.113.${n}` })
    const enter = (more: Record<string, string>) => post('/session', { email: person.email, password: PASSWORD }, more)
    expect((await enter({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(429)
    expect((await enter({ cookie })).status).toBe(200)
    // A cookie for another name, or one that was made up, opens no such way.
    for (const forged of [cookie.replace(/\.[^.~]+$/, '.forged'), 'rapport-device=a.b~c', 'rapport-device='])
      expect((await enter({ cookie: forged, 'x-forwarded-for': '192.0.2.2' })).status).toBe(429)
  })
  test('a device that knows somebody has few guesses itself', async () => {
    const person = await api.person('Zoe Admin', 'advisor')
    const known = await post('/session', { email: person.email, password: PASSWORD })
    const cookie =
      known.headers
        .getSetCookie()
        .find((one) => one.startsWith('rapport-device='))
        ?.split(';')[0] ?? ''
    const statuses: number[] = []
    for (let n = 0; n < 12; n++)
      statuses.push((await post('/session', { email: person.email, password: `guess ${n}` }, { cookie })).status)
    expect(statuses.at(-1)).toBe(429)
  })
})
