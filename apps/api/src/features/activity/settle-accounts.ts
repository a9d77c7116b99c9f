import { sql } from '@rapport/prisma/sql.ts'
import type { Queries } from '../../jobs/connection.ts'
import type { FlowRules } from './flow-rules.ts'
import { pairJournals } from './pair-journals.ts'
import { replaceAnnounced } from './replace-announced.ts'
import { tieReversals } from './tie-reversals.ts'

/** Held by whoever books, undoes or assigns, one at a time for the firm: pairs and ties look across accounts. */
export const BOOKING_LOCK = 7_245_117

/** What hangs between movements, once the movements of these accounts changed: announcements, journals, reversals. */
export async function settleAccounts(
  queries: Queries,
  accountIds: readonly string[],
  flows: FlowRules,
  householdIds: readonly string[] = [],
): Promise<void> {
  if (accountIds.length === 0 && householdIds.length === 0) return
  await replaceAnnounced(queries, accountIds, flows.announcements)
  await pairJournals(queries, accountIds, householdIds, flows)
  await tieReversals(queries, accountIds, flows.reversals)
}

/** Waits for its turn to book. */
export const awaitBookingTurn = (queries: Queries): Promise<number> =>
  queries.write(sql`select pg_advisory_xact_lock(${BOOKING_LOCK}::bigint)`)
