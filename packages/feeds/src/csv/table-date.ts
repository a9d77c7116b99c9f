import { dateOfParts, isoDate, MISSING_DATE, unreadableDate } from '../dates.ts'
import type { FeedDate } from '../model.ts'

/** In which order a file writes day and month when both are numbers. */
export type DateOrder = 'MDY' | 'DMY' | 'YMD'

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'
const GERMAN_MONTHS: Readonly<Record<string, number>> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 }
/** `3/29' 0`, `12.31.2005`, `1/ 2/89`: numbers with separators, perhaps a time behind. */
const NUMERIC = /^(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*([-/.'])\s*(\d{1,4})\.?(?:[T ,].*)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const DAY_MONTH_NAME = /^(\d{1,2})[-./ ]+([A-Za-zäÄ]{3,9})\.?[-./ ,]+(\d{4}|\d{2})(?:[T ,].*)?$/
const MONTH_NAME_DAY = /^([A-Za-zäÄ]{3,9})\.?[-/ ]+(\d{1,2})[-/ ,]+(\d{4}|\d{2})(?:[T ,].*)?$/
const AS_OF = /^(.*\S)\s+as of\s+(\S.*)$/i

/** Reads one date of a table. A day that does not exist keeps its text and is flagged. */
export function readTableDate(raw: string, order: DateOrder): FeedDate {
  const text = raw.trim()
  if (text === '') return MISSING_DATE
  const numeric = NUMERIC.exec(text)
  if (numeric) return fromNumbers(raw, numeric, order)
  const compact = COMPACT.exec(text)
  if (compact) return dateOfParts(raw, Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const named = DAY_MONTH_NAME.exec(text)
  if (named) return withMonthName(raw, named[1], named[2], named[3])
  const american = MONTH_NAME_DAY.exec(text)
  if (american) return withMonthName(raw, american[2], american[1], american[3])
  return isoDate(raw)
}

/** `09/02/2024 as of 08/30/2024`: booked on the first day, with the second as the day that it counts from. */
export function readAsOf(
  raw: string,
  order: DateOrder,
): { readonly booked: FeedDate; readonly value: FeedDate | null } {
  const match = AS_OF.exec(raw.trim())
  if (!match) return { booked: readTableDate(raw, order), value: null }
  const booked = readTableDate(match[1] ?? '', order)
  return {
    booked: booked.day === null ? { ...booked, raw } : { raw, day: booked.day, flag: 'as-of' },
    value: readTableDate(match[2] ?? '', order),
  }
}

/** Whether all dates could be in this order, and whether another order could be as well. */
export type DetectedOrder = { readonly order: DateOrder; readonly certain: boolean; readonly mixed: boolean }

/**
 * Finds the order of day and month over a whole file: a number above 12 settles it. Undecided files take `fallback`
 * and are not certain; `mixed` files contradict themselves.
 */
export function detectDateOrder(dates: Iterable<string>, fallback: 'MDY' | 'DMY'): DetectedOrder {
  let monthFirst = false
  let dayFirst = false
  let ambiguous = false
  for (const date of dates) {
    const match = NUMERIC.exec((AS_OF.exec(date.trim())?.[1] ?? date).trim())
    if (!match || (match[1]?.length ?? 0) > 2) continue
    const [first, second] = [Number(match[1]), Number(match[3])]
    if (first > 12 && second <= 12) dayFirst = true
    else if (second > 12 && first <= 12) monthFirst = true
    else if (match[2] === '.') dayFirst = true
    else if (first !== second) ambiguous = true
  }
  if (dayFirst && monthFirst) return { order: fallback, certain: false, mixed: true }
  if (dayFirst) return { order: 'DMY', certain: true, mixed: false }
  return { order: monthFirst ? 'MDY' : fallback, certain: monthFirst || !ambiguous, mixed: false }
}

function fromNumbers(raw: string, match: RegExpExecArray, order: DateOrder): FeedDate {
  const [first, second, third] = [match[1] ?? '', match[3] ?? '', match[5] ?? '']
  if (first.length > 2) return dateOfParts(raw, Number(first), Number(second), Number(third))
  const year = match[4] === "'" ? 2000 + (Number(third) % 2000) : fullYear(third)
  if (year === null) return unreadableDate(raw)
  if (order === 'YMD' && third.length <= 2) {
    const early = fullYear(first)
    return early === null ? unreadableDate(raw) : dateOfParts(raw, early, Number(second), Number(third))
  }
  const [month, day] = order === 'DMY' ? [second, first] : [first, second]
  return dateOfParts(raw, year, Number(month), Number(day))
}

/** Two digits: 00–79 is 20xx, 80–99 is 19xx, as SWIFT has it. */
function fullYear(text: string): number | null {
  const year = Number(text)
  if (text.length === 4) return year
  if (text.length > 2) return null
  return year < 80 ? 2000 + year : 1900 + year
}

function withMonthName(raw: string, day = '', name = '', year = ''): FeedDate {
  const short = name.slice(0, 3).toLowerCase()
  const at = MONTHS.indexOf(short)
  const month = at >= 0 && at % 3 === 0 ? at / 3 + 1 : GERMAN_MONTHS[short]
  const full = fullYear(year)
  return month === undefined || full === null ? unreadableDate(raw) : dateOfParts(raw, full, month, Number(day))
}
