import { ImportRow, ImportState } from '@rapport/contract/import-values.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'

const Row = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.bigint(),
  format: z.string(),
  state: ImportState,
  uploadedById: z.string(),
  uploadedByName: z.string(),
  uploadedAt: z.string(),
  finishedAt: z.string().nullable(),
  bytesRead: z.bigint(),
  entriesRead: z.number(),
  entriesBooked: z.number(),
  expected: ImportRow.shape.expected,
  added: z.number(),
  known: z.number(),
  rejected: z.number(),
  problem: z
    .object({
      code: z.string(),
      message: z.string(),
      line: z.number().nullable(),
      element: z.string().nullable().default(null),
      field: z.string().nullable().default(null),
    })
    .nullable(),
})

/** Files as lists show them, newest first: `f` is the file. */
export async function readImportRows(tx: Tx, condition: Sql, limit: number): Promise<z.output<typeof ImportRow>[]> {
  const rows = await tx.read(
    Row,
    sql`select f.id, f.file_name as "fileName", f.bytes, f.format, f.state, u.id as "uploadedById", u.name as "uploadedByName", f.uploaded_at as "uploadedAt",
          f.finished_at as "finishedAt", f.bytes_read as "bytesRead", f.entries_read as "entriesRead", f.entries_booked as "entriesBooked",
          case when f.state in ('ready', 'quarantined', 'booking') then nullif(f.summary -> 'expected', 'null') end as expected, f.added, f.known, coalesce((f.summary ->> 'rejected')::integer, 0) as rejected,
          f.refusal as problem
        from import_file f join user_account u on u.id = f.uploaded_by
        where f.state <> 'uploading' and (${condition}) order by f.uploaded_at desc, f.id desc limit ${limit}`,
  )
  return rows.map(({ uploadedById, uploadedByName, bytes, bytesRead, ...row }) => ({
    ...row,
    bytes: Number(bytes),
    bytesRead: Number(bytesRead),
    uploadedBy: { id: uploadedById, name: uploadedByName },
  }))
}

/** One file as lists show it, or `null`. */
export async function readImportRow(tx: Tx, importId: string): Promise<z.output<typeof ImportRow> | null> {
  const [row] = await readImportRows(tx, sql`f.id = ${importId}::uuid`, 1)
  return row ?? null
}
