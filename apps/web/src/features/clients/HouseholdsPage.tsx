import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import { loggingRoles } from '@rapport/domain/contacts/log-contact.ts'
import { representativeRoles } from '@rapport/domain/firm/roles.ts'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { client } from '../../shell/api.ts'
import { askToLog } from '../../shell/log-contact.ts'
import { paths } from '../../shell/paths.ts'
import { mayOpen, useSession } from '../../shell/session.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { CadencePill } from '../../terms/CadencePill.tsx'
import { cadenceName } from '../../terms/cadence-words.ts'
import { LastTouch } from '../../terms/LastTouch.tsx'
import { tierText } from '../../terms/tier-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Dash } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Page } from '../../ui/page/Page.tsx'
import type { Column } from '../../ui/table/column.ts'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { flag, maybe, text } from '../../ui/table/url-state.ts'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import { HouseholdInspector } from './HouseholdInspector.tsx'
import { useSeesCadence } from './sees-cadence.ts'
import { segmentName, statusName, tiers } from './words.ts'

type Row = Output<typeof client.listHouseholds.operation>['items'][number]

const params = {
  q: text(),
  status: maybe(['client', 'prospect']),
  tier: maybe(tiers),
  cadence: maybe(['overdue', 'due_soon', 'in_touch', 'no_model']),
  mine: flag(),
}

/** Every household that one may see: by name, or by whom it is time to contact. */
export function HouseholdsPage() {
  const { t, i18n } = useLingui()
  const { user } = useSession()
  const seesCadence = useSeesCadence()
  const navigate = useNavigate()
  const [filters, change] = useUrlState(params)
  const table = useTableUrl({ column: 'name', direction: 'up' })
  const covers = mayOpen(user.roles, representativeRoles)
  const down = table.sort?.direction === 'down'
  const { rows, error, retry, more } = usePages(
    client.listHouseholds,
    {
      ...(filters.q && { q: filters.q }),
      ...(filters.status && { status: filters.status }),
      ...(filters.tier && { tier: filters.tier }),
      ...(filters.cadence && { cadence: filters.cadence }),
      mine: filters.mine ? ('yes' as const) : ('no' as const),
      sort: table.sort?.column === 'due' ? (down ? '-due' : 'due') : down ? '-name' : 'name',
      limit: 100,
    },
    { keep: true },
  )
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'name',
        header: t`Household`,
        width: 'minmax(11rem, 1.6fr)',
        sort: 'server',
        cell: (row) => row.name,
      },
      { id: 'tier', header: t`Tier`, width: 'minmax(7.5rem, 1fr)', cell: (row) => tierText(row.tier, i18n) },
      {
        id: 'cadence',
        header: t`Cadence`,
        width: 'minmax(9rem, 1fr)',
        cell: (row) => (seesCadence(row.cadence) ? <CadencePill status={row.cadence} /> : <Dash />),
      },
      {
        id: 'due',
        header: t`Due`,
        width: 'minmax(7rem, 0.8fr)',
        sort: 'server',
        cell: (row) => <Day value={row.dueOn} />,
      },
      {
        id: 'last',
        header: t`Last contact`,
        width: 'minmax(17rem, 2.6fr)',
        narrow: 'hide',
        cell: (row) => <LastTouch last={row.last} />,
      },
      {
        id: 'lead',
        header: t`Lead advisor`,
        width: 'minmax(9rem, 1fr)',
        narrow: 'hide',
        cell: (row) => row.lead?.name ?? <Trans>Nobody</Trans>,
      },
      {
        id: 'status',
        header: t`Status`,
        width: 'minmax(6.5rem, 0.7fr)',
        narrow: 'hide',
        cell: (row) => i18n._(statusName[row.status]),
      },
      {
        id: 'segment',
        header: t`Segment`,
        width: 'minmax(10rem, 1fr)',
        narrow: 'hide',
        cell: (row) => i18n._(segmentName(row.segment)),
      },
    ],
    [t, i18n, seesCadence],
  )
  const filtered = Object.values(filters).some(Boolean)
  const count = rows?.length ?? 0
  return (
    <Page
      title={t`Households`}
      layout="fill"
      actions={
        mayOpen(user.roles, loggingRoles) && (
          <Button kind="primary" icon="add" shortcut="L" onClick={() => askToLog({})}>
            <Trans>Log a contact</Trans>
          </Button>
        )
      }
      bar={
        <FilterBar
          filters={[
            { kind: 'search', id: 'q', label: t`Household or person` },
            {
              kind: 'choice',
              id: 'status',
              label: t`Status`,
              options: (['client', 'prospect'] as const).map((value) => ({ value, label: i18n._(statusName[value]) })),
            },
            {
              kind: 'choice',
              id: 'tier',
              label: t`Tier`,
              options: tiers.map((value) => ({ value, label: tierText(value, i18n) })),
            },
            {
              kind: 'choice',
              id: 'cadence',
              label: t`Cadence`,
              options: (['overdue', 'due_soon', 'in_touch', 'no_model'] as const).map((value) => ({
                value,
                label: i18n._(cadenceName[value]),
              })),
            },
            ...(covers ? [{ kind: 'flag' as const, id: 'mine', label: t`Mine` }] : []),
          ]}
          values={filters}
          onChange={change}
          result={rows && <Found count={count} more={more.has} />}
        />
      }
      inspector={
        table.selected && (
          <HouseholdInspector key={table.selected} householdId={table.selected} onClose={() => table.onSelect(null)} />
        )
      }
    >
      <Table
        label={t`Households`}
        columns={columns}
        rowKey={(row) => row.id}
        {...table}
        rows={rows}
        error={error}
        onRetry={retry}
        more={more}
        onOpen={(row) => void navigate(paths.household({ householdId: row.id }))}
        place="households"
        compact={(row) => (
          <TwoLines
            title={row.name}
            figure={<Day value={row.dueOn} style="short" />}
            detail={tierText(row.tier, i18n)}
            state={seesCadence(row.cadence) && <CadencePill status={row.cadence} />}
          />
        )}
        empty={
          filtered ? (
            <EmptyState
              icon="search"
              title={<Trans>No household fits these filters.</Trans>}
              action={
                <Button onClick={() => change({ q: '', status: '', tier: '', cadence: '', mine: false })}>
                  <Trans>Clear filters</Trans>
                </Button>
              }
            />
          ) : (
            <EmptyState icon="household" title={<Trans>No households yet.</Trans>}>
              <Trans>Those that you cover, or that somebody shares with you, will be here.</Trans>
            </EmptyState>
          )
        }
      />
    </Page>
  )
}

function Found({ count, more }: { count: number; more: boolean }) {
  return more ? (
    <Trans>More than {count} households</Trans>
  ) : (
    <Plural value={count} one="# household" other="# households" />
  )
}
