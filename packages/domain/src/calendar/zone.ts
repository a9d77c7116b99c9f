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

/** Some UTC days of a zone: its offset in milliseconds before and from the moment at which clocks change. */
interface Stretch {
  readonly change: Instant
  readonly before: number
  readonly after: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 1_440 * MINUTE
/** Short enough for one change at most: no zone has changed its clocks twice within six days since 1970. */
const STRETCH = 4 * DAY
/** Stretches remembered per zone, and zones remembered: the memory stays bounded whatever is asked. */
const STRETCHES_REMEMBERED = 4_096
const ZONES_REMEMBERED = 1_024

const formats = new Map<Zone, Intl.DateTimeFormat>()
const stretches = new Map<Zone, Map<number, Stretch>>()

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
  const shown = instant + offsetAt(instant, zone)
  const number = Math.floor(shown / DAY)
  const minutes = Math.floor((shown - number * DAY) / MINUTE)
  return { day: dayFromNumber(number), hour: Math.floor(minutes / 60), minute: minutes % 60 }
}

/** The calendar day that clocks in a zone show at an instant. @throws RangeError for an unknown zone. */
export const localDay = (instant: Instant, zone: Zone): Day => dayFromNumber(localDayNumber(instant, zone))

/** The local day as days since 1970-01-01, as `dayNumber` counts them. */
export const localDayNumber = (instant: Instant, zone: Zone): number =>
  Math.floor((instant + offsetAt(instant, zone)) / DAY)

/** Minutes since local midnight, 0–1439. */
export function localMinute(instant: Instant, zone: Zone): number {
  const shown = instant + offsetAt(instant, zone)
  return Math.floor((shown - Math.floor(shown / DAY) * DAY) / MINUTE)
}

/** The moment at which a local day begins; where a change of clocks skips midnight, the first moment of that day. */
export const startOfDay = (day: Day, zone: Zone): Instant => momentAt(day, 0, zone)

/**
 * The first moment at which the local clock has reached a time of a day, in minutes since midnight (1440 is the next
 * midnight). A time that a change of clocks skips is the moment of the change; of a time shown twice, the first.
 */
export function momentAt(day: Day, minute: number, zone: Zone): Instant {
  const shown = dayNumber(day) * DAY + minute * MINUTE
  const reached = (instant: Instant): boolean => instant + offsetAt(instant, zone) >= shown
  const around = [-DAY, 0, DAY].map((near) => stretchOf(shown + near, zone))
  const candidates = around.flatMap(({ change, before, after }) => [shown - before, shown - after, change])
  return candidates
    .filter((instant) => Number.isFinite(instant) && reached(instant) && !reached(instant - 1))
    .reduce((first, instant) => Math.min(first, instant), Number.POSITIVE_INFINITY)
}

/** Milliseconds that the zone's clocks are ahead of UTC at that moment. Remembered, since asking the runtime is slow. */
export function offsetAt(instant: Instant, zone: Zone): number {
  const { change, before, after } = stretchOf(instant, zone)
  return instant < change ? before : after
}

/** The UTC day of a moment. */
export const utcDay = (instant: Instant): Day => dayFromNumber(Math.floor(instant / DAY))

function stretchOf(instant: Instant, zone: Zone): Stretch {
  const known = stretches.get(zone) ?? rememberZone(zone)
  const index = Math.floor(instant / STRETCH)
  const remembered = known.get(index)
  if (remembered) return remembered
  const stretch = measure(index * STRETCH, zone)
  if (known.size >= STRETCHES_REMEMBERED) known.clear()
  known.set(index, stretch)
  return stretch
}

function rememberZone(zone: Zone): Map<number, Stretch> {
  formatOf(zone)
  if (stretches.size >= ZONES_REMEMBERED) stretches.clear()
  const known = new Map<number, Stretch>()
  stretches.set(zone, known)
  return known
}

/** The moment of a change is found to the second by halving. */
function measure(from: Instant, zone: Zone): Stretch {
  const before = askOffset(from, zone)
  const after = askOffset(from + STRETCH - SECOND, zone)
  if (before === after) return { change: Number.NEGATIVE_INFINITY, before, after }
  let [early, late] = [from, from + STRETCH - SECOND]
  while (late - early > SECOND) {
    const middle = early + Math.floor((late - early) / 2 / SECOND) * SECOND
    if (askOffset(middle, zone) === before) early = middle
    else late = middle
  }
  return { change: late, before, after }
}

function askOffset(instant: Instant, zone: Zone): number {
  const fields: Record<string, string> = {}
  for (const { type, value } of formatOf(zone).formatToParts(instant)) fields[type] = value
  const day = dayNumber(`${(fields['year'] ?? '').padStart(4, '0')}-${fields['month']}-${fields['day']}`)
  const seconds = (Number(fields['hour']) * 60 + Number(fields['minute'])) * 60 + Number(fields['second'])
  return day * DAY + seconds * SECOND - instant
}

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
    second: '2-digit',
    hourCycle: 'h23',
  })
  if (formats.size >= ZONES_REMEMBERED) formats.clear()
  formats.set(zone, format)
  return format
}
