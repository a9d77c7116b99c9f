import { decimalText, exact, type Rate, ratio } from '../money/rate.ts'
import { byText } from '../text-order.ts'
import type { Rating } from './rating.ts'
import type { Scorecard } from './scorecard.ts'

/** A scorecard and who gave it. */
export interface GivenCard {
  readonly manager: string
  readonly card: Scorecard
}

/** How one manager rates, beside the firm. */
export interface ManagerCalibration {
  readonly manager: string
  readonly cards: number
  /** Mean score with two decimals, half up, and how far it stands above (or below) the firm's. */
  readonly mean: Rate
  readonly aboveFirm: Rate
  /** Scores by whole step, half up: how many cards came to 1, 2, 3, 4, 5. */
  readonly distribution: Readonly<Record<Rating, number>>
  /** Measured ratings that the manager raised or lowered, of all that were measured. */
  readonly raised: number
  readonly lowered: number
  readonly measured: number
}

export interface Calibration {
  readonly mean: Rate | null
  readonly managers: readonly ManagerCalibration[]
}

/** The distribution of scores across managers (6.6), the most generous first, equals by id. */
export function calibration(cards: readonly GivenCard[]): Calibration {
  const firm = sumOf(cards)
  const managers = [...new Set(cards.map(({ manager }) => manager))].map((manager) => {
    const own = cards.filter((one) => one.manager === manager)
    return { own, sum: sumOf(own), manager }
  })
  // a/n against b/m without rounding: a·m against b·n.
  const byMean = (a: (typeof managers)[number], b: (typeof managers)[number]) => {
    const difference = a.sum * BigInt(b.own.length) - b.sum * BigInt(a.own.length)
    if (difference !== 0n) return difference > 0n ? -1 : 1
    return byText(a.manager, b.manager)
  }
  return {
    mean: ratio(firm, BigInt(cards.length) * UNIT, 2),
    managers: managers.sort(byMean).map(({ manager, own, sum }) => {
      const [count, all] = [BigInt(own.length), BigInt(cards.length)]
      const criteria = own.flatMap(({ card }) => card.criteria).filter(({ measured }) => measured !== null)
      return {
        manager,
        cards: own.length,
        mean: ratio(sum, count * UNIT, 2) ?? '0',
        aboveFirm: ratio(sum * all - firm * count, count * all * UNIT, 2) ?? '0',
        distribution: distributionOf(own),
        raised: criteria.filter(({ rating, measured }) => measured !== null && rating > measured).length,
        lowered: criteria.filter(({ rating, measured }) => measured !== null && rating < measured).length,
        measured: criteria.length,
      }
    }),
  }
}

const DIGITS = 12
const UNIT = 10n ** BigInt(DIGITS)

const sumOf = (cards: readonly GivenCard[]): bigint => cards.reduce((sum, { card }) => sum + scaled(card.score), 0n)

function scaled(score: Rate): bigint {
  const { units, scale } = exact(score)
  if (scale > DIGITS) throw new RangeError(`a score has at most ${DIGITS} decimals: ${decimalText(units, scale)}`)
  return units * 10n ** BigInt(DIGITS - scale)
}

function distributionOf(cards: readonly GivenCard[]): Record<Rating, number> {
  const counts: Record<Rating, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
  for (const { card } of cards) {
    const step = Number((scaled(card.score) * 2n + UNIT) / (UNIT * 2n))
    counts[Math.min(5, Math.max(1, step)) as Rating]++
  }
  return counts
}
