import { Plural, Trans } from '@lingui/react/macro'
import type { ImportRow } from '@rapport/contract/import-values.ts'
import type { z } from 'zod'
import styles from './activity.module.css'

type Row = z.output<typeof ImportRow>

/** In words what a file brings: while it is read, before it counts, and afterwards. */
export function Brought({ file }: { file: Row }) {
  const { state, added, known, expected } = file
  if (state === 'reading') return <Share file={file} done={file.bytesRead} of={file.bytes} />
  if (state === 'booking') return <Share file={file} done={file.entriesBooked} of={file.entriesRead} />
  if (state === 'unmapped') return <Trans>Say what its columns mean</Trans>
  if (state === 'duplicate') return <Trans>The same file was imported before</Trans>
  if (state === 'imported') return <Sums added={added} known={known} />
  if (expected && state === 'ready') return <Awaited {...expected} />
  if (state === 'quarantined') return <Trans>Does not add up</Trans>
  return null
}

function Share({ file, done, of }: { file: Row; done: number; of: number }) {
  const share = of === 0 ? 0 : Math.floor((done / of) * 100)
  return (
    <span className={styles.reading}>
      <progress value={done} max={of} aria-label={file.fileName} />
      <Plural value={file.entriesRead} one={`${share} %, # entry`} other={`${share} %, # entries`} />
    </span>
  )
}

function Awaited({ added, known }: { added: number; known: number }) {
  if (added === 0 && known === 0) return <Trans>No movement is in it</Trans>
  if (added === 0) return <Trans>Nothing new: all {known} known</Trans>
  if (known > 0) {
    return (
      <Trans>
        {added} new, {known} known
      </Trans>
    )
  }
  return <Plural value={added} one="# new movement" other="# new movements" />
}

function Sums({ added, known }: { added: number; known: number }) {
  if (added === 0 && known === 0) return <Trans>No movement is in it</Trans>
  if (added === 0) return <Trans>Nothing new: all {known} known</Trans>
  if (known > 0) {
    return (
      <Trans>
        {added} added, {known} known
      </Trans>
    )
  }
  return <Plural value={added} one="# movement added" other="# movements added" />
}
