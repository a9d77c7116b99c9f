import { z } from 'zod'
import { ActivityRow } from './claims.ts'
import { editConflict, notFound, operation, refusal } from './operation.ts'
import {
  CurrencyCode,
  DayValue,
  HouseholdRef,
  Id,
  InstantValue,
  MoneyValue,
  page,
  paging,
  UserRef,
  words,
} from './values.ts'

export const ImportState = z
  .enum(['queued', 'reading', 'quarantined', 'imported', 'rejected', 'undone', 'cancelled', 'failed'])
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
    /** Movements that are in the books because of this file, and those that were there already. */
    added: z.number().int(),
    known: z.number().int(),
    rejected: z.number().int(),
    problem: z.object({ code: z.string(), message: z.string(), line: z.number().int().nullable() }).nullable(),
  })
  .meta({ id: 'ImportRow' })

/** What a file declares against what was computed; decimal text, because not every figure is money of one currency. */
export const CheckResult = z
  .object({ name: z.string(), declared: z.string().nullable(), computed: z.string().nullable(), ok: z.boolean() })
  .meta({ id: 'CheckResult' })

export const AccountStatementValue = z
  .object({
    id: Id,
    account: z.string(),
    /** None until the file is imported: what waits in quarantine makes no account. */
    accountId: Id.nullable(),
    household: HouseholdRef.nullable(),
    currency: CurrencyCode,
    from: DayValue.nullable(),
    to: DayValue.nullable(),
    opening: MoneyValue.nullable(),
    closing: MoneyValue.nullable(),
    entries: z.number().int(),
    credits: MoneyValue,
    debits: MoneyValue,
    checks: z.array(CheckResult),
  })
  .meta({ id: 'AccountStatement' })

export const ImportDetail = ImportRow.extend({
  sha256: z.string(),
  statements: z.array(AccountStatementValue),
  /** Over the whole file, beside those of each statement. */
  checks: z.array(CheckResult),
  warnings: z.array(z.object({ line: z.number().int().nullable(), code: z.string(), message: z.string() })),
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
  releasedBy: UserRef.nullable(),
  releaseReason: z.string().nullable(),
  /** Whether it can be undone: nothing was allocated from it. */
  undoable: z.boolean(),
}).meta({ id: 'Import' })

const controllers = ['controller'] as const
const overseers = ['controller', 'auditor'] as const
const importId = z.object({ importId: Id })

