import type { Day } from '@rapport/domain/calendar/day.ts'
import { localDay } from '@rapport/domain/calendar/zone.ts'
import type { Basis, HouseholdFacts, Movement, Split, WonEngagement } from '@rapport/domain/compensation/basis.ts'
import type { FlowType, Plan } from '@rapport/domain/compensation/plan.ts'
import { takenByReversal } from '@rapport/domain/compensation/reversed-money.ts'
import { magnitude } from '@rapport/domain/money/divide.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { noSql, type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { type Fixings, fixingsQuestion } from '../../facts/fixings.ts'
import { type Carried, takenBy } from './carried.ts'
import { householdSplits } from './household-splits.ts'

/** What a basis is read for. */
export interface BasisWish {
  readonly plan: Plan
  readonly period: { readonly from: Day; readonly to: Day }
  /** The firm's zone, in which an engagement's day of confirmation is told. */
  readonly zone: string
  readonly carried: Carried
  /** Only what one payee's statement needs. */
  readonly only?: string
}

/**
 * Everything a run of a period is computed from, read in one look: confirmed money up to the period's last day that no
 * closed run of the plan has taken, what left and what was reversed, engagements, and who shares. Tiers are judged over
 * the plan's period, so earlier periods open this one. What is not confirmed is not here at all.
 */
export async function readBasis(tx: Tx, wish: BasisWish): Promise<Basis> {
  const { plan, carried } = wish
  const [fixings] = await tx.ask(fixingsQuestion(wish.period.to))
  const since = await firstDay(tx, plan)
  const movements = [
    ...(await confirmedMovements(tx, wish, since, fixings)),
    ...(await leavingMovements(tx, wish, since, fixings)),
  ].filter(({ id, activityId }) => !carried.movements.has(id) && !carried.movements.has(activityId))
  const engagements = (await wonEngagements(tx, wish, since)).filter(({ claimId }) => !carried.engagements.has(claimId))
  const claims = await claimFacts(
    tx,
    [...movements, ...engagements].flatMap(({ claimId }) => (claimId === null ? [] : [claimId])),
  )
  const withContacts = <Fact extends Movement | WonEngagement>(fact: Fact): Fact => ({
    ...fact,
    contactIds: claims.get(fact.claimId ?? '')?.contactIds ?? [],
  })
  const unclaimed = movements.filter(({ claimId }) => claimId === null).map(({ householdId }) => householdId)
  return {
    plan,
    payees: (await payeesOf(tx, wish)).map((id) => ({
      id,
      figures: {},
      ...carried.soFar(id),
      history: [],
      waivers: [],
    })),
    households: await households(
      tx,
      [...movements, ...engagements].map(({ householdId }) => householdId),
    ),
    movements: movements.map(withContacts),
    engagements: engagements.map(withContacts),
    fees: [],
    splits: [...[...claims.values()].map(({ split }) => split), ...(await householdSplits(tx, unclaimed))],
    promises: [],
    scorecards: [],
    adjustments: [],
    recoveries: [],
    releases: [],
  }
}

const First = z.object({ day: z.string() })

/** The plan counts nothing from before it was first in force. */
async function firstDay(tx: Tx, { id, period }: Plan): Promise<Day> {
  const [row] = await tx.read(
    First,
    sql`select coalesce(min(effective_from), ${period.firstDay}::date) as day from plan_version where plan_id = ${id}::uuid`,
  )
  return row?.day ?? period.firstDay
}

const sharedBy = (payeeId: string | undefined, household: Sql): Sql =>
  payeeId === undefined
    ? noSql
    : sql`and ${household} in (
        select c.household_id from claim_split s join claim c on c.id = s.claim_id where s.user_id = ${payeeId}::uuid
        union select household_id from default_split where user_id = ${payeeId}::uuid
        union select household_id from coverage where user_id = ${payeeId}::uuid and role = 'lead')`

