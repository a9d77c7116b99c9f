import { MISSING_DATE, shortDate } from '../dates.ts'
import type { FeedDate } from '../model.ts'

/** Fields of a record and its continuations, read one by one. `breaks` are the places where a record ended. */
export type Fields = { readonly values: readonly string[]; readonly breaks: ReadonlySet<number>; at: number }

export const FUNDS_TYPES = ['', 'Z', '0', '1', '2', 'S', 'V', 'D']

export const next = (fields: Fields): string => {
  const value = (fields.values[fields.at] ?? '').trim()
  fields.at += 1
  return value
}

/**
 * Passes over what belongs to a funds type: `S` three amounts, `V` a date and time, `D` a number and that many pairs.
 * Returns the value date that `V` states.
 */
export function readFunds(type: string, fields: Fields): FeedDate {
  if (type === 'V') {
    const date = shortDate(next(fields))
    next(fields)
    return date
  }
  if (type === 'S') fields.at += 3
  if (type === 'D') {
    const pairs = Number(next(fields))
    if (Number.isInteger(pairs) && pairs > 0 && pairs <= 999) fields.at += pairs * 2
  }
  return MISSING_DATE
}
