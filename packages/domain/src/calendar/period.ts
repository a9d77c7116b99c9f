import { addDays, addMonths, type Day, dayNumber, daysBetween, parts, weekday } from './day.ts'

/** Days from the first to the last, both included. */
export interface Period {
  readonly firstDay: Day
  readonly lastDay: Day
}

export const periodKinds = ['month', 'quarter', 'half', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

/**
 * How a firm divides its years. Month years begin on the first of a month. Week years have 52 or 53 whole weeks, end on
 * the last such weekday of a month or on the one nearest to the month's end, and their quarters have weeks in the
 * given pattern, 4-4-5 for one; the 53rd week goes to the last month.
 */
export type FiscalCalendar =
  | { readonly kind: 'months'; readonly firstMonth: number }
  | {
      readonly kind: 'weeks'
      /** 1–12: the month in or near whose end the year ends. */
      readonly endMonth: number
      /** 1 = Monday … 7 = Sunday: the weekday on which every year ends. */
      readonly endWeekday: number
      readonly end: 'last' | 'nearest'
      readonly pattern: readonly [number, number, number]
    }

/** The calendar years that most firms use. */
export const calendarYears: FiscalCalendar = { kind: 'months', firstMonth: 1 }

/** One period of a firm, with the fiscal year it belongs to and its number in it, from 1. */
export interface FiscalPeriod extends Period {
  readonly kind: PeriodKind
  /** Named for the calendar year in which it ends; of week years, the one their end month lies in. */
  readonly fiscalYear: number
  readonly number: number
}

/** The month, quarter, half or year that a day lies in. @throws RangeError for a calendar that no year fits. */
export function fiscalPeriod(day: Day, kind: PeriodKind, calendar: FiscalCalendar): FiscalPeriod {
  const fiscalYear = fiscalYearOf(day, calendar)
  const months = fiscalMonths(fiscalYear, calendar)
  const size = MONTHS_IN[kind]
  const month = months.findIndex(({ lastDay }) => day <= lastDay)
  const number = Math.floor(month / size) + 1
  return periodOf(fiscalYear, kind, number, calendar)
}

/** A fiscal period by its year and number. @throws RangeError when the year has no such period. */
export function periodOf(fiscalYear: number, kind: PeriodKind, number: number, calendar: FiscalCalendar): FiscalPeriod {
  const months = fiscalMonths(fiscalYear, calendar)
  const first = months[(number - 1) * MONTHS_IN[kind]]
  const last = months[number * MONTHS_IN[kind] - 1]
  if (!first || !last) throw new RangeError(`a fiscal year has no ${kind} ${number}`)
  return { kind, fiscalYear, number, firstDay: first.firstDay, lastDay: last.lastDay }
}

/** The period after, or `count` periods away; negative goes back. */
export function periodAfter(period: FiscalPeriod, calendar: FiscalCalendar, count = 1): FiscalPeriod {
  const perYear = 12 / MONTHS_IN[period.kind]
  const index = period.fiscalYear * perYear + period.number - 1 + count
  const fiscalYear = Math.floor(index / perYear)
  return periodOf(fiscalYear, period.kind, index - fiscalYear * perYear + 1, calendar)
}

/** Whether a day lies in a period, both ends included. */
export const isInPeriod = (day: Day, { firstDay, lastDay }: Period): boolean => firstDay <= day && day <= lastDay

/** Days in a period, both ends counted. */
export const daysIn = ({ firstDay, lastDay }: Period): number => daysBetween(firstDay, lastDay) + 1

/** Why a fiscal calendar cannot be used; `null` when it can. */
export function calendarFault(calendar: FiscalCalendar): 'no_such_month' | 'no_such_weekday' | 'not_13_weeks' | null {
  if (calendar.kind === 'months') return isOneOf(calendar.firstMonth, 12) ? null : 'no_such_month'
  if (!isOneOf(calendar.endMonth, 12)) return 'no_such_month'
  if (!isOneOf(calendar.endWeekday, 7)) return 'no_such_weekday'
  const { pattern } = calendar
  return pattern.every((weeks) => isOneOf(weeks, 13)) && weeksOf(pattern) === 13 ? null : 'not_13_weeks'
}

const MONTHS_IN: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

const isOneOf = (value: number, last: number): boolean => Number.isInteger(value) && value >= 1 && value <= last
const weeksOf = (weeks: readonly number[]): number => weeks.reduce((sum, one) => sum + one, 0)

function fiscalYearOf(day: Day, calendar: FiscalCalendar): number {
  const { year } = parts(day)
  for (const candidate of [year - 1, year, year + 1]) if (day <= yearEnd(candidate, calendar)) return candidate
  throw new RangeError(`no fiscal year holds ${day}`)
}

/** The twelve months of a fiscal year. They follow each other without a gap, and so do the years. */
function fiscalMonths(fiscalYear: number, calendar: FiscalCalendar): Period[] {
  const fault = calendarFault(calendar)
  if (fault) throw new RangeError(`not a fiscal calendar: ${fault}`)
  const firstDay = addDays(yearEnd(fiscalYear - 1, calendar), 1)
  const lastDay = yearEnd(fiscalYear, calendar)
  const starts =
    calendar.kind === 'months'
      ? MONTHS.map((month) => addMonths(firstDay, month))
      : MONTHS.map((month) => addDays(firstDay, weeksBefore(month, calendar.pattern) * 7))
  return starts.map((start, month) => {
    const next = starts[month + 1]
    return { firstDay: start, lastDay: next === undefined ? lastDay : addDays(next, -1) }
  })
}

const MONTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const

const weeksBefore = (month: number, pattern: readonly number[]): number =>
  Math.floor(month / 3) * 13 + weeksOf(pattern.slice(0, month % 3))

function yearEnd(fiscalYear: number, calendar: FiscalCalendar): Day {
  const monthEnd = (month: number): Day => addDays(addMonths(`${String(fiscalYear).padStart(4, '0')}-01-01`, month), -1)
  if (calendar.kind === 'months') return monthEnd(calendar.firstMonth === 1 ? 12 : calendar.firstMonth - 1)
  const end = monthEnd(calendar.endMonth)
  const back = (weekday(end) - calendar.endWeekday + 7) % 7
  const past = calendar.end === 'nearest' && back > 3 ? 7 : 0
  return addDays(end, past - back)
}

/** Every day of a period, in order. */
export function* eachDay({ firstDay, lastDay }: Period): Generator<Day> {
  const last = dayNumber(lastDay)
  for (let day = firstDay; dayNumber(day) <= last; day = addDays(day, 1)) yield day
}
