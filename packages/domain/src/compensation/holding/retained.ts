import { addMonths, type Day } from '../../calendar/day.ts'
import { greatest } from '../../money/divide.ts'

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
  /** The day on which the standing first fell to its lowest; `null` while nothing has left. */
  readonly leftOn: Day | null
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
  let lowest = standing
  let leftOn: Day | null = null
  for (const { minor, valueDate } of since.sort(byTime)) {
    standing += minor
    if (standing >= lowest) continue
    if (lowest > 0n) leftOn = valueDate
    lowest = standing
  }
  const retained = greatest(0n, lowest)
  const lost = deposit.confirmed - retained
  return { retained, lost, leftOn, state: lost > 0n ? 'reduced' : asOf < holdEnds ? 'holding' : 'retained', holdEnds }
}

function byTime(a: ExternalFlow, b: ExternalFlow): number {
  if (a.valueDate !== b.valueDate) return a.valueDate < b.valueDate ? -1 : 1
  if (a.minor < 0n !== b.minor < 0n) return a.minor < 0n ? 1 : -1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
