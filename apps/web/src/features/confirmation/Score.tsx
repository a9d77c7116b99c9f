import { Trans } from '@lingui/react/macro'
import styles from './Suggestions.module.css'

/** How well a suggestion fits, of a hundred points. `null`: there is none. */
export function Score({ value }: { value: number | null }) {
  if (value === null) {
    return (
      <span className={styles.soft}>
        <Trans>none</Trans>
      </span>
    )
  }
  return (
    <span className={styles.score}>
      <svg width="40" height="6" viewBox="0 0 40 6" aria-hidden="true">
        <rect className={styles.track} width="40" height="6" rx="3" />
        <rect className={styles.reach} width={Math.max(3, value * 0.4)} height="6" rx="3" />
      </svg>
      <span className={styles.of}>
        <strong>{value}</strong>
        <span className="aside-for-readers">
          {' '}
          <Trans>of 100 points</Trans>
        </span>
      </span>
    </span>
  )
}
