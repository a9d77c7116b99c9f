import type { FlowType } from '@rapport/domain/activity/activity.ts'
import { flowTypeOf } from '@rapport/domain/activity/flow-type.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { normalAccount } from '../../jobs/bookable-entry.ts'
import type { Queries } from '../../jobs/connection.ts'
import type { FlowRules } from './flow-rules.ts'

const Row = z.object({
  id: z.string(),
  accountId: z.string(),
  code: z.string(),
  amount: z.bigint(),
  text: z.string(),
  reversal: z.boolean(),
  flow: z.custom<FlowType>(),
  rule: z.string(),
})

/**
 * Types movements anew whose other side is this account, once it is or no longer is the firm's own. What a controller
 * corrected, what is paired, and what confirms a claim stays. @returns the accounts whose movements changed
 */
export async function retypeCounterparties(
  queries: Queries,
  identifier: string,
  { rules, inHouse }: FlowRules,
): Promise<string[]> {
  const counterparty = normalAccount(identifier)
  const rows = await queries.read(
    Row,
    sql`select id, account_id as "accountId", code, amount_minor as amount, text, reversal, flow_type as flow, flow_rule as rule from activity
        where counterparty_account = ${counterparty} and flow_reason is null and paired_with is null and allocated_minor = 0`,
  )
  const changes = rows.flatMap(({ id, accountId, code, amount, text, reversal, flow, rule }) => {
    const typed = flowTypeOf(
      { code, amount, text, isReversal: reversal, counterpartyInHouse: inHouse.has(counterparty) },
      rules,
    )
    return typed.flow === flow && typed.rule === rule ? [] : [{ id, accountId, ...typed }]
  })
  if (changes.length > 0)
    await queries.write(
      sql`update activity a set flow_type = c.flow, flow_rule = c.rule from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (id uuid, flow text, rule text) where a.id = c.id`,
    )
  return [...new Set(changes.map(({ accountId }) => accountId))]
}
