import { newId } from '@rapport/prisma/new-id.ts'
import { claimOf } from '../../../testing/claims.ts'
import { type HouseholdMade, household, inflow } from '../../../testing/rows.ts'
import type { Person, RunningApi } from '../../../testing/running-api.ts'

export interface Event {
  readonly name: string
  readonly on: string
  readonly owner: Person
  readonly parentId?: string
}

/** An event with the worked example's rates: 0.70 % a year, 55 % of it after serving the assets. */
export async function event(api: RunningApi, { name, on, owner, parentId }: Event): Promise<string> {
  const id = newId()
  await api.owner.query(
    `insert into initiative (id, parent_id, name, kind, starts_on, ends_on, owner_id, currency, revenue_rate, margin_rate)
     values ($1, $2, $3, 'event', $4, $4, $5, 'USD', 0.007, 0.55)`,
    [id, parentId ?? null, name, on, owner.id],
  )
  return id
}

/** A cost line in whole dollars. */
export async function cost(
  api: RunningApi,
  initiativeId: string,
  category: string,
  budget: number,
  actual: number,
): Promise<string> {
  const id = newId()
  await api.owner.query(
    `insert into cost_line (id, initiative_id, category, label, budget_minor, actual_minor, currency) values ($1, $2, $3, $3, $4, $5, 'USD')`,
    [id, initiativeId, category, budget * 100, actual * 100],
  )
  return id
}

/** The head of this household on the guest list. */
export async function guest(
  api: RunningApi,
  initiativeId: string,
  { id: householdId, personId }: HouseholdMade,
  status: string,
  qualified = false,
): Promise<string> {
  const id = newId()
  await api.owner.query(
    `insert into guest (id, initiative_id, person_id, household_id, status, qualified) values ($1, $2, $3, $4, $5, $6)`,
    [id, initiativeId, personId, householdId, status, qualified],
  )
  return id
}

/** So many more households on the guest list, none of which brings anything. */
export async function crowd(
  api: RunningApi,
  initiativeId: string,
  count: number,
  status: string,
  qualified = false,
): Promise<void> {
  await api.owner.query(
    `with one as (select gen_random_uuid() as household_id, gen_random_uuid() as person_id, n from generate_series(1, $2::int) n),
       homes as (insert into household (id, name, status, segment_id, tier, zone)
         select household_id, 'Crowd ' || n, 'prospect', (select id from segment limit 1), 'prospect', 'America/New_York' from one),
       heads as (insert into person (id, given_name, family_name, zone) select person_id, 'Guest', n::text, 'America/New_York' from one),
       members as (insert into household_member (household_id, person_id, relation, ownership_share) select household_id, person_id, 'head', 1 from one)
     insert into guest (id, initiative_id, person_id, household_id, status, qualified)
       select gen_random_uuid(), $1, person_id, household_id, $3, $4 from one`,
    [initiativeId, count, status, qualified],
  )
}

export interface Gain {
  readonly advisor: Person
  readonly controller: Person
  readonly minor: bigint
  readonly valueOn: string
  /** When it was spoken of. */
  readonly occurredAt: string
}

let made = 0

/** A household of its own that deposits so much, claimed and confirmed as people do it. */
export async function householdThatBrings(api: RunningApi, gain: Gain): Promise<HouseholdMade> {
  const home = await household(api, `Gain ${++made}`, [gain.advisor])
  await bring(api, home, gain)
  return home
}

export async function bring(api: RunningApi, home: HouseholdMade, gain: Gain): Promise<void> {
  const { advisor, controller, minor, valueOn, occurredAt } = gain
  const claimId = await claimOf(advisor, home, { minor, occurredAt })
  const activityId = await inflow(api, home.accountId, minor, valueOn)
  const { outcome } = await controller.client.confirmClaim({
    claimId,
    allocations: [{ activityId, amount: { minor, currency: 'USD' } }],
    reason: '',
  })
  if (outcome !== 'confirmed') throw new Error(`the claim is ${outcome}`)
}
