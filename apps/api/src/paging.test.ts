import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contract } from '@rapport/contract/contract.ts'
import type { Operation } from '@rapport/contract/operation.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { plan } from './features/compensation/testing/bonus-firm.ts'
import { event, guest } from './features/initiatives/testing/stories.ts'
import { type Answered, ask } from './testing/ask.ts'
import { claimOf } from './testing/claims.ts'
import { camt, finished, hand, IBAN, transfer } from './testing/imports.ts'
import { household, inflow } from './testing/rows.ts'
import type { Person } from './testing/running-api.ts'
import { MILLION, makeWorld, usd, type World } from './testing/world.ts'

// Written once, true of every list: whoever walks its pages while others add to it meets each row exactly once.
let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.api.stop())

interface Walk {
  readonly by: (world: World) => Person
  readonly args?: (world: World) => Promise<Record<string, unknown>> | Record<string, unknown>
  /** Every way in which it can be sorted. */
  readonly sorts?: readonly string[]
  /** Adds a row to it; before the walk, and during it. */
  readonly add: (world: World, args: Record<string, unknown>) => Promise<unknown>
  /** What a row is known by. */
  readonly key?: string
}

let count = 0
const next = (): number => (count += 1)
/** Names in no order. */
const name = (): string => `${'QWERTZUIOP'[next() % 10] ?? ''} ${newId().slice(-6)}`
const nobodys = (api: World['api']) =>
  api.owner.query(`insert into account (id, identifier, scheme, currency) values ($1, $2, 'custodian', 'USD')`, [
    newId(),
    name(),
  ])
/** A wire that confirmed a claim and went back the next day. */
async function takenBack({ api, stone, ruth, seen }: World) {
  const claimId = await claimOf(stone, seen.household, { minor: MILLION })
  const activityId = await inflow(api, seen.household.accountId, MILLION, '2026-04-02')
  await ruth.client.confirmClaim({ claimId, allocations: [{ activityId, amount: usd(MILLION) }], reason: '' })
  const back = await inflow(api, seen.household.accountId, -MILLION, '2026-04-03', { flowType: 'reversal' })
  await api.owner.query('update activity set reverses = $2 where id = $1', [back, activityId])
}
const logged = ({ stone, seen }: World) => claimOf(stone, seen.household, { minor: BigInt(next()) * 100n })

async function paid({ api, stone, ruth, initiativeId }: World) {
  const home = await household(api, name(), [stone])
  await guest(api, initiativeId, home, 'attended')
  const claimId = await claimOf(stone, home, { minor: MILLION })
  const activityId = await inflow(api, home.accountId, MILLION, '2026-04-02')
  await ruth.client.confirmClaim({ claimId, allocations: [{ activityId, amount: usd(MILLION) }], reason: '' })
}

let files: string | undefined
const fileOfMany = async ({ ruth }: World) => {
  const entries = Array.from({ length: 7 }, (_, n) => transfer('2026-03-10', `${n + 1}.00`, `E${n}`))
  files ??= await hand(ruth, camt(entries, { iban: IBAN }))
  await finished(ruth, files)
  return { importId: files }
}

