import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRow } from '@rapport/contract/import-values.ts'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { Button } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { ErrorNote } from '../../ui/feedback/ErrorState.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { FileDrop } from '../../ui/form/FileDrop.tsx'
import { formatNumber } from '../../ui/format/numbers.ts'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { useLocale } from '../../ui/words/locale.ts'
import styles from './activity.module.css'
import { Brought } from './Brought.tsx'
import { ImportStatus } from './ImportStatus.tsx'
import { isRunning, uploadRefusals } from './import-words.ts'
import { ReadyFiles } from './ReadyFiles.tsx'
import { SampleFiles } from './SampleFiles.tsx'
import { useImportNews } from './use-import-news.ts'
import { type Upload, useUploads } from './use-uploads.ts'

type Row = z.output<typeof ImportRow>

const ASK_AGAIN = 1_000

/** Files that were handed in: drop several, see what each contains, import what adds up, and see what became of each. */
export function Imports() {
  const { t } = useLingui()
  const { user } = useSession()
  const navigate = useNavigate()
  const { uploads, add, again, dismiss } = useUploads()
  const list = usePages(
    client.listImports,
    { limit: 50 },
    { every: (rows) => (rows.some(({ state }) => isRunning(state)) ? ASK_AGAIN : false) },
  )

  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  useImportNews(list.rows)
  const controls = user.roles.includes('controller')

  const columns: Column<Row>[] = [
    { id: 'file', header: t`File`, width: 'minmax(12rem, 2fr)', cell: (file) => file.fileName },
    {
      id: 'format',
      header: t`Format`,
      width: 'minmax(6rem, 1fr)',
      narrow: 'hide',
      cell: ({ format }) => format || '–',
    },
    {
      id: 'state',
      header: t`State`,
      width: 'minmax(10.5rem, 1fr)',
      cell: (file) => <ImportStatus state={file.state} />,
    },
    {
      id: 'what',
      header: t`What it brings`,
      width: 'minmax(15rem, 2.4fr)',
      narrow: 'hide',
      cell: (file) => <Brought file={file} />,
    },
    {
      id: 'rejected',
      header: t`Rejected`,
      width: 'minmax(5rem, 0.6fr)',
      align: 'end',
      narrow: 'hide',
      cell: ({ rejected }) => <Count value={rejected === 0 ? null : rejected} />,
    },
    {
      id: 'by',
      header: t`Handed in by`,
      width: 'minmax(8rem, 1.1fr)',
      narrow: 'hide',
      cell: ({ uploadedBy }) => uploadedBy.name,
    },
    {
      id: 'at',
      header: t`Handed in`,
      width: 'minmax(10.5rem, 1.1fr)',
      align: 'end',
      narrow: 'hide',
      cell: ({ uploadedAt }) => <Instant value={uploadedAt} />,
    },
  ]
  return (
    <>
      {controls && (
        <div className={styles.drop}>
          <FileDrop
            label={t`Files of banks and custodians`}
            hint={t`OFX, QFX, camt.052 to .054, MT940, MT942, BAI2, QIF, CSV, XLSX or a ZIP of them. The content decides, not the name.`}
            several
            onFiles={(files) => void add(files)}
          />
          <SampleFiles />
          {uploads.map((upload) => (
            <OnItsWay
              key={upload.key}
              upload={upload}
              onAgain={() => again(upload)}
              onDismiss={() => dismiss(upload.key)}
            />
          ))}
          <ReadyFiles rows={list.rows ?? []} checked={checked} onImported={() => setChecked(new Set())} />
        </div>
      )}
      <Table
        label={t`Imports`}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        {...(controls ? { checked, onCheck: setChecked } : {})}
        onOpen={({ id }) => void navigate(paths.activityImport({ importId: id }))}
        more={list.more}
        error={list.error}
        onRetry={list.retry}
        place="imports"
        compact={(file) => (
          <TwoLines
            title={file.fileName}
            figure={file.state === 'imported' && <Count value={file.added} />}
            detail={<Brought file={file} />}
            state={<ImportStatus state={file.state} />}
          />
        )}
        empty={
          <EmptyState icon="upload" title={<Trans>No file was handed in yet.</Trans>}>
            <Trans>
              Drop the files of your banks and custodians above. You see what is in them before anything counts.
            </Trans>
          </EmptyState>
        }
      />
    </>
  )
}

function OnItsWay({ upload, onAgain, onDismiss }: { upload: Upload; onAgain: () => void; onDismiss: () => void }) {
  const { file, sent, error, stop } = upload
  const { t } = useLingui()
  const locale = useLocale()
  const [sentText, ofText] = [kilobytes(sent, locale), kilobytes(file.size, locale)]
  if (error === null)
    return (
      <Progress label={file.name} done={sent} of={file.size} text={t`${sentText} of ${ofText} kB`} onCancel={stop} />
    )
  return (
    <div className={styles.refused}>
      <strong>{file.name}</strong>
      <ErrorNote error={error} refusals={uploadRefusals} />
      <span>
        <Button small icon="retry" onClick={onAgain}>
          <Trans>Try again</Trans>
        </Button>
        <Button small kind="quiet" onClick={onDismiss}>
          <Trans>Leave it</Trans>
        </Button>
      </span>
    </div>
  )
}

const kilobytes = (bytes: number, locale: string): string => formatNumber(Math.ceil(bytes / 1024), locale)
