import type { Day } from '../calendar/day.ts'
import { type InForce, isInForce } from './in-force.ts'
import type { UserId } from './roles.ts'

/** What a representative is entitled to do, in the firm's own words: `hnw_advisor`, `senior_banker`. */
export type Designation = string

export interface DesignationHeld extends InForce {
  readonly userId: UserId
  readonly designation: Designation
}

/** The designations that somebody held on a day, each once. */
export const designationsOn = (held: readonly DesignationHeld[], userId: UserId, day: Day): Designation[] => [
  ...new Set(held.filter((one) => one.userId === userId && isInForce(one, day)).map(({ designation }) => designation)),
]
