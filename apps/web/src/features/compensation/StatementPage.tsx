import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Page, PageLoading, Section } from '../../ui/page/Page.tsx'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import { LineInspector } from './LineInspector.tsx'
import { LinesTable } from './LinesTable.tsx'
import { outcomeName } from './line-words.ts'
import { PayoutCurvePicture } from './PayoutCurvePicture.tsx'
import { RunStatus } from './RunStatus.tsx'
import { UnconfirmedList } from './UnconfirmedList.tsx'

/** One payee's statement: every line to the cent, the picture of the tiers, and what is not confirmed and pays nothing. */
export function StatementPage() {
  const { t, i18n } = useLingui()
  const { statementId = '' } = useParams()
  const { user } = useSession()
  const { selected, onSelect } = useTableUrl()
  const { data: statement, error, refetch } = useQuery(client.getStatement.query({ statementId }))
  if (error && !statement) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!statement) return <PageLoading />

  const { run, payee, lines, outcomes, curves, total } = statement
  const own = payee.id === user.id
  const works = mayOpen(user.roles, client.getRun.operation.roles)
  const paid = outcomes.map((outcome) => ({
    ...outcome,
    lines: lines.filter(({ component }) => component === outcome.component),
    curve: curves.find(({ component }) => component === outcome.component),
  }))
  const rest = lines.filter(({ component }) => !outcomes.some((outcome) => outcome.component === component))
  const line = lines.find(({ id }) => id === selected)
  return (
    <Page
      back={
        works && !own
          ? { to: paths.run({ runId: run.id }), label: <Trans>Run {run.period.name}</Trans> }
          : { to: paths.myCompensation(), label: t`My compensation` }
      }
      title={own ? t`Statement ${run.period.name}` : t`${payee.name}: statement ${run.period.name}`}
      status={<RunStatus state={run.state} />}
      subtitle={
        <Trans>
          {run.plan.name}, <Day value={run.period.from} /> to <Day value={run.period.to} />
        </Trans>
      }
      figures={
        <>
          <Figure
            label={t`Bonus`}
            explanation={{
              formula: t`The sum of the lines below, to the cent.`,
              inputs: paid.map(({ name, lines: its }) => ({
                label: name,
                value: <Money value={sumOf(its, total.currency)} />,
              })),
              asOf: run.computedAt,
            }}
          >
            <Money value={statement.total} />
          </Figure>
          <Figure label={t`Credited in this period`} context={<Trans>confirmed, after the split</Trans>}>
            <Money value={statement.credited} whole />
          </Figure>
          <Figure label={t`Not confirmed`} context={<Trans>pays nothing</Trans>}>
            {statement.unconfirmed.length}
          </Figure>
        </>
      }
      inspector={line && <LineInspector statementId={statementId} line={line} onClose={() => onSelect(null)} />}
    >
      {paid.map(({ component, name, outcome, lines: its, curve }) => (
        <Section
          key={component}
          title={name}
          actions={outcome === 'paid' ? <Money value={sumOf(its, total.currency)} /> : i18n._(outcomeName[outcome])}
        >
          <LinesTable label={name} lines={its} selected={selected} onSelect={onSelect} />
          {curve && <PayoutCurvePicture curve={curve} />}
        </Section>
      ))}
      {rest.length > 0 && (
        <Section title={<Trans>On the whole plan</Trans>} actions={<Money value={sumOf(rest, total.currency)} />}>
          <LinesTable label={t`On the whole plan`} lines={rest} selected={selected} onSelect={onSelect} />
        </Section>
      )}
      <Section title={<Trans>Not confirmed: pays nothing</Trans>}>
        <UnconfirmedList claims={statement.unconfirmed} />
      </Section>
    </Page>
  )
}

const sumOf = (lines: readonly { readonly bonus: { readonly minor: bigint } }[], currency: string) => ({
  minor: lines.reduce((sum, { bonus }) => sum + bonus.minor, 0n),
  currency,
})
