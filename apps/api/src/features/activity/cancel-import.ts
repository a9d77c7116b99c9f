import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { readImportRow } from './read-import-rows.ts'

/** A file that waits or is in quarantine is turned down at once; one that is being read stops at its next piece. */
export const cancelImport: Handler<typeof contract.cancelImport> = async (context, { importId }, refuse) => {
  const { tx, now } = context
  const before = await readImportRow(tx, importId)
  if (!before) return refuse('not_found')
  // A file that is read once more, because an overlapping one was undone, keeps what it booked.
  const cancelled = await tx.write(
    sql`update import_file f set cancel_asked = true, state = case when f.state = 'reading' then f.state else 'cancelled' end,
          finished_at = case when f.state = 'reading' then f.finished_at else ${new Date(now).toISOString()}::timestamptz end
        where f.id = ${importId}::uuid and f.state in ('queued', 'reading', 'quarantined')
          and not exists (select from account_statement s where s.import_id = f.id)`,
  )
  if (cancelled === 0) return refuse('not_running')
  await audit(context, { operation: 'cancelImport', subject: ['import', importId], fact: { state: before.state } })
  return (await readImportRow(tx, importId)) ?? refuse('not_found')
}
