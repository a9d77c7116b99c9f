import { Plural, useLingui } from '@lingui/react/macro'
import type { ImportRow } from '@rapport/contract/import-values.ts'
import type { z } from 'zod'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorNote } from '../../ui/feedback/ErrorState.tsx'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import styles from './activity.module.css'
import { useImportFiles } from './use-import-files.ts'

interface Props {
  readonly rows: readonly z.output<typeof ImportRow>[]
  readonly checked: ReadonlySet<string>
  readonly onImported: () => void
}

/** Files that were read, add up, and count as soon as somebody says so: all of them, or those that are picked. */
export function ReadyFiles({ rows, checked, onImported }: Props) {
  const { t } = useLingui()
  const { send, busy, error } = useImportFiles(onImported)
  const ready = rows.filter(({ state }) => state === 'ready')
  const picked = ready.filter(({ id }) => checked.has(id))
  const those = picked.length > 0 ? picked : ready
  const fresh = those.reduce((sum, { expected }) => sum + (expected?.added ?? 0), 0)
  const go = () => send(those.map(({ id }) => id))
  useShortcut('i', t`Import what is ready`, () => {
    if (those.length > 0) go()
  })
  if (ready.length === 0) return null
  return (
    <section className={styles.ready} aria-label={t`Ready to import`}>
      <p>
        <strong>
          <Plural value={those.length} one="# file adds up and is ready." other="# files add up and are ready." />
        </strong>{' '}
        <Plural
          value={fresh}
          _0="Nothing in it is new. Nothing counts before you import it."
          one="It brings # new movement. Nothing counts before you import it."
          other="Together # new movements. Nothing counts before you import them."
        />
      </p>
      <Button kind="primary" icon="check" shortcut="I" busy={busy} onClick={go}>
        {picked.length > 0 ? (
          <Plural value={picked.length} one="Import the picked file" other="Import the # picked files" />
        ) : (
          <Plural value={ready.length} one="Import it" other="Import all #" />
        )}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </section>
  )
}
