import { sql } from '@rapport/prisma/sql.ts'

/** What booked reversals took back of the activity `a`: the `reversed` of its use, not negative, in minor units. */
export const reversedSql = sql`coalesce((select -sum(r.amount_minor) from activity r where r.reverses = a.id and r.status = 'booked'), 0)`