const MovementRow = z.object({
  id: z.string(),
  activityId: z.string(),
  claimId: z.string(),
  householdId: z.string(),
  valueDate: z.string(),
  flow: z.custom<FlowType>(),
  minor: z.bigint(),
  currency: z.string(),
})

/**
 * Allocations of confirmations. One that was undone before any closed run took it never was; one that was undone
 * afterwards is taken back here, as a reversal: a closed period never changes.
 */
async function confirmedMovements(
  tx: Tx,
  { plan, period, only }: BasisWish,
  since: Day,
  fixings: Fixings,
): Promise<Movement[]> {
  const rows = await tx.read(
    MovementRow,
    sql`with taken (id) as materialized (${takenBy(plan, 'movements', 'id')})
        select l.id, l.activity_id as "activityId", l.claim_id as "claimId", c.household_id as "householdId", a.value_on as "valueDate",
          case when l.amount_minor < 0 then 'reversal' else a.flow_type end as flow, l.amount_minor as minor, l.currency
        from allocation l join confirmation f on f.id = l.confirmation_id join claim c on c.id = l.claim_id join activity a on a.id = l.activity_id
        where a.value_on between ${since}::date and ${period.to}::date and l.id not in (select id from taken)
          and case when f.compensates is null then not exists (select from confirmation u where u.compensates = f.id)
            else exists (select from allocation o where o.confirmation_id = f.compensates and o.activity_id = l.activity_id and o.id in (select id from taken)) end
          ${sharedBy(only, sql`c.household_id`)}
        order by a.value_on, l.activity_id, l.id`,
  )
  return rows.map((row) => ({
    ...row,
    allocationId: row.id,
    contactIds: [],
    fixing: row.currency === plan.currency ? null : fixings.rate(row.currency, plan.currency, row.valueDate),
    product: null,
    splitOn: row.valueDate,
  }))
}

const LeavingRow = z.object({
  id: z.string(),
  householdId: z.string(),
  valueDate: z.string(),
  flow: z.enum(['external_out', 'reversal']),
  minor: z.bigint(),
  currency: z.string(),
  reversedOn: z.string().nullable(),
  /** What was reversed, when it was an inflow: its amount, how much of it earlier reversals took, and who holds it. */
  reversedMinor: z.bigint().nullable(),
  reversedEarlier: z.bigint(),
  holders: z.array(z.object({ claimId: z.string(), minor: z.coerce.bigint() })),
})

/** Money that left, and what was taken back of what had arrived or left. A reversal of what nobody confirmed says nothing. */
async function leavingMovements(
  tx: Tx,
  { plan, period, only }: BasisWish,
  since: Day,
  fixings: Fixings,
): Promise<Movement[]> {
  const rows = await tx.read(
    LeavingRow,
    sql`with taken (id) as materialized (${takenBy(plan, 'movements', 'id')})
        select a.id, k.household_id as "householdId", a.value_on as "valueDate", a.flow_type as flow, a.amount_minor as minor, a.currency,
          o.value_on as "reversedOn", case when o.flow_type = 'external_in' then o.amount_minor end as "reversedMinor",
          coalesce((select -sum(e.amount_minor) from activity e where e.reverses = o.id and e.status = 'booked' and (e.value_on, e.id) < (a.value_on, a.id)), 0)::bigint as "reversedEarlier",
          coalesce((select jsonb_agg(jsonb_build_object('claimId', x.claim_id, 'minor', x.minor::text) order by x.claim_id)
            from (select claim_id, sum(amount_minor) as minor from allocation where activity_id = o.id group by claim_id having sum(amount_minor) > 0) x), '[]') as holders
        from activity a join account k on k.id = a.account_id left join activity o on o.id = a.reverses
        where a.status = 'booked' and k.household_id is not null and a.id not in (select id from taken)
          and a.value_on between greatest(${since}::date, (select min(starts_on) from period)) and ${period.to}::date
          and (a.flow_type = 'external_out' or (a.flow_type = 'reversal' and o.flow_type in ('external_in', 'external_out')))
          ${sharedBy(only, sql`k.household_id`)}
        order by a.value_on, a.id`,
  )
  return rows.flatMap(({ reversedOn, reversedMinor, reversedEarlier, holders, ...row }): Movement[] => {
    const movement: Movement = {
      ...row,
      activityId: row.id,
      allocationId: null,
      claimId: null,
      contactIds: [],
      fixing: row.currency === plan.currency ? null : fixings.rate(row.currency, plan.currency, row.valueDate),
      product: null,
      splitOn: reversedOn ?? row.valueDate,
    }
    if (reversedMinor === null) return [movement]
    const taken = takenByReversal(
      { amount: reversedMinor, reversedBefore: reversedEarlier, holders },
      magnitude(row.minor),
    )
    return taken.map(({ claimId, minor }) => ({
      ...movement,
      id: holders.length === 1 ? row.id : `${row.id}/${claimId}`,
      claimId,
      minor: -minor,
    }))
  })
}

