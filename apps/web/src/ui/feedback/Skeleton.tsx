import { Trans } from '@lingui/react/macro'
import styles from './feedback.module.css'

interface Props {
  readonly width?: string
  readonly height?: string
}

/** A grey place where a thing will be, of the size it will have. */
export const Bone = ({ width = '100%', height = '0.75rem' }: Props) => (
  <div className={styles.bone} style={{ width, height }} aria-hidden="true" />
)

// Lines of text end differently; always the same way, so that nothing jumps.
const WIDTHS = ['82%', '64%', '91%', '47%', '73%']

/** A paragraph or list that is on its way. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className={styles.lines} aria-busy="true">
      <span className="aside-for-readers">
        <Trans>Loading …</Trans>
      </span>
      {Array.from({ length: lines }, (_, at) => (
        <Bone key={at} width={WIDTHS[at % WIDTHS.length] ?? '80%'} />
      ))}
    </div>
  )
}
