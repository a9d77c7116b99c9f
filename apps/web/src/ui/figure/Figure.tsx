import { Trans } from '@lingui/react/macro'
import type { Instant as Moment } from '@rapport/domain/calendar/day.ts'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Link, type To } from 'react-router'
import { Popup } from '../overlay/Popup.tsx'
import styles from './Figure.module.css'
import { Instant } from './Times.tsx'

/** Where a figure comes from: nobody has to believe it. */
export interface Explanation {
  /** In words: "Gross inflow less reversals and outflow." */
  readonly formula: ReactNode
  readonly inputs: readonly { readonly label: ReactNode; readonly value: ReactNode }[]
  readonly asOf: string | Moment
  /** The rows behind it. */
  readonly rows?: { readonly to: To; readonly label: ReactNode }
}

interface Props {
  readonly label: ReactNode
  /** `Money`, `Count`, `Percent`. */
  readonly children: ReactNode
  /** What puts it into proportion: "of 12.0 M promised", "3 more than on Friday". */
  readonly context?: ReactNode
  readonly explanation?: Explanation
  /** 20 instead of 26 px, for the second rank. */
  readonly small?: boolean
}

/** A figure that decides something. Hover, focus or a click shows its formula, its inputs and its time. */
export function Figure({ label, children, context, explanation, small }: Props) {
  const value = <span className={`${styles.value} ${small ? styles.small : ''}`}>{children}</span>
  return (
    <div className={styles.figure}>
      <div className={styles.label}>{label}</div>
      {explanation ? (
        <Explained label={label} explanation={explanation}>
          {value}
        </Explained>
      ) : (
        value
      )}
      {context && <div className={styles.context}>{context}</div>}
    </div>
  )
}

const WAIT = 250
const GRACE = 200

function Explained({
  label,
  explanation,
  children,
}: {
  label: ReactNode
  explanation: Explanation
  children: ReactNode
}) {
  const id = useId()
  const frame = useRef<HTMLSpanElement>(null)
  const timer = useRef(0)
  const [open, setOpen] = useState(false)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const after = (wait: number, next: boolean) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setOpen(next), wait)
  }
  return (
    // The button inside does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      ref={frame}
      className={styles.frame}
      onPointerEnter={(event) => event.pointerType === 'mouse' && after(WAIT, true)}
      onPointerLeave={(event) => event.pointerType === 'mouse' && after(GRACE, false)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && after(0, false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.preventDefault()
        event.stopPropagation()
        after(0, false)
      }}
    >
      <button
        type="button"
        className={styles.explained}
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && after(0, true)}
        onClick={() => after(0, true)}
      >
        {children}
      </button>
      {open && (
        <Popup anchor={frame} id={id} className={styles.explanation} onClose={() => setOpen(false)}>
          <strong>{label}</strong>
          <p className={styles.formula}>{explanation.formula}</p>
          <dl className={styles.inputs}>
            {explanation.inputs.map((input, at) => (
              <div key={at}>
                <dt>{input.label}</dt>
                <dd>{input.value}</dd>
              </div>
            ))}
          </dl>
          <div className={styles.foot}>
            <span>
              <Trans>
                As of <Instant value={explanation.asOf} />
              </Trans>
            </span>
            {explanation.rows && <Link to={explanation.rows.to}>{explanation.rows.label}</Link>}
          </div>
        </Popup>
      )}
    </span>
  )
}
