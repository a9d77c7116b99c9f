import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ImportDetail } from '@rapport/contract/import-values.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { Page, PageLoading, Section } from '../../ui/page/Page.tsx'
import { ImportActions } from './ImportActions.tsx'
import { Checks, Rejections, Warnings } from './ImportContents.tsx'
import { ImportNotice, Withheld } from './ImportNotice.tsx'
import { Statements } from './ImportStatements.tsx'
import { ImportStatus } from './ImportStatus.tsx'
import { isOpen, isRunning } from './import-words.ts'
import { TableColumns } from './TableColumns.tsx'
import { useImportNews } from './use-import-news.ts'

type File = z.output<typeof ImportDetail>

// An address that holds no id is one that leads to no file.
const unknownFile = { invalid: msg`There is nothing here, or it is not yours to see.` }

/** One file: what it contains, whether it adds up, what it brings or brought, and what can be done about it. */
export function ImportPage() {
  const { t } = useLingui()
  const { importId = '' } = useParams()
  const { user } = useSession()
  const {
    data: file,
    error,
    refetch,
  } = useQuery({
    ...client.getImport.query({ importId }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.state) ? 1_000 : false),
  })
  useImportNews(useMemo(() => file && [file], [file]))
  if (error && !file) {
    return (
      <Page back={{ to: paths.activity(), label: t`Imports` }} title={t`File`}>
        <ErrorState error={error} refusals={unknownFile} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!file) return <PageLoading />

  const name = file.fileName
  const by = file.uploadedBy.name
  return (
    <Page
      back={{ to: paths.activity(), label: t`Imports` }}
      title={name}
      status={<ImportStatus state={file.state} />}
      subtitle={
        <Trans>
          Handed in by {by}, <Instant value={file.uploadedAt} />
        </Trans>
      }
      figures={hasFigures(file) && <ImportFigures file={file} />}
      actions={<ImportActions file={file} />}
    >
      <Under file={file} />
      <ImportNotice file={file} />
      {file.withheld && <Withheld />}
      {file.table && isOpen(file.state) && user.roles.includes('controller') && (
        <TableColumns file={{ ...file, table: file.table }} />
      )}
      {file.checks.length > 0 && (
        <Section title={<Trans>The whole file</Trans>}>
          <Checks checks={file.checks} />
        </Section>
      )}
      {file.statements.length > 0 && <Statements file={file} />}
      {file.rejections.length > 0 && <Rejections rejections={file.rejections} />}
      {file.warnings.length > 0 && <Warnings warnings={file.warnings} />}
      <Section title={<Trans>The file itself</Trans>}>
        <Facts
          items={[
            { label: t`Format`, value: file.format || '–' },
            {
              label: t`Size`,
              value: (
                <Trans>
                  <Count value={Math.ceil(file.bytes / 1024)} /> kB
                </Trans>
              ),
            },
            ...(file.importedBy
              ? [
                  {
                    label: t`Imported`,
                    value: (
                      <Trans>
                        {file.importedBy.name}, <Instant value={file.finishedAt} />
                      </Trans>
                    ),
                  },
                ]
              : []),
            { label: t`Fingerprint (SHA-256)`, value: file.sha256 },
          ]}
        />
      </Section>
    </Page>
  )
}

const hasFigures = ({ state, expected }: File): boolean => expected !== null || state === 'imported'

/** The figures that decide: what it would add as long as it does not count, what it added afterwards. */
function ImportFigures({ file }: { file: File }) {
  const { t } = useLingui()
  const { expected } = file
  return (
    <>
      {expected ? (
        <>
          <Figure label={t`New movements`}>
            <Count value={expected.added} />
          </Figure>
          <Figure label={t`Known already`}>
            <Count value={expected.known} />
          </Figure>
        </>
      ) : (
        <>
          <Figure label={t`Movements added`}>
            <Count value={file.added} />
          </Figure>
          <Figure label={t`Known before`}>
            <Count value={file.known} />
          </Figure>
        </>
      )}
      <Figure label={t`Rejected`}>
        <Count value={file.rejected} />
      </Figure>
      <Figure label={t`Entries in the file`}>
        <Count value={file.entriesRead} />
      </Figure>
    </>
  )
}

/** What is under way with it. Nobody has to stay: the work goes on, and the page finds it again. */
function Under({ file }: { file: File }) {
  const { t } = useLingui()
  const name = file.fileName
  if (file.state === 'booking') {
    return (
      <Progress
        label={t`Importing ${name}`}
        done={file.entriesBooked}
        of={file.entriesRead}
        text={<Plural value={file.entriesBooked} one="# movement so far" other="# movements so far" />}
      />
    )
  }
  if (!isRunning(file.state)) return null
  return (
    <Progress
      label={t`Reading ${name}`}
      done={file.bytesRead}
      of={file.state === 'queued' ? null : file.bytes}
      text={<Plural value={file.entriesRead} one="# entry so far" other="# entries so far" />}
    />
  )
}
