import type { contract } from '@rapport/contract/contract.ts'
import { TablePreviewValue } from '@rapport/contract/table-mappings.ts'
import { ImportSummary } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Handler } from '../../http/handler.ts'
import { PREVIEW_DAYS } from '../../jobs/sweep-imports.ts'
import { readImportRow } from './read-import-rows.ts'
import { statementsOf } from './statements-of.ts'

const Who = z.object({ id: z.string(), name: z.string() }).nullable()
const Detail = z.object({
  sha256: z.string(),
  summary: ImportSummary,
  readAt: z.string().nullable(),
  lapsesAt: z.string().nullable(),
  importedBy: Who,
  releasedBy: Who,
  releaseReason: z.string().nullable(),
  undoneBy: Who,
  undoReason: z.string().nullable(),
  statedAccount: z.string().nullable(),
  statedCurrency: z.string().nullable(),
  mapping: z.object({ id: z.string(), name: z.string(), version: z.number() }).nullable(),
  undoable: z.boolean(),
  withheld: z.boolean(),
})
const RejectionRow = z.object({
  number: z.number(),
  line: z.number().nullable(),
  code: z.string(),
  field: z.string(),
  message: z.string(),
  raw: z.string(),
})
const Original = z.object({
  id: z.string(),
  fileName: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
})

export const getImport: Handler<typeof contract.getImport> = async (context, { importId }, refuse) => {
  const { tx } = context
  const row = await readImportRow(tx, importId)
  const [detail] = await tx.read(
    Detail,
    sql`select f.sha256, f.summary, f.read_at as "readAt",
          case when f.state in ('ready', 'unmapped') then f.read_at + make_interval(days => ${PREVIEW_DAYS}::integer) end as "lapsesAt",
          (select jsonb_build_object('id', u.id, 'name', u.name) from user_account u where u.id = f.import_asked_by) as "importedBy",
          (select jsonb_build_object('id', u.id, 'name', u.name) from user_account u where u.id = f.released_by) as "releasedBy", f.release_reason as "releaseReason",
          (select jsonb_build_object('id', u.id, 'name', u.name) from user_account u where u.id = f.undone_by) as "undoneBy", f.undo_reason as "undoReason",
          (select jsonb_build_object('id', v.mapping_id, 'name', v.name, 'version', v.version) from table_mapping_version v
            where v.mapping_id = f.mapping_id and v.version = f.mapping_version) as mapping,
          f.stated_account as "statedAccount", f.stated_currency as "statedCurrency",
          f.state = 'imported' and not exists (select from activity a join allocation l on l.activity_id = a.id where a.import_id = f.id) as undoable,
          import_walled_off(f.id) as withheld
        from import_file f where f.id = ${importId}::uuid`,
  )
  if (!row || !detail) return refuse('not_found')
  const { summary: read, statedAccount, statedCurrency, ...rest } = detail
  const summary = detail.withheld ? ImportSummary.parse({ duplicateOf: read.duplicateOf }) : read
  const rejections = await tx.read(
    RejectionRow,
    sql`select number, line, code, field, message, raw from import_rejection where import_id = ${importId}::uuid order by number`,
  )
  const [original] =
    summary.duplicateOf === null
      ? []
      : await tx.read(
          Original,
          sql`select f.id, f.file_name as "fileName", jsonb_build_object('id', u.id, 'name', u.name) as by, f.import_asked_at as at
              from import_file f join user_account u on u.id = f.import_asked_by where f.id = ${summary.duplicateOf}::uuid`,
        )
  return {
    ...row,
    ...rest,
    ...(await statementsOf(context, row)),
    table: tableValue(summary.table),
    stated: { account: detail.withheld ? null : statedAccount, currency: statedCurrency },
    checks: summary.checks,
    warnings: [...summary.continuity, ...summary.warnings, ...unlisted(summary.moreWarnings)],
    rejections,
    duplicateOf: original ?? null,
  }
}

/** A guess of readers of before that the contract knows no more is none. */
function tableValue(table: ImportSummary['table']): z.output<typeof TablePreviewValue> | null {
  if (table === null) return null
  const read = TablePreviewValue.safeParse(table)
  return read.success ? read.data : TablePreviewValue.parse({ ...table, guess: null, questions: [] })
}

const unlisted = (count: number) =>
  count === 0 ? [] : [{ line: null, code: 'more_warnings', message: `There are ${count} more.`, facts: {} }]
