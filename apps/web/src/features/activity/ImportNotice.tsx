import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ImportDetail } from '@rapport/contract/import-values.ts'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { Instant } from '../../ui/figure/Times.tsx'
import styles from './activity.module.css'
import { findingText } from './file-words.ts'

type File = z.output<typeof ImportDetail>

/** What became of the file, in a sentence or two: the first thing to read. */
export function ImportNotice({ file }: { file: File }) {
  const { i18n } = useLingui()
  const { state, added, known, problem, releasedBy, releaseReason, expected, duplicateOf, undoneBy, undoReason } = file
  const unknown = file.statements.filter(({ household, inHouse }) => household === null && !inHouse).length
  if (state === 'ready' && expected) {
    return (
      <Notice tone="confirmed" title={<Trans>It adds up. Nothing of it counts before it is imported.</Trans>}>
        {unknown > 0 && (
          <p>
            <Plural
              value={unknown}
              one="One account belongs to no household yet. Its movements will wait until you say whose it is."
              other="# accounts belong to no household yet. Their movements will wait until you say whose they are."
            />
          </p>
        )}
        {file.lapsesAt && (
          <p className={styles.soft}>
            <Trans>
              What was read is kept until <Instant value={file.lapsesAt} />.
            </Trans>
          </p>
        )}
      </Notice>
    )
  }
  if (state === 'unmapped') {
    return (
      <Notice tone="overdue" title={<Trans>A table: say what its columns mean, and it can be read.</Trans>}>
        <Trans>
          What the rows tell is filled in below. Correct it, and save it for the next file of this custodian.
        </Trans>
      </Notice>
    )
  }
  if (state === 'duplicate' && duplicateOf) {
    return (
      <Notice tone="neutral" title={<Trans>The same file, byte for byte, counts already.</Trans>}>
        <Trans>
          {duplicateOf.by.name} imported it on <Instant value={duplicateOf.at} /> as{' '}
          <Link to={paths.activityImport({ importId: duplicateOf.id })}>{duplicateOf.fileName}</Link>. There is nothing
          to add.
        </Trans>
      </Notice>
    )
  }
  if (state === 'lapsed') {
    return (
      <Notice tone="neutral" title={<Trans>It was read a while ago, and nobody imported it.</Trans>}>
        <Trans>What was read is dropped, since the books have moved on. The file is kept: read it again.</Trans>
      </Notice>
    )
  }
  if (state === 'quarantined') {
    return (
      <Notice tone="overdue" title={<Trans>It does not add up, so nothing of it counts yet.</Trans>}>
        <Trans>
          Look at the checks that fail below. Release it with a reason if the difference is explained, or turn it down
          and ask the bank for the file again.
        </Trans>
      </Notice>
    )
  }
  if (state === 'rejected' || state === 'failed') {
    const told = problem && findingText(problem.code)
    return (
      <Notice tone="refused" title={<Trans>The file could not be read. Nothing of it was kept.</Trans>}>
        {problem && (
          <>
            <p title={problem.message}>{told ? i18n._(told) : problem.message}</p>
            <Place problem={problem} />
          </>
        )}
      </Notice>
    )
  }
  if (state === 'imported' && added === 0 && known > 0) {
    return (
      <Notice tone="neutral" title={<Trans>The same again adds nothing.</Trans>}>
        <Trans>All {known} movements were known from earlier files. The books are as they were.</Trans>
      </Notice>
    )
  }
  if (state === 'imported' && releasedBy) {
    return (
      <Notice tone="overdue" title={<Trans>It did not add up, and was released by {releasedBy.name}.</Trans>}>
        {releaseReason}
      </Notice>
    )
  }
  if (state === 'imported' && unknown > 0) {
    return (
      <Notice tone="confirmed" title={<Trans>Imported. Some accounts belong to no household yet.</Trans>}>
        <Link to={`${paths.activity()}?tab=accounts`}>
          <Trans>Assign them under Unknown accounts</Trans>
        </Link>
      </Notice>
    )
  }
  if (state === 'undone') {
    return (
      <Notice tone="neutral" title={<Trans>This import was undone. Nothing counts because of it.</Trans>}>
        {undoneBy && (
          <Trans>
            {undoneBy.name}, <Instant value={file.finishedAt} />: {undoReason}
          </Trans>
        )}
      </Notice>
    )
  }
  if (state === 'cancelled') {
    return <Notice tone="neutral" title={<Trans>This file was turned down. Nothing of it is in the books.</Trans>} />
  }
  return null
}

/** Why a page of a file shows less than the file holds. */
export function Withheld() {
  return (
    <Notice tone="neutral" title={<Trans>Part of this file is not yours to see.</Trans>}>
      <Trans>
        It speaks of an account that you may not know of, so the original, its totals, its warnings and rejected lines
        are not shown. Ask somebody who may see all of it to judge it.
      </Trans>
    </Notice>
  )
}

/** Where in the file it stands: line, element, field. */
function Place({ problem: { line, element, field } }: { problem: NonNullable<File['problem']> }) {
  const { t } = useLingui()
  const parts = [
    ...(line === null ? [] : [t`Line ${line}`]),
    ...(element === null ? [] : [t`Element ${element}`]),
    ...(field === null ? [] : [t`Field ${field}`]),
  ]
  return parts.length === 0 ? null : <p className={styles.soft}>{parts.join(' · ')}</p>
}

function Notice({ tone, title, children }: { tone: string; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <strong>{title}</strong>
      {children && <div>{children}</div>}
    </div>
  )
}
