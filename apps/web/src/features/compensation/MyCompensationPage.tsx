import { Trans, useLingui } from '@lingui/react/macro'
import type { compensation } from '@rapport/contract/compensation.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { ButtonLink } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Page, Section } from '../../ui/page/Page.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import styles from './compensation.module.css'
import { RunStatus } from './RunStatus.tsx'

type Mine = Output<typeof compensation.listMyStatements>['statements'][number]

/** What I was credited and paid, and what the open periods would pay on today's confirmed money. */
export function MyCompensationPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { data, error, dataUpdatedAt, refetch } = useQuery(client.listMyStatements.query({}))
  return (
    <Page
      title={t`My compensation`}
      subtitle={
        <Trans>
          Only money that a controller has confirmed is credited. What is promised or claimed pays nothing yet.
        </Trans>
      }
      actions={
        <ButtonLink to={paths.plans()} icon="document">
          <Trans>The plan in plain words</Trans>
        </ButtonLink>
      }
      figures={data?.open.map(({ period, plan, credited, estimate }) => (
        <Figure
          key={`${plan}/${period.id}`}
          label={t`${period.name}, estimate`}
          context={
            estimate ? (
              <Trans>
                <Money value={credited} whole /> credited so far
              </Trans>
            ) : (
              <Trans>known once the run is computed</Trans>
            )
          }
          explanation={{
            formula: t`The plan’s rules on what is confirmed today, less what earlier periods of the year paid.`,
            inputs: [
              { label: t`Credited`, value: <Money value={credited} /> },
              {
                label: t`Period`,
                value: (
                  <>
                    <Day value={period.from} /> – <Day value={period.to} />
                  </>
                ),
              },
            ],
            asOf: dataUpdatedAt,
          }}
        >
          <Money value={estimate} />
        </Figure>
      ))}
    >
      <Section title={<Trans>Statements</Trans>}>
        <Table<Mine>
          label={t`Statements`}
          layout="fit"
          columns={[
            { id: 'period', header: t`Period`, width: '8rem', cell: ({ period }) => period.name },
            { id: 'plan', header: t`Plan`, width: 'minmax(12rem, 2fr)', narrow: 'hide', cell: ({ plan }) => plan },
            { id: 'state', header: t`State`, width: '9rem', cell: ({ state }) => <RunStatus state={state} /> },
            {
              id: 'credited',
              header: t`Credited`,
              width: '12rem',
              align: 'end',
              cell: ({ credited }) => <Money value={credited} />,
            },
            {
              id: 'total',
              header: t`Bonus`,
              width: '11rem',
              align: 'end',
              cell: ({ total }) => <Money value={total} />,
            },
          ]}
          rows={data?.statements}
          rowKey={({ statementId }) => statementId}
          onOpen={({ statementId }) => void navigate(paths.statement({ statementId }))}
          error={error}
          onRetry={() => void refetch()}
          compact={({ period, total, credited, state }) => (
            <TwoLines
              title={period.name}
              figure={<Money value={total} />}
              detail={<Money value={credited} whole />}
              state={<RunStatus state={state} />}
            />
          )}
          empty={
            <EmptyState icon="coins" title={t`No statement yet.`}>
              <Trans>It is here once the run of a period is approved.</Trans>
            </EmptyState>
          }
        />
      </Section>
      <p className={styles.soft}>
        <Trans>An estimate moves with every confirmation, and with money that leaves again.</Trans>
      </p>
    </Page>
  )
}
