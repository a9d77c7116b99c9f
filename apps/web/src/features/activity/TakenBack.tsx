import { Trans, useLingui } from '@lingui/react/macro'
import type { TakenBackValue } from '@rapport/contract/confirmation.ts'
import { Link } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table, type TableProps } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import styles from './activity.module.css'

type Row = z.output<typeof TakenBackValue>

interface Props {
  readonly list: {
    readonly rows: readonly Row[] | undefined
    readonly error: unknown
    readonly retry: () => void
    readonly more: NonNullable<TableProps<Row>['more']>
  }
}

/** Money that confirms claims and that its bank took back since. Each claim's page undoes what rests on it. */
export function TakenBack({ list }: Props) {
  const { t } = useLingui()
  const why = ({ reason }: Row) => (reason === 'journal' ? t`Came from another own account` : t`Taken back by the bank`)
  const columns: Column<Row>[] = [
    { id: 'household', header: t`Household`, width: 'minmax(10rem, 1.6fr)', cell: ({ household }) => household.name },
    { id: 'day', header: t`Value date`, width: '6.75rem', cell: ({ valueOn }) => <Day value={valueOn} /> },
    {
      id: 'from',
      header: t`Other side`,
      width: 'minmax(8rem, 1.3fr)',
      narrow: 'hide',
      cell: ({ counterparty, account }) => counterparty || account,
    },
    {
      id: 'allocated',
      header: t`Confirms`,
      width: 'minmax(9rem, 1fr)',
      align: 'end',
      cell: ({ allocated }) => <Money value={allocated} />,
    },
    {
      id: 'left',
      header: t`Left of it`,
      width: 'minmax(9rem, 1fr)',
      align: 'end',
      cell: ({ left }) => <Money value={left} />,
    },
    {
      id: 'why',
      header: t`What happened`,
      width: 'minmax(13rem, 2fr)',
      narrow: 'hide',
      cell: (row) => (
        <>
          {why(row)}, <Day value={row.by.bookedOn} />{' '}
          <span className={styles.soft}>
            <Money value={row.by.amount} />
          </span>
        </>
      ),
    },
    {
      id: 'claims',
      header: t`Claims that rest on it`,
      width: 'minmax(10rem, 1.6fr)',
      cell: ({ claims }) =>
        claims.map(({ claimId, claimant }, at) => (
          <span key={claimId}>
            {at > 0 && ', '}
            <Link to={paths.claim({ claimId })}>{claimant.name}</Link>
          </span>
        )),
    },
  ]
  return (
    <Table
      label={t`Money taken back`}
      columns={columns}
      rows={list.rows}
      rowKey={({ activityId, reason }) => activityId + reason}
      more={list.more}
      error={list.error}
      onRetry={list.retry}
      place="taken-back"
      compact={(row) => (
        <TwoLines
          title={row.household.name}
          figure={<Money value={row.allocated} />}
          detail={why(row)}
          state={row.claims.map(({ claimId, claimant }) => (
            <Link key={claimId} to={paths.claim({ claimId })}>
              {claimant.name}
            </Link>
          ))}
        />
      )}
      empty={
        <EmptyState icon="check" title={<Trans>All money that confirms a claim is still there.</Trans>}>
          <Trans>
            What a bank takes back after it confirmed a claim is shown here, and no payout that rests on it goes on.
          </Trans>
        </EmptyState>
      }
    />
  )
}
