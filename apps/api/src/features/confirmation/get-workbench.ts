import type { contract } from '@rapport/contract/contract.ts'
import { toleranceOf, windowOf } from '@rapport/domain/claims/matching-policy.ts'
import { conflictOf } from '@rapport/domain/claims/segregation.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { readActivities } from '../../facts/read-activities.ts'
import { readClaim } from '../../facts/read-claim.ts'
import type { Handler } from '../../http/handler.ts'
import { gatherConfirmation } from './gather-confirmation.ts'
import { checksFor, suggestionsFor } from './judge.ts'
import { toldCheck, toldSuggestion } from './told.ts'

export const getWorkbench: Handler<typeof contract.getWorkbench> = async (context, { claimId }, refuse) => {
  const { tx, actor, today, now } = context
  const [gathered, detail] = await Promise.all([
    gatherConfirmation(context, claimId, []),
    readClaim(tx, claimId, today),
  ])
  if (!gathered || !detail) return refuse('not_found')
  const { claim, policy, firstSignature } = gathered
  const { currency } = claim
  const suggestions = suggestionsFor(gathered)
  const activities = await readActivities(
    tx,
    sql`a.id = any(${gathered.activities.map(({ activity }) => activity.id)}::uuid[])`,
  )
  const window = windowOf(claim, policy.matching)
  return {
    claim: detail,
    activities,
    suggestions: suggestions.map((suggestion) => toldSuggestion(suggestion, currency)),
    checklist: checksFor(gathered, suggestions[0]?.allocations ?? [], now).map((check) => toldCheck(check, currency)),
    barred: conflictOf({ id: actor.id, onBehalfOf: null }, gathered.interests),
    firstSignature: firstSignature
      ? {
          by: { id: firstSignature.by, name: firstSignature.name },
          at: new Date(firstSignature.at).toISOString(),
          reason: firstSignature.reason,
          allocations: firstSignature.allocations.map(({ activityId, amount }) => ({
            activityId,
            amount: { minor: amount, currency },
          })),
        }
      : null,
    tolerance: { minor: toleranceOf(claim.amount, currency, policy.matching), currency },
    window: { from: window.first, to: window.last },
  }
}
