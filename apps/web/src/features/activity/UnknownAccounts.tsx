import { Trans, useLingui } from '@lingui/react/macro'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table, type TableProps } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import type { UnknownAccount } from './unknown-account.ts'

interface Props {
  readonly list: {
    readonly rows: readonly UnknownAccount[] | undefined
    readonly error: unknown
    readonly retry: () => void
    readonly more: NonNullable<TableProps<UnknownAccount>['more']>
  }
}

/** Accounts that belong to no household yet: what they brought, and whose they could be. */
export function UnknownAccounts({ list }: Props) {
  const { t } = useLingui()
  const { selected, onSelect } = useTableUrl()
  const columns: Column<UnknownAccount>[] = [
    { id: 'identifier', header: t`Account`, width: 'minmax(11rem, 1.4fr)', cell: (account) => account.identifier },
    {
      id: 'name',
      header: t`Name in the file`,
      width: 'minmax(9rem, 1.4fr)',
      narrow: 'hide',
      cell: ({ name, institution }) => name || institution || '–',
    },
    {
      id: 'inflow',
      header: t`Came in`,
      width: 'minmax(8.5rem, 1fr)',
      align: 'end',
      cell: ({ inflow }) => <Money value={inflow} whole />,
    },
    {
      id: 'movements',
      header: t`Movements`,
      width: 'minmax(8rem, 0.6fr)',
      align: 'end',
      narrow: 'hide',
      cell: ({ movements }) => <Count value={movements} />,
    },
    {
      id: 'last',
      header: t`Last`,
      width: 'minmax(6.5rem, 0.7fr)',
      align: 'end',
      narrow: 'hide',
      cell: ({ lastOn }) => <Day value={lastOn} />,
    },
    {
      id: 'suggestion',
      header: t`Could belong to`,
      width: 'minmax(10rem, 1.6fr)',
      cell: ({ suggestions }) => suggestions[0]?.household.name ?? t`no idea yet`,
    },
  ]
  return (
    <Table
      label={t`Unknown accounts`}
      columns={columns}
      rows={list.rows}
      rowKey={({ id }) => id}
      selected={selected}
      onSelect={onSelect}
      more={list.more}
      error={list.error}
      onRetry={list.retry}
      place="unknown-accounts"
      compact={(account) => (
        <TwoLines
          title={account.identifier}
          figure={<Money value={account.inflow} whole />}
          detail={account.suggestions[0]?.household.name ?? account.name}
        />
      )}
      empty={
        <EmptyState icon="check" title={<Trans>Every account belongs to somebody.</Trans>}>
          <Trans>An account that a file names for the first time waits here; its movements are never dropped.</Trans>
        </EmptyState>
      }
    />
  )
}
