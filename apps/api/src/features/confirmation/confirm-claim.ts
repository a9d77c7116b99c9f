import type { contract } from '@rapport/contract/contract.ts'
import type { Input } from '@rapport/contract/operation.ts'
import { available } from '@rapport/domain/activity/activity.ts'
import { type Allocation, type ClaimConfirmed, confirmClaim as decide } from '@rapport/domain/claims/confirm-claim.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import { readClaim } from '../../facts/read-claim.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { takeStep } from '../../steps/take-step.ts'
import { type Gathered, gatherConfirmation } from './gather-confirmation.ts'
import { writeConfirmation } from './write-confirmation.ts'

export const confirmClaim: Handler<typeof contract.confirmClaim> = async (context, input, refuse) => {
  const { tx, actor, now, today } = context
  const { claimId, reason } = input
  const gathered = await gatherConfirmation(
    context,
    claimId,
    input.allocations.map(({ activityId }) => activityId),
  )
  if (!gathered) return refuse('not_found')
  const { claim } = gathered
  if (input.allocations.some(({ amount }) => amount.currency !== claim.currency)) return refuse('currency_differs')
  const allocations = allocationsOf(input)
  const decision = decide(
    gathered,
    { id: actor.id, onBehalfOf: null, roles: actor.roles },
    { allocations, reason: reason.trim() },
    now,
  )
  if (!decision.ok) {
    if (decision.reason !== 'activity_exhausted') return refuse(decision.reason)
    return refuse('activity_exhausted', await whoHoldsTheRest(context, gathered, allocations))
  }

  const confirmed = decision.fact
  if (confirmed.outcome === 'signed_first') await sign(context, confirmed)
  else await writeConfirmation(context, gathered, confirmed)
  await takeStep(context, {
    claimId,
    from: confirmed.from,
    to: confirmed.to,
    by: actor.id,
    onBehalfOf: null,
    at: now,
    action: confirmed.outcome === 'confirmed' ? 'confirm' : 'sign_first',
    text: reason.trim(),
  })
  await audit(context, {
    operation: 'confirmClaim',
    subject: ['claim', claimId],
    householdId: claim.householdId,
    fact: confirmed,
  })
  const detail = await readClaim(tx, claimId, today)
  if (!detail) throw new Error('a claim that was just confirmed is not to be seen')
  return { outcome: confirmed.outcome, secondControllerFor: [...confirmed.secondControllerFor], claim: detail }
}

const allocationsOf = ({ allocations }: Input<typeof contract.confirmClaim>): Allocation[] =>
  allocations.map(({ activityId, amount }) => ({ activityId, amount: amount.minor }))

/** The first of two signatures waits; nothing is allocated until the second one says the same. */
async function sign({ tx, actor, now }: Context, { claimId, allocations, signatures }: ClaimConfirmed): Promise<void> {
  const stored = allocations.map(({ activityId, amount }) => ({ activityId, minor: amount.toString() }))
  await tx.write(
    sql`insert into first_signature (id, claim_id, signed_by, at, reason, allocations)
        values (${newId(now)}::uuid, ${claimId}::uuid, ${actor.id}::uuid, ${new Date(now).toISOString()}::timestamptz, ${signatures[0]?.reason ?? ''}, ${JSON.stringify(stored)}::jsonb)`,
  )
}

const Holder = z.object({ claimId: z.string(), household: z.string(), minor: z.bigint() })

async function whoHoldsTheRest({ tx }: Context, { activities, claim }: Gathered, allocations: readonly Allocation[]) {
  const { currency } = claim
  for (const { activityId, amount } of allocations) {
    const found = activities.find(({ activity }) => activity.id === activityId)
    const left = found ? available(found.activity, found.use) : 0n
    if (!found || amount <= left) continue
    const holders = await tx.read(
      Holder,
      sql`select c.id as "claimId", h.name as household, sum(l.amount_minor)::bigint as minor from allocation l join claim c on c.id = l.claim_id join household h on h.id = c.household_id
          where l.activity_id = ${activityId}::uuid group by c.id, h.name having sum(l.amount_minor) > 0 order by c.id`,
    )
    return {
      activityId,
      available: { minor: left, currency },
      heldBy: holders.map(({ minor, ...holder }) => ({ ...holder, amount: { minor, currency } })),
    }
  }
  throw new Error('an activity is exhausted, but none of those named is')
}
