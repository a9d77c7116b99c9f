import type { ImportSummary } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Queries } from './connection.ts'
import { auditImport, type Finishing, jsonText } from './import-trail.ts'
import type { ReadOutcome } from './read-file.ts'
import type { StagedFile } from './staged-file.ts'

/** Writes what was found in a file, in the transaction that read it: either both are there or neither. */
export async function finishReading(
  queries: Queries,
  importId: string,
  outcome: ReadOutcome,
  { by, now }: Finishing,
): Promise<ReadOutcome['state']> {
  const read = 'file' in outcome ? outcome : null
  const problem = 'problem' in outcome ? outcome.problem : null
  const summary = summaryOf(outcome)
  const mapping = 'mapping' in outcome ? outcome.mapping : null
  const at = new Date(now).toISOString()
  const isOpen = ['ready', 'quarantined', 'unmapped'].includes(outcome.state)
  const written = await queries.write(
    sql`update import_file set state = ${outcome.state}, read_at = ${at}::timestamptz, finished_at = case when ${isOpen} then null else ${at}::timestamptz end,
          added = 0, known = 0, refusal = ${problem && jsonText(problem)}::jsonb, summary = ${jsonText(summary)}::jsonb, cancel_asked = false,
          mapping_id = ${mapping?.id ?? null}::uuid, mapping_version = ${mapping?.version ?? null},
          format = case when ${read === null} then format else ${read?.file.format ?? ''} end,
          entries_read = case when ${read === null} then entries_read else ${read?.file.entriesRead ?? 0} end,
          bytes_read = case when ${read === null} then bytes_read else bytes end
        where id = ${importId}::uuid and state = 'reading'`,
  )
  if (written !== 1) throw new Error('the file is not being read any more')
  await storeRejections(queries, importId, read?.file ?? null)
  const fact = {
    state: outcome.state,
    expected: summary.expected,
    rejected: summary.rejected,
    problem,
    mapping: mapping && { id: mapping.id, version: mapping.version },
  }
  await auditImport(queries, 'readImport', importId, fact, { by, now })
  return outcome.state
}

function summaryOf(outcome: ReadOutcome): ImportSummary {
  const nothing: ImportSummary = {
    rejected: 0,
    expected: null,
    checks: [],
    warnings: [],
    moreWarnings: 0,
    continuity: [],
    table: null,
    duplicateOf: null,
  }
  if (outcome.state === 'duplicate') return { ...nothing, duplicateOf: outcome.of }
  if (outcome.state === 'unmapped') return { ...nothing, table: outcome.table }
  if (!('file' in outcome)) return nothing
  const { file, expected } = outcome
  const counts = [...expected.values()]
  return {
    ...nothing,
    table: outcome.table,
    rejected: file.rejected,
    expected: {
      added: counts.reduce((sum, { added }) => sum + added, 0),
      known: counts.reduce((sum, { known }) => sum + known, 0),
    },
    checks: [...file.checks],
    warnings: file.warnings,
    moreWarnings: file.moreWarnings,
    continuity: [...outcome.continuity],
  }
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
