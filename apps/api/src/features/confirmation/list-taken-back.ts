import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { reversedSql } from '../../facts/reversed-sql.ts'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'

const Ref = z.object({ id: z.string(), name: z.string() })
const Row = z.object({
  id: z.string(),
  household: Ref,
  account: z.string(),
  counterparty: z.string(),
  valueOn: z.string(),
  currency: z.string(),
  amount: z.bigint(),
  allocated: z.bigint(),
  reversed: z.bigint(),
  reason: z.enum(['reversed', 'journal']),
  byId: z.string(),
  byOn: z.string(),
  byAmount: z.bigint(),
  claims: z.array(
    z.object({
      claimId: z.string(),
      kind: z.enum(['deposit', 'promise', 'engagement']),
      claimant: Ref,
      minor: z.string(),
    }),
  ),
})

/** Newest first. It stays here until controllers undid as much of what rests on it as was taken back. */
export const listTakenBack: Handler<typeof contract.listTakenBack> = async ({ tx }, { cursor, limit }) => {
  const place = decodeCursor(cursor, ['id'])
  const rows = await tx.read(
    Row,
    sql`with touched as (
          select r.reverses as id, 'reversed' as reason from activity r where r.reverses is not null and r.status = 'booked'
          union select a.id, 'journal' from activity a where a.paired_with is not null and a.allocated_minor > 0
        ), due as (
          select a.*, t.reason, ${reversedSql}::bigint as reversed
          from touched t join activity a on a.id = t.id where a.allocated_minor > 0
        )
        select d.id, jsonb_build_object('id', h.id, 'name', h.name) as household, k.identifier as account, d.counterparty_name as counterparty, d.value_on as "valueOn",
          d.currency, d.amount_minor as amount, d.allocated_minor as allocated, d.reversed, d.reason, o.id as "byId", o.booked_on as "byOn", o.amount_minor as "byAmount",
          (select coalesce(jsonb_agg(jsonb_build_object('claimId', x.claim_id, 'kind', c.kind, 'claimant', jsonb_build_object('id', u.id, 'name', u.name), 'minor', x.minor::text) order by x.claim_id), '[]')
            from (select claim_id, sum(amount_minor) as minor from allocation where activity_id = d.id group by claim_id having sum(amount_minor) > 0) x
              join claim c on c.id = x.claim_id join user_account u on u.id = c.claimant_id) as claims
        from due d join account k on k.id = d.account_id join household h on h.id = k.household_id
          join lateral (
            select b.id, b.booked_on, b.amount_minor from activity b
            where case d.reason when 'journal' then b.id = d.paired_with else b.reverses = d.id and b.status = 'booked' end order by b.booked_on desc, b.id desc limit 1
          ) o on true
        where (d.reason = 'journal' or d.allocated_minor > d.amount_minor - d.reversed) ${place ? sql`and d.id < ${place[0]}::uuid` : sql``}
        order by d.id desc limit ${limit + 1}`,
  )
  const { items, next } = pageOf(rows, limit, ({ id }) => [id])
  return {
    next,
    items: items.map(({ id, currency, amount, allocated, reversed, byId, byOn, byAmount, claims, ...row }) => {
      const money = (minor: bigint) => ({ minor, currency })
      const left = row.reason === 'journal' || reversed > amount ? 0n : amount - reversed
      return {
        ...row,
        activityId: id,
        amount: money(amount),
        allocated: money(allocated),
        left: money(left),
        by: { activityId: byId, bookedOn: byOn, amount: money(byAmount) },
        claims: claims.map(({ minor, ...claim }) => ({ ...claim, amount: money(BigInt(minor)) })),
      }
    }),
  }
}
