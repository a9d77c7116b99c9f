import type { Allocation, ClaimConfirmed } from '@rapport/domain/claims/confirm-claim.ts'
import { creditParts } from '@rapport/domain/claims/split-agreement.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { joinSql, sql } from '@rapport/prisma/sql.ts'
import type { ClaimFacts } from '../../facts/claim-facts.ts'
import type { Context } from '../../http/handler.ts'

/** The confirmation, its allocations and the credits of everybody in the split, to the cent. */
export async function writeConfirmation(
  context: Context,
  facts: ClaimFacts,
  confirmed: ClaimConfirmed,
): Promise<string> {
  const second = confirmed.signatures.length > 1 ? (confirmed.signatures[0]?.by ?? null) : null
  return write(context, facts, confirmed.allocations, {
    second,
    reason: confirmed.signatures.at(-1)?.reason ?? '',
    compensates: null,
  })
}

/** The same with negative amounts: what was confirmed is undone by an entry, never by an edit. */
export async function writeCompensation(
  context: Context,
  facts: ClaimFacts,
  allocations: readonly Allocation[],
  compensates: string,
  reason: string,
): Promise<string> {
  const negative = allocations.map(({ activityId, amount }) => ({ activityId, amount: -amount }))
  return write(context, facts, negative, { second: null, reason, compensates })
}

async function write(
  { tx, actor, now }: Context,
  { claim, initiativeId }: ClaimFacts,
  allocations: readonly Allocation[],
  { second, reason, compensates }: { second: string | null; reason: string; compensates: string | null },
): Promise<string> {
  const id = newId(now)
  const at = new Date(now).toISOString()
  await tx.write(
    sql`insert into confirmation (id, claim_id, controller_id, second_controller_id, at, reason, compensates)
        values (${id}::uuid, ${claim.id}::uuid, ${actor.id}::uuid, ${second}::uuid, ${at}::timestamptz, ${reason}, ${compensates}::uuid)`,
  )
  for (const { activityId, amount } of allocations) {
    const allocationId = newId(now)
    await tx.write(
      sql`insert into allocation (id, confirmation_id, claim_id, activity_id, amount_minor, currency)
          values (${allocationId}::uuid, ${id}::uuid, ${claim.id}::uuid, ${activityId}::uuid, ${amount}, ${claim.currency})`,
    )
    const rows = creditParts(amount, claim.splits).map(
      (
        part,
      ) => sql`(${newId(now)}::uuid, ${allocationId}::uuid, ${claim.id}::uuid, ${activityId}::uuid, ${part.payee}::uuid, ${claim.householdId}::uuid,
        ${initiativeId}::uuid, ${part.amount}::bigint, ${claim.currency}, (select value_on from activity where id = ${activityId}::uuid), ${at}::timestamptz)`,
    )
    await tx.write(
      sql`insert into credit (id, allocation_id, claim_id, activity_id, user_id, household_id, initiative_id, amount_minor, currency, value_on, created_at)
          values ${joinSql(rows)}`,
    )
  }
  return id
}
