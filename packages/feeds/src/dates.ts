import type { DateFlag, FeedDate } from './model.ts'

export const MISSING_DATE: FeedDate = { raw: '', day: null, flag: 'missing' }

/** A date from its parts: a day that does not exist keeps its raw text and is flagged, never moved. */
export function dateOfParts(raw: string, year: number, month: number, dayOfMonth: number, flag?: DateFlag): FeedDate {
  if (!exists(year, month, dayOfMonth)) return { raw, day: null, flag: 'impossible' }
  return { raw, day: `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}`, flag: flag ?? null }
}

export const unreadableDate = (raw: string): FeedDate => ({ raw, day: null, flag: 'unreadable' })

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[TZ+ -])/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:$|\D|\d{2,6}(?:$|\D))/
const SWIFT = /^(\d{2})(\d{2})(\d{2})$/

/** ISO 8601 date or date-time, as camt has it: the day is the one stated, whatever its offset. */
export function isoDate(raw: string): FeedDate {
  const text = raw.trim()
  if (text === '') return MISSING_DATE
  return byPattern(raw, ISO.exec(text))
}

/** OFX `YYYYMMDD[HHMM[SS[.xxx]]][[offset[:name]]]`: the day as the institution states it, whatever its offset. */
export function ofxDate(raw: string): FeedDate {
  const text = raw.trim()
  if (text === '') return MISSING_DATE
  return byPattern(raw, COMPACT.exec(text) ?? ISO.exec(text))
}

/** SWIFT and BAI2 `YYMMDD`: 00–79 is 20xx, 80–99 is 19xx. */
export function shortDate(raw: string): FeedDate {
  const text = raw.trim()
  if (text === '') return MISSING_DATE
  const match = SWIFT.exec(text)
  if (!match) return unreadableDate(raw)
  const year = Number(match[1])
  return dateOfParts(raw, year < 80 ? 2000 + year : 1900 + year, Number(match[2]), Number(match[3]))
}

function byPattern(raw: string, match: RegExpExecArray | null): FeedDate {
  return match ? dateOfParts(raw, Number(match[1]), Number(match[2]), Number(match[3])) : unreadableDate(raw)
}

function exists(year: number, month: number, dayOfMonth: number): boolean {
  if (month < 1 || month > 12 || dayOfMonth < 1 || year < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return dayOfMonth <= days
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
const pad = (value: number): string => TWO_DIGITS[value] ?? String(value)
