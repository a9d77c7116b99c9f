import { Trans, useLingui } from '@lingui/react/macro'
import type { Day as CalendarDay } from '@rapport/domain/calendar/day.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { WithoutRate } from '../../terms/WithoutRate.tsx'
import { TabPanel, Tabs } from '../../ui/control/Tabs.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Figure } from '../../ui/figure/Figure.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { oneOf, text } from '../../ui/table/url-state.ts'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { Gain } from './Gain.tsx'
import { NameLink, useColumns } from './initiative-columns.tsx'
import { asLeague, asTree, type Line, type Row, sums } from './tree.ts'

const params = { when: oneOf(['all', 'past', 'upcoming'], 'all'), q: text() }

/** What should we sponsor again: what each initiative cost, who came, and what it brought. */
export function InitiativesPage() {
  const { t } = useLingui()
  const { today } = useSession()
  const navigate = useNavigate()
  const [{ when, q }, change] = useUrlState(params)
  const table = useTableUrl({ column: 'starts', direction: when === 'upcoming' ? 'up' : 'down' })
  const { data, error, refetch, dataUpdatedAt } = useQuery(client.listInitiatives.query({ limit: 200 }))
  const columns = useColumns(today)
  const rows = data?.items
  const { sort } = table
  const lines = useMemo(() => rows && linesOf(rows, when, q, today, sort), [rows, when, q, today, sort])
  const total = useMemo(() => rows && sums(rows), [rows])
  const events = (wanted: (row: Row) => boolean) => rows && asLeague(rows, wanted, null).length

  return (
    <Page
      title={t`Initiatives`}
      status={<WithoutRate currencies={data?.withoutRate} />}
      layout="fill"
      figures={
        <>
          <Figure
            label={<Trans>Cost so far</Trans>}
            context={
              total && (
                <Trans>
                  of <Money value={total.budget} whole /> budgeted
                </Trans>
              )
            }
            {...(total && {
              explanation: {
                formula: <Trans>Actual cost lines of all initiatives, in the firm's currency.</Trans>,
                inputs: [
                  { label: <Trans>Budget</Trans>, value: <Money value={total.budget} /> },
                  { label: <Trans>Actual</Trans>, value: <Money value={total.actual} /> },
                ],
                asOf: dataUpdatedAt,
              },
            })}
          >
            <Money value={total?.actual} whole />
          </Figure>
          <Figure
            label={<Trans>Guests who came</Trans>}
            context={
              total && (
                <Trans>
                  of <Count value={total.guests} /> invited
                </Trans>
              )
            }
          >
            <Count value={total?.attended} />
          </Figure>
          <Figure
            label={<Trans>Confirmed assets attributed</Trans>}
            context={<Trans>by equal shares; no deposit counts twice</Trans>}
            {...(total && {
              explanation: {
                formula: (
                  <Trans>
                    Deposits that a controller confirmed, shared equally among the events that met the household in the
                    look-back before the money came.
                  </Trans>
                ),
                inputs: [
                  { label: <Trans>Series and single events</Trans>, value: <Count value={total.count} /> },
                  { label: <Trans>Attributed</Trans>, value: <Money value={total.realised} /> },
                ],
                asOf: dataUpdatedAt,
              },
            })}
          >
            <Money value={total?.realised} compact />
          </Figure>
        </>
      }
      bar={
        <>
          <Tabs
            name="initiatives"
            label={t`Which initiatives`}
            tabs={[
              { id: 'all', label: <Trans>Series and events</Trans> },
              { id: 'past', label: <Trans>Took place</Trans>, ...countOf(events((row) => row.startsOn <= today)) },
              { id: 'upcoming', label: <Trans>To come</Trans>, ...countOf(events((row) => row.startsOn > today)) },
            ]}
            value={when}
            onChange={(next) => change({ when: next })}
          />
          <FilterBar
            filters={[{ kind: 'search', id: 'q', label: t`Find an initiative` }]}
            values={{ q }}
            onChange={change}
            result={
              <Trans>
                First-year return is revenue of one year against cost. Open an initiative for all three answers.
              </Trans>
            }
          />
        </>
      }
    >
      <TabPanel of="initiatives" value={when} fill>
        <Table
          label={t`Initiatives`}
          columns={columns}
          rows={lines}
          rowKey={({ row }) => row.id}
          sort={sort}
          onSort={table.onSort}
          onOpen={({ row }) => void navigate(paths.initiative({ initiativeId: row.id }))}
          place="initiatives"
          tall={when !== 'all'}
          error={error}
          onRetry={() => void refetch()}
          compact={({ row, depth }) => (
            <TwoLines
              title={<NameLink row={row} depth={depth} />}
              figure={<Money value={row.realised} whole />}
              detail={<Day value={row.startsOn} />}
              state={<Gain value={row.roi} />}
            />
          )}
          empty={
            q ? (
              <EmptyState icon="search" title={<Trans>No initiative is called that.</Trans>}>
                <Trans>Search for part of a name or a place.</Trans>
              </EmptyState>
            ) : (
              <EmptyState icon="flag" title={<Trans>No initiative here yet.</Trans>}>
                <Trans>Sponsorships, events and promotions stand here with their cost, guests and return.</Trans>
              </EmptyState>
            )
          }
        />
      </TabPanel>
    </Page>
  )
}

const countOf = (count: number | undefined) => (count === undefined ? {} : { count })

function linesOf(
  rows: readonly Row[],
  when: 'all' | 'past' | 'upcoming',
  q: string,
  today: CalendarDay,
  sort: Parameters<typeof asTree>[1],
): readonly Line[] {
  const found = (row: Row) => `${row.name} ${row.place}`.toLowerCase().includes(q.toLowerCase())
  if (when === 'all') return q ? asTree(rows.filter(found), sort) : asTree(rows, sort)
  return asLeague(rows, (row) => (when === 'past') === row.startsOn <= today && found(row), sort)
}
