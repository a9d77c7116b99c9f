import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { codeOf } from '../../testing/claims.ts'
import { dayTextAmount, finished, hand } from '../../testing/imports.ts'
import { household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

// What a bank's file says of an account behind a wall is for insiders, however it is asked for.
const ACCOUNT = '77-4100-9'
let api: RunningApi
let outsider: Person
let insider: Person
let importId: string
let firstId: string

const table = (...rows: string[]) => `Date,Memo,Amount\n${rows.join('\n')}\n`
const readAs = async (by: Person, content: string) => {
  const id = await hand(by, content, 'march.csv')
  await finished(by, id)
  const [saved] = (await by.client.listTableMappings({})).items
  await by.client.readImportAgain({ importId: id, mappingId: saved?.id ?? null, account: ACCOUNT, currency: null })
  return finished(by, id)
}
const fileOf = (by: Person, id: string) =>
  fetch(`${api.origin}/api/imports/${id}/file`, { headers: { cookie: by.cookie } })

beforeAll(async () => {
  api = await runningApi({ now: '2026-04-02T16:00:00.000Z' })
  outsider = await api.person('Otis Outside', 'controller')
  insider = await api.person('Ines Inside', 'controller')
  await insider.client.saveTableMapping({ name: 'Columns', custodian: 'Hudson', mapping: dayTextAmount })
  const first = await readAs(insider, table('2026-03-09,Wire,5.00', '2026-03-10,Wire,7.00'))
  firstId = first.id
  await insider.client.importFiles({ importIds: [firstId] })
  await finished(insider, firstId)
  const home = await household(api, 'Corvin', [])
  await api.owner.query('update account set household_id = $1 where identifier = $2', [home.id, ACCOUNT])
  const wall = newId()
  await api.owner.query(`insert into wall (id, household_id, reason, since) values ($1, $2, 'Sale', '2026-01-01')`, [
    wall,
    home.id,
  ])
  await api.owner.query('insert into wall_insider (wall_id, user_id) values ($1, $2)', [wall, insider.id])
  const read = await readAs(insider, table('2026-03-11,Wire,9.00', '2026-02-30,Wire,11.00'))
  importId = read.id
  expect(read).toMatchObject({ state: 'quarantined', withheld: false, rejections: [{ raw: '2026-02-30,Wire,11.00' }] })
  expect(read.table?.rows).toContainEqual(['2026-03-11', 'Wire', '9.00'])
})
afterAll(() => api.stop())

describe('a file that speaks of an account behind a wall', () => {
  test('is there, and tells who is outside nothing of what it says', async () => {
    const seen = await outsider.client.getImport({ importId })
    expect(seen).toMatchObject({
      withheld: true,
      statements: [],
      rejections: [],
      warnings: [],
      checks: [],
      table: null,
      stated: { account: null },
    })
    expect((await outsider.client.listImportEntries({ importId })).items).toEqual([])
  })
  test('is fetched by insiders; to others its bytes are not there', async () => {
    expect(await (await fileOf(insider, importId)).text()).toContain('2026-03-11,Wire,9.00')
    const said = async (id: string) => {
      const answer = await fileOf(outsider, id)
      return [answer.status, (await answer.text()).replace(/"requestId":"[^"]*"/, '')]
    }
    expect(await said(importId)).toEqual(await said(newId()))
    const { rows } = await api.owner.query(`select actor_id from audit where operation = 'downloadImport'`)
    expect(rows).toEqual([{ actor_id: insider.id }])
  })
  test('is kept from outsiders as well when the account was unknown until it was booked', async () => {
    expect((await fileOf(outsider, firstId)).status).toBe(404)
    expect((await fileOf(insider, firstId)).status).toBe(200)
  })
  test('is not tried with other columns', async () => {
    const trial = { importId, mapping: dayTextAmount, account: 'another', currency: 'USD' }
    expect((await insider.client.tryTableMapping(trial)).rows).toHaveLength(2)
    expect(await codeOf(outsider.client.tryTableMapping(trial))).toBe('not_found')
  })
  test('stays so when it is turned down and nothing that was read of it is left', async () => {
    await outsider.client.cancelImport({ importId })
    expect((await fileOf(outsider, importId)).status).toBe(404)
    expect(await outsider.client.getImport({ importId })).toMatchObject({ withheld: true, table: null, rejections: [] })
    expect((await fileOf(insider, importId)).status).toBe(200)
  })
})
