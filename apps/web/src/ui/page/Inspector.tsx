import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '../control/Button.tsx'
import styles from './Inspector.module.css'

interface Props {
  readonly title: ReactNode
  readonly onClose: () => void
  /** Under the title: state, who, when. */
  readonly subtitle?: ReactNode
  /** At the foot, always in sight. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/**
 * A row's detail at the right of its list, which stays in sight and in place. What it shows is in the address
 * (`selected` of `useTableUrl`). Not a window: the list keeps the focus. On a phone it covers the list, and takes it.
 */
export function Inspector({ title, subtitle, onClose, actions, children }: Props) {
  const { t } = useLingui()
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = pane.current
    if (element && getComputedStyle(element).position === 'fixed') element.focus()
  }, [])
  return (
    // Escape closes it from inside; the list does the same from there.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={pane}
      className={styles.inspector}
      aria-label={t`Detail`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.head}>
        <div>
          <h2>{title}</h2>
          {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        <IconButton icon="close" label={t`Close the detail`} shortcut="Escape" onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {actions && <footer className={styles.actions}>{actions}</footer>}
    </aside>
  )
}
