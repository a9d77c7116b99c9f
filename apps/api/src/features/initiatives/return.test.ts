import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'
import { cost, crowd, event, guest, householdThatBrings } from './testing/stories.ts'

const M = 100_000_000n // one million, in cents
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const whole = ({ minor }: { minor: bigint }): bigint => (minor + 50n) / 100n
const millions = (sum: { minor: bigint } | null): string => ((Number(sum?.minor) / 1e8) as number).toFixed(1)

let api: RunningApi
let marketing: Person
let stone: Person
let park: Person
let controller: Person
let series: string
let golf: string
let vintage: string

/** Domain.md, 7: sixty guests, twenty-four of them prospects; and an event with as good households that were held out. */
beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z' })
  marketing = await api.person('Mara Quinn', 'marketing')
  stone = await api.person('Rosa Stone', 'advisor')
  park = await api.person('Min Park', 'specialist')
  controller = await api.person('Ruth Okafor', 'controller')
  series = await event(api, { name: 'Golf title sponsorship', on: '2026-01-01', owner: marketing })
  golf = await event(api, { name: 'Golf day', on: '2026-03-01', owner: marketing, parentId: series })
  vintage = await event(api, { name: 'Vintage motor-sports day', on: '2026-03-07', owner: marketing })
  for (const [category, budget, actual] of [
    ['fee', 400_000, 400_000],
    ['hospitality', 80_000, 85_000],
    ['travel', 22_000, 20_000],
    ['gifts', 6_000, 6_000],
    ['staff', 16_500, 18_000],
  ] as const)
    await cost(api, golf, category, budget, actual)

  const gain = { controller, valueOn: '2026-04-02', occurredAt: '2026-04-01T15:00:00.000Z' }
  const guests = async (initiative: string, status: string, count: number, minor: bigint, qualified: boolean) => {
    for (let n = 0; n < count; n++)
      await guest(
        api,
        initiative,
        await householdThatBrings(api, { ...gain, advisor: n % 2 ? park : stone, minor }),
        status,
        qualified,
      )
  }
  await guests(golf, 'attended', 6, (32n * M) / 10n, true)
  await guests(golf, 'attended', 3, (41n * M) / 10n, false)
  await crowd(api, golf, 18, 'attended', true)
  await crowd(api, golf, 33, 'attended')
  await guests(vintage, 'attended', 6, (32n * M) / 10n, false)
  await crowd(api, vintage, 18, 'attended')
  await guests(vintage, 'held_out', 5, (29n * M) / 10n, false)
  await crowd(api, vintage, 43, 'held_out')
}, 60_000)
afterAll(() => api.stop())

describe('the golf day, to the cent', () => {
  test('529,000 in all: 8,816.67 for each of 60 guests, 22,041.67 for each of 24 qualified prospects', async () => {
    const day = await marketing.client.getInitiative({ initiativeId: golf })
    expect([day.actual, day.budget]).toEqual([usd(52_900_000n), usd(52_450_000n)])
    expect([day.guests, day.attended, day.qualified]).toEqual([60, 60, 24])
    expect(day.return?.costPerGuest).toEqual(usd(881_667n))
    expect(day.return?.costPerProspect).toEqual(usd(2_204_167n))
  })

  test('31,500,000 bring 220,500 a year: −58.3 % in the first, which 75.6 M would have paid', async () => {
    const { return: found } = await marketing.client.getInitiative({ initiativeId: golf })
    expect(found).toMatchObject({
      realised: usd(3150n * 1_000_000n),
      revenue: usd(22_050_000n),
      roiFirstYear: '-0.5832',
    })
    expect(found?.breakEvenFirstYear).toEqual(usd(7_557_142_858n))
    expect(millions(found?.breakEvenFirstYear ?? null)).toBe('75.6')
  })

  test('over five years the factor is 3.4465 and the present value 759,954: +43.7 %, from 21.9 M on', async () => {
    const { return: found } = await marketing.client.getInitiative({ initiativeId: golf })
    expect([found?.years, found?.retention, found?.discount]).toEqual([5, '0.92', '0.08'])
    expect(found?.presentFactor).toBe('3.4465')
    expect(found && whole(found.presentValue)).toBe(759_954n)
    expect(found?.roiPresent).toBe('0.4366')
    expect(millions(found?.breakEvenPresent ?? null)).toBe('21.9')
  })

  test('at 55 % margin 417,974 are left: −21.0 %, and 39.9 M would have been needed', async () => {
    const { return: found } = await marketing.client.getInitiative({ initiativeId: golf })
    expect(found && whole(found.presentMargin)).toBe(417_974n)
    expect(found?.roiMargin).toBe('-0.2099')
    expect(millions(found?.breakEvenMargin ?? null)).toBe('39.9')
  })

  test('the series over it shows the same sums once, and leads to the day', async () => {
    const over = await marketing.client.getInitiative({ initiativeId: series })
    expect(over).toMatchObject({ actual: usd(52_900_000n), guests: 60, realised: usd(3150n * 1_000_000n) })
    expect(over.children.map(({ name }) => name)).toEqual(['Golf day'])
    const day = await marketing.client.getInitiative({ initiativeId: golf })
    expect(day.parent).toEqual({ id: series, name: 'Golf title sponsorship' })
    const { items } = await marketing.client.listInitiatives({ sort: '-realised' })
    expect(items.map(({ name, realised }) => [name, realised?.minor])).toEqual([
      ['Golf day', 3_150_000_000n],
      ['Golf title sponsorship', 3_150_000_000n],
      ['Vintage motor-sports day', 1_920_000_000n],
    ])
  })
})

