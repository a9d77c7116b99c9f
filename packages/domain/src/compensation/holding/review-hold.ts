import type { Day } from '../../calendar/day.ts'
import { divide, greatest } from '../../money/divide.ts'
import type { RecoveryDue } from '../basis.ts'
import type { HoldPolicy } from '../plan.ts'
import { clawback, type Loss, type PaidLine, type YearStanding, yearsBonus } from './clawback.ts'
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
  /**
   * Flows that a run has taken off the payee's figures, as a plan does that pays for net new money: the payee has given
   * back for them already.
   */
  readonly takenOff: ReadonlySet<string>
}

export interface HoldReview {
  readonly retention: Retention
  readonly state: PayoutState
  /** What has to be asked back now, beyond what was asked before; `null` when nothing. */
  readonly due: RecoveryDue | null
}

/**
 * One held line on one day (6.5): how much of the deposit stayed, and what the payee owes for what did not. The payee's
 * part of the lost money is their part of the deposit; for what a run has taken off they owe nothing a second time. What
 * is asked in all does not hang on when or how often a line is reviewed; reviewed again on the same facts it asks for
 * nothing more.
 */
export function reviewHold(
  held: HeldLine,
  flows: readonly ExternalFlow[],
  hold: HoldPolicy,
  asOf: Day,
  year: YearStanding | null,
): HoldReview {
  const { deposit, paid, askedBefore, takenOff } = held
  const retention = retainedOf(deposit, flows, hold.months, asOf)
  const owing = flows.filter(({ id }) => !takenOff.has(id))
  const { losses } = owing.length === flows.length ? retention : retainedOf(deposit, owing, hold.months, asOf)
  const facts = { runState: 'paid', since: deposit.valueDate, holdMonths: hold.months, bonus: paid.bonus } as const
  const state = (recovered: bigint) => payoutState({ ...facts, recovered }, asOf)
  const leftOn = losses.at(-1)?.on
  if (leftOn === undefined || deposit.confirmed <= 0n) return { retention, state: state(askedBefore), due: null }
  const owed = greatest(0n, clawback(paid, ownLosses(held, losses), hold.clawback, year) - askedBefore)
  // A year's bonus can give back more than one of its lines was paid; no line alone can.
  const most = hold.clawback.kind === 'recompute_year' && year ? yearsBonus(year) : paid.bonus
  const asked = askBack({ ...facts, bonus: most, recovered: askedBefore }, owed, leftOn)
  if (!asked.ok) return { retention, state: state(askedBefore), due: null }
  const due: RecoveryDue = {
    id: `${held.line}@${leftOn}`,
    payeeId: held.payeeId,
    minor: owed,
    since: leftOn,
    allocationId: held.allocationId,
    line: held.line,
  }
  return { retention, state: state(askedBefore + owed), due }
}

/** The payee's part of each loss; together their part of all that was lost. */
function ownLosses({ deposit, paid }: HeldLine, losses: Retention['losses']): Loss[] {
  let lost = 0n
  let own = 0n
  return losses.map(({ on, minor }) => {
    lost += minor
    const before = own
    own = divide(lost * paid.amount, deposit.confirmed)
    return { on, minor: own - before }
  })
}
