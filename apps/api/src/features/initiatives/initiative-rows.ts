import type { InitiativeRow } from '@rapport/contract/initiatives.ts'
import { firstYear, returnOn } from '@rapport/domain/initiatives/return.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { InitiativeBook } from './initiative-book.ts'

const Row = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  place: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  ownerId: z.string(),
  owner: z.string(),
  guests: z.number(),
  attended: z.number(),
  revenueRate: z.string(),
})

/**
 * Initiatives as lists show them: cost, guests and return with everything below each. Those held out were never asked:
 * they are no guests, but what the guests are compared with.
 */
export async function initiativeRows(
  tx: Tx,
  book: InitiativeBook,
  currency: string,
  condition: Sql,
): Promise<z.output<typeof InitiativeRow>[]> {
  const rows = await tx.read(
    Row,
    sql`select i.id, i.parent_id as "parentId", i.name, i.kind, i.place, i.starts_on as "startsOn", i.ends_on as "endsOn", u.id as "ownerId", u.name as owner,
          i.revenue_rate::text as "revenueRate",
          (select count(*)::int from guest g where g.initiative_id = i.id and g.status <> 'held_out') as guests,
          (select count(*)::int from guest g where g.initiative_id = i.id and g.status = 'attended') as attended
        from initiative i join user_account u on u.id = i.owner_id where ${condition} order by i.starts_on desc, i.id`,
  )
  const ownGuests = new Map(rows.map(({ id, guests, attended }) => [id, { guests, attended }]))
  return rows.map(({ ownerId, owner, revenueRate, ...row }) => {
    const below = book.below(row.id)
    const { total } = book.costs(row.id)
    const realised = book.realised(below, 'linear')
    const sum = (of: 'guests' | 'attended'): number =>
      [...below].reduce((all, id) => all + (ownGuests.get(id)?.[of] ?? 0), 0)
    return {
      ...row,
      owner: { id: ownerId, name: owner },
      budget: { minor: total.budget, currency },
      actual: { minor: total.actual, currency },
      guests: sum('guests'),
      attended: sum('attended'),
      realised: { minor: realised, currency },
      roi: returnOn(total.actual, realised, firstYear(revenueRate)).roi,
    }
  })
}
