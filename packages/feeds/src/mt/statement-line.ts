import { negateDecimal, readAmount } from '../amount.ts'
import { dateOfParts, MISSING_DATE, shortDate, unreadableDate } from '../dates.ts'
import type { Decimal, FeedDate } from '../model.ts'
import { FeedRefusal } from '../refusal.ts'
import type { MtField } from './mt-fields.ts'

/** What a `:61:` says. `amount` is signed: credits and reversed debits positive. */
export type StatementLine = {
  readonly value: FeedDate
  readonly booked: FeedDate
  readonly mark: string
  readonly credit: boolean
  readonly reversal: boolean
  /** EC and ED: announced, not booked. */
  readonly expected: boolean
  readonly amount: Decimal
  readonly type: string | null
  readonly customerReference: string | null
  readonly bankReference: string | null
  /** Supplementary details: the rest of the field, line by line. */
  readonly supplement: readonly string[]
}

/**
 * Value date, entry date (MMDD, YYMMDD, blanks or nothing), mark, funds code, amount, the rest.
 * SWIFT field 61: `6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][34x]`.
 */
const SHAPE = /^(\d{6})(\d{6}|\d{4})?\s*([Rr]?[CcDd]|[Ee][CcDd])\s?([A-Z])?\s?([\d.,]+)\s*(.*)$/
const TYPE = /^([A-Z][A-Z0-9 ]{3}|[A-Z][A-Z0-9 ]{0,2}$)(.*)$/
const SWIFT_TYPES = 'SNF'
/** Letters that are mistaken for digits: an amount that ends in one is not an amount. */
const LOOK_ALIKES = 'OIL'

/**
 * Reads a `:61:` field. `currency` is the statement's, against which a doubtful funds code is judged.
 * @throws FeedRefusal `not-a-statement-line` or `not-an-amount`; never guesses what was meant.
 */
export function readStatementLine(field: MtField, currency: string | null): StatementLine {
  let best: StatementLine | null = null
  // A line that ends before or within the amount goes on in the next one.
  for (let taken = 1; taken <= Math.min(3, field.lines.length); taken += 1) {
    const text = (taken === 1 ? (field.lines[0] ?? '') : field.lines.slice(0, taken).join('')).trimEnd()
    const parts = SHAPE.exec(text)
    const line = parts && assemble(parts, field.lines.slice(taken), currency)
    const goesOn = !line || (parts?.[6] === '' && /^\d/.test(field.lines[taken] ?? ''))
    if (line && (!best || line.type !== null)) best = line
    if (!goesOn) break
  }
  if (best) return best
  throw refusalOf(field)
}

function assemble(parts: RegExpExecArray, more: readonly string[], currency: string | null): StatementLine | null {
  const mark = (parts[3] ?? '').toUpperCase()
  const funds = parts[4] ?? ''
  const amountRaw = parts[5] ?? ''
  const magnitude = readAmount(amountRaw)
  if (magnitude === null) return null
  if (funds !== '' && LOOK_ALIKES.includes(funds) && currency?.charAt(2) !== funds) return null
  const coded = splitType(parts[6] ?? '', decimalsIn(amountRaw))
  if (!coded) return null
  const credit = mark === 'C' || mark === 'RD' || mark === 'EC'
  const value = valueDate(parts[1] ?? '')
  const { reference, sameLine } = splitReference(coded.rest)
  const slashes = reference.indexOf('//')
  return {
    value,
    booked: bookedDate(parts[2] ?? '', value),
    mark,
    credit,
    reversal: mark.startsWith('R'),
    expected: mark.startsWith('E'),
    amount: credit ? magnitude : negateDecimal(magnitude),
    type: coded.type,
    customerReference: meaningful(slashes === -1 ? reference : reference.slice(0, slashes)),
    bankReference: slashes === -1 ? null : meaningful(reference.slice(slashes + 2)),
    supplement: supplementOf(sameLine, more),
  }
}

function bookedDate(raw: string, value: FeedDate): FeedDate {
  if (lastBooked?.raw === raw && lastBooked.value === value) return lastBooked.date
  const date = entryDate(raw, value)
  lastBooked = { raw, value, date }
  return date
}

