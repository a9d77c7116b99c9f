import type { ReactNode } from 'react'
import styles from './TwoLines.module.css'

interface Props {
  readonly title: ReactNode
  /** The sum, day or count by which rows are compared. */
  readonly figure?: ReactNode
  readonly detail?: ReactNode
  readonly state?: ReactNode
}

/** A row on a phone: what it is and its figure; below, who or when, and its state. */
export function TwoLines({ title, figure, detail, state }: Props) {
  return (
    <div className={styles.lines}>
      <span className={styles.title}>{title}</span>
      <span>{figure}</span>
      <span className={styles.detail}>{detail}</span>
      <span>{state}</span>
    </div>
  )
}
