import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Role } from '@rapport/domain/firm/roles.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { codeOf } from '../../testing/claims.ts'
import { type HouseholdMade, household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

const TODAY = '2026-03-31'
let api: RunningApi
const people = new Map<string, Person>()
const person = (name: string): Person => {
  const found = people.get(name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

const staff: Readonly<Record<string, readonly Role[]>> = {
  Chief: ['manager'],
  Lead: ['manager', 'advisor'],
  Stone: ['advisor'],
  Park: ['specialist'],
  Former: ['banker'],
  Helper: ['assistant'],
  Past: ['assistant'],
  Ines: ['marketing'],
  Care: ['service'],
  Ruth: ['controller'],
  Otto: ['auditor', 'marketing'],
  Ada: ['administrator'],
}
const put = (table: string, columns: string, values: readonly unknown[]) =>
  api.owner.query(
    `insert into ${table} (${columns}) values (${values.map((_, at) => `$${at + 1}`).join(', ')})`,
    values as unknown[],
  )
const days = { holds: [TODAY, TODAY], ended: ['2020-01-01', '2026-03-30'], begins: ['2026-04-01', null] } as const

beforeAll(async () => {
  api = await runningApi({ now: `${TODAY}T16:00:00.000Z` })
  for (const [name, roles] of Object.entries(staff)) people.set(name, await api.person(name, ...roles))
  const line = (manager: string, user: string, [since, until]: readonly (string | null)[]) =>
    put('reporting_line', 'id, manager_id, user_id, since, until', [
      newId(),
      person(manager).id,
      person(user).id,
      since,
      until,
    ])
  await line('Chief', 'Lead', days.holds)
  await line('Lead', 'Stone', days.holds)
  await line('Lead', 'Park', days.ended)
  await line('Chief', 'Former', days.begins)
  const helps = (assistant: string, of: string, [since, until]: readonly (string | null)[]) =>
    put('delegation', 'id, assistant_id, representative_id, since, until', [
      newId(),
      person(assistant).id,
      person(of).id,
      since,
      until,
    ])
  await helps('Helper', 'Stone', days.holds)
  await helps('Past', 'Stone', days.ended)
  await helps('Past', 'Park', days.holds)
})
afterAll(() => api.stop())

async function covered(
  name: string,
  team: Readonly<Record<string, readonly (string | null)[]>>,
): Promise<HouseholdMade> {
  const made = await household(api, name, [])
  for (const [index, [member, [since, until]]] of Object.entries(team).entries())
    await put('coverage', 'id, household_id, user_id, role, since, until', [
      newId(),
      made.id,
      person(member).id,
      index === 0 ? 'lead' : 'specialist',
      since,
      until,
    ])
  return made
}

/** Who is told to see the household, and who does when they ask. */
async function expectAgreement({ id }: HouseholdMade, by: string): Promise<Record<string, string>> {
  const { people: told } = await person(by).client.getHouseholdAccess({ householdId: id })
  for (const [name, one] of people) {
    const seen = told.find(({ user }) => user.id === one.id)
    const answer = name === 'Ada' ? 'forbidden' : await codeOf(one.client.getHousehold({ householdId: id }))
    expect({ name, sees: answer === 'accepted' }).toEqual({ name, sees: seen !== undefined })
    if (answer !== 'accepted') continue
    const { accounts } = await one.client.getHousehold({ householdId: id })
    expect({ name, money: accounts.length > 0 }).toEqual({ name, money: seen?.rule !== 'directory' })
  }
  return Object.fromEntries(told.map(({ user, rule, via }) => [user.name, `${rule}: ${via}`]))
}

test('who is told to see a household sees it, by the rule that is told, and nobody else does', async () => {
  expect(await expectAgreement(await covered('Ashdown', { Stone: days.holds, Former: days.ended }), 'Stone')).toEqual({
    Stone: 'coverage: lead',
    Lead: 'leads: Stone',
    Chief: 'leads: Stone',
    Helper: 'acts_for: Stone',
    Ines: 'directory: marketing',
    Care: 'directory: service',
    Ruth: 'oversight: controller',
    Otto: 'oversight: auditor',
  })
  expect(await expectAgreement(await covered('Birk', { Park: days.holds, Former: days.begins }), 'Park')).toEqual({
    Park: 'coverage: lead',
    Past: 'acts_for: Park',
    Ines: 'directory: marketing',
    Care: 'directory: service',
    Ruth: 'oversight: controller',
    Otto: 'oversight: auditor',
  })
})

test('a grant opens a household as long as it holds', async () => {
  const made = await covered('Corvin', { Park: days.holds })
  const grant = (name: string, [since, until]: readonly (string | null)[]) =>
    put('access_grant', 'id, household_id, user_id, granted_by, reason, since, until', [
      newId(),
      made.id,
      person(name).id,
      person('Chief').id,
      'stands in',
      since,
      until,
    ])
  await grant('Former', days.holds)
  await grant('Stone', days.ended)
  expect(await expectAgreement(made, 'Park')).toMatchObject({ Former: 'granted: stands in' })
})

test('a wall leaves its insiders, and of them those whom a rule lets see', async () => {
  const made = await covered('Dahl', { Stone: days.holds, Park: days.holds })
  const wall = newId()
  await put('wall', 'id, household_id, reason, since, until', [wall, made.id, 'a mandate', ...days.holds])
  for (const name of ['Stone', 'Ruth', 'Former']) await put('wall_insider', 'wall_id, user_id', [wall, person(name).id])
  expect(await expectAgreement(made, 'Stone')).toEqual({ Stone: 'coverage: lead', Ruth: 'oversight: controller' })
})