function supplementOf(sameLine: string, more: readonly string[]): readonly string[] {
  const lines = sameLine === '' ? [] : [sameLine]
  for (const line of more) if (line.trimEnd() !== '') lines.push(line.trimEnd())
  return lines
}

let lastValue: FeedDate = MISSING_DATE
let lastBooked: { readonly raw: string; readonly value: FeedDate; readonly date: FeedDate } | null = null

/** Thousands of entries in a row have the same dates. */
function valueDate(raw: string): FeedDate {
  if (raw !== lastValue.raw) lastValue = shortDate(raw)
  return lastValue
}

/** Decimals as written; −1 without a separator. */
function decimalsIn(amount: string): number {
  const at = Math.max(amount.lastIndexOf(','), amount.lastIndexOf('.'))
  return at === -1 ? -1 : amount.length - at - 1
}

function splitType(rest: string, decimals: number): { type: string | null; rest: string } | null {
  const separated = decimals >= 0
  if (rest === '' || rest.startsWith('//') || rest.startsWith('NONREF')) return separated ? { type: null, rest } : null
  const match = TYPE.exec(rest)
  if (!match) return null
  const type = (match[1] ?? '').trimEnd()
  // Without a comma only a SWIFT type shows where the amount ends: `C500NTRF`, but never `C50O…`.
  if (!separated && !SWIFT_TYPES.includes(type.charAt(0))) return null
  // Behind two decimals a word of four letters is a type, even one that no bank should use.
  if (LOOK_ALIKES.includes(type.charAt(0)) && !(decimals === 2 && /^[A-Z]{4}$/.test(type))) return null
  return { type, rest: match[2] ?? '' }
}

type Reference = { readonly reference: string; readonly sameLine: string }

/** Old Dutch layouts put the counterparty behind a reference padded to 16 characters. */
function splitReference(rest: string): Reference {
  if (rest.length <= 16 || rest.includes('//')) return { reference: rest, sameLine: '' }
  const padded = /^(.{1,15}?)\s{2,}(\S.*)$/.exec(rest) ?? /^(.{16}) (.*)$/.exec(rest) ?? /^(.*?)\s{4,}(.*)$/.exec(rest)
  return padded ? { reference: padded[1] ?? '', sameLine: (padded[2] ?? '').trim() } : { reference: rest, sameLine: '' }
}

/** References that only say "none" or "see field 86". */
const EMPTY = new Set(['EREF', 'EREF+', 'KREF', 'KREF+', 'PREF', 'MARF', 'NOTPROVIDED'])

function meaningful(reference: string): string | null {
  const text = reference.trim()
  if (text === 'NONREF' || text === '') return null
  return EMPTY.has(text) ? null : text
}

/** MMDD takes the year that brings it closest to the value date; a date that does not exist stays raw and flagged. */
function entryDate(raw: string, value: FeedDate): FeedDate {
  if (raw === '') return MISSING_DATE
  if (raw.length === 6) return shortDate(raw)
  const [month, dayOfMonth] = [Number(raw.slice(0, 2)), Number(raw.slice(2))]
  const valueYear = value.raw === '' ? Number.NaN : yearOf(value.raw)
  if (Number.isNaN(valueYear)) return unreadableDate(raw)
  const valueMonth = Number(value.raw.slice(2, 4))
  const distance = month - valueMonth
  const year = distance > 6 ? valueYear - 1 : distance < -6 ? valueYear + 1 : valueYear
  return dateOfParts(raw, year, month, dayOfMonth, 'completed')
}

function yearOf(raw: string): number {
  const year = Number(raw.slice(0, 2))
  return year < 80 ? 2000 + year : 1900 + year
}

function refusalOf(field: MtField): FeedRefusal {
  const text = field.lines.slice(0, 2).join('').slice(0, 40)
  const upToAmount = /^\d{6}(?:\d{6}|\d{4})?\s*(?:R[CD]|E[CD]|[CD])/i.test(text)
  const [code, why, part] = upToAmount
    ? ['not-an-amount', 'has no readable amount', 'amount']
    : ['not-a-statement-line', 'is not a statement line', 'value date and mark']
  return new FeedRefusal(code, `Line ${field.line}: field :61: "${text}" ${why}.`, {
    line: field.line,
    element: ':61:',
    field: part,
  })
}
