import { Trans, useLingui } from '@lingui/react/macro'
import type { RunDetail } from '@rapport/contract/compensation-values.ts'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { useTableUrl } from '../../ui/table/use-table-url.ts'

type Run = z.output<typeof RunDetail>
type Payee = Run['payeeResults'][number]

const by = (of: (row: Payee) => bigint) => (a: Payee, b: Payee) => Number(of(a) - of(b))

/** What the run pays to whom; a row leads to the statement. */
export function PayeesTable({ run }: { run: Run }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { sort, onSort } = useTableUrl({ column: 'total', direction: 'down' })
  const compared: readonly Column<Payee>[] = run.previousRun
    ? [
        {
          id: 'previous',
          header: t`Computation before`,
          width: '11rem',
          align: 'end',
          narrow: 'hide',
          cell: ({ previous }) => <Money value={previous} />,
        },
        {
          id: 'change',
          header: t`Difference`,
          width: '10rem',
          align: 'end',
          narrow: 'hide',
          sort: by(({ total, previous }) => total.minor - (previous?.minor ?? 0n)),
          cell: ({ total, previous }) => (
            <Money value={previous && { minor: total.minor - previous.minor, currency: total.currency }} signed />
          ),
        },
      ]
    : []
  return (
    <Table<Payee>
      label={t`Payees`}
      columns={[
        {
          id: 'payee',
          header: t`Payee`,
          width: 'minmax(12rem, 2fr)',
          sort: (a, b) => a.payee.name.localeCompare(b.payee.name),
          cell: ({ payee }) => payee.name,
        },
        {
          id: 'credited',
          header: t`Credited`,
          width: '12rem',
          align: 'end',
          sort: by(({ credited }) => credited.minor),
          cell: ({ credited }) => <Money value={credited} />,
        },
        ...compared,
        {
          id: 'total',
          header: t`Bonus`,
          width: '11rem',
          align: 'end',
          sort: by(({ total }) => total.minor),
          cell: ({ total }) => <Money value={total} />,
        },
      ]}
      rows={run.payeeResults}
      rowKey={({ statementId }) => statementId}
      sort={sort}
      onSort={onSort}
      onOpen={({ statementId }) => void navigate(paths.statement({ statementId }))}
      compact={({ payee, total, credited }) => (
        <TwoLines
          title={payee.name}
          figure={<Money value={total} />}
          detail={
            <Trans>
              <Money value={credited} whole /> credited
            </Trans>
          }
        />
      )}
      place={`run-${run.id}`}
      empty={
        <EmptyState icon="people" title={t`None of this run’s payees is yours to see.`}>
          <Trans>You see the statements of the people whom you lead.</Trans>
        </EmptyState>
      }
    />
  )
}
