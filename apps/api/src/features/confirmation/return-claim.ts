import type { contract } from '@rapport/contract/contract.ts'
import { returnClaim as decide } from '@rapport/domain/claims/return-claim.ts'
import { audit } from '../../audit.ts'
import { claimFacts } from '../../facts/claim-facts.ts'
import { asItIs, readClaim } from '../../facts/read-claim.ts'
import type { Handler } from '../../http/handler.ts'
import { takeStep } from '../../steps/take-step.ts'

export const returnClaim: Handler<typeof contract.returnClaim> = async (
  context,
  { claimId, ifVersion, question, evidenceAsked },
  refuse,
) => {
  const { tx, actor, now, today } = context
  const facts = await claimFacts(tx, claimId)
  if (!facts) return refuse('not_found')
  if (facts.version !== ifVersion) return refuse('edit_conflict', await asItIs(context, claimId))
  const decision = decide(
    facts,
    { id: actor.id, onBehalfOf: null, roles: actor.roles },
    { question, evidenceAsked },
    now,
  )
  if (!decision.ok) return refuse(decision.reason)
  const { reason, ...step } = decision.fact
  await takeStep(context, { ...step, action: 'return', text: reason })
  await audit(context, {
    operation: 'returnClaim',
    subject: ['claim', claimId],
    householdId: facts.claim.householdId,
    fact: decision.fact,
  })
  return (await readClaim(tx, claimId, today)) ?? refuse('not_found')
}
