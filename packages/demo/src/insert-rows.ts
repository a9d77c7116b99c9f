import type { Client } from 'pg'
import type { Row, Table } from './rows.ts'

const BATCH = 2_500

/** Writes rows many at a time. Every row of a call has the columns of its first one. */
export async function insertRows(client: Client, table: Table, rows: readonly Row[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first).join(', ')
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = JSON.stringify(rows.slice(from, from + BATCH), (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    )
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
      [batch],
    )
  }
}
