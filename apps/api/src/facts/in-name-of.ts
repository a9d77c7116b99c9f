import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Ref = z.object({ id: z.string(), name: z.string() })
const Row = Ref.extend({ householdId: z.string() })

/** Whom somebody assists on a day. */
export async function principalsOf(tx: Tx, userId: string, day: Day): Promise<string[]> {
  const rows = await tx.read(z.object({ id: z.string() }), principals(userId, day))
  return rows.map(({ id }) => id)
}

/** The same as a query for their ids. */
export const principals = (userId: string, day: Day): Sql =>
  sql`select d.representative_id as id from delegation d
      where d.assistant_id = ${userId}::uuid and d.since <= ${day}::date and (d.until is null or d.until >= ${day}::date)`

/**
 * In whose name somebody meets each household: their own where they cover it, else of the one whom they assist and who
 * leads it or covers it. A household that none of them covers is met in one's own name.
 */
export const inNameOfQuestion = (
  userId: string,
  day: Day,
  householdIds: readonly string[],
): Question<(householdId: string) => z.output<typeof Ref> | null> =>
  question(
    Row,
    sql`select distinct on (c.household_id) c.household_id as "householdId", u.id, u.name
        from coverage c join user_account u on u.id = c.user_id
        where c.household_id = any(${[...householdIds]}::uuid[]) and c.since <= ${day}::date and (c.until is null or c.until >= ${day}::date)
          and (c.user_id = ${userId}::uuid or c.user_id in (${principals(userId, day)}))
        order by c.household_id, c.user_id <> ${userId}::uuid, c.role <> 'lead', u.name, u.id`,
    (rows) => {
      const known = new Map(rows.map(({ householdId, ...ref }) => [householdId, ref]))
      return (householdId) => {
        const found = known.get(householdId)
        return found && found.id !== userId ? found : null
      }
    },
  )
