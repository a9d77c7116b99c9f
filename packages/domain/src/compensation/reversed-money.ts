import { allocate } from '../money/allocate.ts'
import { greatest, total } from '../money/divide.ts'

/** An inflow that a reversal takes back, and what claims hold of it. Positive minor units. */
export interface ReversedInflow {
  readonly amount: bigint
  /** What earlier reversals took back of it. */
  readonly reversedBefore: bigint
  readonly holders: readonly { readonly claimId: string; readonly minor: bigint }[]
}

/**
 * What a reversal takes from each claim that its inflow confirmed, in minor units, positive, in the order of the holders:
 * first goes what confirmed nothing, then each claim loses in proportion to what it holds. Claims that lose nothing are
 * left out. Several reversals take together what one of the same size would, but for the odd cents.
 */
export function takenByReversal(
  { amount, reversedBefore, holders }: ReversedInflow,
  reversed: bigint,
): { readonly claimId: string; readonly minor: bigint }[] {
  const held = total(holders.map(({ minor }) => minor))
  const free = greatest(0n, amount - held)
  const beyondFree = (sum: bigint): bigint => greatest(0n, sum - free)
  const lost = beyondFree(reversedBefore + reversed) - beyondFree(reversedBefore)
  if (lost <= 0n || held <= 0n) return []
  const parts = allocate(
    lost,
    holders.map(({ minor }) => minor),
  )
  return holders.map(({ claimId }, at) => ({ claimId, minor: parts[at] ?? 0n })).filter(({ minor }) => minor > 0n)
}
