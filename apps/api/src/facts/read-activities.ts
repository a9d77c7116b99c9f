import { ActivityRow } from '@rapport/contract/claims.ts'
import { available } from '@rapport/domain/activity/activity.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { reversedSql } from './reversed-sql.ts'

const Row = z.object({
  id: z.string(),
  accountId: z.string(),
  account: z.string(),
  householdId: z.string().nullable(),
  householdName: z.string().nullable(),
  bookedOn: z.string(),
  valueOn: z.string(),
  amount: z.bigint(),
  allocated: z.bigint(),
  reversed: z.bigint(),
  currency: z.string(),
  status: ActivityRow.shape.status,
  flowType: ActivityRow.shape.flowType,
  flowRule: z.string(),
  flowReason: z.string().nullable(),
  counterparty: z.string(),
  text: z.string(),
  importId: z.string().nullable(),
  line: z.number().nullable(),
  version: z.number(),
})

/** Activities as lists show them, newest first: `a` is the activity, `k` its account, `h` the household. */
export async function readActivities(tx: Tx, condition: Sql, limit = 500): Promise<z.output<typeof ActivityRow>[]> {
  const rows = await tx.read(
    Row,
    sql`select a.id, k.id as "accountId", k.identifier as account, h.id as "householdId", h.name as "householdName", a.booked_on as "bookedOn", a.value_on as "valueOn",
          a.amount_minor as amount, a.allocated_minor as allocated, a.currency, a.status, a.flow_type as "flowType", a.flow_rule as "flowRule",
          a.flow_reason as "flowReason", a.counterparty_name as counterparty, a.text, a.import_id as "importId", a.line, a.version,
          ${reversedSql}::bigint as reversed
        from activity a join account k on k.id = a.account_id left join household h on h.id = k.household_id
        where ${condition} order by a.value_on desc, a.id desc limit ${limit}`,
  )
  return rows.map(({ householdId, householdName, amount, allocated, reversed, currency, ...row }) => {
    return {
      ...row,
      household: householdId && householdName ? { id: householdId, name: householdName } : null,
      amount: { minor: amount, currency },
      allocated: { minor: allocated, currency },
      available: { minor: available({ amount }, { allocated, reversed }), currency },
    }
  })
}
