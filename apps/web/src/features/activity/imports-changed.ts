import type { QueryClient } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'

/** Whatever shows files or movements asks again. */
export async function importsChanged(queries: QueryClient): Promise<void> {
  await Promise.all(
    [
      client.getImport,
      client.listImports,
      client.listImportEntries,
      client.listActivities,
      client.listUnknownAccounts,
      client.listTakenBack,
    ].map((call) => queries.invalidateQueries({ queryKey: call.key() })),
  )
}
