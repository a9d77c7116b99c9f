import type { Day } from '@rapport/domain/calendar/day.ts'
import type { ClaimState } from '@rapport/domain/claims/claim.ts'
import type { CostCategory } from '@rapport/domain/initiatives/costs.ts'
import { type GuestStatus, meetings } from '@rapport/domain/initiatives/touches.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { Minor, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { fixingsQuestion } from '../../facts/fixings.ts'
import { initiativePolicyQuestion } from '../../facts/initiative-policy.ts'

const PartRow = z.object({
  allocationId: z.string(),
  claimId: z.string(),
  householdId: z.string(),
  valueDate: z.string(),
  minor: Minor,
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
  amount: Minor,
  confirmed: Minor,
  currency: z.string(),
  claimant: z.string(),
  tier: z.string(),
  state: z.custom<ClaimState>(),
})
const TreeRow = z.object({ id: z.string(), parentId: z.string().nullable() })
const CostRow = z.object({
  initiativeId: z.string(),
  category: z.custom<CostCategory>(),
  budget: Minor,
  actual: Minor,
  currency: z.string(),
  on: z.string(),
})

/** An initiative with everything below it, as a query for their ids. */
export const below = (id: string): Sql => sql`
  with recursive below (id) as (
    select ${id}::uuid
    union
    select i.id from initiative i join below b on i.parent_id = b.id
  )
  select id from below`

/**
 * What initiatives are judged from: every guest, and every contact about an initiative with each household that was in it;
 * which of them are touches is for the rule to say.
 * @param only an initiative: then money and touches of the households that it or anything below it touched, for nobody
 *   else's money can be its own
 */
export async function readInitiativeFacts(tx: Tx, zone: string, today: Day, only: string | null) {
  const of = (household: Sql): Sql => (only === null ? sql`true` : sql`${household} = any(array(${touchedBy(only)}))`)
  const [tree, parts, touches, promises, costs, fixings, policy] = await tx.ask(
    question(TreeRow, sql`select id, parent_id as "parentId" from initiative`),
    question(
      PartRow,
      sql`select l.id as "allocationId", c.id as "claimId", c.household_id as "householdId", a.value_on as "valueDate", l.amount_minor::text as minor, l.currency
          from allocation l join claim c on c.id = l.claim_id join activity a on a.id = l.activity_id
          where ${of(sql`c.household_id`)} order by a.value_on, l.id`,
    ),
    question(
      TouchRow,
      sql`select g.id, g.initiative_id as "initiativeId", g.household_id as "householdId", i.starts_on as on, i.starts_on as "startsOn", g.status, true as listed
          from guest g join initiative i on i.id = g.initiative_id where ${of(sql`g.household_id`)}
          union all
          select distinct on (c.id, h.household_id) c.id, c.initiative_id, h.household_id, (c.occurred_at at time zone ${zone})::date, i.starts_on, 'attended', false
          from contact c join contact_household h on h.contact_id = c.id join initiative i on i.id = c.initiative_id
          where ${of(sql`h.household_id`)} and c.touch_class is not null`,
    ),
    question(
      PromiseRow,
      sql`select c.household_id as "householdId", c.claimed_on as "promisedOn", c.amount_minor::text as amount, c.confirmed_minor::text as confirmed, c.currency,
            c.claimant_id as claimant, h.tier, c.state
          from claim c join household h on h.id = c.household_id where c.kind = 'promise' and c.state <> 'draft' order by c.id`,
    ),
    question(
      CostRow,
      sql`select k.initiative_id as "initiativeId", k.category, k.budget_minor::text as budget, k.actual_minor::text as actual, k.currency, i.starts_on as on
          from cost_line k join initiative i on i.id = k.initiative_id order by k.id`,
    ),
    fixingsQuestion(today),
    initiativePolicyQuestion(today),
  )
  return { parts, touches: meetings(touches), promises, tree, costs, fixings, policy }
}

const touchedBy = (initiative: string): Sql => sql`
  with ids as materialized (${below(initiative)})
  select g.household_id from guest g where g.initiative_id in (select id from ids)
  union
  select h.household_id from contact c join contact_household h on h.contact_id = c.id where c.initiative_id in (select id from ids)`
