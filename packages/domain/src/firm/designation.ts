import type { Day } from '../calendar/day.ts'
import type { UserId } from './roles.ts'

/** What a representative is entitled to do, in the firm's own words: `hnw_advisor`, `senior_banker`. */
export type Designation = string

/** A designation held from a day until before another (`null`: still). */
export interface DesignationHeld {
  readonly userId: UserId
  readonly designation: Designation
  readonly from: Day
  readonly until: Day | null
}

/** The designations that somebody held on a day. */
export const designationsOn = (held: readonly DesignationHeld[], userId: UserId, day: Day): Designation[] => [
  ...new Set(
    held
      .filter((one) => one.userId === userId && one.from <= day && (one.until === null || day < one.until))
      .map(({ designation }) => designation),
  ),
]
