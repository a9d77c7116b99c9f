import { addDays, type Day, type Instant } from '@rapport/domain/calendar/day.ts'
import { localTime, momentAt, type Zone } from '@rapport/domain/calendar/zone.ts'
import type { Chance } from './chance.ts'
import { FIRM_ZONE } from './making.ts'
import { isWorkDay, workDayOnOrAfter } from './work-days.ts'

const OPEN = 8 * 60 + 30
const CLOSE = 18 * 60
const STEP = 5
const MINUTE = 60_000

/**
 * A moment of a day at which the clocks of everybody who takes part show office hours, in steps of five minutes: a client
 * in Zürich and an advisor in New York speak in the Swiss afternoon.
 * @param zones the client's first; the day is theirs
 */
export function sharedMoment(chance: Chance, day: Day, zones: readonly [Zone, ...Zone[]]): Instant {
  const [from, until] = sharedHours(day, zones)
  return momentAt(day, from + chance.int(0, Math.floor((until - from) / STEP)) * STEP, zones[0])
}

/** Those hours, in minutes on the first clock. Clocks too far apart to share any meet at the end of the first one's day. */
export function sharedHours(day: Day, zones: readonly [Zone, ...Zone[]]): readonly [from: number, until: number] {
  const noon = momentAt(day, 12 * 60, zones[0])
  let [from, until] = [OPEN, CLOSE]
  for (const zone of zones.slice(1)) {
    const ahead = (noon - momentAt(day, 12 * 60, zone)) / MINUTE
    from = Math.max(from, OPEN - ahead)
    until = Math.min(until, CLOSE - ahead)
  }
  return from < until ? [from, until] : [CLOSE - STEP, CLOSE]
}

/** A moment in the office hours of the firm, on the day or the first working day after it. */
export const officeMoment = (chance: Chance, day: Day): Instant =>
  sharedMoment(chance, workDayOnOrAfter(day), [FIRM_ZONE])

/** The same moment where it lies in the office hours of a zone, otherwise one soon after the office opens again. */
export function inOffice(at: Instant, zone: Zone): Instant {
  const { day, hour, minute } = localTime(at, zone)
  const minutes = hour * 60 + minute
  if (isWorkDay(day) && minutes >= OPEN && minutes <= CLOSE) return at
  const next = workDayOnOrAfter(minutes > CLOSE ? addDays(day, 1) : day)
  return momentAt(next, OPEN + (minutes % 90), zone)
}
