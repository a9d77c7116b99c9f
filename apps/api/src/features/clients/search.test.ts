import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { type HouseholdMade, household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let stone: Person
let park: Person
let marketing: Person
let vale: HouseholdMade

beforeAll(async () => {
  api = await runningApi({ now: '2026-03-31T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  park = await api.person('Min Park', 'advisor')
  marketing = await api.person('Ines Moreau', 'marketing')
  vale = await household(api, 'Vale of  Ärmel 100%', [stone])
  await household(api, 'Ashdown Vale', [stone])
  await household(api, 'Valentin', [park])
  await api.owner.query(
    `update person set given_name = 'Ana Lucía', family_name = 'de la Cruz' where id in (select person_id from household_member where household_id = $1)`,
    [vale.id],
  )
})
afterAll(() => api.stop())

const found = async (person: Person, q: string): Promise<string[]> =>
  (await person.client.searchEverything({ q })).households.map(({ name }) => name)
const people = async (person: Person, q: string): Promise<string[]> =>
  (await person.client.searchEverything({ q })).people.map(({ name }) => name)

describe('a household is found', () => {
  test.each([
    ['by how its name begins, before those that have the word later', 'vale', ['Vale of  Ärmel 100%', 'Ashdown Vale']],
    ['by two words of it', 'vale of', ['Vale of  Ärmel 100%']],
    ['by any word, whatever its letters and their size', 'ÄRM', ['Vale of  Ärmel 100%']],
    ['after two spaces as after one', ' ärmel', ['Vale of  Ärmel 100%']],
    ['with signs of patterns taken as they are', '100%', ['Vale of  Ärmel 100%']],
    ['not by them', '%', []],
    ['nor by the middle of a word', 'ale', []],
    ['nor by what it is not called', 'vale ofx', []],
  ])('%s', async (_how, q, names) => expect(await found(stone, q)).toEqual(names))
  test('by who may see its name, and nobody else', async () => {
    expect(await found(park, 'val')).toEqual(['Valentin'])
    expect(await found(marketing, 'val')).toEqual(['Vale of  Ärmel 100%', 'Valentin', 'Ashdown Vale'])
  })
  test('by its new name, and by its old one no more', async () => {
    const renamed = await household(api, 'Oldham', [stone])
    await api.owner.query(`update household set name = 'Newbury' where id = $1`, [renamed.id])
    expect([await found(stone, 'old'), await found(stone, 'new')]).toEqual([[], ['Newbury']])
  })
})

describe('a person is found', () => {
  test.each([
    ['by given name', 'ana', 1],
    ['by given and family name', 'ana lucía de', 1],
    ['by family name', 'de la', 1],
    ['not by a later word of it', 'cruz', 0],
  ])('%s', async (_how, q, times) => expect(await people(stone, q)).toHaveLength(times))
  test('by who may see a household of theirs, and nobody else', async () => {
    expect(await people(park, 'ana')).toEqual([])
    expect(await people(marketing, 'ana')).toEqual(['Ana Lucía de la Cruz'])
  })
  test('in each household that they belong to, and in none that they left', async () => {
    const second = await household(api, 'Second home', [stone])
    const { rows } = await api.owner.query<{ id: string }>(
      `select person_id as id from household_member where household_id = $1`,
      [vale.id],
    )
    const member = [second.id, rows[0]?.id]
    await api.owner.query(
      `insert into household_member (household_id, person_id, relation) values ($1, $2, 'relative')`,
      member,
    )
    expect(await people(stone, 'ana')).toHaveLength(2)
    await api.owner.query('delete from household_member where household_id = $1 and person_id = $2', member)
    expect(await people(stone, 'ana')).toHaveLength(1)
  })
})

test('whoever is behind a wall is not found by who is before it', async () => {
  const walled = await household(api, 'Corvin', [stone])
  await api.owner.query(
    `insert into wall (id, household_id, reason, since) values ($1, $2, 'a mandate', '2026-01-01')`,
    [newId(), walled.id],
  )
  for (const person of [stone, marketing]) expect(await found(person, 'corvin')).toEqual([])
})
