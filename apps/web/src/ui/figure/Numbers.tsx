import type { Rate } from '@rapport/domain/money/rate.ts'
import { formatNumber, formatPercent } from '../format/numbers.ts'
import { useLocale } from '../words/locale.ts'
import styles from './figure.module.css'
import { Dash } from './Money.tsx'

/** A share as an exact decimal, `'0.676'` → 67.6 %. On its own it says little: put what it is a share of beside it. */
export function Percent({ value, digits, even }: PercentProps) {
  const locale = useLocale()
  if (value == null) return <Dash />
  return <span className={styles.number}>{formatPercent(value, locale, digits, even)}</span>
}

interface PercentProps {
  readonly value: Rate | null | undefined
  readonly digits?: number
  /** Every figure of a column has as many decimals as its neighbours. */
  readonly even?: boolean
}

/** A count or plain decimal, with the reader's separators. */
export function Count({ value, digits }: { value: number | bigint | Rate | null | undefined; digits?: number }) {
  const locale = useLocale()
  if (value == null) return <Dash />
  return <span className={styles.number}>{formatNumber(value, locale, digits)}</span>
}
