import type { Day } from '../calendar/day.ts'

/** What holds from a day to a day, both included; `null` leaves that side open. */
export interface InForce {
  readonly since: Day | null
  readonly until: Day | null
}

/** Whether it holds on a day; days compare as text. */
export const isInForce = ({ since, until }: InForce, day: Day): boolean =>
  (since === null || since <= day) && (until === null || day <= until)
