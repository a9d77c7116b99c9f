import { addMonths, type Day, dayFromNumber, dayNumber } from '../calendar/day.ts'
import { localDayNumber, type Zone } from '../calendar/zone.ts'
import type { Touch } from '../contacts/touch.ts'
import type { PersonTouches } from './recent-touches.ts'

/** The day on which rules are judged: the firm's own, as a number of days since 1970-01-01. */
export interface Today {
  readonly number: number
  /** The firm's zone, in which touches fall on days. */
  readonly zone: Zone
}

/** The touches of a window of days that ends today, newest first. Later ones than the moment asked about do not count. */
export const within = (touches: readonly Touch[], days: number, now: number, today: Today): readonly Touch[] =>
  touches.slice(
    firstUntil(touches, now),
    endOf(touches, ({ occurredAt }) => localDayNumber(occurredAt, today.zone) > today.number - days),
  )

/** How many of a list that is newest first hold, up to the first that does not: older ones need not be looked at. */
export function endOf(touches: readonly Touch[], holds: (touch: Touch) => boolean): number {
  const end = touches.findIndex((touch) => !holds(touch))
  return end === -1 ? touches.length : end
}

/** The index of the newest touch that is not later than a moment. */
export const firstUntil = (touches: readonly Touch[], now: number): number =>
  endOf(touches, ({ occurredAt }) => occurredAt > now)

/** All outbound to a person within the window, personal and mass, newest first. */
export function outboundWithin(touches: PersonTouches, days: number, now: number, today: Today): readonly Touch[] {
  const personal = within(touches.personal, days, now, today)
  const mass = within(touches.mass, days, now, today)
  if (mass.length === 0) return personal
  return [...personal, ...mass].sort((a, b) => b.occurredAt - a.occurredAt)
}

/** The day on which a touch leaves a window of days, and no longer counts. */
export const leavesOn = (touch: Touch, days: number, zone: Zone): Day =>
  dayFromNumber(localDayNumber(touch.occurredAt, zone) + days)

/** The day, as a number, on which a touch is a year old and leaves the last 12 months. */
export const leavesYearOn = (touch: Touch, zone: Zone): number =>
  monthsAfter(localDayNumber(touch.occurredAt, zone), 12)

/** The first day, as a number, of the last 12 months: the oldest touches that have not left them today. */
export function yearFrom(today: Today): number {
  let first = monthsAfter(today.number, -12)
  while (monthsAfter(first, 12) <= today.number) first++
  return first
}

/** The day number so many months after a day number; the last day of a shorter month. */
export const monthsAfter = (day: number, months: number): number => dayNumber(addMonths(dayFromNumber(day), months))

/**
 * The first day on which one more touch stays within a maximum: when the touch that fills it has left the window.
 * `null` when it has room today, or when the maximum is zero and no day will ever have it.
 */
export function roomFrom(counted: readonly Touch[], max: number, days: number, zone: Zone): Day | null {
  const filling = max === 0 ? undefined : counted[max - 1]
  return filling === undefined ? null : leavesOn(filling, days, zone)
}
