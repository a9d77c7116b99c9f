import type { contract } from '@rapport/contract/contract.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import { readActivities } from '../../facts/read-activities.ts'
import { after, decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'

export const listActivities: Handler<typeof contract.listActivities> = async ({ tx }, input) => {
  const { householdId, accountId, importId, flowType, cursor, limit } = input
  const place = decodeCursor(cursor, ['day', 'id'])
  // What was announced and then booked is shown once.
  const conditions = [sql`a.replaced_by is null`]
  if (householdId) conditions.push(sql`k.household_id = ${householdId}::uuid`)
  if (accountId) conditions.push(sql`a.account_id = ${accountId}::uuid`)
  if (importId) conditions.push(sql`a.import_id = ${importId}::uuid`)
  if (flowType) conditions.push(sql`a.flow_type = ${flowType}`)
  if (place)
    conditions.push(after([sql`a.value_on`, sql`a.id`], [sql`${place[0]}::date`, sql`${place[1]}::uuid`], true))
  const rows = await readActivities(tx, joinSql(conditions, ' and '), limit + 1)
  return pageOf(rows, limit, (row) => [row.valueOn, row.id])
}
