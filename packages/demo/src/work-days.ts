import { addDays, type Day, dayNumber, parts, weekday } from '@rapport/domain/calendar/day.ts'

const FIXED = new Set(['01-01', '06-19', '07-04', '12-24', '12-25', '12-26'])
const MONDAY = 1
const THURSDAY = 4
const holidaysByYear = new Map<number, ReadonlySet<Day>>()

/** Monday to Friday, but for the holidays of the exchange in New York and the days around Christmas. */
export const isWorkDay = (day: Day): boolean =>
  weekday(day) <= 5 && !FIXED.has(day.slice(5)) && !movingHolidays(yearOf(day)).has(day)

function movingHolidays(year: number): ReadonlySet<Day> {
  const known = holidaysByYear.get(year)
  if (known) return known
  const holidays = new Set([
    nthWeekday(year, 1, MONDAY, 3), // Martin Luther King
    nthWeekday(year, 2, MONDAY, 3), // Presidents
    addDays(easterOf(year), -2), // Good Friday
    addDays(nthWeekday(year, 6, MONDAY, 1), -7), // Memorial Day
    nthWeekday(year, 9, MONDAY, 1), // Labor Day
    nthWeekday(year, 11, THURSDAY, 4), // Thanksgiving
  ])
  for (const day of FIXED) {
    // Observed on the working day beside it.
    const at = `${year}-${day}`
    if (weekday(at) === 6) holidays.add(addDays(at, -1))
    if (weekday(at) === 7) holidays.add(addDays(at, 1))
  }
  holidaysByYear.set(year, holidays)
  return holidays
}

/** Easter Sunday, by the anonymous Gregorian rule. */
function easterOf(year: number): Day {
  const century = Math.floor(year / 100)
  const moon = (19 * (year % 19) + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30
  const full = moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - (year % 19)) / 11))
  const sunday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7
  const days = full - sunday
  const month = 3 + Math.floor((days + 40) / 44)
  const day = days + 28 - 31 * Math.floor(month / 4)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function workDayOnOrBefore(day: Day): Day {
  let at = day
  while (!isWorkDay(at)) at = addDays(at, -1)
  return at
}

export function workDayOnOrAfter(day: Day): Day {
  let at = day
  while (!isWorkDay(at)) at = addDays(at, 1)
  return at
}

/** `days` working days later. */
export function addWorkDays(day: Day, days: number): Day {
  let at = day
  for (let left = days; left > 0; left--) at = workDayOnOrAfter(addDays(at, 1))
  return at
}

/** The `nth` weekday (1 = Monday) of a month: the second Thursday of June 2026. */
export function nthWeekday(year: number, month: number, wanted: number, nth: number): Day {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  return addDays(first, ((wanted - weekday(first) + 7) % 7) + (nth - 1) * 7)
}

export const yearOf = (day: Day): number => parts(day).year
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** Quarter of the calendar year, 1–4, with its first and last day. */
export function quarterOf(day: Day): { year: number; quarter: number; firstDay: Day; lastDay: Day } {
  const { year, month } = parts(day)
  const quarter = Math.ceil(month / 3)
  const firstDay = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
  const next = quarter === 4 ? `${year + 1}-01-01` : `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`
  return { year, quarter, firstDay, lastDay: addDays(next, -1) }
}

/** The Monday of a day's week, as a number of days. */
export const weekOf = (day: Day): number => dayNumber(day) - weekday(day) + 1