const walks: Readonly<Record<string, Walk>> = {
  listHouseholds: {
    by: ({ stone }) => stone,
    sorts: ['name', '-name', 'due', '-due'],
    add: ({ api, stone }) => household(api, name(), [stone]),
  },
  getHouseholdTimeline: {
    by: ({ stone }) => stone,
    args: ({ seen }) => ({ householdId: seen.household.id }),
    add: logged,
  },
  listCadence: { by: ({ stone }) => stone, add: ({ api, stone }) => household(api, name(), [stone]) },
  listClaims: { by: ({ stone }) => stone, add: logged },
  listConfirmationQueue: { by: ({ ruth }) => ruth, sorts: ['value', 'age'], add: logged },
  listTakenBack: { by: ({ ruth }) => ruth, add: takenBack, key: 'activityId' },
  listImports: {
    by: ({ ruth }) => ruth,
    add: async ({ ruth }) =>
      finished(ruth, await hand(ruth, camt([transfer('2026-03-10', '1.00', name())], { iban: IBAN }))),
  },
  // A file that was read stays as it is.
  listImportEntries: { by: ({ ruth }) => ruth, args: fileOfMany, add: async () => undefined, key: 'number' },
  listUnknownAccounts: { by: ({ ruth }) => ruth, add: ({ api }) => nobodys(api) },
  listActivities: {
    by: ({ stone }) => stone,
    add: ({ api, seen }) =>
      inflow(api, seen.household.accountId, BigInt(next()), `2026-03-${String((next() % 28) + 1).padStart(2, '0')}`),
  },
  listRuns: {
    by: ({ dan }) => dan,
    add: async ({ api, dan, stone, periodId }) =>
      dan.client.computeRun({ planId: await plan(api, dan, [stone]), periodId }),
  },
  listInitiatives: {
    by: ({ marketing }) => marketing,
    sorts: ['starts', '-starts', 'name', '-realised', '-actual'],
    add: ({ api, marketing }) =>
      event(api, { name: name(), on: `2026-03-${String((next() % 28) + 1).padStart(2, '0')}`, owner: marketing }),
  },
  listGuests: {
    by: ({ marketing }) => marketing,
    args: ({ initiativeId }) => ({ initiativeId }),
    add: async ({ api, stone, initiativeId }) =>
      guest(api, initiativeId, await household(api, name(), [stone]), 'invited'),
  },
  listInitiativeMoney: {
    by: ({ auditor }) => auditor,
    args: ({ initiativeId }) => ({ initiativeId }),
    add: paid,
    key: 'allocationId',
  },
  listUsers: { by: ({ admin }) => admin, add: ({ api }) => api.person(name(), 'advisor') },
  listTrail: { by: ({ auditor }) => auditor, add: ({ stone }) => stone.client.setLanguage({ language: 'de' }) },
}

const paged = Object.entries<Operation>(contract).filter(([, { query }]) => query && 'cursor' in query.shape)

test('every list that has pages is walked here', () => {
  expect(Object.keys(walks).sort()).toEqual(paged.map(([one]) => one).sort())
})

describe.each(paged)('%s', (of, operation) => {
  const walk = walks[of] as Walk
  const send = (args: Record<string, unknown>): Promise<Answered> =>
    ask(world.api.origin, operation, args, { headers: { cookie: walk.by(world).cookie } })
  const page = async (args: Record<string, unknown>) => {
    const { text } = await send(args)
    const { items, next: cursor } = JSON.parse(text) as { items: Record<string, unknown>[]; next: string | null }
    return { keys: items.map((item) => String(item[walk.key ?? 'id'])), cursor }
  }

  test.each(walk.sorts ?? [''])(
    'gives each row once while others are added, sorted by "%s"',
    async (sort) => {
      const args = { ...(await walk.args?.(world)), ...(sort && { sort }) }
      for (let n = 0; n < 5; n++) await walk.add(world, args)
      const before = (await page({ ...args, limit: 200 })).keys
      expect(before.length).toBeGreaterThanOrEqual(5)
      const met: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const answer: { keys: string[]; cursor: string | null } = await page({
          ...args,
          limit: 2,
          ...(cursor && { cursor }),
        })
        met.push(...answer.keys)
        cursor = answer.cursor
        if (met.length < 14) await walk.add(world, args)
      }
      expect(met).toHaveLength(new Set(met).size)
      expect(met.filter((key) => before.includes(key))).toEqual(before)
    },
    120_000,
  )

  test('takes at most two hundred at once, and no cursor that it did not give', async () => {
    const args = (await walk.args?.(world)) ?? {}
    for (const limit of [0, 201, 1e9, 'many']) expect((await send({ ...args, limit })).status).toBe(422)
    const forged = Buffer.from(JSON.stringify(['a', 'b', 'c', 'd', 'e', 'f'])).toString('base64url')
    for (const cursor of [forged, 'x', Buffer.from('[]').toString('base64url')])
      expect((await send({ ...args, cursor })).status).toBe(422)
  })
})
