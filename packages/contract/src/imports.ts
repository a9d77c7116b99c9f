import { z } from 'zod'
import { ImportDetail, ImportEntryValue, ImportRow, ImportState } from './import-values.ts'
import { notFound, operation, refusal } from './operation.ts'
import { CurrencyCode, Id, page, paging, words } from './values.ts'

const controllers = ['controller'] as const
const overseers = ['controller', 'auditor'] as const
const importId = z.object({ importId: Id })

export const imports = {
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
  listImportEntries: operation({
    method: 'GET',
    path: '/imports/{importId}/entries',
    summary: 'The entries of a file as it says them, in its order, also before they count',
    roles: overseers,
    params: importId,
    query: z.object({
      statement: z.coerce.number<string | number>().int().min(0).optional(),
      ...paging,
    }),
    output: page(ImportEntryValue),
    refusals: { not_found: notFound },
  }),
  importFiles: operation({
    method: 'POST',
    path: '/import-bookings',
    summary: 'Let files count that were read and add up; their movements are booked in the background',
    roles: controllers,
    body: z.object({ importIds: z.array(Id).min(1).max(200) }),
    output: z.object({
      accepted: z.array(Id),
      /** Those that are not ready: not there, in quarantine, or imported by somebody else meanwhile. */
      refused: z.array(Id),
    }),
    status: 202,
  }),
  readImportAgain: operation({
    method: 'POST',
    path: '/imports/{importId}/readings',
    summary: 'Read a file once more: through a mapping, with what the file does not say, or although it came before',
    roles: controllers,
    params: importId,
    body: z.object({
      mappingId: Id.nullable().default(null),
      account: words(200).nullable().default(null),
      currency: CurrencyCode.nullable().default(null),
    }),
    output: ImportRow,
    status: 202,
    refusals: {
      not_found: notFound,
      not_readable: refusal(409, 'This file is being read, or counts already.'),
      mapping_unknown: refusal(422, 'There is no such mapping.'),
    },
  }),
  releaseImport: operation({
    method: 'POST',
    path: '/imports/{importId}/releases',
    summary: 'Take a file that does not add up, with a reason',
    roles: controllers,
    params: importId,
    body: z.object({ reason: words(2000) }),
    output: ImportRow,
    refusals: { not_found: notFound, not_quarantined: refusal(409, 'This file is not in quarantine.') },
  }),
  cancelImport: operation({
    method: 'POST',
    path: '/imports/{importId}/cancellations',
    summary: 'Stop reading or booking a file, or turn one down that does not count yet; nothing of it stays',
    roles: controllers,
    params: importId,
    output: ImportRow,
    refusals: { not_found: notFound, not_running: refusal(409, 'This file counts already, or was turned down.') },
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
}
