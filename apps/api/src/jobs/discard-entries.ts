import { sql } from '@rapport/prisma/sql.ts'
import type { Queries } from './connection.ts'

/** Drops what was read of a file that does not count. The file itself stays. Asks for the importer's role. */
export async function discardEntries(queries: Queries, importId: string): Promise<void> {
  await queries.write(sql`delete from infra.import_entry where import_id = ${importId}::uuid`)
  await queries.write(sql`delete from import_part where import_id = ${importId}::uuid`)
  await queries.write(sql`delete from import_statement where import_id = ${importId}::uuid`)
}
