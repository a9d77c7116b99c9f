import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Ref = z.object({ id: z.string(), name: z.string() })
const Row = Ref.extend({ householdId: z.string() })

/** Whom somebody assists on a day, and how their households are met. */
export async function principalsOf(tx: Tx, userId: string, day: Day): Promise<z.output<typeof Ref>[]> {
  return tx.read(
    Ref,
    sql`select distinct u.id, u.name from delegation d join user_account u on u.id = d.representative_id
        where d.assistant_id = ${userId}::uuid and d.since <= ${day}::date and (d.until is null or d.until >= ${day}::date) order by u.name, u.id`,
  )
}

/**
 * In whose name somebody meets each household: their own where they cover it, else of the one whom they assist and who
 * leads it or covers it. A household that none of them covers is met in one's own name.
 */
export async function inNameOf(
  tx: Tx,
  userId: string,
  day: Day,
  householdIds: readonly string[],
): Promise<(householdId: string) => z.output<typeof Ref> | null> {
  const rows = await tx.read(
    Row,
    sql`select distinct on (c.household_id) c.household_id as "householdId", u.id, u.name
        from coverage c join user_account u on u.id = c.user_id
        where c.household_id = any(${[...householdIds]}::uuid[]) and c.since <= ${day}::date and (c.until is null or c.until >= ${day}::date)
          and (c.user_id = ${userId}::uuid or exists (select from delegation d where d.assistant_id = ${userId}::uuid and d.representative_id = c.user_id
            and d.since <= ${day}::date and (d.until is null or d.until >= ${day}::date)))
        order by c.household_id, c.user_id <> ${userId}::uuid, c.role <> 'lead', u.name, u.id`,
  )
  const known = new Map(rows.map(({ householdId, ...ref }) => [householdId, ref]))
  return (householdId) => {
    const found = known.get(householdId)
    return found && found.id !== userId ? found : null
  }
}
