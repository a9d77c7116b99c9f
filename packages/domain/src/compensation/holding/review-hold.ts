import type { Day } from '../../calendar/day.ts'
import { divide, greatest } from '../../money/divide.ts'
import type { RecoveryDue } from '../basis.ts'
import type { HoldPolicy } from '../plan.ts'
import { clawback, type PaidLine, type YearStanding } from './clawback.ts'
import { askBack, type PayoutState, payoutState } from './payout-state.ts'
import { type ExternalFlow, type HeldDeposit, type Retention, retainedOf } from './retained.ts'

/** A paid line of one payee and the confirmed deposit it was paid for. */
export interface HeldLine {
  readonly payeeId: string
  /** The line's key in its statement. */
  readonly line: string
  readonly allocationId: string
  readonly deposit: HeldDeposit
  readonly paid: PaidLine
  /** What was already asked back for it, in all; positive. */
  readonly askedBefore: bigint
}

export interface HoldReview {
  readonly retention: Retention
  readonly state: PayoutState
  /** What has to be asked back now, beyond what was asked before; `null` when nothing. */
  readonly due: RecoveryDue | null
}

/**
 * One held line on one day (6.5): how much of the deposit stayed, and what the payee owes for what did not. The payee's
 * part of the lost money is their part of the deposit. Reviewed again on the same facts it asks for nothing more.
 */
export function reviewHold(
  held: HeldLine,
  flows: readonly ExternalFlow[],
  hold: HoldPolicy,
  asOf: Day,
  year: YearStanding | null,
): HoldReview {
  const { deposit, paid, askedBefore } = held
  const retention = retainedOf(deposit, flows, hold.months, asOf)
  const facts = { runState: 'paid', since: deposit.valueDate, holdMonths: hold.months, bonus: paid.bonus } as const
  const state = payoutState({ ...facts, recovered: askedBefore }, asOf)
  if (retention.leftOn === null || deposit.confirmed <= 0n) return { retention, state, due: null }
  const lost = divide(retention.lost * paid.amount, deposit.confirmed)
  const owed = greatest(0n, clawback(paid, lost, hold.clawback, retention.leftOn, year) - askedBefore)
  const asked = askBack({ ...facts, recovered: askedBefore }, owed, retention.leftOn)
  if (!asked.ok) return { retention, state, due: null }
  const due: RecoveryDue = {
    id: `${held.line}@${retention.leftOn}`,
    payeeId: held.payeeId,
    minor: owed,
    since: retention.leftOn,
    allocationId: held.allocationId,
    line: held.line,
  }
  return { retention, state: payoutState({ ...facts, recovered: askedBefore + owed }, asOf), due }
}
