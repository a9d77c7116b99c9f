import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { cookieOf, type RunningApi, runningApi } from '../../testing/running-api.ts'
import { newSetupToken } from './create-first-administrator.ts'

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
  await api.owner.query('delete from firm')
})
afterAll(() => api.stop())

const create = (token: string, more: Record<string, string> = {}) =>
  fetch(`${api.origin}/api/first-administrator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token,
      firm: 'Corvin Partners',
      currency: 'CHF',
      zone: 'Europe/Zurich',
      name: 'Ada Keller',
      email: 'Ada@Corvin.example',
      password: 'moth, kelp & jib at noon',
      ...more,
    }),
  })

test('a made-up link makes nothing', async () => {
  const response = await create('made-up')
  expect(response.status).toBe(410)
  expect(await response.json()).toMatchObject({ code: 'link_invalid' })
})

test.each([
  ['one that everybody guesses', { password: 'password1234' }, 'password_too_simple'],
  ['one that says where they work', { password: 'corvin-partners' }, 'password_about_you'],
])('a password is not %s', async (_what, more, code) => {
  const response = await create((await newSetupToken(api.ownerUrl)) ?? '', more)
  expect([response.status, await response.json()]).toMatchObject([422, { code }])
})

test('of ten people with the printed link at once, one makes the firm and is signed in', async () => {
  const token = (await newSetupToken(api.ownerUrl)) ?? ''
  const responses = await Promise.all(
    Array.from({ length: 10 }, (_, n) => create(token, { email: `ada${n}@corvin.example` })),
  )
  expect(responses.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
    201,
    ...Array.from({ length: 9 }, () => 410),
  ])
  const winner = responses.findIndex(({ status }) => status === 201)
  const email = `ada${winner}@corvin.example`
  const made = { user: { email, roles: ['administrator'] }, firm: { name: 'Corvin Partners', currency: 'CHF' } }
  const cookie = cookieOf(responses[winner] ?? new Response())
  const session = await fetch(`${api.origin}/api/session`, { headers: { cookie } })
  expect(await session.json()).toMatchObject(made)
  // Whoever got no answer asks again, and is let in with the password that they chose.
  const again = await create(token, { email })
  expect([again.status, await again.json()]).toMatchObject([201, made])
  expect((await create(token, { email, password: 'kelp, moth & jib at noon' })).status).toBe(410)
})

test('once there is a firm, no further link is made', async () => expect(await newSetupToken(api.ownerUrl)).toBeNull())
