import { Trans, useLingui } from '@lingui/react/macro'
import type { RunDetail } from '@rapport/contract/compensation-values.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import { lineName } from './line-words.ts'
import { causeName } from './run-words.ts'

type Run = z.output<typeof RunDetail>
type Difference = Run['differences'][number]

/** Line by line what is another sum than in the computation before, and what caused it. */
export function DifferencesTable({ run }: { run: Run }) {
  const { t, i18n } = useLingui()
  const what = ({ household, kind, claimId }: Difference) => {
    const name = household?.name ?? i18n._(lineName(kind))
    return claimId ? <Link to={paths.claim({ claimId })}>{name}</Link> : name
  }
  const moved = ({ before, after }: Difference) => ({
    minor: (after?.minor ?? 0n) - (before?.minor ?? 0n),
    currency: run.total.currency,
  })
  return (
    <Table<Difference>
      label={t`What changed`}
      columns={[
        { id: 'payee', header: t`Payee`, width: 'minmax(9rem, 1fr)', cell: ({ payee }) => payee.name },
        { id: 'line', header: t`Line`, width: 'minmax(10rem, 1.5fr)', cell: what },
        { id: 'cause', header: t`Cause`, width: 'minmax(10rem, 1.5fr)', cell: ({ cause }) => i18n._(causeName[cause]) },
        {
          id: 'component',
          header: t`Component`,
          width: 'minmax(8rem, 1fr)',
          narrow: 'hide',
          cell: ({ component }) => component ?? '–',
        },
        {
          id: 'before',
          header: t`Before`,
          width: '9rem',
          align: 'end',
          narrow: 'hide',
          cell: ({ before }) => <Money value={before} />,
        },
        {
          id: 'after',
          header: t`Now`,
          width: '9rem',
          align: 'end',
          narrow: 'hide',
          cell: ({ after }) => <Money value={after} />,
        },
        {
          id: 'change',
          header: t`Difference`,
          width: '9rem',
          align: 'end',
          cell: (row) => <Money value={moved(row)} signed />,
        },
      ]}
      rows={run.differences}
      rowKey={({ payee, key }) => `${payee.id}/${key}`}
      compact={(row) => (
        <TwoLines
          title={row.payee.name}
          figure={<Money value={moved(row)} signed />}
          detail={what(row)}
          state={i18n._(causeName[row.cause])}
        />
      )}
      place={`run-${run.id}-differences`}
      empty={
        run.previousRun ? (
          <EmptyState icon="check" title={t`Nothing changed against the computation before.`}>
            <Trans>The same facts give the same result, and the same hash.</Trans>
          </EmptyState>
        ) : (
          <EmptyState icon="coins" title={t`This is the first computation of the period.`}>
            <Trans>When it is computed again, every line that differs is here with its cause.</Trans>
          </EmptyState>
        )
      }
    />
  )
}
