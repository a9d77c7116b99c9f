import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import type { Context } from './http/handler.ts'

export interface AuditEntry {
  readonly operation: string
  /** What it was done to: `claim`, `household`, … and its id. */
  readonly subject: readonly [kind: string, id: string]
  readonly householdId?: string | null
  readonly onBehalfOf?: string | null
  /** What happened, as the rule accepted it. Bigints become decimal text. */
  readonly fact: unknown
}

/** One row of the trail, in the same transaction as what it tells. */
export async function audit(
  {
    tx,
    actor,
    now,
    requestId,
  }: Pick<Context, 'tx' | 'now' | 'requestId'> & { readonly actor: { readonly id: string } },
  entry: AuditEntry,
): Promise<void> {
  const fact =
    JSON.stringify(entry.fact, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)) ??
    'null'
  await tx.write(
    sql`insert into audit (id, at, actor_id, on_behalf_of, operation, subject_kind, subject_id, household_id, request_id, fact)
        values (${newId(now)}::uuid, ${new Date(now).toISOString()}::timestamptz, ${actor.id}::uuid, ${entry.onBehalfOf ?? null}::uuid,
          ${entry.operation}, ${entry.subject[0]}, ${entry.subject[1]}::uuid, ${entry.householdId ?? null}::uuid, ${requestId}, ${fact}::jsonb)`,
  )
}
