import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportDetail } from '@rapport/contract/import-values.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/control/Button.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts'
import { CancelImport, ReleaseImport, UndoImport } from './ImportDecisions.tsx'
import { canReadAgain, isOpen, isRunning } from './import-words.ts'
import { ReadAgain } from './ReadAgain.tsx'
import { saveFile } from './save-file.ts'
import { useImportFiles } from './use-import-files.ts'

/** What can be done about a file: who may see all of it fetches the original; a controller decides. */
export function ImportActions({ file }: { file: z.output<typeof ImportDetail> }) {
  const { t } = useLingui()
  const { user } = useSession()
  const [asking, setAsking] = useState<'release' | 'undo' | 'cancel' | 'again' | null>(null)
  const { send, busy } = useImportFiles()
  const { id: importId, state, fileName } = file
  const controls = user.roles.includes('controller')
  const close = () => setAsking(null)
  const take = () => send([importId])
  useShortcut('i', t`Import this file`, () => {
    if (controls && state === 'ready' && !busy) take()
  })
  const download = async () => {
    try {
      saveFile(await client.downloadImport({ importId }), fileName)
    } catch {
      toast(t`The file could not be fetched. Try again.`, { tone: 'failed' })
    }
  }
  return (
    <>
      {!file.withheld && (
        <Button kind="quiet" icon="download" onClick={() => void download()}>
          <Trans>Original file</Trans>
        </Button>
      )}
      {controls && (canReadAgain(state) || state === 'quarantined') && (
        <Button icon="retry" onClick={() => setAsking('again')}>
          <Trans>Read it again</Trans>
        </Button>
      )}
      {controls && (isOpen(state) || isRunning(state)) && (
        <Button icon="close" onClick={() => setAsking('cancel')}>
          {isOpen(state) ? <Trans>Turn it down</Trans> : <Trans>Stop</Trans>}
        </Button>
      )}
      {controls && state === 'imported' && (
        <Button icon="undo" onClick={() => setAsking('undo')}>
          <Trans>Undo the import</Trans>
        </Button>
      )}
      {controls && state === 'quarantined' && (
        <Button kind="primary" icon="check" onClick={() => setAsking('release')}>
          <Trans>Release with a reason</Trans>
        </Button>
      )}
      {controls && state === 'ready' && (
        <Button kind="primary" icon="check" shortcut="I" busy={busy} onClick={take}>
          <Trans>Import</Trans>
        </Button>
      )}
      <ReleaseImport open={asking === 'release'} importId={importId} onClose={close} />
      <UndoImport open={asking === 'undo'} importId={importId} onClose={close} />
      <CancelImport open={asking === 'cancel'} importId={importId} onClose={close} />
      <ReadAgain open={asking === 'again'} importId={importId} onClose={close} />
    </>
  )
}
