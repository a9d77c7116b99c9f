import type { contract } from '@rapport/contract/contract.ts'
import { agreeToSplit as decide } from '@rapport/domain/claims/split-agreement.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { audit } from '../../audit.ts'
import { claimFacts } from '../../facts/claim-facts.ts'
import { readClaim } from '../../facts/read-claim.ts'
import type { Handler } from '../../http/handler.ts'

export const agreeToSplit: Handler<typeof contract.agreeToSplit> = async (context, { claimId }, refuse) => {
  const { tx, actor, now, today } = context
  const facts = await claimFacts(tx, claimId)
  if (!facts) return refuse('not_found')
  const { claim, split } = facts
  const decision = decide(claim, { ...claim, ...split }, actor.id, now)
  if (!decision.ok) return refuse(decision.reason)
  await tx.write(
    sql`insert into split_agreement (claim_id, user_id, agreed_at) values (${claimId}::uuid, ${decision.fact.payee}::uuid, ${new Date(decision.fact.at).toISOString()}::timestamptz)`,
  )
  await audit(context, {
    operation: 'agreeToSplit',
    subject: ['claim', claimId],
    householdId: claim.householdId,
    fact: { splits: claim.splits },
  })
  return (await readClaim(tx, claimId, today)) ?? refuse('not_found')
}
