import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'
import { bring, event, guest } from './testing/stories.ts'

let api: RunningApi
let marketing: Person
let auditor: Person
const events: string[] = []

/** Domain.md, 7: 5,000,000 on 30 June 2026, after 15 January, 20 March and 10 May. */
beforeAll(async () => {
  api = await runningApi({ now: '2026-07-02T16:00:00.000Z' })
  marketing = await api.person('Mara Quinn', 'marketing')
  auditor = await api.person('Arno Blick', 'auditor')
  const advisor = await api.person('Rosa Stone', 'advisor')
  const controller = await api.person('Ruth Okafor', 'controller')
  const home = await household(api, 'Ashdown', [advisor])
  for (const on of ['2026-01-15', '2026-03-20', '2026-05-10']) {
    const id = await event(api, { name: on, on, owner: marketing })
    await guest(api, id, home, 'attended')
    events.push(id)
  }
  const invited = await event(api, { name: 'Only invited', on: '2026-06-01', owner: marketing })
  await guest(api, invited, home, 'accepted')
  const before = await event(api, { name: 'Before the look-back', on: '2025-06-29', owner: marketing })
  await guest(api, before, home, 'attended')
  events.push(invited, before)
  await bring(api, home, {
    advisor,
    controller,
    minor: 500_000_000n,
    valueOn: '2026-06-30',
    occurredAt: '2026-06-29T15:00:00.000Z',
  })
})
afterAll(() => api.stop())

test.each([
  ['first', [500_000_000n, 0n, 0n]],
  ['last', [0n, 0n, 500_000_000n]],
  ['linear', [166_666_667n, 166_666_667n, 166_666_666n]],
  ['position', [200_000_000n, 100_000_000n, 200_000_000n]],
  ['time_decay', [72_779_298n, 152_442_662n, 274_778_040n]],
] as const)('of 5,000,000 the %s model gives each event its share, and all of it', async (model, shares) => {
  const found = await Promise.all(events.map((initiativeId) => marketing.client.getInitiative({ initiativeId, model })))
  const realised = found.map((one) => one.return?.realised.minor ?? 0n)
  expect(realised).toEqual([...shares, 0n, 0n])
  expect(realised.reduce((all, one) => all + one, 0n)).toBe(500_000_000n)
  for (const [at, initiativeId] of events.entries()) {
    const { items, total } = await auditor.client.listInitiativeMoney({ initiativeId, model })
    expect(total.minor).toBe(realised[at])
    for (const { touches, confirmed } of items)
      expect(touches.reduce((all, { share }) => all + share.minor, 0n)).toBe(confirmed.minor)
  }
})

test('all five models are told at once, each as it is told alone', async () => {
  const [initiativeId = ''] = events
  const { models } = await marketing.client.getInitiative({ initiativeId })
  expect(models.map(({ model, realised }) => [model, realised.minor])).toEqual([
    ['first', 500_000_000n],
    ['last', 0n],
    ['linear', 166_666_667n],
    ['position', 200_000_000n],
    ['time_decay', 72_779_298n],
  ])
})

test('influenced is all of the money for each event that met the household in time, and so is never added', async () => {
  const found = await Promise.all(events.map((initiativeId) => marketing.client.getInitiative({ initiativeId })))
  expect(found.map((one) => one.return?.influenced.minor)).toEqual([500_000_000n, 500_000_000n, 500_000_000n, 0n, 0n])
})
