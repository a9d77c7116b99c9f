import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ActivityRow } from '@rapport/contract/claims.ts'
import { FLOW_TYPES } from '@rapport/domain/activity/activity.ts'
import type { z } from 'zod'
import { client } from '../../shell/api.ts'
import { usePages } from '../../shell/use-pages.ts'
import { flowTypeName } from '../../terms/flow-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { FilterBar } from '../../ui/table/FilterBar.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { maybe, text } from '../../ui/table/url-state.ts'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import { useUrlState } from '../../ui/table/use-url-state.ts'
import styles from './activity.module.css'

type Row = z.output<typeof ActivityRow>

const params = { flow: maybe(FLOW_TYPES), import: text(), account: text(), household: text() }

/** Booked and announced movements, newest first, each with its type. */
export function Movements() {
  const { t, i18n } = useLingui()
  const [filters, change] = useUrlState(params)
  const { selected, onSelect } = useTableUrl()
  const list = usePages(client.listActivities, {
    limit: 100,
    ...(filters.flow ? { flowType: filters.flow } : {}),
    ...(filters.import ? { importId: filters.import } : {}),
    ...(filters.account ? { accountId: filters.account } : {}),
    ...(filters.household ? { householdId: filters.household } : {}),
  })
  const shown = list.rows?.length ?? 0
  const narrowed = filters.import || filters.account || filters.household

  const columns: Column<Row>[] = [
    { id: 'day', header: t`Value date`, width: '6.75rem', cell: (row) => <Day value={row.valueOn} /> },
    {
      id: 'household',
      header: t`Household`,
      width: 'minmax(9rem, 1.5fr)',
      cell: ({ household }) => household?.name ?? <StatusPill tone="overdue">{t`No household yet`}</StatusPill>,
    },
    { id: 'account', header: t`Account`, width: 'minmax(8rem, 1.1fr)', narrow: 'hide', cell: (row) => row.account },
    {
      id: 'from',
      header: t`Other side and text`,
      width: 'minmax(10rem, 2.2fr)',
      narrow: 'hide',
      cell: ({ counterparty, text: said }) => [counterparty, said].filter(Boolean).join(' · '),
    },
    {
      id: 'flow',
      header: t`Flow type`,
      width: 'minmax(8rem, 1fr)',
      cell: ({ flowType, flowReason }) => (
        <>
          {i18n._(flowTypeName[flowType])}
          {flowReason !== null && <span className={styles.soft}> {t`corrected`}</span>}
        </>
      ),
    },
    {
      id: 'amount',
      header: t`Amount`,
      width: 'minmax(9rem, 1fr)',
      align: 'end',
      cell: ({ amount }) => <Money value={amount} />,
    },
    {
      id: 'allocated',
      header: t`Confirms`,
      width: 'minmax(9rem, 1fr)',
      align: 'end',
      narrow: 'hide',
      cell: ({ allocated, status }) =>
        status === 'pending' ? (
          <StatusPill tone="neutral">{t`Announced`}</StatusPill>
        ) : (
          <Money value={allocated.minor === 0n ? null : allocated} />
        ),
    },
  ]
  return (
    <>
      <div className={styles.drop}>
        <FilterBar
          filters={[
            {
              kind: 'choice',
              id: 'flow',
              label: t`Flow type`,
              options: FLOW_TYPES.map((value) => ({ value, label: i18n._(flowTypeName[value]) })),
            },
          ]}
          values={filters}
          onChange={change}
          result={
            list.rows &&
            (list.more.has ? (
              <Trans>the newest {shown}, more below</Trans>
            ) : (
              <Plural value={shown} one="# movement" other="# movements" />
            ))
          }
        >
          {narrowed && (
            <Button kind="quiet" small icon="close" onClick={() => change({ import: '', account: '', household: '' })}>
              {filters.account ? (
                <Trans>Only one account</Trans>
              ) : filters.import ? (
                <Trans>Only one file</Trans>
              ) : (
                <Trans>Only one household</Trans>
              )}
            </Button>
          )}
        </FilterBar>
      </div>
      <Table
        label={t`Movements`}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        selected={selected}
        onSelect={onSelect}
        more={list.more}
        error={list.error}
        onRetry={list.retry}
        place="movements"
        compact={(row) => (
          <TwoLines
            title={row.household?.name ?? row.account}
            figure={<Money value={row.amount} />}
            detail={<Day value={row.valueOn} />}
            state={i18n._(flowTypeName[row.flowType])}
          />
        )}
        empty={
          <EmptyState icon="document" title={<Trans>No movements.</Trans>}>
            <Trans>They come with the files of banks and custodians.</Trans>
          </EmptyState>
        }
      />
    </>
  )
}