describe('what would have come anyway', () => {
  test('6 of 24 against 5 of 48: 11.95 M of 19.2 M, p = 0.163, and so not enough data', async () => {
    const { uplift, return: found } = await marketing.client.getInitiative({ initiativeId: vintage })
    expect(found?.realised).toEqual(usd(1_920_000_000n))
    expect(uplift).toMatchObject({
      attended: { households: 24, won: 6 },
      heldOut: { households: 48, won: 5 },
      incremental: usd(1_195_000_000n),
      verdict: 'not_enough_data',
    })
    expect(Number(uplift?.p).toFixed(3)).toBe('0.163')
    expect(Number(uplift?.interval?.from)).toBeLessThan(0)
    expect(Number(uplift?.interval?.to)).toBeGreaterThan(0)
  })

  test('those held out are no guests: they earn nothing and cost nothing', async () => {
    const day = await marketing.client.getInitiative({ initiativeId: vintage })
    expect([day.guests, day.attended, day.guestCounts.held_out]).toEqual([24, 24, 48])
  })

  test('without anybody held out nothing is said', async () => {
    const { uplift } = await marketing.client.getInitiative({ initiativeId: golf })
    expect(uplift).toMatchObject({ p: null, interval: null, incremental: null, verdict: 'not_enough_data' })
  })
})

describe('the money behind a return', () => {
  const money = async (person: Person) => {
    const items = []
    let cursor: string | undefined
    let total = 0n
    let hidden: [number, bigint] = [0, 0n]
    do {
      const page = await person.client.listInitiativeMoney({ initiativeId: golf, limit: 4, ...(cursor && { cursor }) })
      items.push(...page.items)
      total = page.total.minor
      hidden = [page.unseen.parts, page.unseen.attributed.minor]
      cursor = page.next ?? undefined
    } while (cursor)
    return { items, total, hidden }
  }

  test('realised is the sum of its lines, page by page', async () => {
    const { items, total } = await money(controller)
    expect(items).toHaveLength(9)
    expect(items.reduce((all, { attributed }) => all + attributed.minor, 0n)).toBe(3_150_000_000n)
    expect(total).toBe(3_150_000_000n)
  })

  test('marketing sees what it comes to, and no deposit by itself', async () => {
    expect(await money(marketing)).toMatchObject({ items: [], total: 3_150_000_000n, hidden: [9, 3_150_000_000n] })
  })

  test('a representative reads the deposits of the households that they cover, and the others in one sum', async () => {
    const { items, total, hidden } = await money(stone)
    expect(total).toBe(3_150_000_000n)
    expect(items.map(({ claimant }) => claimant.name)).toEqual(Array(5).fill('Rosa Stone'))
    const own = items.reduce((all, { attributed }) => all + attributed.minor, 0n)
    expect(hidden).toEqual([4, total - own])
    const { items: guests } = await stone.client.listGuests({ initiativeId: golf })
    expect(guests).toHaveLength(5)
    expect((await marketing.client.listGuests({ initiativeId: golf, limit: 200 })).items).toHaveLength(60)
  })

  test('the figures are the same for every reader', async () => {
    const seen = await Promise.all(
      [marketing, stone, park, controller].map((person) => person.client.getInitiative({ initiativeId: golf })),
    )
    for (const one of seen) expect(one).toEqual(seen[0])
  })
})
