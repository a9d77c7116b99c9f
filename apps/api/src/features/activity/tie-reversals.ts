import type { FlowType } from '@rapport/domain/activity/activity.ts'
import { type ReversalPolicy, tieReversals as tie } from '@rapport/domain/activity/tie-reversals.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from '../../jobs/connection.ts'

const Row = z.object({
  id: z.string(),
  key: z.string(),
  accountId: z.string(),
  bookedOn: z.string(),
  amount: z.bigint(),
  currency: z.string(),
  flow: z.custom<FlowType>(),
  sourceId: z.string(),
  reversalOf: z.string(),
  code: z.string(),
  reverses: z.string().nullable(),
})

/** As many of each kind as one reversal is compared with: enough to tell the only candidate from one of several. */
const CANDIDATES = 50

/**
 * Ties the reversals of these accounts to what they take back, as the domain's rule says. All of an account's reversals
 * are looked at again, so the order in which files arrived does not matter.
 */
export async function tieReversals(
  queries: Queries,
  accountIds: readonly string[],
  policy: ReversalPolicy,
): Promise<void> {
  const fits = fitting(policy.days)
  const entries = await queries.read(
    Row,
    sql`with reversals as (
          select r.* from activity r where r.account_id = any(${[...accountIds]}::uuid[]) and r.flow_type = 'reversal' and r.status = 'booked'
        ), originals as (
          select c.id from reversals r cross join lateral (
            (select a.id from activity a where ${fits} and r.reversal_of <> '' and a.source_id = r.reversal_of order by a.booked_on desc, a.occurrence limit ${CANDIDATES})
            union all
            (select a.id from activity a where ${fits} and a.amount_minor = -r.amount_minor order by a.booked_on desc, a.source_id, a.occurrence limit ${CANDIDATES})
            union all
            (select a.id from activity a where ${fits} and abs(a.amount_minor) > abs(r.amount_minor) order by a.booked_on desc, a.source_id, a.occurrence limit ${CANDIDATES})
            union all
            (select a.id from activity a where ${fits} and abs(a.amount_minor) > abs(r.amount_minor) and a.code <> '' and a.code = r.code
              order by a.booked_on desc, a.source_id, a.occurrence limit ${CANDIDATES})
          ) c
        )
        select a.id, jsonb_build_array(a.account_id, a.booked_on, a.source_id, a.amount_minor, a.currency, a.occurrence)::text as key, a.account_id as "accountId",
          a.booked_on as "bookedOn", a.amount_minor as amount, a.currency, a.flow_type as flow, a.source_id as "sourceId", a.reversal_of as "reversalOf", a.code, a.reverses
        from activity a where a.id in (select id from reversals union select id from originals)`,
  )
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  const { ties } = tie(
    entries.map((entry) => ({ ...entry, id: entry.key, status: 'booked' as const })),
    policy,
  )
  const tied = new Map(ties.map(({ reversal, reverses }) => [reversal, byKey.get(reverses)?.id ?? null]))
  const changes = entries
    .filter(({ key, reverses }) => (tied.get(key) ?? null) !== reverses)
    .map(({ id, key }) => ({ id, reverses: tied.get(key) ?? null }))
  // One that is no reversal any more takes nothing back.
  await queries.write(
    sql`update activity set reverses = null where account_id = any(${[...accountIds]}::uuid[]) and reverses is not null and flow_type <> 'reversal'`,
  )
  if (changes.length === 0) return
  await queries.write(
    sql`update activity a set reverses = c.reverses from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, reverses uuid) where a.id = c.id`,
  )
}

/** No more is read than the rule looks at. */
const fitting = (
  days: number,
): Sql => sql`a.account_id = r.account_id and a.currency = r.currency and a.status = 'booked' and a.flow_type <> 'reversal'
  and (a.amount_minor > 0) <> (r.amount_minor > 0) and a.booked_on between r.booked_on - ${days}::int and r.booked_on`
