import { Trans, useLingui } from '@lingui/react/macro'
import type { RunRow } from '@rapport/contract/compensation-values.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Instant } from '../../ui/figure/Times.tsx'
import { Page } from '../../ui/page/Page.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { NextRuns } from './NextRuns.tsx'
import { RunStatus } from './RunStatus.tsx'

type Run = z.output<typeof RunRow>

const ASK_AGAIN_MS = 2_000

/** Every computation of a plan for a period, and what could be computed next. */
export function RunsPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { user } = useSession()
  const columns = useRunColumns()
  const list = usePages(
    client.listRuns,
    {},
    { every: (runs) => (runs.some(({ state }) => state === 'computing') ? ASK_AGAIN_MS : false) },
  )
  const { data: first } = useQuery(client.listRuns.query({ limit: 1 }))
  return (
    <Page
      title={t`Runs`}
      layout="fill"
      subtitle={
        <Trans>
          A run turns confirmed money into bonuses, by one plan for one period. Once it is closed it never changes.
        </Trans>
      }
      bar={
        mayOpen(user.roles, client.computeRun.operation.roles) &&
        first &&
        first.choices.length > 0 && <NextRuns choices={first.choices} />
      }
    >
      <Table<Run>
        label={t`Runs`}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(paths.run({ runId: id }))}
        more={list.more}
        error={list.error}
        onRetry={list.retry}
        place="runs"
        compact={(run) => (
          <TwoLines
            title={run.period.name}
            figure={<Money value={run.total} whole />}
            detail={run.plan.name}
            state={<RunStatus state={run.state} />}
          />
        )}
        empty={
          <EmptyState icon="coins" title={t`No run was computed yet.`}>
            <Trans>When a period is over, its run is computed from what controllers have confirmed.</Trans>
          </EmptyState>
        }
      />
    </Page>
  )
}

function useRunColumns(): readonly Column<Run>[] {
  const { t } = useLingui()
  return [
    { id: 'period', header: t`Period`, width: '5.5rem', cell: ({ period }) => period.name },
    { id: 'plan', header: t`Plan`, width: 'minmax(20rem, 4fr)', cell: ({ plan }) => plan.name },
    { id: 'state', header: t`State`, width: '9rem', cell: ({ state }) => <RunStatus state={state} /> },
    {
      id: 'number',
      header: t`Computation`,
      width: '6.5rem',
      align: 'end',
      narrow: 'hide',
      cell: ({ number }) => <Count value={number} />,
    },
    {
      id: 'payees',
      header: t`Payees`,
      width: '5.5rem',
      align: 'end',
      narrow: 'hide',
      cell: ({ payees }) => <Count value={payees} />,
    },
    {
      id: 'total',
      header: t`Total`,
      width: '9rem',
      align: 'end',
      cell: ({ total, state }) =>
        state === 'failed' || state === 'computing' ? <Money value={null} /> : <Money value={total} />,
    },
    {
      id: 'computed',
      header: t`Computed`,
      width: '10.5rem',
      narrow: 'hide',
      cell: ({ computedAt }) => <Instant value={computedAt} />,
    },
    {
      id: 'approved',
      header: t`Approved by`,
      width: 'minmax(8rem, 1fr)',
      narrow: 'hide',
      cell: ({ approvedBy }) => approvedBy?.name ?? '–',
    },
    {
      id: 'by',
      header: t`Computed by`,
      width: 'minmax(8rem, 1fr)',
      narrow: 'hide',
      cell: ({ computedBy }) => computedBy.name,
    },
  ]
}
