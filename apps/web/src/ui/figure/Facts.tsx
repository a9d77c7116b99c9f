import type { ReactNode } from 'react'
import { Icon } from '../control/Icon.tsx'
import styles from './Facts.module.css'

interface Fact {
  readonly label: ReactNode
  readonly value: ReactNode
}

/** What is known about one thing, label and value on a line. `numbers` sets the values to the right, to be compared. */
export function Facts({ items, numbers }: { items: readonly Fact[]; numbers?: boolean }) {
  return (
    <dl className={`${styles.facts} ${numbers ? styles.numbers : ''}`}>
      {items.map((item, at) => (
        <div key={at} className={styles.fact}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Few figures in a line, of the second rank: below a heading, inside an inspector. */
export function StatRow({ items }: { items: readonly Fact[] }) {
  return (
    <dl className={styles.stats}>
      {items.map((item, at) => (
        <div key={at}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** More for those who ask; closed at first. */
export function Disclosure({ title, open, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className={styles.disclosure} open={open}>
      <summary>
        <Icon name="chevronRight" size={14} />
        {title}
      </summary>
      <div>{children}</div>
    </details>
  )
}
