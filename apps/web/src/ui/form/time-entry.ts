import { type Day, dayNumber, type Instant } from '@rapport/domain/calendar/day.ts'
import { localTime, type Zone } from '@rapport/domain/calendar/zone.ts'

export interface ClockTime {
  /** 0–23 */
  readonly hour: number
  /** 0–59 */
  readonly minute: number
}

/** What a person typed, as a time of day: `14:05`, `1405`, `9`, `2.30pm`, `14 Uhr`. `null` when it is none. */
export function readTime(text: string): ClockTime | null {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|uhr|h)?$/.exec(
    text
      .trim()
      .toLowerCase()
      .replace(/[\s.]+(?=[ap]\.?m)/, ''),
  )
  if (!match) return null
  const [, hourText = '', minuteText = '0', half] = match
  const minute = Number(minuteText)
  const typed = Number(hourText)
  if ((half === 'am' || half === 'pm') && (typed < 1 || typed > 12)) return null
  const hour = half === 'pm' ? (typed % 12) + 12 : half === 'am' ? typed % 12 : typed
  return hour < 24 && minute < 60 ? { hour, minute } : null
}

const MINUTE = 60_000

/**
 * The moment at which the clock in that zone shows that time. Where clocks skip it, the moment they jump by as much;
 * where they show it twice, the earlier one.
 */
export function instantAt(day: Day, { hour, minute }: ClockTime, zone: Zone): Instant {
  const wanted = dayNumber(day) * 1440 + hour * 60 + minute
  const shown = (guess: number): number => {
    const local = localTime(guess * MINUTE, zone)
    return dayNumber(local.day) * 1440 + local.hour * 60 + local.minute
  }
  // The offsets on either side of the day are the only two it can have.
  const offsets = [wanted - 1440, wanted + 1440].map((near) => shown(near) - near)
  const found = offsets.map((offset) => wanted - offset).filter((guess) => shown(guess) === wanted)
  return (found.length > 0 ? Math.min(...found) : wanted - Math.min(...offsets)) * MINUTE
}
