import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Button, IconButton } from '../control/Button.tsx'
import { Icon } from '../control/Icon.tsx'
import styles from './Toasts.module.css'
import { dismissToast, type Toast, useToasts } from './toast.ts'

/** Where toasts appear; the shell holds one. They wait while the pointer or the focus is among them. */
export function Toasts() {
  const { t } = useLingui()
  const toasts = useToasts()
  const [held, setHeld] = useState(false)
  return (
    // Only waits while somebody reads; nothing here is operated by it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.toasts}
      aria-label={t`Messages`}
      aria-live="polite"
      aria-relevant="additions"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <Slip key={toast.id} toast={toast} held={held} />
      ))}
    </section>
  )
}

// Six seconds for a sentence, longer where there is something to decide. A failure stays until it is read.
const lasts = (toast: Toast): number =>
  toast.tone === 'failed' ? Number.POSITIVE_INFINITY : toast.action ? 12_000 : 6_000

function Slip({ toast, held }: { toast: Toast; held: boolean }) {
  const { t } = useLingui()
  useEffect(() => {
    if (held || lasts(toast) === Number.POSITIVE_INFINITY) return
    const timer = window.setTimeout(() => dismissToast(toast.id), lasts(toast))
    return () => window.clearTimeout(timer)
  }, [toast, held])
  const { action } = toast
  return (
    <div className={`${styles.slip} ${styles[toast.tone]}`}>
      <Icon name={toast.tone === 'done' ? 'check' : 'alert'} />
      <p>{toast.text}</p>
      {action && (
        <Button
          kind="quiet"
          small
          onClick={() => {
            dismissToast(toast.id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label={t`Dismiss`} onClick={() => dismissToast(toast.id)} />
    </div>
  )
}
