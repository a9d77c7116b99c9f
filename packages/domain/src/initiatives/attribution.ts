import { type Day, daysBetween } from '../calendar/day.ts'
import { allocate } from '../money/allocate.ts'
import { decayWeights } from './half-life.ts'
import { type AttributionPolicy, countedTouches, DEFAULT_ATTRIBUTION_POLICY, type Touch } from './touches.ts'

export const ATTRIBUTION_MODELS = ['first', 'last', 'linear', 'position', 'time_decay'] as const
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number]

/** Money that a controller confirmed: the part of one activity that belongs to one household. */
export interface ConfirmedMoney {
  readonly householdId: string
  readonly valueDate: Day
  /** Minor units; negative for what a reversal took back. */
  readonly amount: bigint
}

/** The share of a confirmed amount that one touch earned under a stated model. */
export interface Attribution {
  readonly touchId: string
  readonly initiativeId: string
  readonly on: Day
  readonly amount: bigint
}

/**
 * Shares confirmed money among the touches that count (domain.md, 7); one attribution per touch, the earliest first.
 * Every model adds up to the amount exactly: largest remainder, ties to the earlier touch. Without a touch that counts
 * nothing is attributed: the money came by itself.
 * - `first`, `last`: everything to one touch;
 * - `linear`: equal shares;
 * - `position`: 40 % to the first, 40 % to the last, 20 % among those between; two touches 50/50, one 100;
 * - `time_decay`: in the ratio `2^(-days before the value date / half-life)`.
 */
export function attribute(
  money: ConfirmedMoney,
  touches: readonly Touch[],
  model: AttributionModel,
  policy: AttributionPolicy = DEFAULT_ATTRIBUTION_POLICY,
): Attribution[] {
  const counted = countedTouches(touches, money.householdId, money.valueDate, policy)
  if (counted.length === 0) return []
  const amounts = allocate(money.amount, weightsOf(model, counted, money.valueDate, policy.halfLifeDays))
  return counted.map(({ id, initiativeId, on }, index) => ({
    touchId: id,
    initiativeId,
    on,
    amount: amounts[index] ?? 0n,
  }))
}

function weightsOf(model: AttributionModel, touches: readonly Touch[], valueDate: Day, halfLife: number): bigint[] {
  const last = touches.length - 1
  switch (model) {
    case 'first':
      return touches.map((_touch, index) => (index === 0 ? 1n : 0n))
    case 'last':
      return touches.map((_touch, index) => (index === last ? 1n : 0n))
    case 'linear':
      return touches.map(() => 1n)
    case 'position': {
      // 40 : 20/(n-2) : 40, multiplied out: each end weighs twice what all between weigh together.
      const end = last < 2 ? 1n : 2n * BigInt(last - 1)
      return touches.map((_touch, index) => (index === 0 || index === last ? end : 1n))
    }
    case 'time_decay':
      return decayWeights(
        touches.map(({ on }) => daysBetween(on, valueDate)),
        halfLife,
      )
  }
}

/** The sum that each initiative earned. Initiatives without a share are not in it. */
export function byInitiative(attributions: readonly Attribution[]): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { initiativeId, amount } of attributions) sums.set(initiativeId, (sums.get(initiativeId) ?? 0n) + amount)
  return sums
}
