import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/control/Button.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { toast } from '../../ui/feedback/toast.ts'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { Page, PageLoading, Section } from '../../ui/page/Page.tsx'
import { Checks, Rejections, Statements, Warnings } from './ImportContents.tsx'
import { CancelImport, ReleaseImport, UndoImport } from './ImportDecisions.tsx'
import { ImportNotice } from './ImportNotice.tsx'
import { ImportStatus } from './ImportStatus.tsx'
import { isRunning } from './import-words.ts'
import { saveFile } from './save-file.ts'

// An address that holds no id is one that leads to no file.
const unknownFile = { invalid: msg`There is nothing here, or it is not yours to see.` }

/** One file: what it contains, whether it adds up, what it brought, and what can be done about it. */
export function ImportPage() {
  const { t } = useLingui()
  const { importId = '' } = useParams()
  const { user } = useSession()
  const [asking, setAsking] = useState<'release' | 'undo' | 'cancel' | null>(null)
  const {
    data: file,
    error,
    refetch,
  } = useQuery({
    ...client.getImport.query({ importId }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.state) ? 1_000 : false),
  })
  if (error && !file) {
    return (
      <Page back={{ to: paths.activity(), label: t`Imports` }} title={t`File`}>
        <ErrorState error={error} refusals={unknownFile} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!file) return <PageLoading />

  const controls = user.roles.includes('controller')
  const name = file.fileName
  const by = file.uploadedBy.name
  const close = () => setAsking(null)
  const download = async () => {
    try {
      saveFile(await client.downloadImport({ importId }), name)
    } catch {
      toast(t`The file could not be fetched. Try again.`, { tone: 'failed' })
    }
  }
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
      figures={
        !isRunning(file.state) && (
          <>
            <Figure label={t`Movements added`}>
              <Count value={file.added} />
            </Figure>
            <Figure label={t`Known before`}>
              <Count value={file.known} />
            </Figure>
            <Figure label={t`Rejected`}>
              <Count value={file.rejected} />
            </Figure>
            <Figure label={t`Entries in the file`}>
              <Count value={file.entriesRead} />
            </Figure>
          </>
        )
      }
      actions={
        <>
          <Button kind="quiet" icon="download" onClick={() => void download()}>
            <Trans>Original file</Trans>
          </Button>
          {controls && (file.state === 'quarantined' || isRunning(file.state)) && (
            <Button icon="close" onClick={() => setAsking('cancel')}>
              {file.state === 'quarantined' ? <Trans>Turn it down</Trans> : <Trans>Stop reading</Trans>}
            </Button>
          )}
          {controls && file.state === 'imported' && (
            <Button icon="undo" onClick={() => setAsking('undo')}>
              <Trans>Undo the import</Trans>
            </Button>
          )}
          {controls && file.state === 'quarantined' && (
            <Button kind="primary" icon="check" onClick={() => setAsking('release')}>
              <Trans>Release with a reason</Trans>
            </Button>
          )}
        </>
      }
    >
      {isRunning(file.state) && (
        <Progress
          label={t`Reading ${name}`}
          done={file.bytesRead}
          of={file.state === 'queued' ? null : file.bytes}
          text={<Plural value={file.entriesRead} one="# entry so far" other="# entries so far" />}
        />
      )}
      <ImportNotice file={file} />
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
            { label: t`Finished`, value: <Instant value={file.finishedAt} /> },
            { label: t`Fingerprint (SHA-256)`, value: file.sha256 },
          ]}
        />
      </Section>
      <ReleaseImport open={asking === 'release'} importId={importId} onClose={close} />
      <UndoImport open={asking === 'undo'} importId={importId} onClose={close} />
      <CancelImport open={asking === 'cancel'} importId={importId} onClose={close} />
    </Page>
  )
}
