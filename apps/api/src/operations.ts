import type { Database } from '@rapport/prisma/database.ts'
import { activityOperations } from './features/activity/operations.ts'
import { claimOperations } from './features/claims/operations.ts'
import { clientOperations } from './features/clients/operations.ts'
import { compensationOperations } from './features/compensation/operations.ts'
import { confirmationOperations } from './features/confirmation/operations.ts'
import { contactOperations } from './features/contacts/operations.ts'
import { firmOperations } from './features/firm/operations.ts'
import type { Signing } from './features/firm/sign-in.ts'
import { initiativeOperations } from './features/initiatives/operations.ts'
import { trailOperations } from './features/trail/operations.ts'
import { worklistOperations } from './features/worklists/operations.ts'
import type { FirmFacts } from './firm-facts.ts'
import type { Handlers } from './http/handlers.ts'

/** Everything that the API can do; one missing does not compile. */
export const operations = (
  db: Database,
  firm: FirmFacts,
  signing: Signing,
  uploadLimitBytes?: number,
): Partial<Handlers> => ({
  ...firmOperations(db, firm, signing),
  ...clientOperations,
  ...contactOperations,
  ...trailOperations,
  ...initiativeOperations,
  ...claimOperations,
  ...confirmationOperations,
  ...activityOperations(db, uploadLimitBytes),
  ...compensationOperations,
  ...worklistOperations,
})
