import { type Allocation, type ConfirmationFacts, confirmClaim } from '../confirm-claim.ts'
import { controller } from './facts.ts'

// A controller asks for allocations at one moment.

export const all = (activityId: string, amount: bigint): Allocation => ({ activityId, amount })
export const confirm = (
  facts: ConfirmationFacts,
  allocations: readonly Allocation[],
  reason = '',
  who = controller(),
) => confirmClaim(facts, who, { allocations, reason }, 1_000)
