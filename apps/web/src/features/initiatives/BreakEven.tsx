import { Trans, useLingui } from '@lingui/react/macro'
import type { Money as Sum } from '@rapport/domain/money/currency.ts'
import type { ReactNode } from 'react'
import { Money } from '../../ui/figure/Money.tsx'
import styles from './initiatives.module.css'
import type { Return } from './ThreeAnswers.tsx'

interface Mark {
  readonly id: string
  readonly label: ReactNode
  readonly at: Sum
}

/**
 * Where realised assets stand against the three break-evens, on one scale from zero. It is a table whose middle column
 * is the picture, so nothing has to be read off it.
 */
export function BreakEven({ found }: { found: Return }) {
  const { t } = useLingui()
  const { realised, years } = found
  const marks: Mark[] = [
    { id: 'present', label: <Trans>{years} years, present value</Trans>, at: found.breakEvenPresent },
    { id: 'margin', label: <Trans>{years} years, after margin</Trans>, at: found.breakEvenMargin },
    { id: 'first', label: <Trans>First year</Trans>, at: found.breakEvenFirstYear },
  ].flatMap(({ at, ...mark }) => (at ? [{ ...mark, at }] : []))
  if (marks.length === 0) {
    return (
      <p className={styles.note}>
        <Trans>Nothing is spent yet, so there is nothing to earn back.</Trans>
      </p>
    )
  }
  const furthest = Math.max(Number(realised.minor), ...marks.map(({ at }) => Number(at.minor))) * 1.04
  const place = (sum: Sum): number => (Math.max(0, Number(sum.minor)) / furthest) * 1000
  const here = place(realised)
  return (
    <table className={styles.scale}>
      <caption className="aside-for-readers">{t`Realised assets against the three break-evens`}</caption>
      <thead className="aside-for-readers">
        <tr>
          <th scope="col">{t`Which answer`}</th>
          <th scope="col">{t`Picture`}</th>
          <th scope="col">{t`Assets`}</th>
          <th scope="col">{t`How far`}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className={styles.strong}>
            {t`Realised`}
          </th>
          <td aria-hidden="true" className={styles.lane}>
            <svg viewBox="0 0 1000 34" preserveAspectRatio="none" width="100%" height="34">
              <rect className={styles.bar} y="9" height="16" width={here} />
              <line className={styles.here} x1={here} x2={here} y1="9" y2="34" />
            </svg>
          </td>
          <td className={styles.sum}>
            <Money value={realised} compact />
          </td>
          <td className={styles.sum}>{t`confirmed`}</td>
        </tr>
        {marks.map(({ id, label, at }) => {
          const paid = realised.minor >= at.minor
          const rest = { minor: paid ? realised.minor - at.minor : at.minor - realised.minor, currency: at.currency }
          const there = place(at)
          return (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td aria-hidden="true" className={styles.lane}>
                <svg viewBox="0 0 1000 34" preserveAspectRatio="none" width="100%" height="34">
                  <line className={styles.here} x1={here} x2={here} y1="0" y2="34" />
                  <line className={paid ? styles.over : styles.short} x1={here} x2={there} y1="17" y2="17" />
                  <line className={styles.mark} x1={there} x2={there} y1="7" y2="27" />
                </svg>
              </td>
              <td className={styles.sum}>
                <Money value={at} compact />
              </td>
              <td className={styles.sum}>
                {paid ? (
                  <Trans>
                    reached, <Money value={rest} compact /> above
                  </Trans>
                ) : (
                  <Trans>
                    <Money value={rest} compact /> short
                  </Trans>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
