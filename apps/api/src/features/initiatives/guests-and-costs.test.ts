import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { codeOf } from '../../testing/claims.ts'
import { household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'
import { cost, event, guest } from './testing/stories.ts'

let api: RunningApi
let marketing: Person
let stone: Person
let auditor: Person
let past: string
let coming: string
const usd = (minor: bigint) => ({ minor, currency: 'USD' })

beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z' })
  marketing = await api.person('Mara Quinn', 'marketing')
  stone = await api.person('Rosa Stone', 'advisor')
  auditor = await api.person('Arno Blick', 'auditor')
  past = await event(api, { name: 'Museum night', on: '2026-04-05', owner: marketing })
  coming = await event(api, { name: 'Symphony night', on: '2026-04-06', owner: marketing })
})
afterAll(() => api.stop())

const told = async (subjectId: string): Promise<unknown[]> =>
  (await auditor.client.listTrail({ subjectId })).items.map(({ fact }) => fact)

describe('guests', () => {
  test('before the day somebody accepts; attending is said from the day on', async () => {
    const home = await household(api, 'Ashdown', [stone])
    const guestId = await guest(api, coming, home, 'invited')
    const say = (status: 'accepted' | 'attended' | 'no_show', ifVersion = 1) =>
      stone.client.setGuestStatus({ initiativeId: coming, guestId, ifVersion, status, qualified: true })
    expect(await codeOf(say('attended'))).toBe('not_held_yet')
    expect(await codeOf(say('no_show'))).toBe('not_held_yet')
    expect(await say('accepted')).toEqual({ id: guestId, status: 'accepted', qualified: true, version: 2 })
    const late = await say('accepted').catch((error: unknown) => error)
    expect(stone.client.setGuestStatus.refused(late, 'edit_conflict') && late.problem.data).toEqual({
      version: 2,
      current: { status: 'accepted', qualified: true },
    })
    expect(await told(guestId)).toEqual([
      {
        initiativeId: coming,
        before: { status: 'invited', qualified: false },
        after: { status: 'accepted', qualified: true },
      },
    ])
  })

  test('on the day itself guests attend, and count from then on', async () => {
    const home = await household(api, 'Birk', [stone])
    const guestId = await guest(api, past, home, 'accepted')
    await marketing.client.setGuestStatus({
      initiativeId: past,
      guestId,
      ifVersion: 1,
      status: 'attended',
      qualified: false,
    })
    expect(await marketing.client.getInitiative({ initiativeId: past })).toMatchObject({ attended: 1, guests: 1 })
  })

  test('the guest of another representative answers like one that does not exist', async () => {
    const park = await api.person('Min Park', 'specialist')
    const guestId = await guest(api, past, await household(api, 'Corvin', [stone]), 'invited')
    const say = (who: Person, id: string, initiativeId: string) =>
      codeOf(
        who.client.setGuestStatus({ initiativeId, guestId: id, ifVersion: 1, status: 'declined', qualified: false }),
      )
    expect(await say(park, guestId, past)).toBe('not_found')
    expect(await say(park, newId(), past)).toBe('not_found')
    expect(await say(stone, guestId, coming)).toBe('not_found')
    expect(await say(stone, guestId, past)).toBe('accepted')
  })

  test('a household behind a wall is on no list, and its guest is not changed by marketing', async () => {
    const home = await household(api, 'Dunmore', [stone])
    const guestId = await guest(api, past, home, 'invited')
    await api.owner.query(`insert into wall (id, household_id, reason, since) values ($1, $2, $3, $4)`, [
      newId(),
      home.id,
      'A transaction under way',
      '2026-01-01',
    ])
    const { items } = await marketing.client.listGuests({ initiativeId: past })
    expect(items.map(({ household: { name } }) => name)).not.toContain('Dunmore')
    expect(
      await codeOf(
        marketing.client.setGuestStatus({
          initiativeId: past,
          guestId,
          ifVersion: 1,
          status: 'declined',
          qualified: false,
        }),
      ),
    ).toBe('not_found')
  })

  test('guests are read page by page, by name, and by status', async () => {
    const id = await event(api, { name: 'Regatta', on: '2026-04-01', owner: marketing })
    for (const [name, status] of [
      ['Zeller', 'attended'],
      ['Amrein', 'attended'],
      ['Moor', 'declined'],
    ] as const)
      await guest(api, id, await household(api, name, [stone]), status)
    const first = await marketing.client.listGuests({ initiativeId: id, limit: 2 })
    const second = await marketing.client.listGuests({ initiativeId: id, limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'Alma Amrein',
      'Alma Moor',
      'Alma Zeller',
    ])
    expect(second.next).toBeNull()
    const came = await marketing.client.listGuests({ initiativeId: id, status: 'attended' })
    expect(came.items.map(({ name }) => name)).toEqual(['Alma Amrein', 'Alma Zeller'])
  })
})