export const activity = {
  uploadImport: operation({
    method: 'POST',
    path: '/imports',
    summary: 'Hand in a file of a custodian or bank; it is read in the background',
    roles: controllers,
    query: z.object({ fileName: words(255) }),
    upload: true,
    output: z.object({ importId: Id }),
    status: 202,
    refusals: {
      file_empty: refusal(422, 'The file is empty.'),
      file_too_large: refusal(413, 'The file is larger than what is taken at once.'),
    },
  }),
  listImports: operation({
    method: 'GET',
    path: '/imports',
    summary: 'Files that were handed in, newest first',
    roles: overseers,
    query: z.object({ state: ImportState.optional(), ...paging }),
    output: page(ImportRow),
  }),
  getImport: operation({
    method: 'GET',
    path: '/imports/{importId}',
    summary: 'One file: progress, statements, control totals, rejected lines',
    roles: overseers,
    params: importId,
    output: ImportDetail,
    refusals: { not_found: notFound },
  }),
  downloadImport: operation({
    method: 'GET',
    path: '/imports/{importId}/file',
    summary: 'The original file',
    roles: overseers,
    params: importId,
    download: 'application/octet-stream',
    refusals: { not_found: notFound },
  }),
  listSampleFiles: operation({
    method: 'GET',
    path: '/sample-files',
    summary: 'Files of a demo firm’s banks that nobody has handed in, to try an import with',
    roles: controllers,
    output: z.object({ items: z.array(z.object({ name: z.string(), content: z.string() })) }),
  }),
  releaseImport: operation({
    method: 'POST',
    path: '/imports/{importId}/releases',
    summary: 'Take a file whose totals do not agree, with a reason',
    roles: controllers,
    params: importId,
    body: z.object({ reason: words(2000) }),
    output: ImportRow,
    refusals: { not_found: notFound, not_quarantined: refusal(409, 'This file is not in quarantine.') },
  }),
  cancelImport: operation({
    method: 'POST',
    path: '/imports/{importId}/cancellations',
    summary: 'Stop reading a file, or turn one down that is in quarantine; nothing of it stays',
    roles: controllers,
    params: importId,
    output: ImportRow,
    refusals: { not_found: notFound, not_running: refusal(409, 'This file is not being read any more.') },
  }),
  undoImport: operation({
    method: 'POST',
    path: '/imports/{importId}/undos',
    summary: 'Take everything back that a file added',
    roles: controllers,
    params: importId,
    body: z.object({ reason: words(2000) }),
    output: ImportRow,
    refusals: {
      not_found: notFound,
      not_imported: refusal(409, 'There is nothing to undo.'),
      already_allocated: refusal(
        409,
        'A confirmation rests on this file.',
        z.object({ claims: z.array(z.object({ claimId: Id, household: z.string() })) }),
      ),
    },
  }),
  listUnknownAccounts: operation({
    method: 'GET',
    path: '/unknown-accounts',
    summary: 'Accounts that belong to no household yet, with suggestions',
    roles: overseers,
    query: z.object(paging),
    output: page(
      z.object({
        id: Id,
        identifier: z.string(),
        scheme: z.string(),
        institution: z.string(),
        name: z.string(),
        currency: CurrencyCode,
        version: z.number().int(),
        movements: z.number().int(),
        inflow: MoneyValue,
        firstOn: DayValue.nullable(),
        lastOn: DayValue.nullable(),
        suggestions: z.array(
          z.object({
            household: HouseholdRef,
            reason: z.enum(['name', 'open_claim', 'other_account']),
            detail: z.string(),
          }),
        ),
      }),
    ),
  }),
  assignAccount: operation({
    method: 'PUT',
    path: '/accounts/{accountId}/household',
    summary: 'Say which household an account belongs to, or that it is one of the firm itself',
    roles: controllers,
    params: z.object({ accountId: Id }),
    body: z.object({ householdId: Id.nullable(), inHouse: z.boolean() }),
    output: z.object({
      accountId: Id,
      household: HouseholdRef.nullable(),
      inHouse: z.boolean(),
      version: z.number().int(),
    }),
    edits: true,
    versioned: true,
    refusals: {
      not_found: notFound,
      household_unknown: refusal(422, 'There is no such household.'),
      edit_conflict: editConflict(z.object({ household: HouseholdRef.nullable() })),
      already_allocated: refusal(409, 'Money of this account confirms a claim already.'),
    },
  }),
  listActivities: operation({
    method: 'GET',
    path: '/activities',
    summary: 'Booked and announced movements, newest first',
    roles: [
      'advisor',
      'specialist',
      'banker',
      'assistant',
      'manager',
      'controller',
      'compensation_approver',
      'auditor',
    ],
    query: z.object({
      householdId: Id.optional(),
      accountId: Id.optional(),
      importId: Id.optional(),
      flowType: ActivityRow.shape.flowType.optional(),
      ...paging,
    }),
    output: page(ActivityRow),
  }),
  getActivity: operation({
    method: 'GET',
    path: '/activities/{activityId}',
    summary: 'One movement as the bank reported it, and what it confirmed',
    roles: [
      'advisor',
      'specialist',
      'banker',
      'assistant',
      'manager',
      'controller',
      'compensation_approver',
      'auditor',
    ],
    params: z.object({ activityId: Id }),
    output: ActivityRow.extend({
      raw: z.string(),
      code: z.string(),
      fileName: z.string().nullable(),
      reverses: Id.nullable(),
      pairedWith: Id.nullable(),
      allocations: z.array(
        z.object({
          allocationId: Id,
          claimId: Id,
          household: z.string(),
          amount: MoneyValue,
          confirmedBy: UserRef,
          confirmedAt: InstantValue,
        }),
      ),
    }),
    refusals: { not_found: notFound },
  }),
  correctFlowType: operation({
    method: 'PUT',
    path: '/activities/{activityId}/flow-type',
    summary: 'Correct what kind of movement this is, with a reason',
    roles: controllers,
    params: z.object({ activityId: Id }),
    body: z.object({ flowType: ActivityRow.shape.flowType, reason: words(1000) }),
    output: ActivityRow,
    versioned: true,
    edits: true,
    refusals: {
      not_found: notFound,
      edit_conflict: editConflict(ActivityRow),
      already_allocated: refusal(409, 'This movement confirms a claim already.'),
      nothing_changed: refusal(422, 'It is of that kind already.'),
    },
  }),
}
