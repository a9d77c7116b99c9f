import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import pg from 'pg'
import { findActor } from '../features/firm/find-actor.ts'
import { type RunningApi, runningApi } from '../testing/running-api.ts'
import { sightOf } from './actor.ts'

let api: RunningApi
let login: pg.Pool
beforeAll(async () => {
  api = await runningApi({ readsImports: false })
  login = new pg.Pool({ connectionString: api.apiUrl })
})
afterAll(async () => {
  await login.end()
  await api.stop()
})

const led = async (leader: string, count: number): Promise<void> => {
  await api.owner.query(
    `with made as (insert into user_account (id, email, name, zone) select gen_random_uuid(), $1 || n || '@led.example', 'Led', 'UTC'
       from generate_series(1, $2::int) n returning id)
     insert into reporting_line (id, manager_id, user_id, since) select gen_random_uuid(), $1::text::uuid, id, '2020-01-01' from made`,
    [leader, count],
  )
}

test('who leads more than forty people, at any distance, reads by the role for many', async () => {
  const head = await api.person('Head Stone', 'manager')
  const regional = await api.person('Regional Stone', 'manager')
  await api.owner.query(
    `insert into reporting_line (id, manager_id, user_id, since) values ($1, $2, $3, '2020-01-01')`,
    [newId(), head.id, regional.id],
  )
  await led(regional.id, 40)
  const sight = async (id: string) => {
    const actor = await findActor(login, id)
    return actor && sightOf(actor)
  }
  expect(await sight(regional.id)).toBe('covered')
  expect(await sight(head.id)).toBe('led')
})

test('oversight stays oversight, whomever one leads', () => {
  expect(sightOf({ roles: ['controller', 'manager'], leadsMany: true })).toBe('oversight')
  expect(sightOf({ roles: ['advisor'], leadsMany: false })).toBe('covered')
})
