import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportDetail } from '@rapport/contract/activity.ts'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import styles from './activity.module.css'
import { findingText } from './file-words.ts'

type File = z.output<typeof ImportDetail>

/** What became of the file, in a sentence or two: the first thing to read. */
export function ImportNotice({ file }: { file: File }) {
  const { i18n } = useLingui()
  const { state, added, known, problem, releasedBy, releaseReason } = file
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
            {told ? i18n._(told) : problem.message}
            {problem.line !== null && (
              <>
                {' '}
                <Trans>Line {problem.line}.</Trans>
              </>
            )}
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
  const unknown = new Set(
    file.statements.flatMap(({ household, accountId }) => (household === null && accountId ? [accountId] : [])),
  )
  if (state === 'imported' && unknown.size > 0) {
    return (
      <Notice tone="confirmed" title={<Trans>Imported. Some accounts belong to no household yet.</Trans>}>
        <Link to={`${paths.activity()}?tab=accounts`}>
          <Trans>Assign them under Unknown accounts</Trans>
        </Link>
      </Notice>
    )
  }
  if (state === 'undone') {
    return <Notice tone="neutral" title={<Trans>This import was undone. Nothing of it is in the books.</Trans>} />
  }
  if (state === 'cancelled') {
    return <Notice tone="neutral" title={<Trans>This file was turned down. Nothing of it is in the books.</Trans>} />
  }
  return null
}

function Notice({ tone, title, children }: { tone: string; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.notice} data-tone={tone}>
      <strong>{title}</strong>
      {children && <div>{children}</div>}
    </div>
  )
}
