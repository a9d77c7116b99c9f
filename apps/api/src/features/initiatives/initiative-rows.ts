import type { InitiativeRow } from '@rapport/contract/initiatives.ts'
import { firstYear, returnOn } from '@rapport/domain/initiatives/return.ts'
import { question } from '@rapport/prisma/question.ts'
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

/** Initiatives with their own guests. Those held out were never asked: they are no guests, but what the guests are compared with. */
export const initiativesQuestion = (condition: Sql) =>
  question(
    Row,
    sql`select i.id, i.parent_id as "parentId", i.name, i.kind, i.place, i.starts_on as "startsOn", i.ends_on as "endsOn", u.id as "ownerId", u.name as owner,
          i.revenue_rate::text as "revenueRate", coalesce(g.guests, 0) as guests, coalesce(g.attended, 0) as attended
        from initiative i join user_account u on u.id = i.owner_id
          left join (select g.initiative_id, (count(*) filter (where g.status <> 'held_out'))::int as guests, (count(*) filter (where g.status = 'attended'))::int as attended
            from guest g join initiative i on i.id = g.initiative_id where ${condition} group by g.initiative_id) g on g.initiative_id = i.id
        where ${condition} order by i.starts_on desc, i.id`,
  )

/** Initiatives as lists show them: cost, guests and return with everything below each. */
export function initiativeRows(
  rows: readonly z.output<typeof Row>[],
  book: InitiativeBook,
  currency: string,
): z.output<typeof InitiativeRow>[] {
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
