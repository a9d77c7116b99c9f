import { Trans, useLingui } from '@lingui/react/macro'
import type { Output } from '@rapport/contract/operation.ts'
import { useNavigate } from 'react-router'
import { client } from '../../shell/api.ts'
import { paths } from '../../shell/paths.ts'
import { usePages } from '../../shell/use-pages.ts'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { Button } from '../../ui/control/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'

type Row = Output<typeof client.listClaims.operation>['items'][number]

/** What was claimed for this household, newest first. */
export function Claims({ householdId }: { householdId: string }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { rows, error, retry, more } = usePages(client.listClaims, { householdId, limit: 50 })
  const columns: readonly Column<Row>[] = [
    { id: 'day', header: t`Claimed on`, width: '7.5rem', cell: (row) => <Day value={row.claimedOn} /> },
    { id: 'kind', header: t`Kind`, width: 'minmax(7rem, 1fr)', cell: (row) => i18n._(claimKindName[row.kind]) },
    { id: 'state', header: t`State`, width: '11rem', cell: (row) => <ClaimStatus state={row.state} /> },
    {
      id: 'claimant',
      header: t`Claimed by`,
      width: 'minmax(9rem, 1fr)',
      narrow: 'hide',
      cell: (row) => row.claimant.name,
    },
    {
      id: 'initiative',
      header: t`Initiative`,
      width: 'minmax(10rem, 2fr)',
      narrow: 'hide',
      cell: (row) => row.initiative?.name ?? '–',
    },
    {
      id: 'amount',
      header: t`Claimed`,
      width: '9.5rem',
      align: 'end',
      cell: (row) => <Money value={row.amount} whole />,
    },
    {
      id: 'confirmed',
      header: t`Confirmed`,
      width: '9.5rem',
      align: 'end',
      cell: (row) => <Money value={row.confirmed} whole />,
    },
  ]
  return (
    <>
      <Table
        label={t`Claims`}
        layout="fit"
        columns={columns}
        rowKey={({ id }) => id}
        rows={rows}
        error={error}
        onRetry={retry}
        onOpen={(row) => void navigate(paths.claim({ claimId: row.id }))}
        compact={(row) => (
          <TwoLines
            title={i18n._(claimKindName[row.kind])}
            figure={<Money value={row.amount} whole />}
            detail={<Day value={row.claimedOn} />}
            state={<ClaimStatus state={row.state} />}
          />
        )}
        empty={
          <EmptyState icon="star" title={<Trans>Nothing was claimed yet.</Trans>}>
            <Trans>A deposit, promise or engagement is claimed when the contact that won it is logged.</Trans>
          </EmptyState>
        }
      />
      {more.has && (
        <div>
          <Button kind="quiet" icon="chevronDown" busy={more.loading} onClick={more.load}>
            <Trans>Show earlier</Trans>
          </Button>
        </div>
      )}
    </>
  )
}
