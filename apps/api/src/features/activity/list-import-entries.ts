import type { contract } from '@rapport/contract/contract.ts'
import { ImportEntryValue } from '@rapport/contract/import-values.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { decodeCursor, pageOf } from '../../http/cursor.ts'
import type { Handler } from '../../http/handler.ts'
import { sameMovement } from '../../jobs/compare-with-books.ts'
import { readImportRow } from './read-import-rows.ts'

const Row = ImportEntryValue.omit({ amount: true }).extend({
  minor: z.bigint().nullable(),
  currency: z.string().nullable(),
})

/** As the file says them, each with the movement that it is in the books, if it is there. */
export const listImportEntries: Handler<typeof contract.listImportEntries> = async (
  { tx },
  { importId, statement, cursor, limit },
  refuse,
) => {
  if (!(await readImportRow(tx, importId))) return refuse('not_found')
  const place = decodeCursor(cursor, ['minor'])
  const rows = await tx.read(
    Row,
    sql`select e.n as number, e.statement, e.line, e.booked_on as "bookedOn", e.value_on as "valueOn", e.amount_minor as minor, e.currency, e.status, e.flow_type as "flowType",
          e.flow_rule as "flowRule", e.counterparty_name as counterparty, e.text, a.id as "activityId"
        from (
          select * from import_entry where import_id = ${importId}::uuid ${statement === undefined ? sql`` : sql`and statement = ${statement}`}
            ${place ? sql`and n > ${place[0]}::integer` : sql``} order by n limit ${limit + 1}
        ) e left join import_part p on p.import_id = e.import_id and p.statement = e.statement and p.currency = e.currency
          left join activity a on ${sameMovement} order by e.n`,
  )
  const { items, next } = pageOf(rows, limit, ({ number }) => [String(number)])
  return {
    next,
    items: items.map(({ minor, currency, ...entry }) => ({
      ...entry,
      amount: minor === null || currency === null ? null : { minor, currency },
    })),
  }
}
