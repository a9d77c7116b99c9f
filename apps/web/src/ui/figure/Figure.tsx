import { useLingui } from '@lingui/react/macro'
import type { Instant } from '@rapport/domain/calendar/day.ts'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { To } from 'react-router'
import styles from './Figure.module.css'

/** Where a figure comes from: nobody has to believe it. */
export interface Explanation {
  /** In words: "Gross inflow less reversals and outflow." */
  readonly formula: ReactNode
  readonly inputs: readonly { readonly label: ReactNode; readonly value: ReactNode }[]
  readonly asOf: string | Instant
  /** The rows behind it. */
  readonly rows?: { readonly to: To; readonly label: ReactNode }
}

export interface FigureProps {
  readonly label: ReactNode
  /** `Money`, `Count`, `Percent`. */
  readonly children: ReactNode
  /** What puts it into proportion: "of 12.0 M promised", "3 more than on Friday". */
  readonly context?: ReactNode
  readonly explanation?: Explanation
  /** 20 instead of 26 px, for the second rank. */
  readonly small?: boolean
}

const load = () => import('./FigureExplanation.tsx').then((module) => ({ default: module.FigureExplanation }))
const FigureExplanation = lazy(load)

/** A figure that decides something. Hover, focus or a click shows its formula, its inputs and its time. */
export function Figure(props: FigureProps) {
  const { label, children, context, explanation, small } = props
  const { t } = useLingui()
  const [asked, setAsked] = useState(false)
  const value = <span className={`${styles.value} ${small ? styles.small : ''}`}>{children}</span>
  const still = (
    <button
      type="button"
      className={styles.explained}
      aria-haspopup="dialog"
      aria-expanded={false}
      title={t`How this figure comes about`}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setAsked(true)}
    >
      {value}
    </button>
  )
  return (
    <div className={styles.figure}>
      <div className={styles.label}>{label}</div>
      {explanation ? (
        asked ? (
          <Suspense fallback={still}>
            <FigureExplanation label={label} explanation={explanation} className={styles.explained ?? ''}>
              {value}
            </FigureExplanation>
          </Suspense>
        ) : (
          still
        )
      ) : (
        value
      )}
      {context && <div className={styles.context}>{context}</div>}
    </div>
  )
}
