import { joinSql, type Sql, sql } from '@rapport/prisma/sql.ts'
import { common } from './problem-response.ts'

/** A place in a sorted list: the values of the last row's sort columns, the row's id last. */
export type Place = readonly (string | null)[]

export const encodeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** @throws 422 for a cursor that this list did not give. */
export function decodeCursor(cursor: string | undefined, length: number): Place | null {
  if (cursor === undefined) return null
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (
      Array.isArray(place) &&
      place.length === length &&
      place.every((part) => part === null || typeof part === 'string')
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
