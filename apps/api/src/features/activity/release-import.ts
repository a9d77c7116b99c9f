import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { announceImport } from './announce-import.ts'
import { readImportRow } from './read-import-rows.ts'

/** The file is read again, and this time what can be read is taken, whether or not its totals agree. */
export const releaseImport: Handler<typeof contract.releaseImport> = async (context, input, refuse) => {
  const { tx, actor } = context
  const { importId } = input
  const reason = input.reason.trim()
  if (!(await readImportRow(tx, importId))) return refuse('not_found')
  const released = await tx.write(
    sql`update import_file set state = 'queued', released_by = ${actor.id}::uuid, release_reason = ${reason}, finished_at = null, attempts = 0, cancel_asked = false
        where id = ${importId}::uuid and state = 'quarantined'`,
  )
  if (released === 0) return refuse('not_quarantined')
  await audit(context, { operation: 'releaseImport', subject: ['import', importId], fact: { reason } })
  await announceImport(tx)
  return (await readImportRow(tx, importId)) ?? refuse('not_found')
}
