import type { Split } from '@rapport/domain/compensation/basis.ts'
import { defaultSplits } from '@rapport/domain/compensation/default-splits.ts'
import type { CoverageRole } from '@rapport/domain/firm/coverage.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = z.object({
  householdId: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  userId: z.string(),
  basisPoints: z.number().nullable(),
  role: z.custom<CoverageRole>().nullable(),
})

/** Who shares in money that no claim names, such as an outflow, by household and stretch of days, as the rule says. */
export async function householdSplits(tx: Tx, householdIds: readonly string[]): Promise<Split[]> {
  if (householdIds.length === 0) return []
  const ids = [...new Set(householdIds)]
  const rows = await tx.read(
    Row,
    sql`select household_id as "householdId", since, until, user_id as "userId", basis_points as "basisPoints", null as role
        from default_split where household_id = any(${ids}::uuid[])
        union all
        select household_id, since, until, user_id, null, role from coverage where household_id = any(${ids}::uuid[]) and role = 'lead'
        order by 1, 2, 4`,
  )
  return [...Map.groupBy(rows, ({ householdId }) => householdId)].flatMap(([id, own]) =>
    defaultSplits(
      id,
      own.flatMap(({ basisPoints, userId: payeeId, since, until }) =>
        basisPoints === null ? [] : [{ payeeId, since, until, share: decimalText(BigInt(basisPoints), 4) }],
      ),
      own.flatMap(({ role, userId, since, until }) => (role === null ? [] : [{ role, userId, since, until }])),
    ),
  )
}
