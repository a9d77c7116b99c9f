import { Trans, useLingui } from '@lingui/react/macro'
import type { StatementDetail } from '@rapport/contract/compensation-values.ts'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { paths } from '../../shell/paths.ts'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { Money } from '../../ui/figure/Money.tsx'
import { Table } from '../../ui/table/Table.tsx'
import { TwoLines } from '../../ui/table/TwoLines.tsx'
import styles from './compensation.module.css'

type Claim = z.output<typeof StatementDetail>['unconfirmed'][number]

/** What was claimed and no controller has confirmed: beside the lines, so that nobody wonders, and worth nothing. */
export function UnconfirmedList({ claims }: { claims: readonly Claim[] }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  if (claims.length === 0)
    return (
      <p className={styles.nothing}>
        <Trans>Everything that was claimed until the period’s end is confirmed or decided.</Trans>
      </p>
    )
  return (
    <>
      <p className={styles.soft}>
        <Trans>
          Claimed until the period’s end and still open today. Once money arrives and is confirmed, the next run pays on
          it.
        </Trans>
      </p>
      <Table<Claim>
        label={t`Not confirmed`}
        layout="fit"
        columns={[
          {
            id: 'household',
            header: t`Household`,
            width: 'minmax(12rem, 2fr)',
            cell: ({ household }) => household.name,
          },
          {
            id: 'kind',
            header: t`Kind`,
            width: '8rem',
            narrow: 'hide',
            cell: ({ kind }) => i18n._(claimKindName[kind]),
          },
          { id: 'state', header: t`State`, width: '10rem', cell: ({ state }) => <ClaimStatus state={state} /> },
          {
            id: 'open',
            header: t`Open`,
            width: '11rem',
            align: 'end',
            cell: ({ open }) => <Money value={open} whole />,
          },
          {
            id: 'bonus',
            header: t`Bonus`,
            width: '9rem',
            align: 'end',
            narrow: 'hide',
            cell: ({ open }) => <Money value={{ minor: 0n, currency: open.currency }} />,
          },
        ]}
        rows={claims}
        rowKey={({ claimId }) => claimId}
        onOpen={({ claimId }) => void navigate(paths.claim({ claimId }))}
        compact={({ household, open, kind, state }) => (
          <TwoLines
            title={household.name}
            figure={<Money value={open} whole />}
            detail={i18n._(claimKindName[kind])}
            state={<ClaimStatus state={state} />}
          />
        )}
      />
    </>
  )
}
