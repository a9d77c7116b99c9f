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
  /** Left out where there is no room for all, the last of them first. */
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

/** Where the row is now that one was in: the same row where it is still there, otherwise the same place. */
export function indexOfActive<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  active: { key: string; index: number },
): number {
  const same = (row: Row | undefined) => row !== undefined && keyOf(row) === active.key
  if (same(rows[active.index])) return active.index
  const moved = rows.findIndex(same)
  return moved >= 0 ? moved : Math.max(0, Math.min(active.index, rows.length - 1))
}

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

const DEFAULT_WIDTH = 'minmax(6rem, 1fr)'

export const trackOf = ({ width }: { readonly width?: string }): string => width ?? DEFAULT_WIDTH

/** Those columns that fit into so many rem: what may be left out goes, the last first, until the rest fits. */
export function fitting<Row>(columns: readonly Column<Row>[], room: number): readonly Column<Row>[] {
  const spare = columns.findLast((column) => column.narrow === 'hide')
  if (fits(columns, room) || !spare) return columns
  return fitting(
    columns.filter((column) => column !== spare),
    room,
  )
}

/** Whether the columns have room at their least width. */
export const fits = <Row>(columns: readonly Column<Row>[], room: number): boolean =>
  columns.reduce((sum, column) => sum + leastWidth(trackOf(column)), 0) <= room

/** The first length of a track, in rem: `8rem` and `minmax(8rem, 2fr)` need eight. */
const leastWidth = (track: string): number => Number.parseFloat(/[\d.]+(?=rem)/.exec(track)?.[0] ?? '6')
