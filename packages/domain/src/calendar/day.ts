/** A calendar day without a time zone, `YYYY-MM-DD`. Compares correctly as text. */
export type Day = string

/** A moment as milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day that exists: `2026-02-30` is none. */
export const isDay = (text: string): boolean => readDay(text) !== null

/** Days since 1970-01-01. Howard Hinnant's days_from_civil. @throws RangeError for a day that does not exist. */
export function dayNumber(day: Day): number {
  const { year, month, dayOfMonth } = parts(day)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `dayNumber`. Howard Hinnant's civil_from_days. @throws RangeError outside the years 0000–9999. */
export function dayFromNumber(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
}

/** The day so many days later; negative goes back. @throws RangeError for no day, or one outside the years 0000–9999. */
export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days)

/** Days from `earlier` to `later`; negative when they stand the other way round. */
export const daysBetween = (earlier: Day, later: Day): number => dayNumber(later) - dayNumber(earlier)

/** The same day of another month; the last one where that month is shorter (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = parts(day)
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = index - targetYear * 12 + 1
  return dayOf(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)))
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

/** How many days a month has, 28–31. `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Year, month (1–12) and day of the month. @throws RangeError when the text is no day. */
export function parts(day: Day): { year: number; month: number; dayOfMonth: number } {
  const read = readDay(day)
  if (!read) throw new RangeError(`not a day: ${JSON.stringify(day)}`)
  return read
}

function readDay(text: string): ReturnType<typeof parts> | null {
  const match = SHAPE.exec(text)
  if (!match) return null
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const exists = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month)
  return exists ? { year, month, dayOfMonth } : null
}

function dayOf(year: number, month: number, dayOfMonth: number): Day {
  if (!(year >= 0 && year <= 9_999)) throw new RangeError('a day lies between the years 0000 and 9999')
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}
