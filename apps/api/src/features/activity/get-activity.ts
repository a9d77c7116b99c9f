import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { readActivities } from '../../facts/read-activities.ts'
import type { Handler } from '../../http/handler.ts'

const Rest = z.object({
  raw: z.string(),
  code: z.string(),
  fileName: z.string().nullable(),
  reverses: z.string().nullable(),
  pairedWith: z.string().nullable(),
})
const AllocationRow = z.object({
  allocationId: z.string(),
  claimId: z.string(),
  household: z.string(),
  minor: z.bigint(),
  currency: z.string(),
  byId: z.string(),
  byName: z.string(),
  confirmedAt: z.string(),
})

export const getActivity: Handler<typeof contract.getActivity> = async ({ tx }, { activityId }, refuse) => {
  const [row] = await readActivities(tx, sql`a.id = ${activityId}::uuid`, 1)
  const [rest] = await tx.read(
    Rest,
    sql`select coalesce(e.raw, '') as raw, a.code, f.file_name as "fileName", a.reverses, a.paired_with as "pairedWith"
        from activity a left join import_file f on f.id = a.import_id left join import_entry e on e.import_id = a.import_id and e.n = a.entry where a.id = ${activityId}::uuid`,
  )
  if (!row || !rest) return refuse('not_found')
  const allocations = await tx.read(
    AllocationRow,
    sql`select l.id as "allocationId", l.claim_id as "claimId", h.name as household, l.amount_minor as minor, l.currency, u.id as "byId", u.name as "byName",
          f.at as "confirmedAt"
        from allocation l join claim c on c.id = l.claim_id join household h on h.id = c.household_id join confirmation f on f.id = l.confirmation_id
          join user_account u on u.id = f.controller_id
        where l.activity_id = ${activityId}::uuid order by f.at, l.id`,
  )
  return {
    ...row,
    ...rest,
    allocations: allocations.map(({ minor, currency, byId, byName, ...allocation }) => ({
      ...allocation,
      amount: { minor, currency },
      confirmedBy: { id: byId, name: byName },
    })),
  }
}
