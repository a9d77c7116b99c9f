import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { claimOf, codeOf } from '../../testing/claims.ts'
import { household, inflow } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

const M = 100_000_000n // one million, in cents
let api: RunningApi
let stone: Person
let park: Person
let ruth: Person

beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  park = await api.person('Min Park', 'specialist')
  ruth = await api.person('Ruth Okafor', 'controller')
})
afterAll(() => api.stop())

const confirm = (claimId: string, activityId: string) =>
  ruth.client.confirmClaim({
    claimId,
    allocations: [{ activityId, amount: { minor: M, currency: 'USD' } }],
    reason: '',
  })

test('nothing is confirmed before everybody who would share has agreed, in their own name: also who the household’s split leaves out', async () => {
  const home = await household(api, 'Shared', [stone, park])
  const wire = await inflow(api, home.accountId, M, '2026-04-02')
  for (const [user, share] of [
    [stone, 6000],
    [park, 4000],
  ] as const)
    await api.owner.query(
      `insert into default_split (id, household_id, user_id, basis_points, since) values ($1, $2, $3, $4, '2026-01-01')`,
      [newId(), home.id, user.id, share],
    )
  const usual = await claimOf(stone, home, { minor: M })
  expect((await stone.client.getClaim({ claimId: usual })).splits.map(({ basisPoints }) => basisPoints)).toEqual([
    6000, 4000,
  ])
  expect(await codeOf(park.client.agreeToSplit({ claimId: usual }))).toBe('not_asked')
  const alone = await claimOf(stone, home, { minor: M, splits: [{ userId: stone.id, basisPoints: 10_000 }] })
  const agreed = async (claimId: string) =>
    (await ruth.client.getWorkbench({ claimId })).checklist.find(({ name }) => name === 'split_agreed')
  expect(await agreed(usual)).toMatchObject({ answer: 'yes' })
  expect(await agreed(alone)).toMatchObject({ answer: 'no', about: [park.id] })
  expect(await codeOf(confirm(alone, wire))).toBe('split_not_agreed')
  await api.owner.query(`select set_config('app.user', $1, false)`, [ruth.id])
  for (const text of [
    `insert into confirmation (id, claim_id, controller_id, at) values ($1, $2, $3, now())`,
    `insert into first_signature (id, claim_id, signed_by, at, reason, allocations) values ($1, $2, $3, now(), '', '[]')`,
  ])
    await expect(api.owner.query(text, [newId(), alone, ruth.id])).rejects.toThrow('has not agreed')
  await api.owner.query(`select set_config('app.user', '', false)`)
  expect(await codeOf(stone.client.agreeToSplit({ claimId: alone }))).toBe('not_asked')
  const { splitAgreements } = await park.client.agreeToSplit({ claimId: alone })
  expect(splitAgreements).toMatchObject([{ user: { name: 'Min Park' } }])
  expect((await confirm(alone, wire)).claim.state).toBe('confirmed')
  expect(await codeOf(park.client.agreeToSplit({ claimId: alone }))).toBe('not_open')
})

test('the database and the rule name the same people, whatever was agreed on', async () => {
  const home = await household(api, 'Compared', [stone, park])
  const third = await api.person('Carla Third', 'banker')
  const people = [stone, park, third]
  const shares = [
    [10_000, 0, 0],
    [0, 10_000, 0],
    [6_000, 4_000, 0],
    [4_000, 6_000, 0],
    [5_000, 3_000, 2_000],
  ]
  const of = (points: readonly number[]) =>
    people.flatMap(({ id: userId }, at) => (points[at] ? [{ userId, basisPoints: points[at] }] : []))
  for (const usual of [[], [6_000, 3_000, 0], ...shares]) {
    await api.owner.query('delete from default_split where household_id = $1', [home.id])
    for (const { userId, basisPoints } of of(usual))
      await api.owner.query(
        `insert into default_split (id, household_id, user_id, basis_points, since) values ($1, $2, $3, $4, '2026-01-01')`,
        [newId(), home.id, userId, basisPoints],
      )
    for (const claimed of shares) {
      const claimId = await claimOf(stone, home, { minor: M, splits: of(claimed) })
      const { checklist } = await ruth.client.getWorkbench({ claimId })
      const check = checklist.find(({ name }) => name === 'split_agreed')
      const { rows } = await api.owner.query<{ id: string }>('select split_waits_for($1) as id order by id', [claimId])
      expect({ usual, claimed, waits: rows.map(({ id }) => id) }).toEqual({
        usual,
        claimed,
        waits: check?.answer === 'no' ? check.about : [],
      })
    }
  }
})
