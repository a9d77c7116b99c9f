import { Bone } from '../feedback/Skeleton.tsx'
import type { Column } from './column.ts'
import styles from './Table.module.css'

/** Rows on their way, of the size they will have. */
export function WaitingRows<Row>({
  columns,
  count,
  offset,
  tall,
}: {
  columns: readonly Column<Row>[]
  count: number
  offset: boolean
  tall: boolean
}) {
  return Array.from({ length: count }, (_, row) => (
    <div key={row} className={`${styles.row} ${tall ? styles.tall : ''}`} aria-hidden="true">
      {offset && <div />}
      {columns.map((column, at) => (
        <div key={column.id} className={styles.cell} data-align={column.align}>
          <Bone width={`${45 + ((row * 7 + at * 13) % 40)}%`} />
        </div>
      ))}
    </div>
  ))
}
