import { addDays, type Day, daysInMonth, isDay } from '@rapport/domain/calendar/day.ts'

export type DayEntry = { readonly ok: true; readonly day: Day | null } | { readonly ok: false }

interface Options {
  readonly locale: string
  /** The day it is where the person is. */
  readonly today: Day
}

type Field = 'day' | 'month' | 'year'

const WORDS: Readonly<Record<string, number>> = {
  today: 0,
  tod: 0,
  heute: 0,
  yesterday: -1,
  gestern: -1,
  tomorrow: 1,
  morgen: 1,
}

/**
 * What a person typed, as a calendar day: `31/3/26`, `31.03.2026`, `3103`, `31 Mar`, `2026-03-31`, `yesterday`, `-3`.
 * Day and month stand in the order of the locale. A missing year is this one, two digits are within eighty years back
 * and twenty ahead. Nothing typed is no day.
 */
export function readDay(text: string, { locale, today }: Options): DayEntry {
  const plain = text.trim().toLowerCase()
  if (plain === '') return { ok: true, day: null }
  const offset = WORDS[plain] ?? (/^[+-]\d{1,3}$/.test(plain) ? Number(plain) : undefined)
  if (offset !== undefined) return { ok: true, day: addDays(today, offset) }
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return dayOrRefusal(plain)
  const thisYear = Number(today.slice(0, 4))
  return fromDigits(plain, orderOf(locale), thisYear) ?? fromMonthName(plain, locale, thisYear) ?? { ok: false }
}

function fromDigits(text: string, order: readonly Field[], thisYear: number): DayEntry | null {
  const groups = /^\d+$/.test(text) ? runs(text, order) : text.split(/\s*[./\-\s]\s*/).filter((group) => group !== '')
  if (!groups || !groups.every((group) => /^\d{1,4}$/.test(group)) || groups.length < 2 || groups.length > 3)
    return null
  const fields = groups.length === 3 ? order : order.filter((field) => field !== 'year')
  const value = (field: Field) => groups[fields.indexOf(field)]
  return dayFrom(yearFrom(value('year'), thisYear), Number(value('month')), Number(value('day')))
}

/** `3103`, `310326` and `31032026`: digits without separators. */
function runs(text: string, order: readonly Field[]): string[] | null {
  const yearDigits = { 4: 0, 6: 2, 8: 4 }[text.length]
  if (yearDigits === undefined) return null
  let at = 0
  return order
    .filter((field) => field !== 'year' || yearDigits > 0)
    .map((field) => {
      const width = field === 'year' ? yearDigits : 2
      at += width
      return text.slice(at - width, at)
    })
}

/** `31 Mar 2026`, `March 31`, `3. Dezember`, by the locale's own names or the first three letters of them. */
function fromMonthName(text: string, locale: string, thisYear: number): DayEntry | null {
  const match = /^(?:(\d{1,2})[.\s-]*)?([\p{L}]{3,})[.\s-]*(?:(\d{1,2})(?:,?\s+|$))?(\d{2}|\d{4})?$/u.exec(text)
  if (!match) return null
  const [, before, name = '', after, yearText] = match
  const month =
    monthNames(locale).findIndex((full) => full === name || (name.length < full.length && full.startsWith(name))) + 1
  if (month === 0 || (before === undefined) === (after === undefined)) {
    // `31 mar 26`: what looks like a second day is the year.
    if (month === 0 || before === undefined || after === undefined || yearText !== undefined) return null
    return dayFrom(yearFrom(after, thisYear), month, Number(before))
  }
  return dayFrom(yearFrom(yearText, thisYear), month, Number(before ?? after))
}

function dayFrom(year: number, month: number, day: number): DayEntry {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return { ok: false }
  return dayOrRefusal(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

const dayOrRefusal = (day: Day): DayEntry => (isDay(day) ? { ok: true, day } : { ok: false })

function yearFrom(text: string | undefined, thisYear: number): number {
  if (text === undefined) return thisYear
  if (text.length > 2) return Number(text)
  const near = thisYear - (thisYear % 100) + Number(text)
  return near > thisYear + 20 ? near - 100 : near < thisYear - 79 ? near + 100 : near
}

const orders = new Map<string, readonly Field[]>()

function orderOf(locale: string): readonly Field[] {
  const known = orders.get(locale)
  if (known) return known
  const order = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' })
    .formatToParts(0)
    .map((part) => part.type)
    .filter((type): type is Field => type === 'day' || type === 'month' || type === 'year')
  orders.set(locale, order)
  return order
}

const names = new Map<string, readonly string[]>()

function monthNames(locale: string): readonly string[] {
  const known = names.get(locale)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const list = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)).toLowerCase())
  names.set(locale, list)
  return list
}
