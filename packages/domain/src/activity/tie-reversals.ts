import { daysBetween } from '../calendar/day.ts'
import { magnitude } from '../money/divide.ts'
import { byText } from '../text-order.ts'
import type { Activity } from './activity.ts'

/** A movement with what its source says about itself and about what it takes back. */
export type ReversibleEntry = Pick<
  Activity,
  'id' | 'accountId' | 'bookedOn' | 'amount' | 'currency' | 'status' | 'flow'
> & {
  /** The institution's id of this booking; empty if none. */
  readonly sourceId: string
  /** The source id of what it takes back, where the source says so; empty otherwise. */
  readonly reversalOf: string
  readonly code: string
}

export interface ReversalPolicy {
  /** How long after a movement a reversal can belong to it. */
  readonly days: number
}

export const DEFAULT_REVERSAL_POLICY: ReversalPolicy = { days: 400 }

export interface ReversalTie {
  readonly reversal: string
  readonly reverses: string
  /** What it takes back, as a positive amount in minor units. */
  readonly amount: bigint
  readonly by: 'reference' | 'same_amount' | 'only_candidate'
}

export interface TiedReversals {
  readonly ties: readonly ReversalTie[]
  /** Reversals for a controller to tie by hand: nothing fits, or more than one thing does. */
  readonly waiting: readonly string[]
}

/**
 * Ties reversals and reclaims to what they take back (domain.md, 5.4). A reversal belongs to an earlier movement of the
 * same account and currency with the opposite sign and enough left of it: the one it refers to; else the latest with
 * exactly that amount left; else, for a partial reclaim, the only one with the same transaction code, or the only one.
 * Nothing is guessed between several. Reversals are taken in order of booking, so the order of the input does not matter.
 */
export function tieReversals(
  entries: readonly ReversibleEntry[],
  policy: ReversalPolicy = DEFAULT_REVERSAL_POLICY,
): TiedReversals {
  const booked = entries.filter(({ status }) => status === 'booked').toSorted(inOrder)
  const originals = Map.groupBy(
    booked.filter(({ flow }) => flow !== 'reversal'),
    ({ accountId, currency }) => JSON.stringify([accountId, currency]),
  )
  const left = new Map(booked.map(({ id, amount }) => [id, magnitude(amount)]))
  const ties: ReversalTie[] = []
  const waiting: string[] = []

  for (const reversal of booked.filter(({ flow }) => flow === 'reversal')) {
    const amount = magnitude(reversal.amount)
    const candidates = (originals.get(JSON.stringify([reversal.accountId, reversal.currency])) ?? []).filter(
      (original) =>
        original.amount > 0n !== reversal.amount > 0n &&
        original.bookedOn <= reversal.bookedOn &&
        daysBetween(original.bookedOn, reversal.bookedOn) <= policy.days &&
        (left.get(original.id) ?? 0n) >= amount,
    )
    const found = originalOf(reversal, candidates, (id) => left.get(id) === amount)
    if (!found) {
      waiting.push(reversal.id)
      continue
    }
    left.set(found.original.id, (left.get(found.original.id) ?? 0n) - amount)
    ties.push({ reversal: reversal.id, reverses: found.original.id, amount, by: found.by })
  }
  return { ties, waiting }
}

function originalOf(
  reversal: ReversibleEntry,
  candidates: readonly ReversibleEntry[],
  isExact: (id: string) => boolean,
): { original: ReversibleEntry; by: ReversalTie['by'] } | null {
  if (reversal.reversalOf !== '') {
    const original = candidates.findLast(({ sourceId }) => sourceId === reversal.reversalOf)
    // A reference that leads nowhere is a question for a person: another movement would be a guess.
    return original ? { original, by: 'reference' } : null
  }
  const exact = candidates.findLast(({ id }) => isExact(id))
  if (exact) return { original: exact, by: 'same_amount' }
  const sameCode = candidates.filter(({ code }) => code !== '' && code === reversal.code)
  const only = sameCode.length === 1 ? sameCode[0] : candidates.length === 1 ? candidates[0] : undefined
  return only ? { original: only, by: 'only_candidate' } : null
}

/** What reversals took back of each movement, by its id: the `reversed` of its use. */
export function reversedBy(ties: readonly ReversalTie[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { reverses, amount } of ties) sums.set(reverses, (sums.get(reverses) ?? 0n) + amount)
  return sums
}

const inOrder = (a: ReversibleEntry, b: ReversibleEntry): number => byText(a.bookedOn, b.bookedOn) || byText(a.id, b.id)
