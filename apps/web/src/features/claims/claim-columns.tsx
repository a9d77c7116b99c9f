import { useLingui } from '@lingui/react/macro'
import type { ClaimRow } from '@rapport/contract/claims.ts'
import { OPEN_STATES, remainder } from '@rapport/domain/claims/claim.ts'
import type { z } from 'zod'
import { ClaimStatus } from '../../terms/ClaimStatus.tsx'
import { claimKindName } from '../../terms/claim-words.ts'
import { Money } from '../../ui/figure/Money.tsx'
import { Count } from '../../ui/figure/Numbers.tsx'
import { StatusPill } from '../../ui/figure/StatusPill.tsx'
import { Day } from '../../ui/figure/Times.tsx'
import type { Column } from '../../ui/table/column.ts'

type Row = z.output<typeof ClaimRow>

/** What stays open of a claim, in its own currency. */
export const openOf = ({ amount, confirmed }: Pick<Row, 'amount' | 'confirmed'>) => ({
  minor: remainder({ amount: amount.minor, confirmed: confirmed.minor }),
  currency: amount.currency,
})

export function useClaimColumns(): Column<Row>[] {
  const { t, i18n } = useLingui()
  return [
    { id: 'household', header: t`Household`, width: 'minmax(10rem, 2fr)', cell: (claim) => claim.household.name },
    { id: 'kind', header: t`Kind`, width: 'minmax(6rem, 1fr)', cell: (claim) => i18n._(claimKindName[claim.kind]) },
    {
      id: 'claimant',
      header: t`Claimed by`,
      width: 'minmax(9rem, 1.5fr)',
      narrow: 'hide',
      cell: (claim) => claim.claimant.name,
    },
    {
      id: 'claimed',
      header: t`Claimed`,
      width: 'minmax(8.5rem, 1fr)',
      align: 'end',
      cell: (claim) => <Money value={claim.amount} whole />,
    },
    {
      id: 'confirmed',
      header: t`Confirmed`,
      width: 'minmax(8.5rem, 1fr)',
      align: 'end',
      narrow: 'hide',
      cell: (claim) => <Money value={claim.confirmed.minor === 0n ? null : claim.confirmed} whole />,
    },
    {
      id: 'state',
      header: t`State`,
      width: 'minmax(11rem, 1fr)',
      cell: (claim) => <ClaimStatus state={claim.state} />,
    },
    {
      id: 'day',
      header: t`Day`,
      width: 'minmax(6.5rem, 0.7fr)',
      align: 'end',
      narrow: 'hide',
      cell: (claim) => <Day value={claim.claimedOn} />,
    },
    {
      id: 'age',
      header: t`Age, days`,
      width: 'minmax(5rem, 0.5fr)',
      align: 'end',
      narrow: 'hide',
      cell: (claim) => <Count value={OPEN_STATES.includes(claim.state) ? claim.ageDays : null} />,
    },
    {
      id: 'note',
      header: t`To note`,
      width: 'minmax(7rem, 0.8fr)',
      narrow: 'hide',
      cell: (claim) => claim.late && <StatusPill tone="neutral">{t`Late entry`}</StatusPill>,
    },
  ]
}
