import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ProblemError } from '@rapport/contract/client.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { type HouseholdMade, household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let stone: Person
let park: Person
let lead: Person
let marketing: Person
let ashdown: HouseholdMade
let birk: HouseholdMade

beforeAll(async () => {
  api = await runningApi({ now: '2026-03-31T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  park = await api.person('Min Park', 'advisor')
  lead = await api.person('Lena Voss', 'manager')
  marketing = await api.person('Ines Moreau', 'marketing')
  await api.owner.query(
    `insert into reporting_line (id, manager_id, user_id, since) values ($1, $2, $3, '2020-01-01')`,
    [newId(), lead.id, stone.id],
  )
  ashdown = await household(api, 'Ashdown', [stone])
  birk = await household(api, 'Birk', [park])
})
afterAll(() => api.stop())

const namesOf = async (person: Person): Promise<string[]> =>
  (await person.client.listHouseholds({})).items.map(({ name }) => name)
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('who sees which household', () => {
  test('a representative those they cover', async () => expect(await namesOf(stone)).toEqual(['Ashdown']))
  test('a manager those of the team below', async () => expect(await namesOf(lead)).toEqual(['Ashdown']))
  test('marketing the names of all', async () => expect(await namesOf(marketing)).toEqual(['Ashdown', 'Birk']))
  test('but marketing sees no money and no account', async () => {
    const seen = await marketing.client.getHousehold({ householdId: birk.id })
    expect([seen.accounts, seen.money.confirmed, seen.money.open]).toEqual([[], [], []])
  })
  test('and marketing, who sees no contact, is not told that everything is overdue', async () => {
    api.setNow('2027-03-31T16:00:00.000Z')
    expect((await marketing.client.getHousehold({ householdId: birk.id })).cadence).toMatchObject({
      status: 'no_model',
      dueOn: null,
    })
    expect((await park.client.getHousehold({ householdId: birk.id })).cadence.status).toBe('overdue')
    api.setNow('2026-03-31T16:00:00.000Z')
  })
  test('a household behind a wall nobody but its insiders, a manager neither', async () => {
    const walled = await household(api, 'Corvin', [stone])
    const wall = newId()
    await api.owner.query(
      `insert into wall (id, household_id, reason, since) values ($1, $2, 'a mandate', '2026-01-01')`,
      [wall, walled.id],
    )
    for (const person of [stone, lead, marketing])
      expect(await codeOf(person.client.getHousehold({ householdId: walled.id }))).toBe('not_found')
    await api.owner.query('insert into wall_insider (wall_id, user_id) values ($1, $2)', [wall, stone.id])
    expect(await stone.client.getHousehold({ householdId: walled.id })).toMatchObject({ name: 'Corvin' })
    expect(await codeOf(lead.client.getHousehold({ householdId: walled.id }))).toBe('not_found')
  })
  test('the page says who can see it, and by which rule', async () => {
    const { people } = await stone.client.getHouseholdAccess({ householdId: ashdown.id })
    expect(people.map(({ user, rule }) => [user.name, rule])).toEqual([
      ['Ines Moreau', 'directory'],
      ['Lena Voss', 'leads'],
      ['Rosa Stone', 'coverage'],
    ])
  })
  test('searching finds nothing that one may not see, and a restricted household tells only who covers it', async () => {
    expect((await stone.client.searchEverything({ q: 'birk' })).households).toEqual([])
    await api.owner.query('update household set restricted = true where id = $1', [birk.id])
    const found = await stone.client.searchEverything({ q: 'Birk' })
    expect([found.households, found.people, found.hints]).toEqual([
      [],
      [],
      [{ household: 'Birk', coveredBy: 'Min Park' }],
    ])
    expect((await stone.client.searchEverything({ q: 'Bir' })).hints).toEqual([])
  })
})

describe('lists', () => {
  test('come page by page, without a gap or a repetition, in both directions', async () => {
    const many = await api.person('Nora Many', 'advisor')
    for (let i = 0; i < 7; i++) await household(api, `Page ${i}`, [many])
    for (const sort of ['name', '-name'] as const) {
      const names: string[] = []
      let cursor: string | undefined
      do {
        const page = await many.client.listHouseholds({ sort, limit: 3, ...(cursor && { cursor }) })
        names.push(...page.items.map(({ name }) => name))
        cursor = page.next ?? undefined
      } while (cursor)
      const expected = Array.from({ length: 7 }, (_, i) => `Page ${i}`)
      expect(names).toEqual(sort === 'name' ? expected : expected.reverse())
    }
  })
  test('find by any part of a name, and take signs of patterns as they are', async () => {
    expect((await stone.client.listHouseholds({ q: 'SHDOW' })).items).toHaveLength(1)
    expect((await stone.client.listHouseholds({ q: '%' })).items).toHaveLength(0)
    expect((await stone.client.listHouseholds({ q: 'alma ash' })).items).toHaveLength(1)
  })
  test('refuse a cursor that is not theirs', async () =>
    expect(await codeOf(stone.client.listHouseholds({ cursor: 'nonsense' }))).toBe('invalid'))
})

describe('editing', () => {
  const changes = { name: 'Ashdown', status: 'client' as const, tier: 'B', notes: 'Prefers mornings.' }
  test('keeps what was before in the trail', async () => {
    const edited = await stone.client.editHousehold({ householdId: ashdown.id, ifVersion: 1, ...changes })
    expect(edited).toMatchObject({ version: 2, tier: 'B', notes: 'Prefers mornings.' })
    const { rows } = await api.owner.query(`select fact from audit where operation = 'editHousehold'`)
    expect(rows).toEqual([
      { fact: { version: 2, before: { tier: 'A', notes: '' }, after: { tier: 'B', notes: 'Prefers mornings.' } } },
    ])
  })
  test('by two people: the second is told and shown what the first saved', async () => {
    const second = await lead.client
      .editHousehold({ householdId: ashdown.id, ifVersion: 1, ...changes, notes: 'Mine' })
      .catch((error: unknown) => error)
    expect(lead.client.editHousehold.refused(second, 'edit_conflict') && second.problem.data.current.notes).toBe(
      'Prefers mornings.',
    )
  })
  test('of ten at once one is saved and nine are told', async () => {
    const { version } = await stone.client.getHousehold({ householdId: ashdown.id })
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        codeOf(
          stone.client.editHousehold({ householdId: ashdown.id, ifVersion: version, ...changes, notes: `Note ${i}` }),
        ),
      ),
    )
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
    for (const code of codes) expect(['accepted', 'edit_conflict', 'busy']).toContain(code)
  })
  test('without saying which version is refused', async () => {
    const response = await fetch(`${api.origin}/api/households/${ashdown.id}`, {
      method: 'PATCH',
      headers: { cookie: stone.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(changes),
    })
    expect(response.status).toBe(428)
  })
  test('with a tier that has no service model is refused', async () => {
    const { version } = await stone.client.getHousehold({ householdId: ashdown.id })
    expect(
      await codeOf(stone.client.editHousehold({ householdId: ashdown.id, ifVersion: version, ...changes, tier: 'Z' })),
    ).toBe('tier_unknown')
  })
  test('what one may not see is as absent as what never was', async () => {
    const codes = await Promise.all(
      [birk.id, newId()].map((householdId) =>
        codeOf(stone.client.editHousehold({ householdId, ifVersion: 1, ...changes })),
      ),
    )
    expect(codes).toEqual(['not_found', 'not_found'])
  })
})
