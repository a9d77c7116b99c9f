import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { announceImport } from './announce-import.ts'
import { asImporter } from './as-importer.ts'
import { flowRules } from './flow-rules.ts'
import { readImportRow } from './read-import-rows.ts'
import { settleAccounts } from './settle-accounts.ts'

const ClaimRow = z.object({ claimId: z.string(), household: z.string() })
/** A large file takes a while to take back. */
const STATEMENT_TIMEOUT_MS = 5 * 60_000
const Id = z.object({ id: z.string() })

/**
 * Takes back everything that a file added. What a later, overlapping file reported as well was booked by this one only:
 * such files are read once more, so that the books say what the files that still count say.
 */
export const undoImport: Handler<typeof contract.undoImport> = async (context, input, refuse) => {
  const { tx, now } = context
  const { importId } = input
  const before = await readImportRow(tx, importId)
  if (!before) return refuse('not_found')
  const undone = await tx.write(
    sql`update import_file set state = 'undone', finished_at = ${new Date(now).toISOString()}::timestamptz, added = 0, known = 0 where id = ${importId}::uuid and state = 'imported'`,
  )
  if (undone === 0) return refuse('not_imported')
  const outcome = await asImporter(tx, () => takeBack(context, importId))
  if (outcome === 'allocated') return refuse('already_allocated', { claims: await claimsOn(context, importId) })
  await audit(context, {
    operation: 'undoImport',
    subject: ['import', importId],
    fact: { reason: input.reason.trim(), removed: outcome.removed, readAgain: outcome.readAgain },
  })
  if (outcome.readAgain.length > 0) await announceImport(tx)
  return (await readImportRow(tx, importId)) ?? refuse('not_found')
}

async function takeBack({ tx, today }: Context, importId: string) {
  const allocated = await tx.read(
    Id,
    sql`select l.id from activity a join allocation l on l.activity_id = a.id where a.import_id = ${importId}::uuid limit 1`,
  )
  if (allocated.length > 0) return 'allocated' as const
  await tx.write(sql`select set_config('statement_timeout', ${String(STATEMENT_TIMEOUT_MS)}, true)`)
  const accounts = await tx.read(
    Id,
    sql`select distinct account_id as id from account_statement where import_id = ${importId}::uuid
        union select distinct account_id from activity where import_id = ${importId}::uuid`,
  )
  const accountIds = accounts.map(({ id }) => id)
  const removed = await tx.write(sql`delete from activity where import_id = ${importId}::uuid`)
  await tx.write(sql`delete from account_statement where import_id = ${importId}::uuid`)
  await settleAccounts(tx, accountIds, await flowRules(tx, today))
  const overlapping = await tx.read(
    Id,
    sql`update import_file f set state = 'queued', attempts = 0 where f.state = 'imported' and f.known > 0
          and exists (select from account_statement s where s.import_id = f.id and s.account_id = any(${accountIds}::uuid[])) returning f.id`,
  )
  return { removed, readAgain: overlapping.map(({ id }) => id) }
}

/** The claims that rest on the file, of households that one may see. */
const claimsOn = ({ tx }: Context, importId: string) =>
  tx.read(
    ClaimRow,
    sql`select distinct c.id as "claimId", h.name as household from activity a join allocation l on l.activity_id = a.id join claim c on c.id = l.claim_id
          join household h on h.id = c.household_id
        where a.import_id = ${importId}::uuid order by c.id limit 100`,
  )
