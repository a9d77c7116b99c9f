import type { ReactNode } from 'react'
import { Icon, type IconName } from '../control/Icon.tsx'
import styles from './Timeline.module.css'
import { Instant } from './Times.tsx'

export interface TimelineEntry {
  readonly id: string
  readonly icon: IconName
  readonly at: string
  /** What happened: "Phone call with A. Weber". */
  readonly title: ReactNode
  /** Who, on whose behalf, when entered. */
  readonly by?: ReactNode
  readonly children?: ReactNode
}

/** What happened, newest first. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <span className={styles.mark}>
            <Icon name={entry.icon} size={14} />
          </span>
          <div className={styles.what}>
            <div className={styles.line}>
              <span className={styles.title}>{entry.title}</span>
              <span className={styles.at}>
                <Instant value={entry.at} />
              </span>
            </div>
            {entry.by && <div className={styles.by}>{entry.by}</div>}
            {entry.children && <div className={styles.more}>{entry.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
