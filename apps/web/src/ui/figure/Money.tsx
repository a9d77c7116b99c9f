import type { Money as Sum } from '@rapport/domain/money/currency.ts'
import { type MoneyStyle, moneyParts } from '../format/numbers.ts'
import { useLocale } from '../words/locale.ts'
import styles from './figure.module.css'

interface Props extends MoneyStyle {
  /** `null` or absent: there is no such sum, shown as a dash. Zero is a sum. */
  readonly value: Sum | null | undefined
}

/** An exact sum with its currency, tabular. A table column of these is `align: 'end'`. */
export function Money({ value, ...style }: Props) {
  const locale = useLocale()
  if (!value) return <Dash />
  return (
    <span className={styles.number} data-negative={value.minor < 0n || undefined}>
      {moneyParts(value, locale, style).map((part, at) =>
        part.type === 'currency' ? (
          <span key={at} className={styles.unit}>
            {part.value}
          </span>
        ) : (
          part.value
        ),
      )}
    </span>
  )
}

/** What a cell shows when there is nothing to show. */
export const Dash = () => <span className={styles.dash}>–</span>
