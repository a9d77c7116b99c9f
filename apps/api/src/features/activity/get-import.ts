import type { contract } from '@rapport/contract/contract.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { ImportSummary } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'
import { readImportRow } from './read-import-rows.ts'

const Detail = z.object({
  sha256: z.string(),
  summary: ImportSummary,
  releasedById: z.string().nullable(),
  releasedByName: z.string().nullable(),
  releaseReason: z.string().nullable(),
  undoable: z.boolean(),
})
const RejectionRow = z.object({
  number: z.number(),
  line: z.number().nullable(),
  code: z.string(),
  field: z.string(),
  message: z.string(),
  raw: z.string(),
})
const AccountRow = z.object({
  id: z.string(),
  householdId: z.string().nullable(),
  householdName: z.string().nullable(),
})

export const getImport: Handler<typeof contract.getImport> = async ({ tx }, { importId }, refuse) => {
  const row = await readImportRow(tx, importId)
  const [detail] = await tx.read(
    Detail,
    sql`select f.sha256, f.summary, u.id as "releasedById", u.name as "releasedByName", f.release_reason as "releaseReason",
          f.state = 'imported' and not exists (select from activity a join allocation l on l.activity_id = a.id where a.import_id = f.id) as undoable
        from import_file f left join user_account u on u.id = f.released_by where f.id = ${importId}::uuid`,
  )
  if (!row || !detail) return refuse('not_found')
  const { summary, releasedById, releasedByName, ...rest } = detail
  const rejections = await tx.read(
    RejectionRow,
    sql`select number, line, code, field, message, raw from import_rejection where import_id = ${importId}::uuid order by number`,
  )
  return {
    ...row,
    ...rest,
    releasedBy: releasedById && releasedByName ? { id: releasedById, name: releasedByName } : null,
    statements: await statementsOf(tx, summary),
    checks: summary.checks,
    warnings: [...summary.warnings, ...unlisted(summary.moreWarnings)],
    rejections,
  }
}

const unlisted = (count: number) =>
  count === 0 ? [] : [{ line: null, code: 'more_warnings', message: `There are ${count} more.` }]

/** Statements of accounts that one may know of, and of those that nobody knows yet. */
async function statementsOf(tx: Tx, { statements }: ImportSummary) {
  const ids = statements.flatMap(({ accountId }) => accountId ?? [])
  const accounts = await tx.read(
    AccountRow,
    sql`select k.id, h.id as "householdId", h.name as "householdName" from account k left join household h on h.id = k.household_id where k.id = any(${ids}::uuid[])`,
  )
  const known = new Map(accounts.map((account) => [account.id, account]))
  return statements
    .filter(({ accountId }) => accountId === null || known.has(accountId))
    .map(({ opening, closing, credits, debits, ...statement }) => {
      const money = (minor: string) => ({ minor: BigInt(minor), currency: statement.currency })
      const account = statement.accountId === null ? undefined : known.get(statement.accountId)
      return {
        ...statement,
        household:
          account?.householdId && account.householdName
            ? { id: account.householdId, name: account.householdName }
            : null,
        opening: opening === null ? null : money(opening),
        closing: closing === null ? null : money(closing),
        credits: money(credits),
        debits: money(debits),
      }
    })
}
