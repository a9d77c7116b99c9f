import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { handOver, idsFrom } from '../../jobs/book-entries.ts'
import { asImporter } from './as-importer.ts'
import { flowRules } from './flow-rules.ts'
import { readImportRow } from './read-import-rows.ts'
import { settleAccounts } from './settle-accounts.ts'

const ClaimRow = z.object({ claimId: z.string(), household: z.string() })
/** A large file takes a while to take back. */
const STATEMENT_TIMEOUT_MS = 5 * 60_000
const Id = z.object({ id: z.string() })

/**
 * Takes back everything that a file added, at once. What other files report as well stays in the books, as the fullest of
 * these describes it: the books say what the files that still count say.
 */
export const undoImport: Handler<typeof contract.undoImport> = async (context, input, refuse) => {
  const { tx, actor, now } = context
  const { importId } = input
  const reason = input.reason.trim()
  const before = await readImportRow(tx, importId)
  if (!before) return refuse('not_found')
  const undone = await tx.write(
    sql`update import_file set state = 'undone', finished_at = ${new Date(now).toISOString()}::timestamptz, added = 0, known = 0, undone_by = ${actor.id}::uuid,
          undo_reason = ${reason} where id = ${importId}::uuid and state = 'imported'`,
  )
  if (undone === 0) return refuse('not_imported')
  const outcome = await asImporter(tx, () => takeBack(context, importId))
  if (outcome === 'allocated') return refuse('already_allocated', { claims: await claimsOn(context, importId) })
  await audit(context, { operation: 'undoImport', subject: ['import', importId], fact: { reason, ...outcome } })
  return (await readImportRow(tx, importId)) ?? refuse('not_found')
}

async function takeBack({ tx, today, now }: Context, importId: string) {
  await tx.write(sql`select set_config('statement_timeout', ${String(STATEMENT_TIMEOUT_MS)}, true)`)
  const accounts = await tx.read(
    Id,
    sql`select distinct account_id as id from account_statement where import_id = ${importId}::uuid
        union select distinct account_id from activity where import_id = ${importId}::uuid`,
  )
  const accountIds = accounts.map(({ id }) => id)
  const kept = await handOver(tx, importId, idsFrom(now))
  const allocated = await tx.read(
    Id,
    sql`select l.id from activity a join allocation l on l.activity_id = a.id where a.import_id = ${importId}::uuid limit 1`,
  )
  if (allocated.length > 0) return 'allocated' as const
  const removed = await tx.write(sql`delete from activity where import_id = ${importId}::uuid`)
  await tx.write(sql`delete from account_statement where import_id = ${importId}::uuid`)
  await forgetStrangers(tx, importId, accountIds)
  await settleAccounts(tx, accountIds, await flowRules(tx, today))
  return { removed, kept }
}

/** Accounts that only this file named, and that nobody has given a household, are not known any more. */
async function forgetStrangers(tx: Context['tx'], importId: string, accountIds: readonly string[]): Promise<void> {
  const strangers = sql`select k.id from account k where k.id = any(${[...accountIds]}::uuid[]) and k.household_id is null and not k.in_house and k.assigned_at is null
    and not exists (select from activity a where a.account_id = k.id) and not exists (select from account_statement s where s.account_id = k.id)
    and not exists (select from import_part p where p.account_id = k.id and p.import_id <> ${importId}::uuid)`
  await tx.write(
    sql`update import_part set account_id = null where import_id = ${importId}::uuid and account_id in (${strangers})`,
  )
  await tx.write(sql`delete from account where id in (${strangers})`)
}

/** The claims that rest on the file, of households that one may see. */
const claimsOn = ({ tx }: Context, importId: string) =>
  tx.read(
    ClaimRow,
    sql`select distinct c.id as "claimId", h.name as household from activity a join allocation l on l.activity_id = a.id join claim c on c.id = l.claim_id
          join household h on h.id = c.household_id
        where a.import_id = ${importId}::uuid order by c.id limit 100`,
  )
