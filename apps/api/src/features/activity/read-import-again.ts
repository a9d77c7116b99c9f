import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { announceImport } from './announce-import.ts'
import { readImportRow } from './read-import-rows.ts'

const Known = z.object({ id: z.string() })

/** Whatever was read of the file before is dropped when it is read again; nothing of it counted. */
export const readImportAgain: Handler<typeof contract.readImportAgain> = async (context, input, refuse) => {
  const { tx } = context
  const { importId, mappingId, account, currency } = input
  if (!(await readImportRow(tx, importId))) return refuse('not_found')
  if (mappingId !== null) {
    const known = await tx.read(Known, sql`select id from table_mapping where id = ${mappingId}::uuid`)
    if (known.length === 0) return refuse('mapping_unknown')
  }
  const stated = account?.trim() ?? null
  const again = await tx.write(
    sql`update import_file set state = 'queued', attempts = 0, cancel_asked = false, finished_at = null, refusal = null, mapping_id = ${mappingId}::uuid,
          mapping_version = case when ${mappingId === null} then null else (select version from table_mapping where id = ${mappingId}::uuid) end,
          stated_account = ${stated}, stated_currency = ${currency}, read_anyway = true, import_asked_by = null, import_asked_at = null, released_by = null, release_reason = null
        where id = ${importId}::uuid and state in ('unmapped', 'ready', 'quarantined', 'duplicate', 'rejected', 'lapsed', 'undone', 'cancelled', 'failed')`,
  )
  if (again === 0) return refuse('not_readable')
  await audit(context, {
    operation: 'readImportAgain',
    subject: ['import', importId],
    fact: { mapping: mappingId, account: stated, currency },
  })
  await announceImport(tx)
  return (await readImportRow(tx, importId)) ?? refuse('not_found')
}
