import { newId } from '@rapport/prisma/new-id.ts'
import { confirmed, period } from '../features/compensation/testing/bonus-firm.ts'
import { event, guest } from '../features/initiatives/testing/stories.ts'
import type { ServerOptions } from '../server.ts'
import { claimOf } from './claims.ts'
import { type HouseholdMade, household, inflow } from './rows.ts'
import { type Person, type RunningApi, runningApi } from './running-api.ts'

/** What hangs on one household, by what it is. */
export interface Told {
  readonly household: HouseholdMade
  readonly contactId: string
  readonly claimId: string
  readonly confirmationId: string
  readonly activityId: string
  readonly guestId: string
}

/** A firm with everybody in it, a household of Stone's, and one that is behind a wall for all. */
export interface World {
  readonly api: RunningApi
  readonly stone: Person
  readonly ruth: Person
  readonly omar: Person
  readonly dan: Person
  readonly mia: Person
  readonly marketing: Person
  readonly admin: Person
  readonly auditor: Person
  readonly seen: Told
  readonly hidden: Told
  readonly initiativeId: string
  readonly periodId: string
}

export const usd = (minor: bigint) => ({ minor, currency: 'USD' })
export const MILLION = 100_000_000n

export async function makeWorld(more: Pick<ServerOptions, 'logger'> = {}): Promise<World> {
  const api = await runningApi({ now: '2026-04-05T16:00:00.000Z', ...more })
  const [stone, ruth, omar] = [
    await api.person('Rosa Stone', 'advisor'),
    await api.person('Ruth Okafor', 'controller'),
    await api.person('Omar Haddad', 'controller'),
  ]
  const people = {
    stone,
    ruth,
    omar,
    dan: await api.person('Dan Reyes', 'manager'),
    mia: await api.person('Mia Feldmann', 'compensation_approver'),
    marketing: await api.person('Mara Quinn', 'marketing'),
    admin: await api.person('Tessa Nguyen', 'administrator'),
    auditor: await api.person('Arno Blick', 'auditor'),
  }
  await api.owner.query(
    `insert into reporting_line (id, manager_id, user_id, since) values ($1, $2, $3, '2020-01-01')`,
    [newId(), people.dan.id, stone.id],
  )
  const initiativeId = await event(api, { name: 'Museum night', on: '2026-03-01', owner: people.marketing })
  const periodId = await period(api, 'March', '2026-03-01', '2026-03-31')
  const tell = async (name: string): Promise<Told> => {
    const home = await household(api, name, [stone])
    const claimId = await claimOf(stone, home, { minor: MILLION })
    const activityId = await inflow(api, home.accountId, MILLION, '2026-03-28')
    await confirmed({ ruth, omar }, claimId, [[activityId, MILLION]])
    const claim = await stone.client.getClaim({ claimId })
    return {
      household: home,
      claimId,
      activityId,
      contactId: claim.contacts[0]?.id ?? '',
      confirmationId: claim.parts[0]?.confirmationId ?? '',
      guestId: await guest(api, initiativeId, home, 'invited'),
    }
  }
  const [seen, hidden] = [await tell('Ashdown'), await tell('Corvin')]
  await api.owner.query(`insert into wall (id, household_id, reason, since) values ($1, $2, 'Sale', '2026-04-01')`, [
    newId(),
    hidden.household.id,
  ])
  return { api, ...people, seen, hidden, initiativeId, periodId }
}
