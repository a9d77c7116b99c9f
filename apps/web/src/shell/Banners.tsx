import { Trans, useLingui } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { Icon } from '../ui/control/Icon.tsx'
import styles from './Banners.module.css'

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed)
      window.addEventListener('offline', changed)
      return () => {
        window.removeEventListener('online', changed)
        window.removeEventListener('offline', changed)
      }
    },
    () => navigator.onLine,
  )
}

/** Lines over everything: without a connection; a demo firm. */
export function Banners({ demo }: { demo: boolean }) {
  const { t } = useLingui()
  const online = useOnline()
  return (
    <>
      <output className={online ? '' : styles.offline}>
        {!online && (
          <>
            <Icon name="alert" />
            <Trans>No connection. What you see may be old; what you type is kept on this device.</Trans>
          </>
        )}
      </output>
      {demo && (
        <aside className={styles.demo} aria-label={t`Notice`}>
          <Trans>Demo firm: nobody here is real.</Trans>
        </aside>
      )}
    </>
  )
}