describe('costs', () => {
  const edit = (
    costId: string,
    actual: bigint,
    more: { budget?: { minor: bigint; currency: string }; ifVersion?: number } = {},
  ) =>
    marketing.client.editCost({
      initiativeId: past,
      costId,
      ifVersion: more.ifVersion ?? 1,
      label: 'Supper',
      budget: more.budget ?? usd(100_000n),
      actual: usd(actual),
    })

  test('a changed line changes the total, and the trail keeps what stood there', async () => {
    const costId = await cost(api, past, 'hospitality', 1_000, 0)
    await edit(costId, 98_765n)
    const { actual, costs } = await marketing.client.getInitiative({ initiativeId: past })
    expect([actual, costs[0]?.label]).toEqual([usd(98_765n), 'Supper'])
    expect(await told(costId)).toEqual([
      {
        initiativeId: past,
        before: { label: 'hospitality', budget: '100000', actual: '0' },
        after: { label: 'Supper', budget: '100000', actual: '98765' },
      },
    ])
  })

  test('another currency, less than nothing, and the line of another initiative are refused', async () => {
    const costId = await cost(api, past, 'media', 10, 10)
    expect(await codeOf(edit(costId, 1n, { budget: { minor: 1n, currency: 'CHF' } }))).toBe('currency_differs')
    expect(await codeOf(edit(costId, -1n))).toBe('amount_negative')
    expect(await codeOf(edit(await cost(api, coming, 'media', 10, 10), 1n))).toBe('not_found')
    expect(await codeOf(edit(newId(), 1n))).toBe('not_found')
    expect(await told(costId)).toEqual([])
  })

  test('of ten edits of one version at once, one is saved and nine see both', async () => {
    const costId = await cost(api, past, 'travel', 10, 0)
    const codes = await Promise.all(Array.from({ length: 10 }, (_, n) => codeOf(edit(costId, BigInt(n + 1)))))
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
    for (const code of codes) expect(['accepted', 'edit_conflict', 'busy']).toContain(code)
    expect(await told(costId)).toHaveLength(1)
    const { costs } = await marketing.client.getInitiative({ initiativeId: past })
    const stands = costs.find(({ id }) => id === costId)
    const late = await edit(costId, 99n).catch((error: unknown) => error)
    expect(marketing.client.editCost.refused(late, 'edit_conflict') && late.problem.data).toEqual({
      version: 2,
      current: { label: 'Supper', budget: usd(100_000n), actual: stands?.actual },
    })
    expect(stands?.version).toBe(2)
  })
})

test('an initiative that is not there, and a list of those to come and those past', async () => {
  expect(await codeOf(marketing.client.getInitiative({ initiativeId: newId() }))).toBe('not_found')
  expect(await codeOf(marketing.client.listGuests({ initiativeId: newId() }))).toBe('not_found')
  expect(await codeOf(marketing.client.listInitiativeMoney({ initiativeId: newId() }))).toBe('not_found')
  const names = async (when: 'upcoming' | 'past') =>
    (await marketing.client.listInitiatives({ when, sort: 'name' })).items.map(({ name }) => name)
  expect(await names('upcoming')).toEqual(['Symphony night'])
  expect(await names('past')).toEqual(['Museum night', 'Regatta'])
})
