import type {
  COLUMN_ROLES,
  SavedMappingValue,
  TableMappingValue,
  TablePreviewValue,
} from '@rapport/contract/table-mappings.ts'
import type { z } from 'zod'

export type ColumnRole = (typeof COLUMN_ROLES)[number]
export type Mapping = z.output<typeof TableMappingValue>
export type Preview = z.output<typeof TablePreviewValue>
export type Saved = z.output<typeof SavedMappingValue>
type Columns = Mapping['columns']

/** A mapping while a person corrects it: what is not decided yet is empty. */
export interface TableDraft {
  readonly name: string
  readonly custodian: string
  readonly mapping: Omit<Mapping, 'dateOrder' | 'decimal' | 'currency' | 'account'> & {
    readonly dateOrder: Mapping['dateOrder'] | ''
    readonly decimal: Mapping['decimal'] | ''
    readonly currency: string
    readonly account: string
  }
  /** Of this file alone. */
  readonly fileAccount: string
}

const DELIMITERS = [',', ';', '\t', '|'] as const

export function draftOf(preview: Preview, saved: Saved | null): TableDraft {
  const from = saved?.mapping ?? preview.guess
  const delimiter = DELIMITERS.find((one) => one === from?.delimiter) ?? ','
  return {
    name: saved?.name ?? '',
    custodian: saved?.custodian ?? '',
    mapping: {
      header: from?.header ?? likelyHeader(preview.rows),
      columns: from?.columns ?? {},
      further: from?.further ?? [],
      dateOrder: from?.dateOrder ?? '',
      decimal: from?.decimal ?? '',
      delimiter,
      currency: from?.currency ?? '',
      account: from?.account ?? '',
      inverted: from?.inverted ?? false,
      directions: from?.directions ?? {},
    },
    fileAccount: '',
  }
}

/** The first of the widest rows that hold words and no figures: where no day and no amount is named, a person looks. */
function likelyHeader(rows: readonly (readonly string[])[]): string[] {
  const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '')
  const names = rows.filter(
    (row) => filled(row).length >= 2 && filled(row).every((cell) => /\p{L}/u.test(cell) && !/\d{2}/.test(cell)),
  )
  const widest = Math.max(0, ...names.map((row) => filled(row).length))
  return [...(names.find((row) => filled(row).length === widest) ?? [])]
}

/** As it is sent: what was left open goes as it is, so that its field is told. */
export function wishOf({ name, custodian, mapping }: TableDraft) {
  const { currency, account } = mapping
  return {
    name: name.trim(),
    custodian: custodian.trim(),
    mapping: {
      ...mapping,
      currency: currency.trim() === '' ? null : currency.trim().toUpperCase(),
      account: account.trim() === '' ? null : account.trim(),
    },
  }
}

export const roleOf = (columns: Columns, at: number): ColumnRole | '' =>
  (Object.entries(columns) as [ColumnRole, number[]][]).find(([, places]) => places.includes(at))?.[0] ?? ''

/**
 * A column has one meaning. That another column has it already is told and not mended: whoever chooses by typing passes
 * over meanings on the way.
 */
export function withRole(columns: Columns, at: number, role: ColumnRole | ''): Columns {
  const without = (Object.entries(columns) as [ColumnRole, number[]][])
    .map(([one, places]): [ColumnRole, number[]] => [one, places.filter((place) => place !== at)])
    .filter(([, places]) => places.length > 0)
  if (role === '') return Object.fromEntries(without)
  const others = without.find(([one]) => one === role)?.[1] ?? []
  return Object.fromEntries([...without.filter(([one]) => one !== role), [role, [...others, at].sort((a, b) => a - b)]])
}

/** Names compare without case, signs, and what stands in brackets. */
const plainName = (cell: string): string =>
  cell
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()

/** The row that holds the column names, or -1. */
export function headerRow(rows: readonly (readonly string[])[], header: readonly string[]): number {
  if (header.length === 0) return -1
  const wanted = joined(header)
  return rows.findIndex((row) => joined(row) === wanted)
}

function joined(cells: readonly string[]): string {
  const names = cells.map(plainName)
  while (names.length > 0 && names.at(-1) === '') names.pop()
  return names.join('\n')
}

/** Words of the direction columns below the header, as they would be looked up. */
export function directionWords(preview: Preview, { header, columns }: TableDraft['mapping']): string[] {
  const first = headerRow(preview.rows, header) + 1
  const words = preview.rows
    .slice(first)
    .flatMap((row) => (columns.direction ?? []).map((at) => (row[at] ?? '').trim().toLowerCase()))
  return [...new Set(words.filter((word) => word !== '' && word.length <= 40))].slice(0, 8)
}
