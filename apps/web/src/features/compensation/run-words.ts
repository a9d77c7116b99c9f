import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { compensation } from '@rapport/contract/compensation.ts'
import type { RunDetail, RunState } from '@rapport/contract/compensation-values.ts'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import type { z } from 'zod'
import type { Tone } from '../../ui/figure/StatusPill.tsx'

type Run = z.output<typeof RunDetail>

/** What each state of a run is called. */
export const runStateName: Readonly<Record<z.output<typeof RunState>, MessageDescriptor>> = {
  computing: msg`Being computed`,
  draft: msg`Draft`,
  reviewed: msg`Reviewed`,
  approved: msg`Approved`,
  closed: msg`Closed`,
  paid: msg`Paid`,
  failed: msg`Not computed`,
  superseded: msg`Replaced`,
}

export const runStateTone: Readonly<Record<z.output<typeof RunState>, Tone>> = {
  computing: 'open',
  draft: 'open',
  reviewed: 'promised',
  approved: 'confirmed',
  closed: 'retained',
  paid: 'retained',
  failed: 'refused',
  superseded: 'neutral',
}

/** Why a line is another one than in the computation before. */
export const causeName: Readonly<Record<Run['differences'][number]['cause'], MessageDescriptor>> = {
  fact_added: msg`Newly confirmed`,
  fact_removed: msg`No longer there`,
  fact_changed: msg`Corrected`,
  split_changed: msg`Shared differently`,
  figure_changed: msg`Another base`,
  outcome_changed: msg`A gate or threshold turned`,
  plan_changed: msg`Other rules`,
  position_changed: msg`Another tier, because of other credits`,
  paid_since: msg`Paid meanwhile`,
  follows: msg`Follows from other lines`,
  payee_left: msg`No longer part of the run`,
}

/** Why a step is not for the person who looks at it. */
export const stepRefusal: Readonly<Record<NonNullable<Run['steps'][number]['refusal']>, MessageDescriptor>> = {
  not_a_draft: msg`This run is not a draft any more.`,
  period_not_over: msg`The period is not over yet.`,
  computed_too_early: msg`It was computed before its period was over. Compute it again.`,
  not_reviewed: msg`It has to be reviewed first.`,
  not_approved: msg`It has to be approved first.`,
  not_closed: msg`It has to be closed first.`,
  result_changed_since_review: msg`The result changed since it was reviewed. It has to be reviewed again.`,
  own_plan: msg`You wrote this plan, so someone else has to approve the run.`,
  own_confirmation: msg`You confirmed money that this run pays on, so someone else has to approve it.`,
  own_benefit: msg`This run pays you, so someone else has to approve it.`,
  already_approved: msg`This run is approved already.`,
  period_is_closed: msg`This period is closed: corrections belong to the open one.`,
  money_taken_back: msg`Money that this run pays on was taken back since it was computed. Compute the run anew.`,
  role: msg`A manager or compensation approver takes this step.`,
}

/** What the server said against a step although it was offered. */
export const stepRefusals: Readonly<Record<RefusalCode<typeof compensation.approveRun>, MessageDescriptor>> = {
  ...stepRefusal,
  not_found: msg`This run is not there any more.`,
  edit_conflict: msg`Somebody else took this step meanwhile. Reload the page to see where the run stands.`,
}

export const computeRefusals: Readonly<Record<RefusalCode<typeof compensation.computeRun>, MessageDescriptor>> = {
  plan_unknown: msg`There is no such plan any more.`,
  period_unknown: msg`There is no such period any more.`,
  plan_not_in_force: msg`No approved version of this plan is in force in this period.`,
  period_not_begun: msg`The period has not begun yet.`,
  earlier_period_open: msg`An earlier period of this plan has to be closed first: what it pays is taken off here.`,
  period_is_closed: msg`This period is closed: corrections belong to the open one.`,
  already_approved: msg`A run of this period is approved already. Close it.`,
  already_computing: msg`This run is being computed already.`,
}

/** Why a run could not be computed. */
const problemName: Readonly<Record<string, MessageDescriptor>> = {
  split_missing: msg`Nobody is said to share in this money.`,
  split_ambiguous: msg`Two splits of this household overlap.`,
  split_not_whole: msg`A split does not total 100 %.`,
  shadow_forbidden: msg`A split has shadow shares, which the plan forbids.`,
  fixing_missing: msg`No exchange rate is stored for this money.`,
  currency_unknown: msg`This money is in an unknown currency.`,
  after_period: msg`This money has a value date after the plan’s period.`,
  wrong_sign: msg`This movement has the wrong sign for its type.`,
  figure_missing: msg`A figure that the plan needs was not stated.`,
  plan_invalid: msg`The plan has an error.`,
  already_approved: msg`Another run of this period was approved meanwhile.`,
}
export const problemText = (code: string): MessageDescriptor =>
  problemName[code] ?? msg`The computation broke off. Compute it again; if it happens again, tell your administrator.`
