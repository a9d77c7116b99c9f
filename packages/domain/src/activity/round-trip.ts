import { addDays } from '../calendar/day.ts'
import { total } from '../money/divide.ts'
import { type Rate, share } from '../money/rate.ts'
import type { Activity } from './activity.ts'

/** When money that comes back is not new (domain.md, 5.4). Parameters. */
export interface RoundTripPolicy {
  /** How many days before an inflow an outflow makes it suspect. */
  readonly days: number
  /** From which part of the inflow on the outflows count. */
  readonly share: Rate
}

export const DEFAULT_ROUND_TRIP_POLICY: RoundTripPolicy = { days: 90, share: '0.1' }

/**
 * The outflows of the same household, in the same currency, that make an inflow look like money coming back; empty
 * when there are none or they are too small. By value date, the same day included.
 */
export function roundTripOf(
  inflow: Pick<Activity, 'householdId' | 'valueDate' | 'amount' | 'currency'>,
  householdActivity: readonly Activity[],
  policy: RoundTripPolicy,
): Activity[] {
  if (householdActivity.length === 0) return []
  const first = addDays(inflow.valueDate, -policy.days)
  const left = householdActivity.filter(
    (activity) =>
      activity.flow === 'external_out' &&
      activity.status === 'booked' &&
      activity.householdId === inflow.householdId &&
      activity.currency === inflow.currency &&
      activity.valueDate >= first &&
      activity.valueDate <= inflow.valueDate,
  )
  const sum = -total(left.map(({ amount }) => amount))
  return sum > 0n && sum >= share(inflow.amount, policy.share) ? left : []
}
