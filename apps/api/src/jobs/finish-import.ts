import { isCurrency } from '@rapport/domain/money/currency.ts'
import type { ImportSummary } from '@rapport/prisma/import-summary.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { PlacedStatement } from './book-entries.ts'
import type { Queries } from './connection.ts'
import { minorOf, type StagedFile } from './staged-file.ts'

interface Problem {
  readonly code: string
  readonly message: string
  readonly line: number | null
}

/** What became of a file. */
export type Outcome =
  | { readonly state: 'cancelled' }
  | { readonly state: 'rejected' | 'failed'; readonly problem: Problem }
  | { readonly state: 'quarantined'; readonly file: StagedFile; readonly statements: readonly PlacedStatement[] }
  | {
      readonly state: 'imported'
      readonly file: StagedFile
      readonly statements: readonly PlacedStatement[]
      readonly added: number
    }

const STATEMENTS_LISTED = 1_000

/** Writes what became of a file, in the transaction that booked it: either both are there or neither. */
export async function finishImport(
  queries: Queries,
  importId: string,
  outcome: Outcome,
  { by, now }: { by: string; now: number },
): Promise<Outcome['state']> {
  const file = 'file' in outcome ? outcome.file : null
  const problem = 'problem' in outcome ? outcome.problem : null
  const added = outcome.state === 'imported' ? outcome.added : 0
  const known = outcome.state === 'imported' ? outcome.file.staged - added : 0
  const summary = file && 'statements' in outcome ? summaryOf(file, outcome.statements) : null
  const at = new Date(now).toISOString()
  const written = await queries.write(
    sql`update import_file set state = ${outcome.state}, finished_at = ${at}::timestamptz, added = ${added}, known = ${known}, refusal = ${problem && jsonText(problem)}::jsonb,
          summary = ${jsonText(summary ?? {})}::jsonb, cancel_asked = false,
          format = case when ${file === null} then format else ${file?.format ?? ''} end,
          entries_read = case when ${file === null} then entries_read else ${file?.entriesRead ?? 0} end,
          bytes_read = case when ${file === null} then bytes_read else bytes end
        where id = ${importId}::uuid and state = 'reading'`,
  )
  if (written !== 1) throw new Error('the file is not being read any more')
  await storeRejections(queries, importId, file)
  const fact = { state: outcome.state, added, known, rejected: file?.rejected ?? 0, problem }
  await queries.write(
    sql`insert into audit (id, at, actor_id, operation, subject_kind, subject_id, fact)
        values (${newId(now)}::uuid, ${at}::timestamptz, ${by}::uuid, 'readImport', 'import', ${importId}::uuid, ${jsonText(fact)}::jsonb)`,
  )
  return outcome.state
}

async function storeRejections(queries: Queries, importId: string, file: StagedFile | null): Promise<void> {
  await queries.write(sql`delete from import_rejection where import_id = ${importId}::uuid`)
  if (!file || file.rejections.length === 0) return
  const rows = file.rejections.map((rejection, index) => ({ ...rejection, number: index + 1 }))
  await queries.write(
    sql`insert into import_rejection (import_id, number, line, code, field, message, raw)
        select ${importId}::uuid, r.number, r.line, r.code, r.field, r.message, r.raw
        from jsonb_to_recordset(${jsonText(rows)}::jsonb) as r (number integer, line integer, code text, field text, message text, raw text)`,
  )
}

/** Postgres keeps neither NUL nor half a character in JSON. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '\ufffd') : part,
  )

function summaryOf(file: StagedFile, statements: readonly PlacedStatement[]): ImportSummary {
  const shown = statements.flatMap((statement) => {
    const { currency } = statement
    if (currency === null || !isCurrency(currency)) return []
    const minor = (amount: string | null) => (amount === null ? null : minorOf(amount, currency).toString())
    return {
      id: statement.id,
      account: statement.account,
      accountId: statement.accountId,
      currency,
      from: statement.from,
      to: statement.to,
      opening: minor(statement.opening),
      closing: minor(statement.closing),
      entries: statement.entries,
      credits: minor(statement.credits) ?? '0',
      debits: minor(statement.debits) ?? '0',
      checks: [...statement.checks],
    }
  })
  return {
    rejected: file.rejected,
    statements: shown.slice(0, STATEMENTS_LISTED),
    checks: [...file.checks],
    warnings: file.warnings.map(({ line, code, message }) => ({ line, code, message })),
    moreWarnings: file.moreWarnings + Math.max(0, shown.length - STATEMENTS_LISTED),
  }
}
