import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import type { Split } from '@rapport/domain/compensation/basis.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const WHOLE = 10_000

const Row = z.object({
  householdId: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  userId: z.string(),
  basisPoints: z.number(),
  agreed: z.boolean(),
})
type Row = z.output<typeof Row>

/**
 * Who shares in money that no claim names, such as an outflow: on each day the household's agreed split where it is
 * whole, else the lead advisor of that day (6.4: default from coverage).
 */
export async function householdSplits(tx: Tx, householdIds: readonly string[]): Promise<Split[]> {
  if (householdIds.length === 0) return []
  const ids = [...new Set(householdIds)]
  const rows = await tx.read(
    Row,
    sql`select household_id as "householdId", since, until, user_id as "userId", basis_points as "basisPoints", true as agreed
        from default_split where household_id = any(${ids}::uuid[])
        union all
        select household_id, since, until, user_id, ${WHOLE}::int, false from coverage where household_id = any(${ids}::uuid[]) and role = 'lead'
        order by 1, 2, 4`,
  )
  return [...Map.groupBy(rows, ({ householdId }) => householdId)].flatMap(([id, own]) => spansOf(id, own))
}

/** One split for every stretch of days on which nothing changes. */
function spansOf(householdId: string, rows: readonly Row[]): Split[] {
  const starts = rows.flatMap(({ since, until }) => (until === null ? [since] : [since, addDays(until, 1)]))
  const days = [...new Set(starts)].sort()
  return days.flatMap((firstDay, at): Split[] => {
    const next = days[at + 1]
    const sharing = sharingOn(rows, firstDay)
    if (sharing.length === 0) return []
    return [
      {
        id: `${householdId}/${firstDay}`,
        claimId: null,
        householdId,
        firstDay,
        lastDay: next === undefined ? null : addDays(next, -1),
        shares: sharing.map(({ userId, basisPoints }) => ({
          payeeId: userId,
          share: decimalText(BigInt(basisPoints), 4),
        })),
        shadow: [],
      },
    ]
  })
}

function sharingOn(rows: readonly Row[], day: Day): readonly Row[] {
  const active = rows.filter(({ since, until }) => since <= day && (until === null || day <= until))
  const agreed = active.filter((row) => row.agreed)
  if (agreed.reduce((sum, { basisPoints }) => sum + basisPoints, 0) === WHOLE) return agreed
  const lead = active.findLast((row) => !row.agreed)
  return lead ? [lead] : []
}
