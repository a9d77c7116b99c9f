import type { FlowType } from '@rapport/domain/activity/activity.ts'
import { flowTypeOf } from '@rapport/domain/activity/flow-type.ts'
import { pairJournals as pair } from '@rapport/domain/activity/pair-journals.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from '../../jobs/connection.ts'
import type { FlowRules } from './flow-rules.ts'

const Leg = z.object({
  id: z.string(),
  key: z.string(),
  accountId: z.string(),
  householdId: z.string().nullable(),
  bookedOn: z.string(),
  amount: z.bigint(),
  currency: z.string(),
  flow: z.custom<FlowType>(),
  pairedWith: z.string().nullable(),
  code: z.string(),
  text: z.string(),
  reversal: z.boolean(),
  counterpartyAccount: z.string(),
})
type Leg = z.output<typeof Leg>

/**
 * Pairs the internal journals of these accounts and of all accounts of their households, as the domain's rule says. It
 * looks at all that may pair and not at what just arrived, so the same movements give the same pairs in any order of
 * arrival. A leg whose type a controller corrected stays out; one that confirms a claim keeps its type, and its pair shows.
 */
export async function pairJournals(
  queries: Queries,
  accountIds: readonly string[],
  householdIds: readonly string[],
  flows: FlowRules,
): Promise<void> {
  const legs = await legsOf(queries, accountIds, householdIds)
  if (legs.length === 0) return
  const byKey = new Map(legs.map((leg) => [leg.key, leg]))
  const circles = new Map(
    legs.map(({ accountId, householdId }) => [accountId, householdId === null ? [] : [householdId]]),
  )
  const pairs = pair(
    legs.map((leg) => ({ ...leg, id: leg.key, status: 'booked' as const })),
    (accountId) => circles.get(accountId) ?? [],
    flows.journals,
  )
  const partner = new Map<string, string>()
  for (const found of pairs) {
    const [out, into] = [byKey.get(found.out), byKey.get(found.in)]
    if (!out || !into) continue
    partner.set(out.id, into.id).set(into.id, out.id)
  }
  const changes = legs
    .filter(({ id, pairedWith }) => (partner.get(id) ?? null) !== pairedWith)
    .map((leg) => changeOf(leg, partner.get(leg.id) ?? null, flows))
  if (changes.length === 0) return
  await queries.write(
    sql`update activity a set paired_with = c.paired_with,
          flow_type = case when a.allocated_minor = 0 then c.flow_type else a.flow_type end,
          flow_rule = case when a.allocated_minor = 0 then c.flow_rule else a.flow_rule end
        from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, paired_with uuid, flow_type text, flow_rule text) where a.id = c.id`,
  )
}

function changeOf(leg: Leg, pairedWith: string | null, { rules, inHouse }: FlowRules) {
  if (pairedWith !== null)
    return { id: leg.id, paired_with: pairedWith, flow_type: 'internal_journal', flow_rule: 'paired_journal' }
  const { code, amount, text, reversal: isReversal, counterpartyAccount } = leg
  const counterpartyInHouse = counterpartyAccount === '' ? null : inHouse.has(counterpartyAccount)
  const { flow, rule } = flowTypeOf({ code, amount, text, isReversal, counterpartyInHouse }, rules)
  return { id: leg.id, paired_with: null, flow_type: flow, flow_rule: rule }
}

/** Only what may pair: the same amount both ways on two accounts of a household, and what is paired already. */
const legsOf = (queries: Queries, accountIds: readonly string[], householdIds: readonly string[]): Promise<Leg[]> =>
  queries.read(
    Leg,
    sql`with circle as (
          select k.id, k.household_id, k.identifier, k.institution from account k
          where k.id = any(${[...accountIds]}::uuid[]) or k.household_id = any(${[...householdIds]}::uuid[])
            or k.household_id in (select o.household_id from account o where o.id = any(${[...accountIds]}::uuid[]))
        ), worth_it as (
          select c.id from circle c where exists (select from circle o where o.household_id = c.household_id and o.id <> c.id)
          union select a.account_id from activity a where a.paired_with is not null and a.account_id in (select id from circle)
        ), legs as materialized (
          select a.id, a.account_id, c.household_id, c.identifier, c.institution, a.booked_on, a.amount_minor, a.currency, a.flow_type, a.paired_with, a.source_id, a.occurrence
          from activity a join circle c on c.id = a.account_id
          where a.account_id in (select id from worth_it) and a.status = 'booked' and a.amount_minor <> 0 and a.flow_reason is null
            and a.flow_type in ('external_in', 'external_out', 'internal_journal')
        ), groups as (
          select household_id, currency, abs(amount_minor) as size from legs group by 1, 2, 3
          having bool_or(paired_with is not null) or (household_id is not null and bool_or(amount_minor > 0) and bool_or(amount_minor < 0) and min(account_id::text) <> max(account_id::text))
        )
        select l.id, jsonb_build_array(l.identifier, l.institution, l.currency, l.booked_on, l.source_id, l.amount_minor, l.occurrence)::text as key, l.account_id as "accountId",
          l.household_id as "householdId", l.booked_on as "bookedOn", l.amount_minor as amount, l.currency, l.flow_type as flow, l.paired_with as "pairedWith",
          a.code, a.text, a.reversal, a.counterparty_account as "counterpartyAccount"
        from legs l join groups g on g.household_id is not distinct from l.household_id and g.currency = l.currency and g.size = abs(l.amount_minor) join activity a on a.id = l.id`,
  )
