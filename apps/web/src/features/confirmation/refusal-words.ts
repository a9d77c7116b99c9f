import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { confirmation, Workbench } from '@rapport/contract/confirmation.ts'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import type { z } from 'zod'

/** Why a confirmation was refused, and what to do: every reason there is. */
export const confirmationRefusals: Record<RefusalCode<typeof confirmation.confirmClaim>, MessageDescriptor> = {
  not_found: msg`This claim is not there any more, or it is not yours to see.`,
  not_open: msg`This claim was decided already. Go on to the next one.`,
  not_a_controller: msg`Only a controller confirms.`,
  own_claim: msg`This is your own claim, so someone else has to confirm it.`,
  benefits_from_claim: msg`You benefit from this claim, so someone else has to confirm it.`,
  entered_claim: msg`You entered this claim, so someone else has to confirm it.`,
  acts_for_interested: msg`You act for somebody who benefits from this claim, so someone else has to confirm it.`,
  nothing_to_confirm: msg`Choose the account activity that confirms it first.`,
  too_many_allocations: msg`That is more than a hundred movements at once. Confirm them in parts.`,
  amount_not_positive: msg`An amount to confirm is more than zero. Correct it, or leave the movement out.`,
  activity_twice: msg`A movement is chosen twice. Leave one of them out.`,
  activity_unknown: msg`A movement that you chose is not there any more: its import was undone. Choose another one.`,
  activity_not_booked: msg`The movement is only announced. It confirms nothing until the bank books it.`,
  account_unknown: msg`The account belongs to no household yet. Assign it under Account activity first.`,
  account_of_another_household: msg`The account belongs to another household.`,
  currency_differs: msg`The account is in another currency than the claim. Return the claim and ask for the right one.`,
  not_external_inflow: msg`Only money that came in from outside confirms a claim. If the type is wrong, correct it under Account activity.`,
  activity_exhausted: msg`This is more than what is left of the movement: other claims hold the rest.`,
  more_than_claimed: msg`This is more than was claimed, even with the tolerance. Lower the amounts.`,
  engagement_takes_no_activity: msg`An engagement is confirmed by its letter, not by account activity.`,
  split_not_agreed: msg`Somebody who shares in this claim has not agreed to the split yet. The claim says who.`,
  letter_missing: msg`The countersigned letter is missing. Return the claim and ask for it.`,
  reason_missing: msg`Write a reason: the figures differ, or two controllers have to sign.`,
  second_controller_needed: msg`You signed this already. A second controller has to sign it now.`,
  differs_from_first_signature: msg`The first controller signed for other amounts. Take theirs over, or talk to them.`,
}

/** Why a claim could not be returned or rejected. */
export const reviewRefusals: Record<
  RefusalCode<typeof confirmation.returnClaim | typeof confirmation.rejectClaim>,
  MessageDescriptor
> = {
  not_found: msg`This claim is not there any more, or it is not yours to see.`,
  edit_conflict: msg`Somebody else changed this claim meanwhile. It is shown as it is now: look at it, then send again.`,
  not_under_review: msg`This claim is not under review: it was decided or sent back already, or it is a promise.`,
  not_a_controller: msg`Only a controller decides about a claim.`,
  own_claim: msg`This is your own claim, so someone else has to decide about it.`,
  benefits_from_claim: msg`You benefit from this claim, so someone else has to decide about it.`,
  entered_claim: msg`You entered this claim, so someone else has to decide about it.`,
  acts_for_interested: msg`You act for somebody who benefits from this claim, so someone else has to decide about it.`,
  reason_missing: msg`Say what is asked, or why.`,
}

type Barred = NonNullable<z.output<typeof Workbench>['barred']>

/** Why the signed-in controller may not decide about this claim at all. */
export const barredText: Record<Barred, MessageDescriptor> = {
  own_claim: confirmationRefusals.own_claim,
  benefits_from_claim: confirmationRefusals.benefits_from_claim,
  entered_claim: confirmationRefusals.entered_claim,
  acts_for_interested: confirmationRefusals.acts_for_interested,
}

/** Why a movement cannot be chosen, in a word or two beside it. */
export const whyNotText: Partial<Record<keyof typeof confirmationRefusals, MessageDescriptor>> = {
  activity_not_booked: msg`Announced, not booked`,
  account_unknown: msg`Account of no household`,
  account_of_another_household: msg`Another household`,
  currency_differs: msg`Another currency`,
  not_external_inflow: msg`No money from outside`,
  activity_exhausted: msg`Nothing left of it`,
}
