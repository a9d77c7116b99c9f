import { addDays, type Day, dayFromNumber, type Instant, weekday } from './day.ts'
import { eachDay, type Period } from './period.ts'
import { localDayNumber, momentAt, type Zone } from './zone.ts'

/** Working hours of one day as minutes since local midnight, the end excluded. */
export interface WorkingHours {
  readonly from: number
  readonly until: number
}

/** When a firm or office works: the hours of each weekday, and the days off. */
export interface WorkingCalendar {
  readonly zone: Zone
  /** Monday first, seven entries; `null` is a day off. */
  readonly week: readonly (WorkingHours | null)[]
  /** Public holidays and days on which the office is closed. */
  readonly holidays: ReadonlySet<Day>
}

/** Monday to Friday from 8:30 to 17:30, without holidays: a firm's first calendar, to be replaced by its own. */
export const weekdaysIn = (zone: Zone): WorkingCalendar => {
  const hours: WorkingHours = { from: 510, until: 1_050 }
  return { zone, week: [hours, hours, hours, hours, hours, null, null], holidays: new Set() }
}

/** The search for a working day ends here; a calendar without one for so long is a mistake. */
const LONGEST_CLOSURE_DAYS = 366
const MINUTE = 60_000

/** Whether the week's hours can be used: seven days, at least one working, none ending before it begins. */
export const isWorkingCalendar = ({ week }: WorkingCalendar): boolean =>
  week.length === 7 &&
  week.some((hours) => hours !== null) &&
  week.every((hours) => hours === null || (hours.from >= 0 && hours.from < hours.until && hours.until <= 1_440))

/** The hours worked on a day; `null` on a day off. */
export const hoursOn = (day: Day, { week, holidays }: WorkingCalendar): WorkingHours | null =>
  holidays.has(day) ? null : (week[weekday(day) - 1] ?? null)

/** Whether the firm works on a day: not a weekend of its week, nor a holiday. */
export const isWorkingDay = (day: Day, calendar: WorkingCalendar): boolean => hoursOn(day, calendar) !== null

/** The day itself when it is worked on, or else the next that is. @throws RangeError when there is none for a year. */
export function workingDayFrom(day: Day, calendar: WorkingCalendar): Day {
  let candidate = day
  for (let tried = 0; tried <= LONGEST_CLOSURE_DAYS; tried++) {
    if (isWorkingDay(candidate, calendar)) return candidate
    candidate = addDays(candidate, 1)
  }
  throw new RangeError(`no working day within a year of ${day}`)
}

/** `count` working days after a day; 0 is the day itself or, when it is off, the next that is worked on. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  let current = workingDayFrom(day, calendar)
  for (let left = count; left > 0; left--) current = workingDayFrom(addDays(current, 1), calendar)
  return current
}

/** Working days of a period, both ends counted. */
export function workingDaysIn(period: Period, calendar: WorkingCalendar): number {
  let count = 0
  for (const day of eachDay(period)) if (isWorkingDay(day, calendar)) count++
  return count
}

/**
 * Working minutes from one moment to a later one, as the clock on the wall passes them: a change of clocks inside
 * working hours makes that day longer or shorter. 0 when the later one is not later.
 */
export function workingMinutes(from: Instant, until: Instant, calendar: WorkingCalendar): number {
  if (until <= from) return 0
  const last = localDayNumber(until, calendar.zone)
  let milliseconds = 0
  for (let number = localDayNumber(from, calendar.zone); number <= last; number++) {
    const span = spanOn(dayFromNumber(number), calendar)
    if (span) milliseconds += Math.max(0, Math.min(span.until, until) - Math.max(span.from, from))
  }
  return Math.floor(milliseconds / MINUTE)
}

/**
 * The moment at which so many working minutes have passed: a due time "in four working hours" given on a Friday at four
 * falls on Monday. The end of a working day counts as still that day.
 */
export function addWorkingMinutes(from: Instant, minutes: number, calendar: WorkingCalendar): Instant {
  let left = minutes * MINUTE
  let day = workingDayFrom(dayFromNumber(localDayNumber(from, calendar.zone)), calendar)
  for (;;) {
    const span = spanOn(day, calendar)
    if (span && span.until > from) {
      const start = Math.max(span.from, from)
      if (start + left <= span.until) return start + left
      left -= span.until - start
    }
    day = workingDayFrom(addDays(day, 1), calendar)
  }
}

/** The end of work `days` working days after the day of a moment: "by the end of the third working day". */
export function endOfWork(from: Instant, days: number, calendar: WorkingCalendar): Instant {
  const today = dayFromNumber(localDayNumber(from, calendar.zone))
  const day = addWorkingDays(today, days, calendar)
  return spanOn(day, calendar)?.until ?? from
}

function spanOn(day: Day, calendar: WorkingCalendar): { from: Instant; until: Instant } | null {
  const hours = hoursOn(day, calendar)
  return hours && { from: momentAt(day, hours.from, calendar.zone), until: momentAt(day, hours.until, calendar.zone) }
}
