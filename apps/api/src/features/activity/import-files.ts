import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Handler } from '../../http/handler.ts'
import { announceImport } from './announce-import.ts'

const Accepted = z.object({ id: z.string() })

/** From here on the files count as soon as they are booked; the booking looks once more at what came in between. */
export const importFiles: Handler<typeof contract.importFiles> = async (context, { importIds }) => {
  const { tx, actor, now } = context
  const accepted = await tx.read(
    Accepted,
    sql`update import_file set state = 'booking', import_asked_by = ${actor.id}::uuid, import_asked_at = ${new Date(now).toISOString()}::timestamptz, attempts = 0,
          cancel_asked = false where id = any(${importIds}::uuid[]) and state = 'ready' returning id`,
  )
  for (const { id } of accepted)
    await audit(context, { operation: 'importFiles', subject: ['import', id], fact: { together: accepted.length } })
  if (accepted.length > 0) await announceImport(tx)
  const taken = new Set(accepted.map(({ id }) => id))
  return { accepted: [...taken], refused: importIds.filter((id) => !taken.has(id)) }
}
