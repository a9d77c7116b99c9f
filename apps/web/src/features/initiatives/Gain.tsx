import type { Rate } from '@rapport/domain/money/rate.ts'
import { Dash } from '../../ui/figure/Money.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import styles from './initiatives.module.css'

/** A difference of two shares in points: +10.1. */
export function Points({ value }: { value: Rate }) {
  const locale = useLocale()
  const format = new Intl.NumberFormat(locale, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  return <span className={styles.number}>{format.format(Number(value) * 100).replace('-', '−')}</span>
}

/** A return on cost, always with its sign: +43.7 %, −58.3 %. Ink only: whether it is good is not told by a colour. */
export function Gain({ value, digits = 1 }: { value: Rate | null; digits?: number }) {
  const locale = useLocale()
  if (value === null) return <Dash />
  const format = new Intl.NumberFormat(locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return <span className={styles.number}>{format.format(value as `${number}`).replace('-', '−')}</span>
}
