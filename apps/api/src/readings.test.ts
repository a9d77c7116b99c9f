import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { requests } from './testing/requests.ts'
import type { Person } from './testing/running-api.ts'
import { makeWorld, type World } from './testing/world.ts'

// Reading what is sensitive is told in the trail as changing it is.
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.api.stop())

const noted = async ({ id }: Person) => {
  const { rows } = await world.api.owner.query(
    `select operation, subject_kind as kind, subject_id as id, household_id as home from audit where actor_id = $1 and operation like 'get%' order by at, id`,
    [id],
  )
  return rows
}
const look = (by: Person, path: string) => fetch(`${world.api.origin}/api${path}`, { headers: { cookie: by.cookie } })

test('opening a household says so only when it is restricted, once an hour for each who reads it', async () => {
  const { api, stone, auditor, seen } = world
  const { id } = seen.household
  const open = async () => {
    await stone.client.getHousehold({ householdId: id })
    await stone.client.getHouseholdTimeline({ householdId: id })
  }
  await open()
  expect(await noted(stone)).toEqual([])
  await api.owner.query('update household set restricted = true where id = $1', [id])
  const rows = ['getHousehold', 'getHouseholdTimeline'].map((operation) => ({
    operation,
    kind: 'household',
    id,
    home: id,
  }))
  await open()
  await open()
  expect(await noted(stone)).toEqual(rows)
  await auditor.client.getHousehold({ householdId: id })
  expect(await noted(auditor)).toEqual(rows.slice(0, 1))
  api.setNow('2026-04-05T17:00:01.000Z')
  await open()
  expect(await noted(stone)).toEqual([...rows, ...rows])
  const stranger = await api.person('Nosy Parker', 'advisor')
  expect((await look(stranger, `/households/${id}`)).status).toBe(404)
  expect(await noted(stranger)).toEqual([])
})

test('behind a wall, insiders are told of', async () => {
  const { api, hidden } = world
  const insider = await api.person('Ines Inside', 'auditor')
  const { rows: walls } = await api.owner.query<{ id: string }>('select id from wall where household_id = $1', [
    hidden.household.id,
  ])
  await api.owner.query('insert into wall_insider (wall_id, user_id) values ($1, $2)', [walls[0]?.id, insider.id])
  await insider.client.getHousehold({ householdId: hidden.household.id })
  expect(await noted(insider)).toMatchObject([{ operation: 'getHousehold', id: hidden.household.id }])
})

test('somebody else’s pay says who read it, one’s own does not', async () => {
  const { dan, mia, stone } = world
  const { args } = await requests.getStatementLine(world)
  const { statementId } = args
  // Arranging it has looked at it.
  expect(await noted(dan)).toMatchObject([
    { operation: 'getStatement', kind: 'statement', id: statementId, home: null },
  ])
  await dan.client.getStatementLine(args)
  expect(await noted(dan)).toMatchObject([
    { operation: 'getStatement' },
    { operation: 'getStatementLine', id: statementId },
  ])
  const { run } = await dan.client.getStatement({ statementId })
  const { version } = await dan.client.getRun({ runId: run.id })
  const reviewed = await dan.client.reviewRun({ runId: run.id, ifVersion: version })
  await mia.client.approveRun({ runId: run.id, ifVersion: reviewed.version })
  const before = await noted(stone)
  await stone.client.getStatement({ statementId })
  await stone.client.getStatementLine(args)
  expect(await noted(stone)).toEqual(before)
})

test('what cannot be told in the trail is not shown', async () => {
  const { api, stone, seen } = world
  const reader = await api.person('Late Reader', 'auditor')
  await api.owner.query(`create function no_trail() returns trigger language plpgsql as $$ begin raise exception 'no room' using errcode = '53100'; end $$;
    create trigger no_trail before insert on audit for each row when (new.operation = 'getHousehold') execute function no_trail()`)
  const answer = await look(reader, `/households/${seen.household.id}`)
  const text = await answer.text()
  await api.owner.query('drop trigger no_trail on audit')
  expect([answer.status, text.includes(seen.household.name)]).toEqual([507, false])
  expect((await look(reader, `/households/${seen.household.id}`)).status).toBe(200)
  expect((await look(stone, `/households/${newId()}`)).status).toBe(404)
})
