import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ClaimKind, ClaimState, EvidenceKind } from '@rapport/domain/claims/claim.ts'
import type { Tone } from '../ui/figure/StatusPill.tsx'

/** What each kind of claim is called. */
export const claimKindName: Readonly<Record<ClaimKind, MessageDescriptor>> = {
  deposit: msg`Deposit`,
  promise: msg`Promise`,
  engagement: msg`Engagement`,
}

/** What each state of a claim is called. */
export const claimStateName: Readonly<Record<ClaimState, MessageDescriptor>> = {
  draft: msg`Draft`,
  submitted: msg`Submitted`,
  in_review: msg`In review`,
  confirmed: msg`Confirmed`,
  partly_confirmed: msg`Partly confirmed`,
  returned: msg`Returned`,
  rejected: msg`Rejected`,
  promised: msg`Promised`,
  expected: msg`Expected`,
  partly_received: msg`Partly received`,
  fulfilled: msg`Fulfilled`,
  lapsed: msg`Lapsed`,
  written_off: msg`Written off`,
  holding: msg`In hold`,
  retained: msg`Retained`,
  reduced: msg`Reduced`,
}

/** The look of each state, the same wherever a claim is shown. */
export const claimStateTone: Readonly<Record<ClaimState, Tone>> = {
  draft: 'neutral',
  submitted: 'open',
  in_review: 'open',
  confirmed: 'confirmed',
  partly_confirmed: 'open',
  returned: 'overdue',
  rejected: 'refused',
  promised: 'promised',
  expected: 'promised',
  partly_received: 'promised',
  fulfilled: 'confirmed',
  lapsed: 'refused',
  written_off: 'refused',
  holding: 'confirmed',
  retained: 'retained',
  reduced: 'refused',
}

/** What each kind of evidence is called. */
export const evidenceName: Readonly<Record<EvidenceKind, MessageDescriptor>> = {
  countersigned_letter: msg`Countersigned letter`,
  transfer_form: msg`Transfer form`,
  account_statement: msg`Account statement`,
  correspondence: msg`Correspondence`,
  other: msg`Other evidence`,
}
