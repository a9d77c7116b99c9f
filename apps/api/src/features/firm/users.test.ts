import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ProblemError } from '@rapport/contract/client.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let admin: Person
beforeAll(async () => {
  api = await runningApi()
  admin = await api.person('Tessa Nguyen', 'administrator')
})
afterAll(() => api.stop())

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )
const somebody = (email: string) => ({
  name: 'Nora Vale',
  email,
  zone: 'Europe/Zurich',
  roles: ['advisor' as const],
})

test('somebody who was added is in the trail, and cannot sign in before they chose a password', async () => {
  const made = await admin.client.createUser(somebody('Nora.Vale@example.com'))
  expect(made).toMatchObject({ email: 'nora.vale@example.com', roles: ['advisor'], status: 'active' })
  const response = await fetch(`${api.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: made.email, password: made.link.token }),
  })
  expect(response.status).toBe(422)
  const auditor = await api.person('Arno Blick', 'auditor')
  const { items } = await auditor.client.listTrail({ operation: 'createUser' })
  expect(items).toMatchObject([{ actor: { name: 'Tessa Nguyen' }, fact: { email: 'nora.vale@example.com' } }])
  expect(JSON.stringify(items)).not.toContain(made.link.token)
})

test('of ten who add one address at once, one adds it and nine are told', async () => {
  const codes = await Promise.all(
    Array.from({ length: 10 }, () => codeOf(admin.client.createUser(somebody('once@example.com')))),
  )
  expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
  for (const code of codes) expect(['accepted', 'email_taken', 'busy']).toContain(code)
})

test('the last administrator stays one, and active', async () => {
  const { items } = await admin.client.listUsers({})
  const self = items.find(({ id }) => id === admin.id)
  const edit = { userId: admin.id, ifVersion: self?.version ?? 0 }
  expect(await codeOf(admin.client.editUser({ ...edit, roles: [], status: 'active' }))).toBe('last_administrator')
  expect(await codeOf(admin.client.editUser({ ...edit, roles: ['administrator'], status: 'disabled' }))).toBe(
    'last_administrator',
  )
})

test('an edit of somebody whom another changed meanwhile is refused with their version', async () => {
  const made = await admin.client.createUser(somebody('edited@example.com'))
  await admin.client.editUser({ userId: made.id, ifVersion: 1, roles: ['specialist'], status: 'active' })
  const late = await admin.client
    .editUser({ userId: made.id, ifVersion: 1, roles: ['banker'], status: 'active' })
    .catch((error: unknown) => error)
  expect(admin.client.editUser.refused(late, 'edit_conflict') && late.problem.data.current.roles).toEqual([
    'specialist',
  ])
})

test('an administrator sees how the installation stands, and no client', async () => {
  const advisor = await api.person('Rosa Stone', 'advisor')
  await household(api, 'Ashdown', [advisor])
  const firm = await admin.client.getFirm({})
  expect(firm.migrations.map(({ name }) => name)).toContain('0002_rules')
  expect(firm.database.bytes).toBeGreaterThan(0)
  expect((await admin.client.searchEverything({ q: 'Ashdown' })).households).toEqual([])
})

test('a manager sees the team below, and only that', async () => {
  const [lead, own, foreign] = [
    await api.person('Lena Voss', 'manager'),
    await api.person('Olaf Own', 'advisor'),
    await api.person('Fay Foreign', 'advisor'),
  ]
  await api.owner.query(
    `insert into reporting_line (id, manager_id, user_id, since) values ($1, $2, $3, '2020-01-01')`,
    [newId(), lead.id, own.id],
  )
  await household(api, 'Birk', [own])
  await household(api, 'Corvin', [foreign])
  const { rows } = await lead.client.getTeam({})
  expect(rows).toMatchObject([{ user: { name: 'Olaf Own' }, households: 1 }])
})
