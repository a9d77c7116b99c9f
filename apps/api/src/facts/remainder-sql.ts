import { sql } from '@rapport/prisma/sql.ts'

/**
 * `remainder` of the domain's claims for sums over many: what is claimed and not yet confirmed of one row of `claim`, never
 * below zero. One claim is asked by the rule itself.
 */
export const remainderSql = sql`greatest(amount_minor - confirmed_minor, 0)`
