import type { ReactNode } from 'react'
import styles from './StatusPill.module.css'

/** The states that have a colour and a shape, the same on every screen. */
export type Tone = 'promised' | 'open' | 'confirmed' | 'retained' | 'refused' | 'overdue' | 'neutral'

// 12 × 12. Each can be told from the others without its colour.
const SHAPES: Record<Tone, ReactNode> = {
  promised: <circle cx="6" cy="6" r="4.2" strokeDasharray="2.2 2.2" />,
  open: (
    <>
      <circle cx="6" cy="6" r="4.2" />
      <path className={styles.solid} d="M6 1.8a4.2 4.2 0 0 1 0 8.4Z" />
    </>
  ),
  confirmed: <path d="m2 6.4 2.6 2.6L10 3.4" />,
  retained: <path d="M6 1.4 10 3v3c0 2.2-1.6 3.9-4 4.7C3.6 9.9 2 8.2 2 6V3l4-1.6Z" className={styles.solid} />,
  refused: <path d="m2.6 2.6 6.8 6.8m0-6.8-6.8 6.8" />,
  overdue: <path d="M6 1.6 11 10.2H1L6 1.6Z" className={styles.solid} />,
  neutral: <circle cx="6" cy="6" r="2" className={styles.solid} />,
}

interface Props {
  readonly tone: Tone
  /** The state's word in the reader's language. */
  readonly children: ReactNode
}

/** A state: a word, a shape and a colour, so that none of them is needed alone. */
export function StatusPill({ tone, children }: Props) {
  return (
    <span className={`${styles.pill} ${styles[tone]}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      {children}
    </span>
  )
}
