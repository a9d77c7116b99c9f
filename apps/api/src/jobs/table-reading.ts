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

/** How a table is to be read, or what a person is asked before it can be. */
export type TableReading = { readonly saved: SavedMapping } | { readonly table: StoredTable }

const LOOKED_AT = 400
const SHOWN_ROWS = 40
const SHOWN_COLUMNS = 60
const SHOWN_CHARACTERS = 120

const Row = z.object({ id: z.string(), version: z.number(), custodian: z.string(), body: z.unknown() })

/**
 * Finds how a table is read: through the mapping that was asked for, else through the one whose header the table has.
 * With none, or with several, a person is shown the first rows and a guess.
 * @throws FeedRefusal for what is no table
 */
export async function tableReading(
  queries: Queries,
  kind: 'csv' | 'xlsx',
  source: ByteSource,
  mappingId: string | null,
): Promise<TableReading> {
  const mappings = await savedMappings(queries)
  const asked = mappings.find(({ id }) => id === mappingId)
  if (asked) return { saved: asked }
  const preview = kind === 'csv' ? previewCsv : previewXlsx
  const looked = await preview(source, { limits: DEFAULT_LIMITS }, LOOKED_AT)
  const found = mappings.filter(({ mapping }) => looked.rows.some((row) => isHeader(row, mapping.header)))
  const [only] = found
  if (only && found.length === 1) return { saved: only }
  if (!looked.guess && found.length === 0 && !isTable(looked.rows))
    throw new FeedRefusal('no-table', 'The file is no table: its rows have no columns in common.')
  return { table: asStored(kind, looked, 'columns', found) }
}

/** What is shown of a table that a saved mapping reads, when its file leaves something open. */
export async function tableShown(
  kind: 'csv' | 'xlsx',
  source: ByteSource,
  missing: StoredTable['missing'],
  saved: SavedMapping | null,
): Promise<StoredTable> {
  const preview = kind === 'csv' ? previewCsv : previewXlsx
  const looked = await preview(source, { limits: DEFAULT_LIMITS }, LOOKED_AT)
  return asStored(kind, looked, missing, saved ? [saved] : [])
}

function asStored(
  kind: 'csv' | 'xlsx',
  { rows, guess }: TablePreview,
  missing: StoredTable['missing'],
  known: readonly SavedMapping[],
): StoredTable {
  const plain = (cell: string) => cell.slice(0, SHOWN_CHARACTERS).toWellFormed().replaceAll('\0', '\ufffd')
  return {
    kind,
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.slice(0, SHOWN_COLUMNS).map(plain)),
    guess: guess?.mapping ?? null,
    doubts: [...(guess?.doubts ?? [])],
    mappingIds: known.map(({ id }) => id),
    missing,
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
