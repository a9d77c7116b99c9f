import { exact, type Rate } from '../money/rate.ts'

/** 1 = far below what was agreed … 5 = far above. */
export type Rating = 1 | 2 | 3 | 4 | 5

/** What was measured for a criterion: 46 of 52 assignments on time. */
export interface MeasuredCriterion {
  readonly criterion: string
  readonly part: bigint
  readonly whole: bigint
}

/** From this share of the whole on, the rating. Bands rise; below the first one the rating is 1. */
export interface RatingBand {
  readonly from: Rate
  readonly rating: Rating
}

/**
 * The rating that a measured figure suggests (6.6), compared exactly: the highest band whose share is reached. For
 * figures where less is better (late entries) the bands' ratings fall. `null` when there was nothing to measure.
 */
export function rated({ part, whole }: MeasuredCriterion, bands: readonly RatingBand[]): Rating | null {
  if (whole <= 0n || bands.length === 0) return null
  const reached = bands.filter(({ from }) => {
    const { units, scale } = exact(from)
    return part * 10n ** BigInt(scale) >= units * whole
  })
  return reached.at(-1)?.rating ?? 1
}
