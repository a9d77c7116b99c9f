import type { ReactNode } from 'react'
import { Icon, type IconName } from '../control/Icon.tsx'
import styles from './feedback.module.css'

interface Props {
  readonly icon?: IconName
  /** What will be here: "Nobody is overdue." */
  readonly title: ReactNode
  /** How it comes to be here. */
  readonly children?: ReactNode
  /** The way to start. */
  readonly action?: ReactNode
}

/** In place of nothing: what will be here and how to start. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className={styles.state}>
      {icon && <Icon name={icon} size={24} />}
      <p className={styles.what}>{title}</p>
      {children && <div>{children}</div>}
      {action && <div className={styles.ways}>{action}</div>}
    </div>
  )
}
