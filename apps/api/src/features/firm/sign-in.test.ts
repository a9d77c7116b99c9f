import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cookieOf, PASSWORD, type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let stone: Person
beforeAll(async () => {
  api = await runningApi()
  stone = await api.person('Rosa Stone', 'advisor')
})
afterAll(() => api.stop())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${api.origin}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('signing in', () => {
  test('with the right password starts a session that knows the roles and the firm', async () => {
    const response = await post('/session', { email: stone.email.toUpperCase(), password: PASSWORD })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      user: { name: 'Rosa Stone', roles: ['advisor'] },
      firm: { name: 'Ashdown & Vale', currency: 'USD' },
    })
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
  })
  test('a wrong password and an unknown address get the same answer', async () => {
    const answers = await Promise.all(
      [stone.email, 'nobody@example.com'].map(async (email) => {
        const response = await post('/session', { email, password: 'wrong' })
        const { requestId: _, ...problem } = (await response.json()) as { requestId: string }
        return { status: response.status, problem }
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 422, problem: { code: 'wrong_credentials' } })
  })
  test('gives a new id even to a browser that had one', async () => {
    const again = await post('/session', { email: stone.email, password: PASSWORD }, { cookie: stone.cookie })
    expect(cookieOf(again)).not.toBe(stone.cookie)
    const old = await fetch(`${api.origin}/api/session`, { headers: { cookie: stone.cookie } })
    expect(old.status).toBe(401)
    stone = { ...stone, cookie: cookieOf(again) }
  })
  test('keeps only a hash of the session id', async () => {
    const { rows } = await api.owner.query<{ sid: string }>('select sid from infra.session')
    const id = decodeURIComponent(stone.cookie).split('s:')[1]?.split('.')[0] ?? 'none'
    expect(rows.map(({ sid }) => sid)).not.toContain(id)
  })
  test('is slowed down after ten wrong tries, and a restart forgives nothing because the count is in the database', async () => {
    const target = await api.person('Theo Wald', 'advisor')
    const statuses: number[] = []
    for (let i = 0; i < 11; i++)
      statuses.push((await post('/session', { email: target.email, password: 'wrong' })).status)
    expect(statuses.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 422))
    expect(statuses.at(-1)).toBe(429)
    const right = await post('/session', { email: target.email, password: PASSWORD })
    expect(right.status).toBe(429)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    const { rows } = await api.owner.query(
      `select points from infra.rate_limit where starts_with(key, 'sign_in:') and points > 10`,
    )
    expect(rows).toHaveLength(1)
  })
})

test('who signed in and out is in the trail, by the request that did', async () => {
  const person = await api.person('Traced Stone', 'advisor')
  const out = await fetch(`${api.origin}/api/session`, { method: 'DELETE', headers: { cookie: person.cookie } })
  await post('/session', { email: person.email, password: 'wrong' })
  const { rows } = await api.owner.query(
    'select operation, subject_id, request_id from audit where actor_id = $1 order by at, id',
    [person.id],
  )
  expect(rows).toEqual([
    { operation: 'signIn', subject_id: person.id, request_id: expect.any(String) },
    { operation: 'signOut', subject_id: person.id, request_id: out.headers.get('x-request-id') },
  ])
})

describe('a session', () => {
  test('ends with signing out, on the server too', async () => {
    const { cookie } = await api.person('Una Berg', 'advisor')
    const out = await fetch(`${api.origin}/api/session`, { method: 'DELETE', headers: { cookie } })
    expect(out.status).toBe(204)
    expect((await fetch(`${api.origin}/api/session`, { headers: { cookie } })).status).toBe(401)
  })
  test('of somebody who was disabled is worth nothing', async () => {
    const person = await api.person('Willa Gray', 'advisor')
    await api.owner.query(`update user_account set status = 'disabled' where id = $1`, [person.id])
    await expect(person.client.getSession({})).rejects.toThrow('Please sign in.')
  })
  test('does not let another site act', async () => {
    const forged = await fetch(`${api.origin}/api/session/language`, {
      method: 'PUT',
      headers: { cookie: stone.cookie, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
      body: '{"language":"de"}',
    })
    expect(forged.status).toBe(403)
    expect(await forged.json()).toMatchObject({ code: 'cross_site' })
    const otherOrigin = await fetch(`${api.origin}/api/session`, {
      method: 'DELETE',
      headers: { cookie: stone.cookie, origin: 'https://evil.example' },
    })
    expect(otherOrigin.status).toBe(403)
  })
  test('remembers the language, with a row in the trail', async () => {
    const person = await api.person('Xenia Moor', 'advisor')
    expect((await person.client.setLanguage({ language: 'de' })).user.language).toBe('de')
    expect((await person.client.getSession({})).user.language).toBe('de')
    const { rows } = await api.owner.query('select operation, fact from audit where actor_id = $1', [person.id])
    expect(rows).toContainEqual({ operation: 'setLanguage', fact: { language: 'de' } })
  })
})

test('a session is written once when it begins: a second time could come after its end and revive it', async () => {
  await api.owner.query(`create table written (sid text);
    create function note_written() returns trigger language plpgsql security definer as $$ begin insert into public.written values (new.sid); return new; end $$;
    create trigger noted before insert or update on infra.session for each row execute function note_written()`)
  const { cookie } = await api.person('Once Stone', 'advisor')
  await fetch(`${api.origin}/api/session`, { headers: { cookie, 'x-unattended': '1' } })
  const { rows } = await api.owner
    .query('drop trigger noted on infra.session; select sid from written')
    .then((results) => (results as unknown as { rows: unknown[] }[])[1] ?? { rows: [] })
  expect(rows).toHaveLength(1)
})

test('that a session is in use is not written down with every question', async () => {
  const stone = await api.person('Touched Stone', 'advisor')
  const row = async () => {
    const { rows } = await api.owner.query<{ xmin: string }>(
      `select xmin::text from infra.session where sess->'passport'->>'user' = $1`,
      [stone.id],
    )
    return rows[0]?.xmin
  }
  const signedIn = await row()
  await stone.client.getSession({})
  const touched = await row()
  expect(touched).not.toBe(signedIn)
  await stone.client.getSession({})
  await stone.client.getSession({})
  expect(await row()).toBe(touched)
})
