import { isDay } from '@rapport/domain/calendar/day.ts'
import { isCurrency, type Money } from '@rapport/domain/money/currency.ts'

/** A part of an audited fact as a person reads it. */
export type Reading =
  | { readonly kind: 'money'; readonly value: Money }
  /** A sum whose currency stands elsewhere: exact minor units, and nothing invented. */
  | { readonly kind: 'minor'; readonly value: bigint }
  | { readonly kind: 'day'; readonly value: string }
  | { readonly kind: 'moment'; readonly value: string }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  | { readonly kind: 'id'; readonly value: string }
  | { readonly kind: 'code'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly items: readonly Reading[] }
  | { readonly kind: 'parts'; readonly parts: readonly Part[] }

export interface Part {
  readonly key: string
  readonly reading: Reading
}

const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
const HASH = /^[\da-f]{64}$/i
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/
const WHOLE = /^-?\d{1,18}$/
const SUM_KEYS = /(^|[a-z])(amount|minor|budget|actual|total|confirmed|claimed|promised|payout|open)$/i

/** Reads a fact of the trail. Money is money where the fact says its currency; else it stays minor units. */
export function readFact(value: unknown, key = '', currency: string | null = null): Reading {
  if (value === null || value === undefined || value === '') return { kind: 'nothing' }
  if (typeof value === 'boolean') return { kind: 'yes-no', value }
  if (typeof value === 'string' || typeof value === 'number') return readText(String(value), key, currency)
  if (Array.isArray(value)) {
    return value.length === 0
      ? { kind: 'nothing' }
      : { kind: 'list', items: value.map((item) => readFact(item, key, currency)) }
  }
  return readObject(value as Readonly<Record<string, unknown>>, currency)
}

function readText(text: string, key: string, currency: string | null): Reading {
  if (SUM_KEYS.test(key) && WHOLE.test(text)) {
    const minor = BigInt(text)
    return currency === null ? { kind: 'minor', value: minor } : { kind: 'money', value: { minor, currency } }
  }
  if (ID.test(text)) return { kind: 'id', value: text }
  if (HASH.test(text)) return { kind: 'code', value: text }
  if (isDay(text)) return { kind: 'day', value: text }
  if (MOMENT.test(text)) return { kind: 'moment', value: text }
  return { kind: 'text', value: text }
}

function readObject(object: Readonly<Record<string, unknown>>, outer: string | null): Reading {
  const named = object['currency']
  const currency = typeof named === 'string' && isCurrency(named) ? named : outer
  const keys = Object.keys(object)
  const minor = object['minor']
  const isSum =
    keys.length === 2 && typeof named === 'string' && (typeof minor === 'string' || typeof minor === 'number')
  if (isSum && currency !== null && WHOLE.test(String(minor)))
    return { kind: 'money', value: { minor: BigInt(minor), currency } }
  if (keys.length === 0) return { kind: 'nothing' }
  return { kind: 'parts', parts: keys.map((key) => ({ key, reading: readFact(object[key], key, currency) })) }
}
