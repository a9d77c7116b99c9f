import { useLingui } from '@lingui/react/macro'
import { Dialog } from '../overlay/Dialog.tsx'
import { Keys } from './Keys.tsx'
import styles from './ShortcutsHelp.module.css'
import { useShortcuts } from './use-shortcut.ts'

/** What every key does on this page, from the shortcuts that are listening. */
export function ShortcutsHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui()
  const shortcuts = useShortcuts()
  const always = [
    { keys: '↑+↓', does: t`Move through a list` },
    { keys: 'Enter', does: t`Open the row` },
    { keys: 'mod+Enter', does: t`Save the form` },
    { keys: 'Escape', does: t`Close what is open` },
  ]
  return (
    <Dialog open={open} onClose={onClose} title={t`Keys`}>
      <dl className={styles.keys}>
        {[...shortcuts, ...always].map(({ keys, does }) => (
          <div key={keys + does} className={styles.line}>
            <dt>
              {keys.split('+').map((key) => (
                <Keys key={key} of={key} />
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
