import type { StatementLineValue } from '@rapport/contract/compensation-values.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { Slices } from './stored.ts'

const Row = z.object({
  id: z.string(),
  number: z.number(),
  key: z.string(),
  component: z.string().nullable(),
  kind: z.string(),
  household: z.object({ id: z.string(), name: z.string() }).nullable(),
  valueOn: z.string().nullable(),
  amount: z.bigint(),
  slices: Slices,
  bonus: z.bigint(),
  claimId: z.string().nullable(),
  activityId: z.string().nullable(),
  allocationId: z.string().nullable(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  currency: z.string(),
})

/** Lines of statements that one may see, in their order; a household that one may not see has no name here. */
export async function readLines(tx: Tx, condition: Sql): Promise<z.output<typeof StatementLineValue>[]> {
  const rows = await tx.read(
    Row,
    sql`select l.id, l.number, l.key, l.component, l.kind, case when h.id is null then null else jsonb_build_object('id', h.id, 'name', h.name) end as household,
          l.value_on as "valueOn", l.amount_minor as amount, l.slices, l.bonus_minor as bonus, l.claim_id as "claimId", l.activity_id as "activityId",
          l.allocation_id as "allocationId", l.reference, l.reason, s.currency
        from statement_line l join statement s on s.id = l.statement_id left join household h on h.id = l.household_id
        where ${condition} order by l.number`,
  )
  return rows.map(({ currency, amount, bonus, slices, ...line }) => {
    const money = (minor: bigint) => ({ minor, currency })
    return {
      ...line,
      amount: money(amount),
      bonus: money(bonus),
      slices: slices.map((slice) => ({ ...slice, amount: money(slice.amount), bonus: money(slice.bonus) })),
    }
  })
}
