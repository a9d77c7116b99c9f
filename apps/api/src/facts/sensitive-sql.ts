import { type Sql, sql } from '@rapport/prisma/sql.ts'

/** Whether who opens a household (`h`) is told in the trail: it is restricted, or behind a wall, which insiders see. */
export const sensitiveSql = (today: string): Sql =>
  sql`(h.restricted or exists (select from wall w where w.household_id = h.id and w.since <= ${today}::date and (w.until is null or w.until >= ${today}::date)))`
