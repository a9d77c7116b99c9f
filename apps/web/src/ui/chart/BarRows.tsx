import type { ReactNode } from 'react'
import type { Tone } from '../figure/StatusPill.tsx'
import styles from './BarRows.module.css'

export interface Bar {
  readonly id: string
  readonly label: ReactNode
  /** How long the bar is. A picture may round: the exact figure is `text`. */
  readonly size: number
  /** The figure itself, with its unit. */
  readonly text: ReactNode
  /** What it is in relation to the one before: "61 % of promised". */
  readonly context?: ReactNode
  readonly tone?: Tone | 'accent'
}

/**
 * Bars from zero, each with its name and figure: a funnel, a ranking. It is a table whose middle column is a picture,
 * so nothing has to be read off the picture.
 */
export function BarRows({
  label,
  bars,
  columns,
}: {
  label: string
  bars: readonly Bar[]
  columns: { name: string; figure: string }
}) {
  const longest = Math.max(...bars.map((bar) => bar.size), 0)
  return (
    <table className={styles.bars}>
      <caption className="aside-for-readers">{label}</caption>
      <thead className="aside-for-readers">
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col" colSpan={2}>
            {columns.figure}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.id}>
            <th scope="row">{bar.label}</th>
            <td aria-hidden="true" className={styles.track}>
              <svg width="100%" height="12" preserveAspectRatio="none" viewBox="0 0 100 12">
                <rect
                  className={styles[bar.tone ?? 'accent']}
                  width={longest > 0 ? Math.max((bar.size / longest) * 100, bar.size > 0 ? 0.5 : 0) : 0}
                  height="12"
                />
              </svg>
            </td>
            <td className={styles.figure}>
              {bar.text}
              {bar.context && <small>{bar.context}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
