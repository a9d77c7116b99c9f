import { z } from 'zod'
import { editConflict, notFound, operation, refusal } from './operation.ts'
import { CurrencyCode, DayValue, Id, InstantValue, text, UserRef, words } from './values.ts'

/** What a column of a custodian's table can mean. */
export const COLUMN_ROLES = [
  'date',
  'valueDate',
  'amount',
  'credit',
  'debit',
  'direction',
  'fee',
  'balance',
  'currency',
  'originalAmount',
  'originalCurrency',
  'account',
  'accountName',
  'action',
  'description',
  'counterparty',
  'counterpartyAccount',
  'reference',
  'status',
  'symbol',
  'security',
  'quantity',
  'price',
] as const

/** Meanings that several columns of one table may have: texts are joined, directions are asked one for another. */
const SEVERAL_COLUMNS: ReadonlySet<string> = new Set(['description', 'direction', 'security'])

const COLUMNS_MOST = 1_000
const header = z.array(text(200)).max(COLUMNS_MOST)
const columns = z.partialRecord(z.enum(COLUMN_ROLES), z.array(z.number().int().min(0).max(COLUMNS_MOST)).max(50))
const layout = z.object({ header, columns })

/** How a custodian's tables are read. Whoever saves one has decided every part of it. */
export const TableMappingValue = layout
  .extend({
    /** Other tables of the same file. */
    further: z.array(layout).max(50).default([]),
    dateOrder: z.enum(['MDY', 'DMY', 'YMD']),
    decimal: z.enum(['.', ',']),
    delimiter: z.enum([',', ';', '\t', '|']),
    /** Of amounts that name none; none leaves it to the account. */
    currency: CurrencyCode.nullable(),
    /** Of rows that name none; none leaves it to the lines above the table, or to whoever hands the file in. */
    account: text(200).nullable(),
    /** Money in is written negative. */
    inverted: z.boolean(),
    /** What words of the direction column mean, in lower case. */
    directions: z.record(z.string().max(60), z.enum(['credit', 'debit'])).default({}),
  })
  .refine(({ columns: { date } }) => date !== undefined && date.length > 0, {
    error: 'which column is the day',
    path: ['columns', 'date'],
  })
  .refine(({ columns: { amount, credit, debit } }) => [amount, credit, debit].some((at) => at && at.length > 0), {
    error: 'which column is the amount',
    path: ['columns', 'amount'],
  })
  .refine(({ columns }) => Object.entries(columns).every(([role, at]) => at.length <= 1 || SEVERAL_COLUMNS.has(role)), {
    error: 'one column for each meaning',
    path: ['columns'],
  })
  .meta({ id: 'TableMapping' })

/** The first rows of a table, and how it would be read: for a person to correct and save. */
export const TablePreviewValue = z
  .object({
    kind: z.enum(['csv', 'xlsx']),
    rows: z.array(z.array(z.string())),
    /** As far as the rows tell; what they leave open is none. */
    guess: layout
      .extend({
        further: z.array(layout),
        dateOrder: z.enum(['MDY', 'DMY', 'YMD']).nullable(),
        decimal: z.enum(['.', ',']).nullable(),
        delimiter: z.string(),
        currency: z.string().nullable(),
        account: z.string().nullable(),
        inverted: z.boolean(),
        directions: z.record(z.string(), z.enum(['credit', 'debit'])),
      })
      .nullable(),
    /** What no row tells, so that a person has to. */
    questions: z.array(z.enum(['dateOrder', 'decimal', 'direction', 'columns'])),
    /** Saved mappings that know the table's header. */
    mappingIds: z.array(Id),
    /** Why the file cannot be read yet; none when it was read. */
    missing: z.enum(['columns', 'account', 'currency']).nullable(),
  })
  .meta({ id: 'TablePreview' })

export const SavedMappingValue = z
  .object({
    id: Id,
    name: z.string(),
    custodian: z.string(),
    version: z.number().int(),
    mapping: TableMappingValue,
    /** Newest first. */
    history: z.array(z.object({ version: z.number().int(), by: UserRef, at: InstantValue })),
  })
  .meta({ id: 'SavedMapping' })

const controllers = ['controller'] as const
const named = z.object({ name: words(120), custodian: words(120), mapping: TableMappingValue })
const nameTaken = refusal(409, 'Another mapping has this name.')

export const tableMappings = {
  listTableMappings: operation({
    method: 'GET',
    path: '/table-mappings',
    summary: 'How tables of custodians are read, with who saved it',
    roles: ['controller', 'auditor'],
    output: z.object({ items: z.array(SavedMappingValue) }),
  }),
  saveTableMapping: operation({
    method: 'POST',
    path: '/table-mappings',
    summary: 'Save how a custodian’s tables are read; the next file with the same header finds it',
    roles: controllers,
    body: named,
    output: SavedMappingValue,
    status: 201,
    versioned: true,
    refusals: { name_taken: nameTaken },
  }),
  editTableMapping: operation({
    method: 'PUT',
    path: '/table-mappings/{mappingId}',
    summary: 'Save another version; what was read before keeps the version that read it',
    roles: controllers,
    params: z.object({ mappingId: Id }),
    body: named,
    output: SavedMappingValue,
    edits: true,
    versioned: true,
    refusals: {
      not_found: notFound,
      edit_conflict: editConflict(SavedMappingValue),
      name_taken: nameTaken,
    },
  }),
  tryTableMapping: operation({
    method: 'POST',
    path: '/imports/{importId}/table-trials',
    summary: 'Read the first rows of a table through a mapping; changes nothing',
    roles: controllers,
    params: z.object({ importId: Id }),
    body: z.object({ mapping: TableMappingValue, account: text(200).nullable(), currency: CurrencyCode.nullable() }),
    output: z.object({
      /** By the rows that are shown, from 0; those that are no entries are left out. */
      rows: z.array(
        z.object({
          row: z.number().int(),
          bookedOn: DayValue.nullable(),
          valueOn: DayValue.nullable(),
          amount: z.string(),
          currency: z.string().nullable(),
          account: z.string(),
          text: z.string(),
          problem: z.object({ code: z.string(), field: z.string(), message: z.string() }).nullable(),
        }),
      ),
      /** Why the rows cannot be read at all. */
      problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
    refusals: { not_found: notFound, no_table: refusal(409, 'This file is no table, or is not shown as one.') },
  }),
}
