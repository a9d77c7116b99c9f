import type { Money } from '@rapport/domain/money/currency.ts'
import { ratio } from '@rapport/domain/money/rate.ts'
import { Percent } from '../../ui/figure/Numbers.tsx'
import styles from './initiatives.module.css'

/** How much of a budget is spent, from zero; the hairline is the budget, and what goes beyond it is marked. */
export function CostBar({ actual, budget }: { actual: Money; budget: Money }) {
  const share = ratio(actual.minor, budget.minor, 4)
  if (share === null) return <span className={styles.faint}>–</span>
  const part = Math.min(Number(share), 1.25)
  return (
    <span className={styles.spent}>
      <svg width="56" height="8" viewBox="0 0 125 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.track} width="100" height="8" />
        <rect className={styles.within} width={Math.min(part, 1) * 100} height="8" />
        {part > 1 && <rect className={styles.beyond} x="100" width={(part - 1) * 100} height="8" />}
        <rect className={styles.limit} x="99" width="2" height="8" />
      </svg>
      <Percent value={share} digits={0} />
    </span>
  )
}
