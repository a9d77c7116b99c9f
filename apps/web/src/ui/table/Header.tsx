/* oxlint-disable jsx-a11y/prefer-tag-over-role -- laid out as a CSS grid, table elements lose their roles in some browsers */
import { Icon } from '../control/Icon.tsx'
import { type Column, nextSort } from './column.ts'
import styles from './Table.module.css'
import type { Sort } from './url-state.ts'

/** The name of a column, and the button that sorts by it where it can be sorted. */
export function Header<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>
  sort: Sort | null
  onSort?: (sort: Sort) => void
}) {
  const direction = sort?.column === column.id ? sort.direction : null
  const sortable = column.sort !== undefined && onSort !== undefined
  return (
    <div
      role="columnheader"
      className={styles.cell}
      data-align={column.align}
      aria-sort={
        sortable ? (direction === 'up' ? 'ascending' : direction === 'down' ? 'descending' : 'none') : undefined
      }
    >
      {sortable ? (
        <button type="button" className={styles.sort} onClick={() => onSort(nextSort(column.id, sort))}>
          {column.header}
          <span className={styles.arrow} data-on={direction !== null || undefined}>
            <Icon name={direction === 'down' ? 'sortDown' : 'sortUp'} size={14} />
          </span>
        </button>
      ) : (
        <span className={column.hideHeader ? 'aside-for-readers' : ''}>{column.header}</span>
      )}
    </div>
  )
}
