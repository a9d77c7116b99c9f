import { type Day, dayNumber, type Instant } from '@rapport/domain/calendar/day.ts'
import type { Zone } from '@rapport/domain/calendar/zone.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, options)
  formats.set(key, format)
  return format
}

const DAY_STYLES = {
  /** 31 Mar 2026 */
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 31 Mar */
  short: { day: 'numeric', month: 'short' },
  /** Tue, 31 Mar 2026 */
  weekday: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  /** 31/03/2026, as people type it */
  entry: { day: '2-digit', month: '2-digit', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DayStyle = keyof typeof DAY_STYLES

/** A calendar day has no time zone: it reads the same everywhere. */
export function formatDay(day: Day, locale: string, style: DayStyle = 'medium'): string {
  return formatOf(locale, { ...DAY_STYLES[style], timeZone: 'UTC' }).format(dayNumber(day) * 86_400_000)
}

const INSTANT_STYLES = {
  /** 31 Mar 2026, 14:05 */
  medium: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  /** 14:05 */
  time: { hour: 'numeric', minute: '2-digit' },
  /** Tuesday, 31 March 2026 at 14:05:09 CEST, for trails */
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type InstantStyle = keyof typeof INSTANT_STYLES

/** What the clock on the wall of `zone` showed at that moment. */
export function formatInstant(instant: Instant, zone: Zone, locale: string, style: InstantStyle = 'medium'): string {
  return formatOf(locale, { ...INSTANT_STYLES[style], timeZone: zone }).format(instant)
}
