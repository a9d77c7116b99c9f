import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type RunningApi, runningApi } from '../../testing/running-api.ts'
import { newSetupToken } from './create-first-administrator.ts'

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
  await api.owner.query('delete from firm')
})
afterAll(() => api.stop())

const create = (token: string) =>
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
      password: 'a long enough password',
    }),
  })

test('a made-up link makes nothing', async () => {
  const response = await create('made-up')
  expect(response.status).toBe(410)
  expect(await response.json()).toMatchObject({ code: 'link_invalid' })
})

test('of ten people with the printed link at once, one makes the firm and is signed in', async () => {
  const token = (await newSetupToken(api.ownerUrl)) ?? ''
  const responses = await Promise.all(Array.from({ length: 10 }, () => create(token)))
  expect(responses.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
    201,
    ...Array.from({ length: 9 }, () => 410),
  ])
  const winner = responses.find(({ status }) => status === 201)
  const cookie = winner?.headers.get('set-cookie')?.split(';')[0] ?? ''
  const session = await fetch(`${api.origin}/api/session`, { headers: { cookie } })
  expect(await session.json()).toMatchObject({
    user: { email: 'ada@corvin.example', roles: ['administrator'] },
    firm: { name: 'Corvin Partners', currency: 'CHF' },
  })
})

test('once there is a firm, no further link is made', async () => expect(await newSetupToken(api.ownerUrl)).toBeNull())
