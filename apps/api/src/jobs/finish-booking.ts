import type { ImportWarning } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { reversedSql } from '../facts/reversed-sql.ts'
import type { BookOutcome } from './book-file.ts'
import type { Queries } from './connection.ts'
import { discardEntries } from './discard-entries.ts'
import { auditImport, type Finishing, jsonText } from './import-trail.ts'

/** Writes what became of a booking, in the transaction that made it: either both are there or neither. */
export async function finishBooking(
  queries: Queries,
  importId: string,
  outcome: BookOutcome | { readonly state: 'failed' },
  { by, now }: Finishing,
): Promise<string> {
  const { state } = outcome
  const at = new Date(now).toISOString()
  const [added, known] = state === 'imported' ? [outcome.added, outcome.known] : [0, 0]
  const warnings = state === 'imported' ? await confirmedMoney(queries, outcome.accountIds) : []
  const problem =
    state === 'failed'
      ? {
          code: 'gave_up',
          message: 'Booking this file was broken off again and again. Nothing of it counts.',
          line: null,
        }
      : null
  const written = await queries.write(
    sql`update import_file set state = ${state}, finished_at = case when ${state} = 'queued' then null else ${at}::timestamptz end, added = ${added}, known = ${known},
          cancel_asked = false, refusal = ${problem && jsonText(problem)}::jsonb, attempts = case when ${state} = 'queued' then 0 else attempts end,
          import_asked_by = case when ${state} = 'queued' then null else import_asked_by end,
          summary = summary || jsonb_build_object('expected', null, 'warnings', coalesce(summary -> 'warnings', '[]') || ${jsonText(warnings)}::jsonb,
            'continuity', ${jsonText(state === 'imported' ? outcome.continuity : [])}::jsonb)
        where id = ${importId}::uuid and state = 'booking'`,
  )
  if (written !== 1) throw new Error('the file is not being booked any more')
  if (state === 'cancelled' || state === 'failed') await discardEntries(queries, importId)
  await auditImport(queries, 'bookImport', importId, { state, added, known }, { by, now })
  return state
}

const Confirmed = z.object({ day: z.string(), account: z.string(), kind: z.enum(['reversed', 'journal']) })

/** Money that confirms a claim and turned out to be taken back, or to be a journal: a controller has to undo that. */
async function confirmedMoney(queries: Queries, accountIds: readonly string[]): Promise<ImportWarning[]> {
  const found = await queries.read(
    Confirmed,
    sql`select a.booked_on as day, k.identifier as account, case when a.paired_with is not null then 'journal' else 'reversed' end as kind
        from activity a join account k on k.id = a.account_id
        where a.account_id = any(${[...accountIds]}::uuid[]) and a.allocated_minor > 0 and (a.paired_with is not null
          or a.allocated_minor > a.amount_minor - ${reversedSql})
        order by a.booked_on, a.id limit 100`,
  )
  return found.map(({ day, account, kind }) => ({
    line: null,
    code: `confirmed_${kind}`,
    message:
      kind === 'journal'
        ? `Money of ${day} that confirms a claim came from another account of the household.`
        : `Money of ${day} that confirms a claim was taken back.`,
    facts: { day, account },
  }))
}
