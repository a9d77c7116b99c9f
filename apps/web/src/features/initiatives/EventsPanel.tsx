import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from 'react-router'
import { paths } from '../../shell/paths.ts'
import { useSession } from '../../shell/session.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { useTableUrl } from '../../ui/table/use-table-url.ts'
import { Gain } from './Gain.tsx'
import { NameLink, useColumns } from './initiative-columns.tsx'
import { asLeague, type Row } from './tree.ts'

/** The events of a series, each with its own cost and return. */
export function EventsPanel({ rows }: { rows: readonly Row[] }) {
  const { t } = useLingui()
  const { today } = useSession()
  const navigate = useNavigate()
  const { sort, onSort } = useTableUrl({ column: 'starts', direction: 'down' })
  return (
    <Table
      label={t`Events`}
      columns={useColumns(today)}
      rows={asLeague(rows, () => true, sort)}
      rowKey={({ row }) => row.id}
      sort={sort}
      onSort={onSort}
      onOpen={({ row }) => void navigate(paths.initiative({ initiativeId: row.id }))}
      compact={({ row }) => (
        <TwoLines
          title={<NameLink row={row} depth={0} />}
          figure={<Money value={row.realised} whole />}
          detail={<Day value={row.startsOn} />}
          state={<Gain value={row.roi} />}
        />
      )}
      empty={<EmptyState icon="flag" title={<Trans>This series has no event yet.</Trans>} />}
    />
  )
}
