import type { ClaimState } from '@rapport/domain/claims/claim.ts'
import { type CostCategory, withAllBelow } from '@rapport/domain/initiatives/costs.ts'
import { type GuestStatus, meetings } from '@rapport/domain/initiatives/touches.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { noSql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const PartRow = z.object({
  allocationId: z.string(),
  claimId: z.string(),
  householdId: z.string(),
  valueDate: z.string(),
  minor: z.bigint(),
  currency: z.string(),
})
const TouchRow = z.object({
  id: z.string(),
  initiativeId: z.string(),
  householdId: z.string(),
  on: z.string(),
  startsOn: z.string(),
  status: z.custom<GuestStatus>(),
  /** On the guest list, and not only spoken to about it. */
  listed: z.boolean(),
})
const PromiseRow = z.object({
  householdId: z.string(),
  promisedOn: z.string(),
  amount: z.bigint(),
  confirmed: z.bigint(),
  currency: z.string(),
  claimant: z.string(),
  tier: z.string(),
  state: z.custom<ClaimState>(),
})
const TreeRow = z.object({ id: z.string(), parentId: z.string().nullable() })
const CostRow = z.object({
  initiativeId: z.string(),
  category: z.custom<CostCategory>(),
  budget: z.bigint(),
  actual: z.bigint(),
  currency: z.string(),
  on: z.string(),
})

/**
 * What initiatives are judged from: every guest, and every contact about an initiative with each household that was in it;
 * which of them are touches is for the rule to say.
 * @param only an initiative: then money and touches of the households that it or anything below it touched, for nobody
 *   else's money can be its own
 */
export async function readInitiativeFacts(tx: Tx, zone: string, only: string | null) {
  const tree = await tx.read(TreeRow, sql`select id, parent_id as "parentId" from initiative`)
  const touched = only === null ? null : await householdsTouchedBy(tx, [...withAllBelow(tree, only)])
  const [parts, touches, promises, costs] = await Promise.all([
    tx.read(
      PartRow,
      sql`select l.id as "allocationId", c.id as "claimId", c.household_id as "householdId", a.value_on as "valueDate", l.amount_minor as minor, l.currency
          from allocation l join claim c on c.id = l.claim_id join activity a on a.id = l.activity_id
          ${touched === null ? noSql : sql`where c.household_id = any(${touched}::uuid[])`} order by a.value_on, l.id`,
    ),
    tx.read(
      TouchRow,
      sql`select g.id, g.initiative_id as "initiativeId", g.household_id as "householdId", i.starts_on as on, i.starts_on as "startsOn", g.status, true as listed
          from guest g join initiative i on i.id = g.initiative_id ${touched === null ? noSql : sql`where g.household_id = any(${touched}::uuid[])`}
          union all
          select distinct on (c.id, h.household_id) c.id, c.initiative_id, h.household_id, (c.occurred_at at time zone ${zone})::date, i.starts_on, 'attended', false
          from contact c join contact_household h on h.contact_id = c.id join initiative i on i.id = c.initiative_id
          where c.touch_class is not null ${touched === null ? noSql : sql`and h.household_id = any(${touched}::uuid[])`}`,
    ),
    tx.read(
      PromiseRow,
      sql`select c.household_id as "householdId", c.claimed_on as "promisedOn", c.amount_minor as amount, c.confirmed_minor as confirmed, c.currency,
            c.claimant_id as claimant, h.tier, c.state
          from claim c join household h on h.id = c.household_id where c.kind = 'promise' and c.state <> 'draft' order by c.id`,
    ),
    tx.read(
      CostRow,
      sql`select k.initiative_id as "initiativeId", k.category, k.budget_minor as budget, k.actual_minor as actual, k.currency, i.starts_on as on
          from cost_line k join initiative i on i.id = k.initiative_id order by k.id`,
    ),
  ])
  return { parts, touches: meetings(touches), promises, tree, costs }
}

const TouchedRow = z.object({ id: z.string() })

async function householdsTouchedBy(tx: Tx, initiatives: readonly string[]): Promise<string[]> {
  const rows = await tx.read(
    TouchedRow,
    sql`select g.household_id as id from guest g where g.initiative_id = any(${[...initiatives]}::uuid[])
        union
        select h.household_id from contact c join contact_household h on h.contact_id = c.id
        where c.initiative_id = any(${[...initiatives]}::uuid[])`,
  )
  return rows.map(({ id }) => id)
}
