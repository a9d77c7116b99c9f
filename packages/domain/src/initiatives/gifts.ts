import type { Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { Money } from '../money/currency.ts'
import { greatest, total } from '../money/divide.ts'

/** A gift or an entertainment for one recipient. Both values in minor units of the limit's currency. */
export interface Gift {
  readonly recipientId: string
  readonly on: Day
  readonly cost: bigint
  readonly marketValue: bigint
}

/** Per recipient and calendar year (domain.md, 7). Parameter. */
export interface GiftPolicy {
  readonly limit: Money
}

const DEFAULT_GIFT_POLICY: GiftPolicy = { limit: { minor: 30_000n, currency: 'USD' } }

/** A way past the limit: somebody other than the giver approves it, and says why. */
export interface GiftOverride {
  readonly approvedBy: string
  readonly reason: string
}

export interface GiftGiven {
  readonly value: bigint
  /** All of the recipient's gifts in that year, this one included. */
  readonly yearToDate: bigint
  readonly limit: Money
  /** Above the limit; then the override says who allowed it. */
  readonly aboveLimit: bigint
  readonly override: GiftOverride | null
}

export type GiftRefusal = 'value_negative' | 'limit_crossed' | 'override_reason_missing' | 'override_by_giver'

/** What a gift counts for: the higher of what it cost and what it is worth. */
const giftValue = ({ cost, marketValue }: Pick<Gift, 'cost' | 'marketValue'>): bigint => greatest(cost, marketValue)

/** What a recipient has been given in the calendar year of `day`. */
const givenInYear = (gifts: readonly Gift[], recipientId: string, day: Day): bigint =>
  total(
    gifts
      .filter((gift) => gift.recipientId === recipientId && gift.on.slice(0, 4) === day.slice(0, 4))
      .map((gift) => giftValue(gift)),
  )

/**
 * Whether a gift may be given: reaching the limit is allowed, crossing it is not, unless somebody other than the giver
 * overrides it with a reason. `earlier` are the recipient's gifts of the year from anybody in the firm.
 */
export function giveGift(
  gift: Gift,
  earlier: readonly Gift[],
  giver: string,
  override: GiftOverride | null,
  { limit }: GiftPolicy = DEFAULT_GIFT_POLICY,
): Decision<GiftGiven, GiftRefusal> {
  if (gift.cost < 0n || gift.marketValue < 0n) return refuse('value_negative')
  const value = giftValue(gift)
  const yearToDate = givenInYear(earlier, gift.recipientId, gift.on) + value
  const aboveLimit = greatest(0n, yearToDate - limit.minor)
  if (aboveLimit === 0n) return accept({ value, yearToDate, limit, aboveLimit, override: null })
  if (!override) return refuse('limit_crossed')
  if (override.approvedBy === giver) return refuse('override_by_giver')
  if (override.reason.trim() === '') return refuse('override_reason_missing')
  return accept({ value, yearToDate, limit, aboveLimit, override })
}
