import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import type { client } from '../../shell/api.ts'

/** Why a contact was not logged, and what to do. */
export const logRefusals: Readonly<Record<RefusalCode<typeof client.logContact.operation>, MessageDescriptor>> = {
  representative_missing: msg`Say who took part for the firm.`,
  representative_repeated: msg`Somebody of the firm is named twice. Take one of them out.`,
  not_a_representative: msg`Somebody named for the firm does not meet clients. Take them out.`,
  attendee_missing: msg`Say whom the contact was with.`,
  attendee_repeated: msg`Somebody is named twice. Take one of them out.`,
  not_a_member: msg`Somebody named no longer belongs to that household, or you cannot see it. Choose the person again.`,
  outcome_does_not_fit: msg`That outcome does not go with this way of contact. Choose another one.`,
  mass_is_outbound_writing: msg`Only an e-mail or letter that we send goes to many at once.`,
  in_the_future: msg`It has not happened yet. Enter when it took place, or plan a meeting instead.`,
  too_long_ago: msg`It is too long ago to be logged. Check the day.`,
  purpose_missing: msg`Say what it was about.`,
  notes_too_long: msg`The notes are too long. Shorten them, or attach a document.`,
  role_may_not_log: msg`Your role does not log contacts.`,
  not_acting_for: msg`You do not act for the representative named. Name yourself, or somebody you act for.`,
  reason_missing: msg`There is a warning: say why the contact was made in spite of it.`,
  not_a_draft: msg`This claim was submitted already.`,
  not_for_claimant: msg`You do not act for the claimant. Choose yourself, or somebody you act for.`,
  amount_not_positive: msg`Enter an amount above zero.`,
  currency_unknown: msg`This currency is not known. Choose another one.`,
  contact_missing: msg`A claim names the contact that produced it.`,
  contact_of_another_household: msg`The contact was not with the household of this claim. Choose a household that took part.`,
  contact_in_future: msg`The contact lies in the future. Correct when it took place.`,
  splits_missing: msg`Say who shares the credit.`,
  split_share_invalid: msg`Each share lies above zero and is at most 100 %.`,
  split_payee_twice: msg`Somebody is in the split twice. Put both shares into one line.`,
  splits_not_whole: msg`The split has to be 100 % in all.`,
  instalments_only_for_promises: msg`Only a promise has instalments.`,
  instalment_date_invalid: msg`An instalment has no date.`,
  instalment_before_promise: msg`An instalment is due before the promise was made. Correct its date.`,
  instalments_out_of_order: msg`Put the instalments into the order of their dates.`,
  instalment_not_positive: msg`Each instalment is above zero.`,
  instalments_do_not_add_up: msg`The instalments have to add up to the promise.`,
  initiative_unknown: msg`This initiative no longer exists. Choose another one, or none.`,
}

/** The same, and what only the form asks for. */
export const logSentences = { ...logRefusals, title_missing: msg`Say what the engagement is about.` }

/** Why a contact was not amended, and what to do. */
export const amendRefusals: Readonly<Record<RefusalCode<typeof client.amendContact.operation>, MessageDescriptor>> = {
  not_found: msg`This contact is no longer there, or no longer yours to see.`,
  not_yours: msg`Only who took part or entered it amends a contact. Ask one of them.`,
  edit_conflict: msg`Somebody else amended this meanwhile. Compare both versions, then save again.`,
  nothing_changed: msg`Nothing was changed, so there is nothing to save.`,
}
