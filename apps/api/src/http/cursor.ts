import { isDay } from '@rapport/domain/calendar/day.ts'
import { joinSql, type Sql, sql } from '@rapport/prisma/sql.ts'
import { common } from './problem-response.ts'

/** A place in a sorted list: the values of the last row's sort columns, the row's id last. */
export type Place = readonly string[]

export const encodeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const INSTANT = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d(?::\d\d)*)$/
const parts = {
  id: (part: string) => UUID.test(part),
  text: (part: string) => !/\p{Cc}/u.test(part),
  day: isDay,
  instant: (part: string) => INSTANT.test(part) && !Number.isNaN(Date.parse(part.slice(0, 10))),
  minor: (part: string) => /^-?\d{1,18}$/.test(part),
} as const

/**
 * The place that a cursor names. `kinds` says what its parts are, so that a forged one is refused here and not by the
 * database.
 * @throws 422 for a cursor that this list did not give
 */
export function decodeCursor(cursor: string | undefined, kinds: readonly (keyof typeof parts)[]): Place | null {
  if (cursor === undefined) return null
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(place) &&
      place.length === kinds.length &&
      place.every((part: unknown, index) => {
        const kind = kinds[index]
        return kind !== undefined && typeof part === 'string' && parts[kind](part)
      })
    )
      return place as Place
  } catch {
    // told below, as any other cursor that is not ours
  }
  throw common('invalid', {
    errors: [{ path: 'query.cursor', code: 'invalid_cursor', message: 'not a cursor of this list' }],
  })
}

/** `(a, b, id) > (…)`, or `<` for the other direction: rows strictly after a place. All columns go the same way. */
export function after(columns: readonly Sql[], values: readonly Sql[], descending = false): Sql {
  return descending
    ? sql`(${joinSql([...columns])}) < (${joinSql([...values])})`
    : sql`(${joinSql([...columns])}) > (${joinSql([...values])})`
}

/** The rows that were asked for, and the cursor of the next page when one more than asked for was found. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null }
}
