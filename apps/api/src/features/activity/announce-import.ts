import { sql } from '@rapport/prisma/sql.ts'
import type { Queries } from '../../jobs/connection.ts'
import { IMPORT_CHANNEL } from '../../jobs/import-channel.ts'

/** Tells whoever reads files that one waits; they hear it when this transaction commits. */
export const announceImport = (tx: Queries): Promise<number> => tx.write(sql`select pg_notify(${IMPORT_CHANNEL}, '')`)
