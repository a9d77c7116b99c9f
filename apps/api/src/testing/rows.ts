import { demoServiceModels } from '@rapport/domain/cadence/service-model.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import type pg from 'pg'
import type { RunningApi } from './running-api.ts'

export interface HouseholdMade {
  readonly id: string
  readonly name: string
  /** Its head. */
  readonly personId: string
  /** An account in the firm's currency. */
  readonly accountId: string
  readonly accountNumber: string
}

const made = new WeakMap<pg.Client, Promise<string>>()

/** A client household of tier A with its head and one account in USD, covered by these people; the first leads. */
export async function household(
  api: RunningApi,
  name: string,
  team: readonly { readonly id: string }[],
  currency = 'USD',
): Promise<HouseholdMade> {
  const { owner } = api
  const segment = await basics(owner)
  const [id, personId, accountId] = [newId(), newId(), newId()]
  const accountNumber = `TEST-${id.slice(-12)}`
  await owner.query(
    `insert into household (id, name, status, segment_id, tier, zone, client_since) values ($1, $2, 'client', $3, 'A', 'America/New_York', '2026-03-01')`,
    [id, name, segment],
  )
  await owner.query(
    `insert into person (id, given_name, family_name, zone) values ($1, 'Alma', $2, 'America/New_York')`,
    [personId, name],
  )
  await owner.query(
    `insert into household_member (household_id, person_id, relation, ownership_share) values ($1, $2, 'head', 1)`,
    [id, personId],
  )
  await owner.query(
    `insert into account (id, household_id, identifier, scheme, currency) values ($1, $2, $3, 'custodian', $4)`,
    [accountId, id, accountNumber, currency],
  )
  for (const [index, { id: userId }] of team.entries()) {
    const role = index === 0 ? 'lead' : 'specialist'
    await owner.query(
      `insert into coverage (id, household_id, user_id, role, since) values ($1, $2, $3, $4, '2020-01-01')`,
      [newId(), id, userId, role],
    )
  }
  return { id, name, personId, accountId, accountNumber }
}

/** A booked inflow of so many minor units on an account. */
export async function inflow(
  api: RunningApi,
  accountId: string,
  minor: bigint,
  valueOn: string,
  more: { flowType?: string; status?: string; currency?: string } = {},
): Promise<string> {
  const id = newId()
  await api.owner.query(
    `insert into activity (id, account_id, booked_on, value_on, amount_minor, currency, status, occurrence, flow_type, flow_rule, counterparty_name)
     values ($1, $2, $3, $3, $4, $5, $6, (select count(*) + 1 from activity where account_id = $2), $7, 'money_in', 'Old Bank')`,
    [id, accountId, valueOn, minor, more.currency ?? 'USD', more.status ?? 'booked', more.flowType ?? 'external_in'],
  )
  return id
}

export async function initiative(api: RunningApi, name: string, ownerId: string): Promise<string> {
  const id = newId()
  await api.owner.query(
    `insert into initiative (id, name, kind, starts_on, ends_on, owner_id, currency, revenue_rate, margin_rate)
     values ($1, $2, 'event', '2026-03-01', '2026-03-01', $3, 'USD', 0.007, 0.55)`,
    [id, name, ownerId],
  )
  return id
}

/** The segment that households are of, its designation, and the service models; once for a database. */
function basics(owner: pg.Client): Promise<string> {
  const known = made.get(owner)
  if (known) return known
  const making = makeBasics(owner)
  made.set(owner, making)
  return making
}

async function makeBasics(owner: pg.Client): Promise<string> {
  const segment = newId()
  await owner.query(`insert into segment (id, name) values ($1, 'High net worth')`, [segment])
  for (const model of demoServiceModels) {
    await owner.query(`insert into service_model (id, tier, effective_from, body) values ($1, $2, '2020-01-01', $3)`, [
      newId(),
      model.tier,
      JSON.stringify(model),
    ])
  }
  return segment
}
