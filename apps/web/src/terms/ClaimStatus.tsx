import { useLingui } from '@lingui/react'
import type { ClaimState } from '@rapport/domain/claims/claim.ts'
import { StatusPill } from '../ui/figure/StatusPill.tsx'
import { claimStateName, claimStateTone } from './claim-words.ts'

/** Where a claim is in its life, the same on every page. */
export function ClaimStatus({ state }: { state: ClaimState }) {
  const { i18n } = useLingui()
  return <StatusPill tone={claimStateTone[state]}>{i18n._(claimStateName[state])}</StatusPill>
}
