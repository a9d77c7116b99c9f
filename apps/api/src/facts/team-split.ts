import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Split } from '@rapport/domain/claims/claim.ts'
import { decimalText, exact } from '@rapport/domain/money/rate.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = z.object({ payee: z.string(), basisPoints: z.number() })
const SCALE = 4

export const splitOf = ({ payee, basisPoints }: z.output<typeof Row>): Split => ({
  payee,
  share: decimalText(BigInt(basisPoints), SCALE),
})

/** A share as it is stored. @throws RangeError for one that is finer than a basis point */
export function basisPointsOf({ share }: Split): number {
  const { units, scale } = exact(share)
  const points = units * 10n ** BigInt(SCALE)
  const one = 10n ** BigInt(scale)
  if (points % one !== 0n) throw new RangeError(`a share finer than a basis point: ${share}`)
  return Number(points / one)
}

/** What a household's team agreed on for a day; empty where they agreed on nothing. */
export async function teamSplit(tx: Tx, householdId: string, day: Day): Promise<Split[]> {
  const rows = await tx.read(
    Row,
    sql`select user_id as payee, basis_points as "basisPoints" from default_split
        where household_id = ${householdId}::uuid and since <= ${day}::date and (until is null or until >= ${day}::date) order by basis_points desc, user_id`,
  )
  return rows.map(splitOf)
}
