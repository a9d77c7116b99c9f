import { Dialog as Base } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
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
  const opener = useOpener(open)
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
          finalFocus={() => opener ?? true}
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

/**
 * What had the focus before the window opened, to give it back: read before a field of the window takes it by itself. A
 * window that is taken away with its form, instead of being closed, gives it back here.
 */
function useOpener(open: boolean): HTMLElement | null {
  const [at, setAt] = useState<{ open: boolean; opener: Element | null }>({ open: false, opener: null })
  if (open !== at.open) setAt({ open, opener: open ? document.activeElement : at.opener })
  // The page itself takes no focus: giving it back there would go to the first link of all.
  const opener = at.opener instanceof HTMLElement && at.opener !== document.body ? at.opener : null
  const latest = useRef({ open, opener })
  useEffect(() => {
    latest.current = { open, opener }
  }, [open, opener])
  useEffect(
    () => () => {
      const { open: stoodOpen, opener: before } = latest.current
      // After the page has taken the window away, and unless something else has the focus by then.
      if (stoodOpen) window.setTimeout(() => document.activeElement === document.body && before?.focus())
    },
    [],
  )
  return opener
}
