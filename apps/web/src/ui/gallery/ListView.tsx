import { useMemo, useState } from 'react'
import { Button } from '../control/Button.tsx'
import { TabPanel, Tabs } from '../control/Tabs.tsx'
import { EmptyState } from '../feedback/EmptyState.tsx'
import { toast } from '../feedback/toast.ts'
import { Facts } from '../figure/Facts.tsx'
import { Figure } from '../figure/Figure.tsx'
import { Dash, Money } from '../figure/Money.tsx'
import { Count, Percent } from '../figure/Numbers.tsx'
import { StatusPill } from '../figure/StatusPill.tsx'
import { Day } from '../figure/Times.tsx'
import { Inspector } from '../page/Inspector.tsx'
import { Page } from '../page/Page.tsx'
import type { Column } from '../table/column.ts'
import { FilterBar } from '../table/FilterBar.tsx'
import { Table } from '../table/Table.tsx'
import { TwoLines } from '../table/TwoLines.tsx'
import { flag, maybe, oneOf, text } from '../table/url-state.ts'
import { useTableUrl } from '../table/use-table-url.ts'
import { useUrlState } from '../table/use-url-state.ts'
import { claims, type SampleClaim, usd } from './sample.ts'

const params = {
  q: text(),
  state: maybe(['open', 'confirmed', 'refused']),
  late: flag(),
  tab: oneOf(['all', 'mine', 'returned'], 'all'),
}

const columns: readonly Column<SampleClaim>[] = [
  {
    id: 'household',
    header: 'Household',
    width: 'minmax(11rem, 2fr)',
    sort: (a, b) => a.household.localeCompare(b.household),
    cell: (row) => row.household,
  },
  {
    id: 'state',
    header: 'State',
    width: '8rem',
    cell: (row) => <StatusPill tone={row.state.tone}>{row.state.word}</StatusPill>,
  },
  { id: 'claimant', header: 'Claimed by', width: 'minmax(7rem, 1fr)', narrow: 'hide', cell: (row) => row.claimant },
  {
    id: 'initiative',
    header: 'Initiative',
    width: 'minmax(9rem, 1.5fr)',
    narrow: 'hide',
    cell: (row) => row.initiative ?? <Dash />,
  },
  {
    id: 'day',
    header: 'Claimed on',
    width: '8rem',
    narrow: 'hide',
    sort: (a, b) => a.day.localeCompare(b.day),
    cell: (row) => <Day value={row.day} />,
  },
  {
    id: 'amount',
    header: 'Amount',
    width: '10rem',
    align: 'end',
    sort: (a, b) => Number(a.amount.minor - b.amount.minor),
    cell: (row) => <Money value={row.amount} />,
  },
]

export function ListView() {
  const [filters, change] = useUrlState(params)
  const table = useTableUrl({ column: 'amount', direction: 'down' })
  const [count, setCount] = useState(200)
  const rows = useMemo(
    () =>
      claims
        .slice(0, count)
        .filter((claim) => claim.household.toLowerCase().includes(filters.q.toLowerCase()))
        .filter((claim) => !filters.state || claim.state.tone === filters.state),
    [count, filters],
  )
  const chosen = claims.find((claim) => claim.id === table.selected)
  return (
    <Page
      title="Claims"
      layout="fill"
      subtitle="What you and your team reported, and what became of it."
      actions={
        <>
          <Button icon="download">Export</Button>
          <Button
            kind="primary"
            icon="add"
            shortcut="L"
            onClick={() =>
              toast('Contact with Weber family saved.', { action: { label: 'Open', run: () => undefined } })
            }
          >
            Log a contact
          </Button>
        </>
      }
      figures={
        <>
          <Figure
            label="Confirmed this year"
            context={
              <>
                of <Money value={usd(1_200_000_000n)} whole /> promised
              </>
            }
            explanation={{
              formula: 'External inflow that a controller confirmed, less reversals and what left again.',
              inputs: [
                { label: 'Gross inflow', value: <Money value={usd(851_425_037n)} /> },
                { label: 'Reversals', value: <Money value={usd(-40_000_000n)} /> },
                { label: 'Outflow', value: <Money value={usd(-75_000_000n)} /> },
              ],
              asOf: '2026-09-30T07:15:00Z',
              rows: { to: '/gallery?view=list', label: '14 confirmations' },
            }}
          >
            <Money value={usd(736_425_037n)} />
          </Figure>
          <Figure label="Open with the controller" context="oldest 41 days">
            <Count value={12} />
          </Figure>
          <Figure label="Returned to you" context="of all claims this year">
            <Percent value="0.034" />
          </Figure>
        </>
      }
      bar={
        <>
          <Tabs
            name="claims"
            label="Claims"
            tabs={[
              { id: 'all', label: 'All', count: 5000 },
              { id: 'mine', label: 'Mine', count: 84 },
              { id: 'returned', label: 'Returned', count: 3 },
            ]}
            value={filters.tab}
            onChange={(tab) => change({ tab })}
          />
          <FilterBar
            filters={[
              { kind: 'search', id: 'q', label: 'Find a household' },
              {
                kind: 'choice',
                id: 'state',
                label: 'State',
                options: [
                  { value: 'open', label: 'In review' },
                  { value: 'confirmed', label: 'Confirmed' },
                  { value: 'refused', label: 'Returned' },
                ],
              },
              { kind: 'flag', id: 'late', label: 'Entered late' },
            ]}
            values={filters}
            onChange={change}
            result={`${rows.length} claims`}
          />
        </>
      }
      inspector={
        chosen && (
          <Inspector
            title={chosen.household}
            subtitle={<StatusPill tone={chosen.state.tone}>{chosen.state.word}</StatusPill>}
            onClose={() => table.onSelect(null)}
            actions={
              <>
                <Button>Ask back</Button>
                <Button kind="primary" shortcut="A">
                  Confirm
                </Button>
              </>
            }
          >
            <Figure label="Claimed" small>
              <Money value={chosen.amount} />
            </Figure>
            <Facts
              items={[
                { label: 'Claimed by', value: chosen.claimant },
                { label: 'Claimed on', value: <Day value={chosen.day} style="weekday" /> },
                { label: 'Initiative', value: chosen.initiative ?? <Dash /> },
                { label: 'Evidence', value: <a href="#page">Letter of 12 March.pdf</a> },
              ]}
            />
          </Inspector>
        )
      }
    >
      <TabPanel of="claims" value={filters.tab} fill>
        <Table
          label="Claims"
          columns={columns}
          rows={filters.late ? undefined : rows}
          rowKey={(claim) => claim.id}
          {...table}
          compact={(claim) => (
            <TwoLines
              title={claim.household}
              figure={<Money value={claim.amount} whole />}
              detail={claim.claimant}
              state={<StatusPill tone={claim.state.tone}>{claim.state.word}</StatusPill>}
            />
          )}
          place="gallery-claims"
          more={{ has: count < 5000 && !filters.q, loading: false, load: () => setCount((before) => before + 200) }}
          empty={
            <EmptyState icon="search" title="No claim fits these filters.">
              Take one of them away, or search for part of a name.
            </EmptyState>
          }
        />
      </TabPanel>
    </Page>
  )
}
