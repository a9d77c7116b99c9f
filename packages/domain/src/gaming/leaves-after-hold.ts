import type { Activity } from '../activity/activity.ts'
import { addDays, type Day } from '../calendar/day.ts'
import { total } from '../money/divide.ts'
import { type Rate, ratio, share } from '../money/rate.ts'
import { byText } from '../text-order.ts'
import { type Finding } from './finding.ts'

/** Parameters. */
export interface AfterHoldPolicy {
  /** Days after the end of the hold in which leaving is suspicious. */
  readonly days: number
  /** From which part of the deposit on. */
  readonly share: Rate
}

const DEFAULT_AFTER_HOLD_POLICY: AfterHoldPolicy = { days: 30, share: '0.5' }

/** A confirmed deposit whose hold ended. Amounts in minor units. */
export interface HeldDeposit {
  readonly claimId: string
  readonly householdId: string
  readonly payees: readonly string[]
  readonly amount: bigint
  readonly currency: string
  /** The last day of the hold. */
  readonly heldUntil: Day
}

export type AfterHoldFinding = Finding<
  'leaves_after_hold',
  {
    readonly claimId: string
    readonly heldUntil: Day
    readonly outflows: readonly string[]
    readonly left: bigint
    /** Of the deposit, four decimals. */
    readonly share: Rate
  }
>

/** Deposits that leave right after the hold: they stayed as long as they were paid for. */
export function leavesAfterHold(
  deposits: readonly HeldDeposit[],
  activity: readonly Activity[],
  policy: AfterHoldPolicy = DEFAULT_AFTER_HOLD_POLICY,
): AfterHoldFinding[] {
  const outflows = Map.groupBy(
    activity.filter(({ flow, status }) => flow === 'external_out' && status === 'booked'),
    ({ householdId }) => householdId,
  )
  return deposits
    .flatMap((deposit): AfterHoldFinding[] => {
      const last = addDays(deposit.heldUntil, policy.days)
      const gone = (outflows.get(deposit.householdId) ?? []).filter(
        ({ valueDate, currency }) =>
          currency === deposit.currency && valueDate > deposit.heldUntil && valueDate <= last,
      )
      const left = -total(gone.map(({ amount }) => amount))
      if (left === 0n || left < share(deposit.amount, policy.share)) return []
      const evidence = {
        claimId: deposit.claimId,
        heldUntil: deposit.heldUntil,
        outflows: gone.map(({ id }) => id).sort(byText),
        left,
        share: ratio(left, deposit.amount, 4) ?? '0',
      }
      return [{ detector: 'leaves_after_hold', people: deposit.payees.toSorted(byText), evidence }]
    })
    .sort((a, b) => byText(a.evidence.claimId, b.evidence.claimId))
}
