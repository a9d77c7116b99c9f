import type { Day } from '../calendar/day.ts'
import type { Currency } from '../money/currency.ts'

/** What a movement is (domain.md, 2). Only `external_in` can confirm a claim. */
export const FLOW_TYPES = [
  'external_in',
  'external_out',
  'internal_journal',
  'income',
  'fee',
  'market',
  'reversal',
] as const
export type FlowType = (typeof FLOW_TYPES)[number]

/** `pending` is announced or unsettled and counts for nothing; `booked` is settled and final. */
export type ActivityStatus = 'pending' | 'booked'

/** One booked movement on a client's account, as a custodian or bank reported it (domain.md, 5.2). */
export interface Activity {
  readonly id: string
  readonly accountId: string
  /** The household the account belongs to; `null` while the account waits to be matched. */
  readonly householdId: string | null
  readonly bookedOn: Day
  /** As the custodian states it. */
  readonly valueDate: Day
  /** Minor units; money into the account is positive, out of it negative. */
  readonly amount: bigint
  readonly currency: Currency
  readonly status: ActivityStatus
  readonly flow: FlowType
  /** The earlier movement that this one takes back, if it is a reversal or reclaim. */
  readonly reverses: string | null
}

/** What of an activity is already spoken for: allocated to claims, or taken back by reversals. Both are ≥ 0. */
export interface Use {
  readonly allocated: bigint
  readonly reversed: bigint
}

/** What can still be allocated from an activity: what arrived, less reversals, less allocations. Never below zero. */
export function available(activity: Pick<Activity, 'amount'>, use: Use): bigint {
  const left = activity.amount - use.reversed - use.allocated
  return left > 0n ? left : 0n
}
