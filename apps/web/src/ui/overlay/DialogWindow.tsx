import { Dialog as Base } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { IconButton } from '../control/Button.tsx'
import styles from './Dialog.module.css'
import type { DialogProps } from './Dialog.tsx'

// A form begins in its first field, a question on its first button, and what is only read in the window itself: the
// cross comes last.
const FIRST = ':is(input, select, textarea):not([type=hidden], :disabled), footer button, form button'

/** The window itself; use `Dialog` or `Sheet`, which load it when it is first needed. */
export function DialogWindow({ open, onClose, title, description, children, actions, shape, wide, keep }: DialogProps) {
  const { t } = useLingui()
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => !next && !keep && onClose()}
      disablePointerDismissal={shape === 'sheet'}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup
          data-window
          ref={popup}
          initialFocus={() => popup.current?.querySelector<HTMLElement>(FIRST) ?? popup.current}
          className={`${shape === 'sheet' ? styles.sheet : styles.dialog} ${wide ? styles.wide : ''}`}
        >
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {!keep && <Base.Close render={<IconButton icon="close" label={t`Close`} shortcut="Escape" />} />}
            {description && <Base.Description className={styles.description}>{description}</Base.Description>}
          </header>
          {children && <div className={styles.body}>{children}</div>}
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
