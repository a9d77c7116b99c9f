import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { claimOf } from '../../testing/claims.ts'
import { household, inflow } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'
import { event, guest } from './testing/stories.ts'

const M = 100_000_000n // one million, in hundredths
let api: RunningApi
let marketing: Person
let lead: Person
let golf: string

/** A million dollars and a million francs came of one day; nobody has said yet what a franc is worth. */
beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z' })
  marketing = await api.person('Mara Quinn', 'marketing')
  lead = await api.person('Lena Voss', 'manager')
  const stone = await api.person('Rosa Stone', 'advisor')
  const ruth = await api.person('Ruth Okafor', 'controller')
  const omar = await api.person('Omar Haddad', 'controller')
  await api.owner.query(
    `insert into reporting_line (id, manager_id, user_id, since) values ($1, $2, $3, '2020-01-01')`,
    [newId(), lead.id, stone.id],
  )
  golf = await event(api, { name: 'Golf day', on: '2026-03-01', owner: marketing })
  for (const currency of ['USD', 'CHF']) {
    const home = await household(api, `Home of ${currency}`, [stone], currency)
    await guest(api, golf, home, 'attended')
    const claimId = await claimOf(stone, home, { minor: M, currency })
    const activityId = await inflow(api, home.accountId, M, '2026-04-02', { currency })
    const amount = { minor: M, currency }
    // Two sign for francs: whether they exceed what one may confirm cannot be told without a rate.
    for (const controller of currency === 'CHF' ? [ruth, omar] : [ruth])
      await controller.client.confirmClaim({ claimId, allocations: [{ activityId, amount }], reason: 'Seen' })
  }
})
afterAll(() => api.stop())

const told = async () => {
  const [one, list, team] = await Promise.all([
    marketing.client.getInitiative({ initiativeId: golf }),
    marketing.client.listInitiatives({}),
    lead.client.getTeam({}),
  ])
  return {
    realised: [one.return?.realised.minor, list.items[0]?.realised?.minor, team.rows[0]?.confirmed.minor],
    withoutRate: [one.withoutRate, list.withoutRate, team.withoutRate],
  }
}

test('money without a rate is in no sum, and whoever reads the sum is told which currency is missing', async () => {
  expect(await told()).toEqual({ realised: [M, M, M], withoutRate: [['CHF'], ['CHF'], ['CHF']] })
})

test('with a rate it is in every sum, and nothing is missing', async () => {
  await api.owner.query(
    `insert into policy (id, subject, effective_from, body, created_by) values ($1, 'fixings', '2026-04-01', $2, $3)`,
    [newId(), JSON.stringify({ currency: 'USD', rates: { CHF: '1.1' } }), marketing.id],
  )
  const both = (21n * M) / 10n
  expect(await told()).toEqual({ realised: [both, both, both], withoutRate: [[], [], []] })
})
