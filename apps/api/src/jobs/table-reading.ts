import { previewCsv, type TablePreview } from '@rapport/feeds/csv/preview-csv.ts'
import { isHeader, parseMapping, type TableMapping } from '@rapport/feeds/csv/table-mapping.ts'
import { DEFAULT_LIMITS } from '@rapport/feeds/limits.ts'
import type { ByteSource } from '@rapport/feeds/model.ts'
import { FeedRefusal } from '@rapport/feeds/refusal.ts'
import { previewXlsx } from '@rapport/feeds/xlsx/read-xlsx.ts'
import type { StoredTable } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from './connection.ts'

/** A saved mapping as it stands now. */
export interface SavedMapping {
  readonly id: string
  readonly version: number
  readonly custodian: string
  readonly mapping: TableMapping
}

/** A table as its beginning shows it, and the mapping to read it through; none when a person is to be asked. */
export interface TableReading {
  readonly shown: StoredTable
  readonly saved: SavedMapping | null
}

const LOOKED_AT = 400
const SHOWN_ROWS = 40
const SHOWN_COLUMNS = 60
const SHOWN_CHARACTERS = 120

const Row = z.object({ id: z.string(), version: z.number(), custodian: z.string(), body: z.unknown() })

/**
 * Looks at the beginning of a table and finds how it is read: through the mapping that was asked for, else through the
 * only one whose header the table has.
 * @throws FeedRefusal for what is no table
 */
export async function tableReading(
  queries: Queries,
  kind: 'csv' | 'xlsx',
  source: ByteSource,
  mappingId: string | null,
): Promise<TableReading> {
  const preview = kind === 'csv' ? previewCsv : previewXlsx
  const looked = await preview(source, { limits: DEFAULT_LIMITS }, LOOKED_AT)
  const mappings = await savedMappings(queries)
  const fitting = mappings.filter(({ mapping }) => looked.rows.some((row) => isHeader(row, mapping.header)))
  const saved = mappings.find(({ id }) => id === mappingId) ?? (fitting.length === 1 ? fitting[0] : undefined) ?? null
  if (!saved && !looked.guess && fitting.length === 0 && !isTable(looked.rows))
    throw new FeedRefusal('no-table', 'The file is no table: its rows have no columns in common.')
  return { shown: asStored(kind, looked, fitting, saved), saved }
}

function asStored(
  kind: 'csv' | 'xlsx',
  { rows, guess }: TablePreview,
  fitting: readonly SavedMapping[],
  saved: SavedMapping | null,
): StoredTable {
  const plain = (cell: string) => cell.slice(0, SHOWN_CHARACTERS).toWellFormed().replaceAll('\0', '\ufffd')
  return {
    kind,
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.slice(0, SHOWN_COLUMNS).map(plain)),
    guess: guess?.mapping ?? null,
    questions: (guess?.questions ?? []).map(({ about }) => about),
    mappingIds: fitting.map(({ id }) => id),
    missing: saved ? null : 'columns',
  }
}

/** Three rows of as many filled cells, and at least three of them. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const counts = new Map<number, number>()
  for (const row of rows) {
    const filled = row.filter((cell) => cell.trim() !== '').length
    if (filled >= 3) counts.set(filled, (counts.get(filled) ?? 0) + 1)
  }
  return [...counts.values()].some((count) => count >= 3)
}

async function savedMappings(queries: Queries): Promise<SavedMapping[]> {
  const rows = await queries.read(
    Row,
    sql`select m.id, v.version, v.custodian, v.body from table_mapping m join table_mapping_version v on v.mapping_id = m.id and v.version = m.version order by m.id`,
  )
  return rows.map(({ body, ...row }) => ({ ...row, mapping: parseMapping(body) }))
}
