import { Trans, useLingui } from '@lingui/react/macro'
import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import type { Money as Sum } from '@rapport/domain/money/currency.ts'
import { compareRates } from '@rapport/domain/money/rate.ts'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../shell/api.ts'
import { WithoutRate } from '../../terms/WithoutRate.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count, Percent } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Page, Section } from '../../ui/page/Page.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import { Exceptions } from './Exceptions.tsx'

export type Team = Output<typeof contract.getTeam>
type Row = Team['rows'][number]

/** Who needs my attention: how each representative stands, and what asks for a decision. */
export function TeamPage() {
  const { t } = useLingui()
  const { data, error, refetch, dataUpdatedAt: asOf } = useQuery(client.getTeam.query({}))
  const { sort, onSort } = useTableUrl({ column: 'overdue', direction: 'down' })
  const columns = useColumns()
  const rows = data?.rows
  const period = data?.period
  const add = (pick: (row: Row) => number) => rows?.reduce((all, row) => all + pick(row), 0)
  const sum = (pick: (row: Row) => Sum) =>
    rows?.[0] && {
      minor: rows.reduce((all, row) => all + pick(row).minor, 0n),
      currency: pick(rows[0]).currency,
    }
  const claimed = sum((row) => row.claimed)
  const confirmed = sum((row) => row.confirmed)
  const promised = sum((row) => row.promised)
  return (
    <Page
      title={t`Team`}
      status={<WithoutRate currencies={data?.withoutRate} />}
      {...(period && { subtitle: <Trans>{period}: what was claimed, confirmed and promised in this period</Trans> })}
      figures={
        <>
          <Figure
            label={<Trans>Households overdue</Trans>}
            context={
              <Trans>
                and <Count value={add((row) => row.dueSoon)} /> due within a week
              </Trans>
            }
          >
            <Count value={add((row) => row.overdue)} />
          </Figure>
          <Figure
            label={<Trans>Confirmed in the period</Trans>}
            context={
              <Trans>
                of <Money value={claimed} compact /> claimed as deposits
              </Trans>
            }
            {...(claimed &&
              confirmed && {
                explanation: {
                  formula: (
                    <Trans>
                      What controllers confirmed of claims made in this period by people you lead. Drafts and rejected
                      claims are left out; what is not confirmed pays nothing.
                    </Trans>
                  ),
                  inputs: [
                    { label: <Trans>Claimed as deposits</Trans>, value: <Money value={claimed} /> },
                    { label: <Trans>Promised</Trans>, value: <Money value={promised} /> },
                    { label: <Trans>Confirmed of both</Trans>, value: <Money value={confirmed} /> },
                  ],
                  asOf,
                },
              })}
          >
            <Money value={confirmed} compact />
          </Figure>
          <Figure label={<Trans>Promised in the period</Trans>} context={<Trans>not yet money</Trans>}>
            <Money value={promised} compact />
          </Figure>
          <Figure label={<Trans>Entered late</Trans>} context={<Trans>contacts of the last 90 days</Trans>}>
            <Count value={add((row) => row.lateEntries)} />
          </Figure>
        </>
      }
    >
      <Section title={<Trans>Needs a decision</Trans>}>
        <Exceptions exceptions={data?.exceptions} error={error} />
      </Section>
      <Section title={<Trans>Representatives</Trans>}>
        <Table
          label={t`Representatives`}
          layout="fit"
          columns={columns}
          rows={rows}
          rowKey={({ user }) => user.id}
          sort={sort}
          onSort={onSort}
          error={error}
          onRetry={() => void refetch()}
          compact={(row) => (
            <TwoLines
              title={row.user.name}
              figure={<Money value={row.confirmed} compact />}
              detail={
                <Trans>
                  <Count value={row.households} /> households
                </Trans>
              }
              state={<Overdue row={row} />}
            />
          )}
          empty={
            <EmptyState icon="team" title={<Trans>Nobody reports to you yet.</Trans>}>
              <Trans>An administrator says who leads whom; then your team stands here.</Trans>
            </EmptyState>
          }
        />
      </Section>
    </Page>
  )
}

function Overdue({ row: { overdue } }: { row: Row }) {
  if (overdue === 0) return <Count value={0} />
  return (
    <StatusPill tone="overdue">
      <Count value={overdue} />
    </StatusPill>
  )
}

const bySum =
  (pick: (row: Row) => Sum) =>
  (a: Row, b: Row): number =>
    Number(pick(a).minor - pick(b).minor)

function useColumns(): readonly Column<Row>[] {
  const { t } = useLingui()
  return [
    {
      id: 'name',
      header: t`Representative`,
      width: 'minmax(9rem, 2fr)',
      sort: (a, b) => a.user.name.localeCompare(b.user.name),
      cell: ({ user }) => user.name,
    },
    {
      id: 'households',
      header: t`Households`,
      width: '6.5rem',
      align: 'end',
      sort: (a, b) => a.households - b.households,
      cell: (row) => <Count value={row.households} />,
    },
    {
      id: 'overdue',
      header: t`Overdue`,
      width: '6rem',
      align: 'end',
      sort: (a, b) => a.overdue - b.overdue,
      cell: (row) => <Overdue row={row} />,
    },
    {
      id: 'soon',
      header: t`Due soon`,
      width: '6rem',
      align: 'end',
      narrow: 'hide',
      sort: (a, b) => a.dueSoon - b.dueSoon,
      cell: (row) => <Count value={row.dueSoon} />,
    },
    {
      id: 'onTime',
      header: t`Follow-up on time`,
      width: '9rem',
      align: 'end',
      narrow: 'hide',
      sort: (a, b) =>
        a.onTime === null || b.onTime === null
          ? Number(a.onTime !== null) - Number(b.onTime !== null)
          : compareRates(a.onTime, b.onTime),
      cell: (row) => <Percent value={row.onTime} even />,
    },
    {
      id: 'late',
      header: t`Entered late`,
      width: '7rem',
      align: 'end',
      narrow: 'hide',
      sort: (a, b) => a.lateEntries - b.lateEntries,
      cell: (row) => <Count value={row.lateEntries} />,
    },
    {
      id: 'claimed',
      header: t`Claimed`,
      width: '9rem',
      align: 'end',
      sort: bySum((row) => row.claimed),
      cell: (row) => <Money value={row.claimed} compact />,
    },
    {
      id: 'confirmed',
      header: t`Confirmed`,
      width: '9rem',
      align: 'end',
      sort: bySum((row) => row.confirmed),
      cell: (row) => <Money value={row.confirmed} compact />,
    },
    {
      id: 'promised',
      header: t`Promised`,
      width: '9rem',
      align: 'end',
      sort: bySum((row) => row.promised),
      cell: (row) => <Money value={row.promised} compact />,
    },
  ]
}
