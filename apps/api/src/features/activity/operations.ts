import type { Database } from '@rapport/prisma/database.ts'
import type { Handlers } from '../../http/handlers.ts'
import { assignAccount } from './assign-account.ts'
import { cancelImport } from './cancel-import.ts'
import { correctFlowType } from './correct-flow-type.ts'
import { downloadImportFrom } from './download-import.ts'
import { getActivity } from './get-activity.ts'
import { getImport } from './get-import.ts'
import { importFiles } from './import-files.ts'
import { listActivities } from './list-activities.ts'
import { listImportEntries } from './list-import-entries.ts'
import { listImports } from './list-imports.ts'
import { listSampleFiles } from './list-sample-files.ts'
import { listUnknownAccounts } from './list-unknown-accounts.ts'
import { readImportAgain } from './read-import-again.ts'
import { releaseImport } from './release-import.ts'
import { editTableMapping, listTableMappings, saveTableMapping } from './table-mappings.ts'
import { tryTableMapping } from './try-table-mapping.ts'
import { undoImport } from './undo-import.ts'
import { UPLOAD_LIMIT_BYTES, uploadImportTo } from './upload-import.ts'

export const activityOperations = (db: Database, uploadLimitBytes: number = UPLOAD_LIMIT_BYTES) =>
  ({
    assignAccount,
    cancelImport,
    correctFlowType,
    downloadImport: downloadImportFrom(db),
    getActivity,
    getImport,
    importFiles,
    listActivities,
    listImportEntries,
    listImports,
    listSampleFiles,
    listUnknownAccounts,
    readImportAgain,
    releaseImport,
    editTableMapping,
    listTableMappings,
    saveTableMapping,
    tryTableMapping,
    undoImport,
    uploadImport: uploadImportTo(db, uploadLimitBytes),
  }) satisfies Partial<Handlers>
