import type { ReactNode } from 'react'
import type { Sort } from './url-state.ts'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** The header is for readers only, as over a column of buttons. */
  readonly hideHeader?: boolean
  readonly cell: (row: Row) => ReactNode
  /** A grid track. Its minimum is a length, never the content, so that columns stand still while rows scroll by. */
  readonly width?: string
  /** Numbers, money and everything that is compared by size. */
  readonly align?: 'end'
  /** How rows compare, or `server` where the server sorts what the browser has not seen. */
  readonly sort?: 'server' | ((a: Row, b: Row) => number)
  /** Left out where the window is as narrow as a phone. */
  readonly narrow?: 'hide'
}

/** The rows in the order asked for; the same array where the server sorts, or nobody. Equal rows keep their places. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
  const by = columns.find((column) => column.id === sort?.column)?.sort
  if (!sort || typeof by !== 'function') return rows
  return rows.toSorted(sort.direction === 'up' ? by : (a, b) => by(b, a))
}

/** What a click on a header asks for: upwards first, then the other way round. */
export const nextSort = (column: string, sort: Sort | null): Sort => ({
  column,
  direction: sort?.column === column && sort.direction === 'up' ? 'down' : 'up',
})

/** Where a key leads from a row; `null` for keys that lead nowhere. */
export function rowAfter(key: string, at: number, count: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowUp: -1,
    ArrowDown: 1,
    PageUp: -page,
    PageDown: page,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  return step === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, at + step))
}
