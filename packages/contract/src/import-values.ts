import { z } from 'zod'
import { HouseholdSuggestion } from './activity.ts'
import { ActivityRow } from './claims.ts'
import { TablePreviewValue } from './table-mappings.ts'
import { CurrencyCode, DayValue, HouseholdRef, Id, InstantValue, MoneyValue, UserRef } from './values.ts'

export const ImportState = z
  .enum([
    'queued',
    'reading',
    'unmapped',
    'ready',
    'quarantined',
    'booking',
    'imported',
    'duplicate',
    'rejected',
    'lapsed',
    'undone',
    'cancelled',
    'failed',
  ])
  .meta({ id: 'ImportState' })

export const ImportRow = z
  .object({
    id: Id,
    fileName: z.string(),
    bytes: z.number(),
    format: z.string(),
    state: ImportState,
    uploadedBy: UserRef,
    uploadedAt: InstantValue,
    finishedAt: InstantValue.nullable(),
    /** Of `bytes`, while reading. */
    bytesRead: z.number(),
    entriesRead: z.number().int(),
    /** Of `entriesRead`, while its movements are booked. */
    entriesBooked: z.number().int(),
    /** What importing would add, as the books were when the file was read; none before and after. */
    expected: z.object({ added: z.number().int(), known: z.number().int() }).nullable(),
    /** Movements that are in the books because of this file, and those that were there already. */
    added: z.number().int(),
    known: z.number().int(),
    rejected: z.number().int(),
    /** Why nothing of it can be taken, and where in the file. */
    problem: z
      .object({
        code: z.string(),
        message: z.string(),
        line: z.number().int().nullable(),
        element: z.string().nullable(),
        field: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ImportRow' })

/** What a file declares against what was computed; decimal text, because not every figure is money of one currency. */
export const CheckResult = z
  .object({ name: z.string(), declared: z.string().nullable(), computed: z.string().nullable(), ok: z.boolean() })
  .meta({ id: 'CheckResult' })

export const AccountStatementValue = z
  .object({
    /** From 0, in the order of the file. */
    number: z.number().int(),
    account: z.string(),
    institution: z.string(),
    name: z.string(),
    /** None while nobody knows the account: a file that does not count yet makes none. */
    accountId: Id.nullable(),
    household: HouseholdRef.nullable(),
    /** An account of the firm itself. */
    inHouse: z.boolean(),
    currency: CurrencyCode.nullable(),
    from: DayValue.nullable(),
    to: DayValue.nullable(),
    sequence: z.string(),
    /** Announces only, as reports during the day do: it never confirms. */
    interim: z.boolean(),
    opening: MoneyValue.nullable(),
    closing: MoneyValue.nullable(),
    entries: z.number().int(),
    pending: z.number().int(),
    credits: MoneyValue.nullable(),
    debits: MoneyValue.nullable(),
    checks: z.array(CheckResult),
    /** Of its entries, those that were new to the books when the file was read, and those that were not. */
    added: z.number().int(),
    known: z.number().int(),
    /** Whose it could be, as long as that is not known and the file does not count. */
    suggestions: z.array(HouseholdSuggestion),
  })
  .meta({ id: 'AccountStatement' })

export const ImportDetail = ImportRow.extend({
  sha256: z.string(),
  statements: z.array(AccountStatementValue),
  /** Statements beyond those that are listed. */
  moreStatements: z.number().int(),
  /**
   * It speaks of an account that one may not know of: its original, its first rows, and what concerns the whole of it,
   * warnings and rejected lines, are not told.
   */
  withheld: z.boolean(),
  /** Over the whole file, beside those of each statement. */
  checks: z.array(CheckResult),
  warnings: z.array(
    z.object({
      line: z.number().int().nullable(),
      code: z.string(),
      message: z.string(),
      /** The figures and names that the sentence is made of. */
      facts: z.record(z.string(), z.string()),
    }),
  ),
  rejections: z.array(
    z.object({
      number: z.number().int(),
      line: z.number().int().nullable(),
      code: z.string(),
      field: z.string(),
      message: z.string(),
      raw: z.string(),
    }),
  ),
  readAt: InstantValue.nullable(),
  /** When what was read is dropped unless somebody imports it. */
  lapsesAt: InstantValue.nullable(),
  importedBy: UserRef.nullable(),
  releasedBy: UserRef.nullable(),
  releaseReason: z.string().nullable(),
  undoneBy: UserRef.nullable(),
  undoReason: z.string().nullable(),
  /** The import of the same bytes that counts already. */
  duplicateOf: z.object({ id: Id, fileName: z.string(), by: UserRef, at: InstantValue }).nullable(),
  /** Its first rows, if it is a table that does not count yet. */
  table: TablePreviewValue.nullable(),
  /** Through which a table was read. */
  mapping: z.object({ id: Id, name: z.string(), version: z.number().int() }).nullable(),
  /** What a person said that the file does not. */
  stated: z.object({ account: z.string().nullable(), currency: CurrencyCode.nullable() }),
  /** Whether it can be undone: nothing was allocated from it that no other file reports. */
  undoable: z.boolean(),
}).meta({ id: 'Import' })

/** One entry as the file says it, and whether the books have it. */
export const ImportEntryValue = z
  .object({
    number: z.number().int(),
    statement: z.number().int(),
    line: z.number().int().nullable(),
    bookedOn: DayValue,
    valueOn: DayValue,
    amount: MoneyValue.nullable(),
    status: z.enum(['booked', 'pending']),
    flowType: ActivityRow.shape.flowType,
    flowRule: z.string(),
    counterparty: z.string(),
    text: z.string(),
    /** The movement in the books that is this entry. */
    activityId: Id.nullable(),
  })
  .meta({ id: 'ImportEntry' })
