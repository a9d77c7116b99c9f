import { addDays, type Day, dayNumber, parts, weekday } from '@rapport/domain/calendar/day.ts'

const HOLIDAYS = new Set(['01-01', '07-04', '12-24', '12-25', '12-26'])

/** Monday to Friday, but for the few days on which no office of the firm is open. */
const isWorkDay = (day: Day): boolean => weekday(day) <= 5 && !HOLIDAYS.has(day.slice(5))

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