const WonRow = z.object({ claimId: z.string(), householdId: z.string(), at: z.string() })

async function wonEngagements(tx: Tx, { plan, period, zone, only }: BasisWish, since: Day): Promise<WonEngagement[]> {
  const rows = await tx.read(
    WonRow,
    sql`select c.id as "claimId", c.household_id as "householdId", f.at from confirmation f join claim c on c.id = f.claim_id
        where c.kind = 'engagement' and f.compensates is null and not exists (select from confirmation u where u.compensates = f.id)
          and c.id not in (${takenBy(plan, 'engagements', 'claimId')}) ${sharedBy(only, sql`c.household_id`)}
        order by c.id`,
  )
  return rows
    .map(({ at, ...won }) => ({ ...won, contactIds: [], confirmedOn: localDay(Date.parse(at), zone) }))
    .filter(({ confirmedOn }) => since <= confirmedOn && confirmedOn <= period.to)
}

const ClaimRow = z.object({
  id: z.string(),
  householdId: z.string(),
  contactIds: z.array(z.string()),
  shares: z.array(z.object({ payeeId: z.string(), basisPoints: z.number() })),
})

async function claimFacts(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { contactIds: readonly string[]; split: Split }>> {
  const rows = await tx.read(
    ClaimRow,
    sql`select c.id, c.household_id as "householdId", array(select x.contact_id from claim_contact x where x.claim_id = c.id order by x.contact_id) as "contactIds",
          coalesce((select jsonb_agg(jsonb_build_object('payeeId', s.user_id, 'basisPoints', s.basis_points) order by s.user_id) from claim_split s where s.claim_id = c.id), '[]') as shares
        from claim c where c.id = any(${[...new Set(ids)]}::uuid[]) order by c.id`,
  )
  return new Map(
    rows.map(({ id, householdId, contactIds, shares }) => {
      const split: Split = {
        id,
        claimId: id,
        householdId,
        firstDay: '2000-01-01',
        lastDay: null,
        shares: shares.map(({ payeeId, basisPoints }) => ({ payeeId, share: decimalText(BigInt(basisPoints), 4) })),
        shadow: [],
      }
      return [id, { contactIds, split }]
    }),
  )
}

const HouseholdRow = z.object({ id: z.string(), clientSince: z.string().nullable() })

const households = (tx: Tx, ids: readonly string[]): Promise<HouseholdFacts[]> =>
  tx.read(
    HouseholdRow,
    sql`select id, client_since as "clientSince" from household where id = any(${[...new Set(ids)]}::uuid[]) order by id`,
  )

const PayeeRow = z.object({ id: z.string() })

async function payeesOf(tx: Tx, { plan, period, only }: BasisWish): Promise<string[]> {
  const rows = await tx.read(
    PayeeRow,
    sql`select distinct user_id as id from plan_participant
        where plan_id = ${plan.id}::uuid and since <= ${period.to}::date and (until is null or until >= ${period.from}::date)
          ${only === undefined ? noSql : sql`and user_id = ${only}::uuid`} order by user_id`,
  )
  return rows.map(({ id }) => id)
}
