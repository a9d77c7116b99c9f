import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import type { ReactNode } from 'react'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { Facts } from '../../ui/figure/Facts.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { Columns, Section } from '../../ui/page/Page.tsx'
import { Table } from '../../ui/table/Table.tsx'

export type FirmHealth = Output<typeof contract.getFirm>

interface Props {
  readonly data: FirmHealth | undefined
  readonly error: unknown
  readonly refetch: () => Promise<unknown>
  readonly dataUpdatedAt: number
}

const wrong = ({ imports, runs }: FirmHealth): number => imports.failed + imports.quarantined + runs.failed

/** Whether anything asks for the administrator, in one word. */
export function HealthPill({ health }: { health: FirmHealth }) {
  const count = wrong(health)
  return count === 0 ? (
    <StatusPill tone="confirmed">
      <Trans>All well</Trans>
    </StatusPill>
  ) : (
    <StatusPill tone="overdue">
      <Plural value={count} one="# thing to look at" other="# things to look at" />
    </StatusPill>
  )
}

/** How the installation stands: background work, database, schema. */
export function Health({ data, error, refetch, dataUpdatedAt }: Props) {
  const { t } = useLingui()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />
  const { imports, runs, database, migrations } = data
  return (
    <Columns
      aside={
        <Section title={<Trans>Database</Trans>}>
          <Facts
            items={[
              { label: t`PostgreSQL`, value: database.version },
              { label: t`Size`, value: <Size bytes={database.bytes} /> },
              { label: t`Read at`, value: <Instant value={dataUpdatedAt} /> },
            ]}
          />
        </Section>
      }
    >
      <Section title={<Trans>Background work</Trans>}>
        <Facts
          items={[
            { label: t`Imports running`, value: <Count value={imports.running} /> },
            {
              label: t`Imports quarantined`,
              value: <Wrong count={imports.quarantined}>{t`A controller decides what becomes of them.`}</Wrong>,
            },
            {
              label: t`Imports failed`,
              value: <Wrong count={imports.failed}>{t`Nothing of these files was booked.`}</Wrong>,
            },
            { label: t`Runs computing`, value: <Count value={runs.computing} /> },
            {
              label: t`Runs failed`,
              value: <Wrong count={runs.failed}>{t`Start them again; nothing was paid.`}</Wrong>,
            },
          ]}
        />
      </Section>
      <Section title={<Trans>Schema</Trans>}>
        <Table
          label={t`Migrations applied`}
          layout="fit"
          columns={[
            { id: 'name', header: t`Migration`, width: 'minmax(12rem, 2fr)', cell: ({ name }) => name },
            { id: 'at', header: t`Applied`, width: '12rem', cell: ({ appliedAt }) => <Instant value={appliedAt} /> },
          ]}
          rows={migrations.toReversed()}
          rowKey={({ name }) => name}
        />
      </Section>
    </Columns>
  )
}

function Wrong({ count, children }: { count: number; children: ReactNode }) {
  if (count === 0) return <Count value={0} />
  return (
    <>
      <StatusPill tone="overdue">
        <Count value={count} />
      </StatusPill>{' '}
      {children}
    </>
  )
}

function Size({ bytes }: { bytes: number }) {
  const mega = bytes / 1_000_000
  return mega < 1000 ? (
    <Trans>
      <Count value={mega.toFixed(1)} /> MB
    </Trans>
  ) : (
    <Trans>
      <Count value={(mega / 1000).toFixed(2)} /> GB
    </Trans>
  )
}
