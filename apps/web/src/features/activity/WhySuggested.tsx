import { Trans } from '@lingui/react/macro'
import type { HouseholdSuggestion } from '@rapport/contract/activity.ts'
import type { z } from 'zod'
import { Money } from '../../ui/figure/Money.tsx'
import { Day } from '../../ui/figure/Times.tsx'

/** What speaks for a household that an unknown account could belong to. */
export function WhySuggested({ suggestion }: { suggestion: z.output<typeof HouseholdSuggestion> }) {
  const { reason, detail, claim } = suggestion
  if (reason === 'name') return <Trans>The name fits: {detail}</Trans>
  if (reason === 'other_account') return <Trans>Another account of theirs is much alike: {detail}</Trans>
  if (claim === null) return <Trans>The inflow fits an open claim</Trans>
  return (
    <Trans>
      <Money value={claim.inflow} /> fits an open claim of <Day value={claim.claimedOn} />
    </Trans>
  )
}
