import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { client, queryClient } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { TabPanel, Tabs } from '../../ui/control/Tabs.tsx'
import { announce } from '../../ui/feedback/announce.ts'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Day, Instant } from '../../ui/figure/Times.tsx'
import { Page, PageLoading } from '../../ui/page/Page.tsx'
import { oneOf } from '../../ui/table/url-state.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { DifferencesTable } from './DifferencesTable.tsx'
import { PayeesTable } from './PayeesTable.tsx'
import { RunHistory } from './RunHistory.tsx'
import { RunProblems } from './RunProblems.tsx'
import { RunStatus } from './RunStatus.tsx'
import { RunSteps } from './RunSteps.tsx'

const params = { tab: oneOf(['payees', 'differences', 'history'], 'payees') }
const ASK_AGAIN_MS = 700

/** One run: what it pays to whom, what changed since the computation before and why, and the step that is next. */
export function RunPage() {
  const { t } = useLingui()
  const { runId = '' } = useParams()
  const [{ tab }, change] = useUrlState(params)
  const query = useQuery({
    ...client.getRun.query({ runId }),
    refetchInterval: ({ state }) => (state.data?.state === 'computing' ? ASK_AGAIN_MS : false),
  })
  const { data: run, error, refetch } = query
  const computing = run?.state === 'computing'
  useEffect(() => {
    if (!computing) return
    return () => {
      announce(t`The run is computed.`)
      void queryClient.invalidateQueries({ queryKey: client.listRuns.key() })
    }
  }, [computing, t])
  if (error && !run) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!run) return <PageLoading />

  const { period, plan, previousRun } = run
  const standing = run.state !== 'computing' && run.state !== 'failed'
  const hidden = run.payees - run.payeeResults.length
  const moved = previousRun ? run.total.minor - previousRun.total.minor : 0n
  return (
    <Page
      back={{ to: paths.runs(), label: t`Runs` }}
      title={`${period.name} · ${plan.name}`}
      status={<RunStatus state={run.state} />}
      layout={standing ? 'fill' : 'scroll'}
      subtitle={
        <Trans>
          <Day value={period.from} /> to <Day value={period.to} />, computed by {run.computedBy.name} on{' '}
          <Instant value={run.computedAt} />
        </Trans>
      }
      actions={standing && <RunSteps run={run} />}
      figures={
        standing && (
          <>
            <Figure
              label={t`Total`}
              context={
                previousRun &&
                (moved === 0n ? (
                  <Trans>as in computation {previousRun.number}</Trans>
                ) : (
                  <Trans>
                    <Money value={{ minor: moved, currency: run.total.currency }} signed /> against computation{' '}
                    {previousRun.number}
                  </Trans>
                ))
              }
              explanation={{
                formula: t`The sum of all statements of this run, to the cent.`,
                inputs: run.payeeResults
                  .toSorted((a, b) => Number(b.total.minor - a.total.minor))
                  .slice(0, 6)
                  .map(({ payee, total }) => ({ label: payee.name, value: <Money value={total} /> })),
                asOf: run.computedAt,
              }}
            >
              <Money value={run.total} whole />
            </Figure>
            <Figure
              label={t`Payees`}
              context={
                hidden > 0 && (
                  <Plural value={hidden} one="# of them you do not lead" other="# of them you do not lead" />
                )
              }
            >
              <Count value={run.payees} />
            </Figure>
            <Figure label={t`Lines that changed`} context={previousRun ? null : <Trans>first computation</Trans>}>
              <Count value={run.differences.length} />
            </Figure>
          </>
        )
      }
      bar={
        standing && (
          <Tabs
            name="run"
            label={t`Parts of the run`}
            tabs={[
              { id: 'payees', label: t`Payees`, count: run.payeeResults.length },
              { id: 'differences', label: t`What changed`, count: run.differences.length },
              { id: 'history', label: t`Inputs and steps` },
            ]}
            value={tab}
            onChange={(next) => change({ tab: next })}
          />
        )
      }
    >
      {computing && (
        <Progress
          label={t`Reading confirmed money and computing`}
          done={run.progress.done}
          of={run.progress.total}
          text={<Plural value={run.progress.total - run.progress.done} one="# step left" other="# steps left" />}
        />
      )}
      {run.state === 'failed' && <RunProblems run={run} />}
      {standing && (
        <TabPanel of="run" value={tab} fill>
          {tab === 'payees' && <PayeesTable run={run} />}
          {tab === 'differences' && <DifferencesTable run={run} />}
          {tab === 'history' && <RunHistory run={run} />}
        </TabPanel>
      )}
    </Page>
  )
}
