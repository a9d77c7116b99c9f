import { dateOfParts, isoDate, MISSING_DATE, unreadableDate } from '../dates.ts'
import type { FeedDate } from '../model.ts'

/** In which order a file writes day and month when both are numbers. */
export type DateOrder = 'MDY' | 'DMY' | 'YMD'

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'
const OTHER_MONTHS: Readonly<Record<string, number>> = {
  mär: 3,
  mrz: 3,
  mai: 5,
  okt: 10,
  dez: 12,
  mrt: 3,
  mei: 5,
  fév: 2,
  fev: 2,
  avr: 4,
  aoû: 8,
  aou: 8,
  déc: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
  gen: 1,
  mag: 5,
  giu: 6,
  lug: 7,
  set: 9,
  ott: 10,
  juin: 6,
  juil: 7,
}
/** `3/29' 0`, `12.31.2005`, `1/ 2/89`: numbers with separators, perhaps a time behind. */
const NUMERIC = /^(\d{1,4})\s*([-/.])\s*(\d{1,2})\s*([-/.'])\s*(\d{1,4})\.?(?:[T ,;].*)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ;,].*)?$/
const LETTERS = 'A-Za-zÀ-ÿ'
const WEEKDAY = new RegExp(`^[${LETTERS}]{2,9}\\.?,\\s*(?=[${LETTERS}\\d])`)
const DAY_MONTH_NAME = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-./ ]+(?:de )?([${LETTERS}]{3,10})\\.?[-./ ,]+(?:de )?(\\d{4}|\\d{2})(?:[T ,].*)?$`,
)
const MONTH_NAME_DAY = new RegExp(
  `^([${LETTERS}]{3,10})\\.?[-/ ]+(\\d{1,2})(?:st|nd|rd|th)?[-/ ,]+(\\d{4}|\\d{2})(?:[T ,].*)?$`,
)
/** Characters of a date with its time, in words. */
const MOST = 200
const AS_OF = /^(.*\S)\s+as of\s+(\S.*)$/i

/**
 * Reads one date of a table. A day that does not exist keeps its text and is flagged; so does one that is another day
 * when day and month change places, if the order is not known.
 */
export function readTableDate(raw: string, order: DateOrder | null): FeedDate {
  if (raw.length > MOST) return unreadableDate(raw)
  const text = raw.trim()
  if (text === '') return MISSING_DATE
  const numeric = NUMERIC.exec(text)
  if (numeric) return order === null ? inAnyOrder(raw, numeric) : fromNumbers(raw, numeric, order)
  const compact = COMPACT.exec(text)
  if (compact) return dateOfParts(raw, Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const words = text.replace(WEEKDAY, '')
  const named = DAY_MONTH_NAME.exec(words)
  if (named) return withMonthName(raw, named[1], named[2], named[3])
  const american = MONTH_NAME_DAY.exec(words)
  if (american) return withMonthName(raw, american[2], american[1], american[3])
  return isoDate(raw)
}

/** `09/02/2024 as of 08/30/2024`: booked on the first day, with the second as the day that it counts from. */
export function readAsOf(
  raw: string,
  order: DateOrder | null,
): { readonly booked: FeedDate; readonly value: FeedDate | null } {
  const match = raw.length > 12 ? AS_OF.exec(raw.trim()) : null
  if (!match) return { booked: readTableDate(raw, order), value: null }
  const booked = readTableDate(match[1] ?? '', order)
  return {
    booked: booked.day === null ? { ...booked, raw } : { raw, day: booked.day, flag: 'as-of' },
    value: readTableDate(match[2] ?? '', order),
  }
}

/** Whether the text is shaped like a date of any kind, existing or not. */
export const looksLikeDate = (text: string): boolean => {
  const { flag } = readAsOf(text, null).booked
  return flag === null || flag === 'as-of' || flag === 'ambiguous' || flag === 'impossible'
}

/** A day that cannot be in this order, but in the other one: `13/02/2026` where months come first. */
export function contradictsOrder({ raw, flag }: FeedDate, order: DateOrder | null): boolean {
  if (flag !== 'impossible' || (order !== 'MDY' && order !== 'DMY')) return false
  const first = AS_OF.exec(raw.trim())?.[1] ?? raw
  return readTableDate(first, order === 'MDY' ? 'DMY' : 'MDY').day !== null
}

/** What a file's dates show of their order: one that proves each, and one that is a day in either. */
export type OrderEvidence = {
  readonly monthFirst: string | null
  readonly dayFirst: string | null
  readonly ambiguous: string | null
}

/** A number above 12 settles the order, and so does a point between the numbers: nobody writes months first so. */
export function orderEvidence(dates: Iterable<string>): OrderEvidence {
  let monthFirst: string | null = null
  let dayFirst: string | null = null
  let ambiguous: string | null = null
  for (const cell of dates) {
    for (const date of (cell.length > 12 ? AS_OF.exec(cell.trim()) : null)?.slice(1, 3) ?? [cell]) {
      const match = NUMERIC.exec(date.trim())
      if (!match || (match[1]?.length ?? 0) > 2) continue
      const [first, second] = [Number(match[1]), Number(match[3])]
      if (first === 0 || second === 0 || first > 31 || second > 31) continue
      if (first > 12 && second <= 12) dayFirst ??= date.trim()
      else if (second > 12 && first <= 12) monthFirst ??= date.trim()
      else if (match[2] === '.' && second <= 12) dayFirst ??= date.trim()
      else if (first !== second) ambiguous ??= date.trim()
    }
  }
  return { monthFirst, dayFirst, ambiguous }
}

/** Different days that must run one way before their run says anything. */
const RUN = 4

/** The order in which the dates, as they stand in the file, run one way, if they do so in one order only. */
export function runningOrder(dates: readonly string[]): 'MDY' | 'DMY' | null {
  const runs = (order: DateOrder): boolean => {
    const days = dates.flatMap((date) => readAsOf(date, order).booked.day ?? [])
    const changes = days.filter((day, at) => at === 0 || day !== days[at - 1])
    if (days.length < dates.length || new Set(changes).size < RUN || new Set(changes).size < changes.length)
      return false
    return (
      changes.every((day, at) => at === 0 || day > (changes[at - 1] ?? '')) ||
      changes.every((day, at) => at === 0 || day < (changes[at - 1] ?? ''))
    )
  }
  const [monthFirst, dayFirst] = [runs('MDY'), runs('DMY')]
  if (monthFirst === dayFirst) return null
  return monthFirst ? 'MDY' : 'DMY'
}

function inAnyOrder(raw: string, match: RegExpExecArray): FeedDate {
  const [monthFirst, dayFirst] = [fromNumbers(raw, match, 'MDY'), fromNumbers(raw, match, 'DMY')]
  if (monthFirst.day === null) return dayFirst
  if (dayFirst.day === null || dayFirst.day === monthFirst.day) return monthFirst
  return match[2] === '.' ? dayFirst : { raw, day: null, flag: 'ambiguous' }
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
  const month =
    at >= 0 && at % 3 === 0 ? at / 3 + 1 : (OTHER_MONTHS[short] ?? OTHER_MONTHS[name.slice(0, 4).toLowerCase()])
  const full = fullYear(year)
  return month === undefined || full === null ? unreadableDate(raw) : dateOfParts(raw, full, month, Number(day))
}
