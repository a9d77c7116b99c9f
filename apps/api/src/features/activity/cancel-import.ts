import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { discardEntries } from '../../jobs/discard-entries.ts'
import { asImporter } from './as-importer.ts'
import { readImportRow } from './read-import-rows.ts'

/** A file that waits or does not count yet is turned down at once; one that is being read or booked stops at its next piece. */
export const cancelImport: Handler<typeof contract.cancelImport> = async (context, { importId }, refuse) => {
  const { tx, now } = context
  const before = await readImportRow(tx, importId)
  if (!before) return refuse('not_found')
  const cancelled = await tx.write(
    sql`update import_file f set cancel_asked = true, state = case when f.state in ('reading', 'booking') then f.state else 'cancelled' end,
          finished_at = case when f.state in ('reading', 'booking') then f.finished_at else ${new Date(now).toISOString()}::timestamptz end
        where f.id = ${importId}::uuid and f.state in ('queued', 'reading', 'unmapped', 'ready', 'quarantined', 'booking')`,
  )
  if (cancelled === 0) return refuse('not_running')
  if (!['queued', 'reading', 'booking'].includes(before.state)) await asImporter(tx, () => discardEntries(tx, importId))
  await audit(context, { operation: 'cancelImport', subject: ['import', importId], fact: { state: before.state } })
  return (await readImportRow(tx, importId)) ?? refuse('not_found')
}
