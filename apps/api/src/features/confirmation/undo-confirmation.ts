import type { contract } from '@rapport/contract/contract.ts'
import { compensateConfirmation } from '@rapport/domain/claims/compensate.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import { readClaim } from '../../facts/read-claim.ts'
import type { Handler } from '../../http/handler.ts'
import { takeStep } from '../../steps/take-step.ts'
import { gatherConfirmation } from './gather-confirmation.ts'
import { writeCompensation } from './write-confirmation.ts'

const Found = z.object({ claimId: z.string(), undone: z.boolean() })
const Standing = z.object({ activityId: z.string(), amount: z.bigint() })

export const undoConfirmation: Handler<typeof contract.undoConfirmation> = async (
  context,
  { confirmationId, reason },
  refuse,
) => {
  const { tx, actor, now, today } = context
  const [found] = await tx.read(
    Found,
    sql`select f.claim_id as "claimId", f.compensates is not null or exists (select from confirmation x where x.compensates = f.id) as undone
        from confirmation f where f.id = ${confirmationId}::uuid`,
  )
  const gathered = found && (await gatherConfirmation(context, found.claimId, []))
  if (!gathered) return refuse('not_found')
  if (found.undone) return refuse('already_compensated')
  const { claim } = gathered
  const standing = await tx.read(
    Standing,
    sql`select activity_id as "activityId", sum(amount_minor)::bigint as amount from allocation where claim_id = ${claim.id}::uuid group by activity_id having sum(amount_minor) > 0`,
  )
  const allocations = await tx.read(
    Standing,
    sql`select activity_id as "activityId", amount_minor as amount from allocation where confirmation_id = ${confirmationId}::uuid order by activity_id`,
  )
  const who = { id: actor.id, onBehalfOf: null, roles: actor.roles }
  const facts = { claim, interests: gathered.interests, standing, matching: gathered.policy.matching }
  const decision = compensateConfirmation(facts, who, { allocations, reason }, now)
  if (!decision.ok) {
    const { reason: why } = decision
    if (
      why === 'nothing_to_compensate' ||
      why === 'amount_not_positive' ||
      why === 'activity_twice' ||
      why === 'more_than_confirmed'
    ) {
      return refuse('already_compensated')
    }
    return refuse(why)
  }
  const { reason: text, ...step } = decision.fact
  await writeCompensation(context, gathered, decision.fact.allocations.map(positive), confirmationId, text)
  await takeStep(context, { ...step, action: 'compensate', text })
  await audit(context, {
    operation: 'undoConfirmation',
    subject: ['claim', claim.id],
    householdId: claim.householdId,
    fact: { confirmationId, ...decision.fact },
  })
  const detail = await readClaim(tx, claim.id, today)
  if (!detail) throw new Error('a claim whose confirmation was just undone is not to be seen')
  return { claim: detail }
}

const positive = ({ activityId, amount }: { activityId: string; amount: bigint }) => ({
  activityId,
  amount: amount < 0n ? -amount : amount,
})
