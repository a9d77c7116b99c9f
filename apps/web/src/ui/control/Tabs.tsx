import { type KeyboardEvent, type ReactNode, useId } from 'react'
import styles from './Tabs.module.css'

export interface Tab<T extends string> {
  readonly id: T
  readonly label: ReactNode
  /** How many things are behind it. */
  readonly count?: number
}

interface Props<T extends string> {
  /** What the tabs divide. */
  readonly label: string
  readonly tabs: readonly Tab<T>[]
  /** From the address: `useUrlState({ tab: oneOf([...], '…') })`. */
  readonly value: T
  readonly onChange: (tab: T) => void
  /** Names the panel, so that tab and panel point at each other: `<TabPanel of="household" …>`. */
  readonly name?: string
}

/** Tabs over one panel. Arrow keys move and show at once. */
export function Tabs<T extends string>({ label, tabs, value, onChange, name }: Props<T>) {
  const own = useId()
  const base = name ?? own
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex((tab) => tab.id === value)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length]
    if (!tab) return
    event.preventDefault()
    onChange(tab.id)
    document.getElementById(`${base}-tab-${tab.id}`)?.focus()
  }
  return (
    <div className={styles.tabs} role="tablist" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${base}-tab-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === value}
          aria-controls={name && tab.id === value ? `${base}-panel` : undefined}
          tabIndex={tab.id === value ? 0 : -1}
          className={styles.tab}
          onClick={() => onChange(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}

/** What the chosen tab shows; `fill` around a table that takes what is left of the page. */
export function TabPanel({
  of,
  value,
  fill,
  children,
}: {
  of: string
  value: string
  fill?: boolean
  children: ReactNode
}) {
  return (
    <div
      id={`${of}-panel`}
      role="tabpanel"
      aria-labelledby={`${of}-tab-${value}`}
      className={fill ? styles.fill : styles.panel}
    >
      {children}
    </div>
  )
}
