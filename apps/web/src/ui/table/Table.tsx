/* oxlint-disable jsx-a11y/prefer-tag-over-role -- laid out as a CSS grid, table elements lose their roles in some browsers */
import { msg, plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { announce } from '../feedback/announce.ts'
import { ErrorState } from '../feedback/ErrorState.tsx'
import { type Column, fits, fitting, indexOfActive, rowAfter, sorted, trackOf } from './column.ts'
import { Header } from './Header.tsx'
import styles from './Table.module.css'
import type { Sort } from './url-state.ts'
import { useRoom } from './use-room.ts'
import { useRows } from './use-rows.ts'
import { WaitingRows } from './WaitingRows.tsx'

export interface TableProps<Row> {
  /** What the rows are: "Households". */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** `undefined` while they are on their way: the table shows its own skeleton. */
  readonly rows: readonly Row[] | undefined
  readonly rowKey: (row: Row) => string

  readonly sort?: Sort | null
  readonly onSort?: (sort: Sort) => void
  /** The row whose detail is in the inspector. While there is one, moving by keyboard takes it along. */
  readonly selected?: string | null
  readonly onSelect?: (key: string | null) => void
  /** Enter or a click; where there is `onSelect`, Enter on the selected row. */
  readonly onOpen?: (row: Row) => void
  /** Rows picked for a common action. */
  readonly checked?: ReadonlySet<string>
  readonly onCheck?: (keys: ReadonlySet<string>) => void

  /** An `EmptyState`. */
  readonly empty?: ReactNode
  readonly error?: unknown
  readonly onRetry?: () => void
  /** The next page, asked for when the end comes near. */
  readonly more?: { readonly has: boolean; readonly loading: boolean; readonly load: () => void }
  /** All there are on the server, when known. */
  readonly total?: number

  /** `fill` takes the height it is given and scrolls; `fit` is as tall as its rows, for a few dozen inside a page. */
  readonly layout?: 'fill' | 'fit'
  /** Remembers where one was under this name, for the way back. */
  readonly place?: string
  /** Rows of two lines. */
  readonly tall?: boolean
  /** A row where not even the columns that must be seen have room: a `TwoLines`. */
  readonly compact?: (row: Row) => ReactNode
}

const SKELETON_ROWS = 8

/** The one table: virtual, sortable, worked by keyboard; sort and selection in the address through `useTableUrl`. */
export function Table<Row>(props: TableProps<Row>) {
  const {
    label,
    rows,
    rowKey,
    sort = null,
    onSort,
    selected,
    onSelect,
    onOpen,
    checked,
    onCheck,
    more,
    total,
    layout,
    compact,
  } = props
  const { t, i18n } = useLingui()
  const [frame, room] = useRoom()
  const width = room - (onCheck ? 3.25 : 1)
  const fitted = fitting(props.columns, width)
  const short = compact !== undefined && !fits(fitted, width)
  const columns = short ? [{ id: 'compact', header: label, cell: compact }] : fitted
  const tall = short || props.tall === true
  const ordered = useMemo(() => sorted(rows ?? [], props.columns, sort), [rows, props.columns, sort])
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState({ key: '', index: 0 })
  const [moved, setMoved] = useState(0)
  const current = indexOfActive(ordered, rowKey, active)
  const view = useRows({
    scroller,
    count: ordered.length,
    keep: current,
    fit: layout === 'fit',
    tall,
    place: props.place,
    key: String(rows === undefined),
  })

  const found = rows?.length
  useEffect(() => {
    if (found !== undefined) announce(i18n._(msg`${plural(found, { one: '# row', other: '# rows' })}`))
  }, [found, i18n])

  const endInSight = view.last >= ordered.length - 12
  useEffect(() => {
    if (more?.has && !more.loading && endInSight && rows) more.load()
  }, [more, endInSight, rows])

  const goTo = (index: number) => {
    const row = ordered[index]
    if (!row) return
    setActive({ key: rowKey(row), index })
    view.reveal(index)
    if (selected != null) onSelect?.(rowKey(row))
    setMoved((before) => before + 1)
  }
  // With the very render that brings the row: the one before it may be gone in the same, and the focus with it.
  useLayoutEffect(() => {
    if (moved > 0)
      scroller.current
        ?.querySelector<HTMLElement>('[tabindex="0"][data-index]')
        ?.focus({ preventScroll: layout !== 'fit' })
  }, [moved, layout])
  const choose = (row: Row) => {
    if (onSelect && selected !== rowKey(row)) onSelect(rowKey(row))
    else onOpen?.(row)
  }
  const check = (row: Row) => {
    if (!checked || !onCheck) return
    const key = rowKey(row)
    onCheck(checked.has(key) ? new Set([...checked].filter((one) => one !== key)) : new Set([...checked, key]))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: Row, index: number) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const inControl = event.target !== event.currentTarget
    if (inControl && event.target instanceof HTMLElement && event.target.matches('input, select, textarea')) return
    const next = rowAfter(event.key, index, ordered.length, view.page)
    if (next !== null) {
      event.preventDefault()
      goTo(next)
    } else if (!inControl && event.key === 'Enter') {
      event.preventDefault()
      choose(row)
    } else if (!inControl && event.key === ' ') {
      event.preventDefault()
      if (onCheck) check(row)
      else choose(row)
    } else if (event.key === 'Escape' && selected != null && onSelect) {
      event.preventDefault()
      onSelect(null)
    }
  }

  const template = [...(onCheck ? ['2.25rem'] : []), ...columns.map(trackOf)].join(' ')
  const rowCount = total ?? (more?.has ? undefined : ordered.length)
  const allChecked = ordered.length > 0 && ordered.every((row) => checked?.has(rowKey(row)))
  const blank = rows !== undefined && ordered.length === 0 && !props.error

  return (
    <div ref={frame} className={`${styles.frame} ${layout === 'fit' ? styles.fit : ''}`}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={rowCount === undefined ? -1 : rowCount + 1}
        aria-colcount={columns.length + (onCheck ? 1 : 0)}
        aria-busy={rows === undefined && !props.error}
        aria-multiselectable={onCheck ? true : undefined}
      >
        <div className={styles.sheet} style={{ '--columns': template } as object}>
          {/* Over rows of two lines there are no columns to name, and the heading above has said what they are. */}
          <div role="rowgroup" className={short && !onCheck ? 'aside-for-readers' : styles.head}>
            <div role="row" className={styles.row} aria-rowindex={1}>
              {onCheck && (
                <div role="columnheader" className={styles.cell}>
                  <input
                    type="checkbox"
                    aria-label={t`All rows`}
                    checked={allChecked}
                    onChange={() => onCheck(allChecked ? new Set() : new Set(ordered.map(rowKey)))}
                  />
                </div>
              )}
              {columns.map((column) => (
                <Header key={column.id} column={column} sort={sort} {...(onSort ? { onSort } : {})} />
              ))}
            </div>
          </div>
          <div role="rowgroup" className={styles.body}>
            {view.shown.map(({ index, gap }) => {
              const row = ordered[index]
              if (!row) return null
              const key = rowKey(row)
              return (
                <div
                  key={key}
                  role="row"
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-selected={onCheck ? checked?.has(key) : onSelect ? selected === key : undefined}
                  data-shown={selected === key || undefined}
                  data-acts={onSelect || onOpen ? true : undefined}
                  tabIndex={index === current ? 0 : -1}
                  className={`${styles.row} ${tall ? styles.tall : ''}`}
                  style={{ marginBlockStart: gap }}
                  onFocus={(event) => event.target === event.currentTarget && setActive({ key, index })}
                  onKeyDown={(event) => onKeyDown(event, row, index)}
                  onClick={(event) => {
                    // A link or button inside the row does its own work; marking text is not a click.
                    if (event.target instanceof Element && event.target.closest('a, button, input, label, select'))
                      return
                    if (window.getSelection()?.toString()) return
                    setActive({ key, index })
                    choose(row)
                  }}
                >
                  {onCheck && (
                    <div role="gridcell" className={styles.cell}>
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        aria-label={t`This row`}
                        checked={checked?.has(key) ?? false}
                        onChange={() => check(row)}
                      />
                    </div>
                  )}
                  {columns.map((column, at) => (
                    <div
                      key={column.id}
                      role={at === 0 ? 'rowheader' : 'gridcell'}
                      className={styles.cell}
                      data-align={column.align}
                    >
                      {column.cell(row)}
                    </div>
                  ))}
                </div>
              )
            })}
            <div style={{ height: view.after }} />
            {(more?.loading || (rows === undefined && !props.error)) && (
              <WaitingRows
                columns={columns}
                count={rows === undefined ? SKELETON_ROWS : 2}
                offset={onCheck !== undefined}
                tall={tall}
              />
            )}
          </div>
        </div>
      </div>
      {blank && props.empty}
      {props.error != null && rows === undefined && (
        <ErrorState error={props.error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />
      )}
      {rows === undefined && !props.error && (
        <output className="aside-for-readers">
          <Trans>Loading …</Trans>
        </output>
      )}
    </div>
  )
}
