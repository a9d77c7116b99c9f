import { useLingui } from '@lingui/react/macro'
import type { Day as CalendarDay } from '@rapport/domain/calendar/day.ts'
import { Link } from 'react-router'
import { paths } from '../../shell/paths.ts'
import { Dash, Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { CostBar } from './CostBar.tsx'
import { Gain } from './Gain.tsx'
import styles from './initiatives.module.css'
import type { Line, Row } from './tree.ts'

/** The way to an initiative, set in by its depth in the hierarchy. */
export function NameLink({ row, depth }: { row: Row; depth: number }) {
  return (
    <Link to={paths.initiative({ initiativeId: row.id })} className={styles.name} data-depth={depth}>
      {row.name}
    </Link>
  )
}

/** The columns of every list of initiatives. */
export function useColumns(today: CalendarDay): readonly Column<Line>[] {
  const { t } = useLingui()
  return [
    {
      id: 'name',
      header: t`Initiative`,
      width: 'minmax(13rem, 3fr)',
      sort: 'server',
      cell: ({ row, depth, parent }) =>
        parent ? (
          <span className={styles.two}>
            <NameLink row={row} depth={0} />
            <small>{parent.name}</small>
          </span>
        ) : (
          <NameLink row={row} depth={depth} />
        ),
    },
    {
      id: 'starts',
      header: t`Day`,
      width: '8.5rem',
      sort: 'server',
      cell: ({ row }) =>
        row.startsOn === row.endsOn ? (
          <Day value={row.startsOn} />
        ) : (
          <span className={styles.faint}>
            {row.startsOn.slice(0, 4)}–{row.endsOn.slice(0, 4)}
          </span>
        ),
    },
    {
      id: 'guests',
      header: t`Came / invited`,
      width: '8rem',
      align: 'end',
      sort: 'server',
      narrow: 'hide',
      cell: ({ row }) => (
        <span className={styles.number}>
          {row.startsOn > today ? <Dash /> : <Count value={row.attended} />}
          <span className={styles.faint}>
            {' / '}
            <Count value={row.guests} />
          </span>
        </span>
      ),
    },
    {
      id: 'cost',
      header: t`Cost`,
      width: '9rem',
      align: 'end',
      sort: 'server',
      cell: ({ row }) => <Money value={row.actual} whole />,
    },
    {
      id: 'budget',
      header: t`Of budget`,
      width: '8.5rem',
      narrow: 'hide',
      cell: ({ row }) => <CostBar actual={row.actual} budget={row.budget} />,
    },
    {
      id: 'realised',
      header: t`Realised`,
      width: '8.5rem',
      align: 'end',
      sort: 'server',
      cell: ({ row }) => (row.startsOn > today ? <Dash /> : <Money value={row.realised} compact />),
    },
    {
      id: 'roi',
      header: t`First-year return`,
      width: '9.5rem',
      align: 'end',
      sort: 'server',
      cell: ({ row }) =>
        row.startsOn > today ? <span className={styles.faint}>{t`to come`}</span> : <Gain value={row.roi} />,
    },
  ]
}
