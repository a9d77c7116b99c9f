import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { announceImport } from './announce-import.ts'
import { readImportRow } from './read-import-rows.ts'

/** What could be read of the file is booked, whether or not its totals agree. */
export const releaseImport: Handler<typeof contract.releaseImport> = async (context, input, refuse) => {
  const { tx, actor, now } = context
  const { importId } = input
  const reason = input.reason.trim()
  if (!(await readImportRow(tx, importId))) return refuse('not_found')
  const released = await tx.write(
    sql`update import_file set state = 'booking', released_by = ${actor.id}::uuid, release_reason = ${reason}, import_asked_by = ${actor.id}::uuid,
          import_asked_at = ${new Date(now).toISOString()}::timestamptz, attempts = 0, cancel_asked = false
        where id = ${importId}::uuid and state = 'quarantined'`,
  )
  if (released === 0) return refuse('not_quarantined')
  await audit(context, { operation: 'releaseImport', subject: ['import', importId], fact: { reason } })
  await announceImport(tx)
  return (await readImportRow(tx, importId)) ?? refuse('not_found')
}
