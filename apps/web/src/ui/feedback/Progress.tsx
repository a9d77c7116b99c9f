import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '../control/Button.tsx'
import { formatNumber } from '../format/numbers.ts'
import { useLocale } from '../words/locale.ts'
import styles from './Progress.module.css'

interface Props {
  /** What is under way: "Importing statement.xml". */
  readonly label: string
  readonly done: number
  /** `null` while nobody knows how much there is. */
  readonly of: number | null
  /** In words, beside the bar: "41,200 of 90,000 entries". */
  readonly text?: ReactNode
  readonly onCancel?: () => void
}

/** How far long work is: what is done and what is left. */
export function Progress({ label, done, of, text, onCancel }: Props) {
  const { t } = useLingui()
  const locale = useLocale()
  const [doneText, ofText] = [formatNumber(done, locale), of === null ? '' : formatNumber(of, locale)]
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <span>{label}</span>
        <span className={styles.text}>{text ?? (of === null ? doneText : t`${doneText} of ${ofText}`)}</span>
      </div>
      <div className={styles.line}>
        <progress className={styles.bar} aria-label={label} {...(of === null ? {} : { value: done, max: of })} />
        {onCancel && (
          <Button kind="quiet" small onClick={onCancel}>
            {t`Cancel`}
          </Button>
        )}
      </div>
    </div>
  )
}
