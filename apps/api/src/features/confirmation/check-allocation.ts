import type { contract } from '@rapport/contract/contract.ts'
import { confirmClaim as decide } from '@rapport/domain/claims/confirm-claim.ts'
import type { Handler } from '../../http/handler.ts'
import { gatherConfirmation } from './gather-confirmation.ts'
import { checksFor } from './judge.ts'
import { toldCheck } from './told.ts'

/** What would be said to these allocations; the reason is taken as given, since it is written last. */
export const checkAllocation: Handler<typeof contract.checkAllocation> = async (
  context,
  { claimId, allocations },
  refuse,
) => {
  const { actor, now } = context
  const gathered = await gatherConfirmation(
    context,
    claimId,
    allocations.map(({ activityId }) => activityId),
  )
  if (!gathered) return refuse('not_found')
  const { currency } = gathered.claim
  const chosen = allocations.map(({ activityId, amount }) => ({ activityId, amount: amount.minor }))
  const differs = allocations.some(({ amount }) => amount.currency !== currency)
  const decision = decide(
    gathered,
    { id: actor.id, onBehalfOf: null, roles: actor.roles },
    { allocations: chosen, reason: 'to be written' },
    now,
  )
  return {
    checklist: checksFor(gathered, chosen, now).map((check) => toldCheck(check, currency)),
    refusal: differs ? 'currency_differs' : decision.ok ? null : decision.reason,
  }
}
