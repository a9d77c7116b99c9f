import { addMonths, type Day } from '../../calendar/day.ts'
import { greatest } from '../../money/divide.ts'
import { byText } from '../../text-order.ts'

/** A settled external movement of one household: deposits, withdrawals, reversals. Signed minor units. */
export interface ExternalFlow {
  readonly id: string
  readonly valueDate: Day
  readonly minor: bigint
}

/** A confirmed deposit whose hold is looked at; `id` is that of its flow. */
export interface HeldDeposit {
  readonly id: string
  readonly valueDate: Day
  readonly confirmed: bigint
}

export interface Retention {
  /** R: what of the confirmed amount stayed through the hold so far. */
  readonly retained: bigint
  readonly lost: bigint
  /** The days on which the standing fell lower than ever before, and by how much: together what was lost. */
  readonly losses: readonly { readonly on: Day; readonly minor: bigint }[]
  readonly state: 'holding' | 'retained' | 'reduced'
  /** The first day on which the hold has passed. */
  readonly holdEnds: Day
}

/**
 * Retained money (6.5): `R = max(0, min over the hold window of the cumulative net external flow since the deposit,
 * capped at the confirmed amount)`. Money that comes back later does not heal the dip. On one day inflows come before
 * outflows, so that money that left the same day counts as gone; of two deposits the later one loses first.
 * While the hold runs the answer is preliminary: `holding`, or `reduced` as soon as something has left.
 * @param flows every external flow of the household, in any order, the deposit's own among them or not.
 */
export function retainedOf(
  deposit: HeldDeposit,
  flows: readonly ExternalFlow[],
  holdMonths: number,
  asOf: Day,
): Retention {
  const holdEnds = addMonths(deposit.valueDate, holdMonths)
  const own: ExternalFlow = { id: deposit.id, valueDate: deposit.valueDate, minor: deposit.confirmed }
  const since = flows.filter(
    (flow) => flow.id !== deposit.id && byTime(own, flow) < 0 && flow.valueDate < holdEnds && flow.valueDate <= asOf,
  )
  let standing = deposit.confirmed
  let retained = standing
  const losses = new Map<Day, bigint>()
  for (const { minor, valueDate } of since.sort(byTime)) {
    standing += minor
    const still = greatest(0n, standing)
    if (still >= retained) continue
    losses.set(valueDate, (losses.get(valueDate) ?? 0n) + retained - still)
    retained = still
  }
  const lost = deposit.confirmed - retained
  const state = lost > 0n ? 'reduced' : asOf < holdEnds ? 'holding' : 'retained'
  return { retained, lost, losses: Array.from(losses, ([on, minor]) => ({ on, minor })), state, holdEnds }
}

function byTime(a: ExternalFlow, b: ExternalFlow): number {
  if (a.valueDate !== b.valueDate) return byText(a.valueDate, b.valueDate)
  if (a.minor < 0n !== b.minor < 0n) return a.minor < 0n ? 1 : -1
  return byText(a.id, b.id)
}
