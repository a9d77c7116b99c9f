import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { suggestHouseholds } from './suggest-households.ts'

const Row = z.object({
  id: z.string(),
  identifier: z.string(),
  scheme: z.string(),
  institution: z.string(),
  name: z.string(),
  currency: z.string(),
  version: z.number(),
  movements: z.number(),
  inflow: z.bigint(),
  firstOn: z.string().nullable(),
  lastOn: z.string().nullable(),
})

/** Newest first; what came in from outside is summed from booked movements. */
export const listUnknownAccounts: Handler<typeof contract.listUnknownAccounts> = async (context, { cursor, limit }) => {
  const { tx } = context
  const place = decodeCursor(cursor, ['id'])
  const found = await tx.read(
    Row,
    sql`select k.id, k.identifier, k.scheme, k.institution, k.name, k.currency, k.version, m.movements, m.inflow, m."firstOn", m."lastOn"
        from (
          select * from account where household_id is null and not in_house ${place ? sql`and id < ${place[0]}::uuid` : sql``}
          order by id desc limit ${limit + 1}
        ) k cross join lateral (
          select count(*)::int as movements, min(a.booked_on) as "firstOn", max(a.booked_on) as "lastOn",
            coalesce(sum(a.amount_minor) filter (where a.status = 'booked' and a.flow_type = 'external_in'), 0)::bigint as inflow
          from activity a where a.account_id = k.id and a.replaced_by is null
        ) m order by k.id desc`,
  )
  const { items, next } = pageOf(found, limit, ({ id }) => [id])
  const suggestions = await suggestHouseholds(context, { accountIds: items.map(({ id }) => id) })
  return {
    next,
    items: items.map(({ inflow, ...account }) => ({
      ...account,
      inflow: { minor: inflow, currency: account.currency },
      suggestions: suggestions.get(account.id) ?? [],
    })),
  }
}
