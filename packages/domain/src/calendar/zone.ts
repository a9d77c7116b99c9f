import { type Day, dayFromNumber, dayNumber, type Instant } from './day.ts'

/** An IANA time zone name, such as `Europe/Zurich`. */
export type Zone = string

export interface LocalTime {
  readonly day: Day
  /** 0–23 */
  readonly hour: number
  /** 0–59 */
  readonly minute: number
}

const MINUTE = 60_000
const formats = new Map<Zone, Intl.DateTimeFormat>()

/** Whether the zone is one that this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** What the clock on the wall says at that moment, daylight saving included. @throws RangeError for an unknown zone. */
export function localTime(instant: Instant, zone: Zone): LocalTime {
  const fields: Record<string, string> = {}
  for (const { type, value } of formatOf(zone).formatToParts(instant)) fields[type] = value
  return {
    day: `${(fields['year'] ?? '').padStart(4, '0')}-${fields['month']}-${fields['day']}`,
    hour: Number(fields['hour']),
    minute: Number(fields['minute']),
  }
}

export const localDay = (instant: Instant, zone: Zone): Day => localTime(instant, zone).day

/**
 * The moment at which a local day begins. Where a change of clocks skips midnight, the first moment of that day.
 * Found by correcting a guess with what the clock then shows: zones are at most a day from UTC, so it settles at once.
 */
export function startOfDay(day: Day, zone: Zone): Instant {
  const midnight = dayNumber(day) * 1440
  let guess = midnight
  for (let round = 0; round < 3; round++) {
    const shown = localTime(guess * MINUTE, zone)
    const off = dayNumber(shown.day) * 1440 + shown.hour * 60 + shown.minute - midnight
    if (off === 0) break
    guess -= off
  }
  while (localTime(guess * MINUTE, zone).day < day) guess += 15
  return guess * MINUTE
}

/** The UTC day of a moment. */
export const utcDay = (instant: Instant): Day => dayFromNumber(Math.floor(instant / 86_400_000))

function formatOf(zone: Zone): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, format)
  return format
}
