import { useMemo } from 'react'
import { type Sort, sortParam, text } from './url-state.ts'
import { useUrlState } from './use-url-state.ts'

/** What a `Table` keeps in the address: spread it, `<Table {...useTableUrl()} />`. */
export interface TableUrl {
  readonly sort: Sort | null
  readonly onSort: (sort: Sort) => void
  readonly selected: string | null
  readonly onSelect: (key: string | null) => void
}

const selectedOnly = { selected: text() }

/** Sort and selected row of the page's table, as `?sort=-amount&selected=0198…`. */
export function useTableUrl(standard: Sort | null = null): TableUrl {
  const column = standard?.column
  const direction = standard?.direction
  const params = useMemo(
    () => ({ ...selectedOnly, sort: sortParam(column && direction ? { column, direction } : null) }),
    [column, direction],
  )
  const [{ sort, selected }, change] = useUrlState(params)
  return {
    sort,
    onSort: (next) => change({ sort: next }),
    selected: selected || null,
    onSelect: (key) => change({ selected: key ?? '' }),
  }
}
