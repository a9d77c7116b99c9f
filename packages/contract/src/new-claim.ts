import { CLAIM_KINDS, EVIDENCE_KINDS } from '@rapport/domain/claims/claim.ts'
import { type SubmissionRefusal } from '@rapport/domain/claims/submit-claim.ts'
import { z } from 'zod'
import { type Refusal, refusal } from './operation.ts'
import { DayValue, enteredAmount, Id, MoneyValue, text } from './values.ts'

export const ClaimKindName = z.enum(CLAIM_KINDS).meta({ id: 'ClaimKind' })
export const EvidenceKindName = z.enum(EVIDENCE_KINDS).meta({ id: 'EvidenceKind' })

const EnteredMoney = MoneyValue.refine(enteredAmount, { path: ['minor'], message: 'an amount below a quadrillion' })

/** A result of a contact, as its form claims it. */
export const NewClaim = z
  .object({
    kind: ClaimKindName,
    householdId: Id,
    claimantId: Id,
    amount: EnteredMoney,
    /** What an engagement is about. */
    title: text(200),
    note: text(4000),
    /** In basis points; 10,000 in all. Empty: the household's default split. */
    splits: z.array(z.object({ userId: Id, basisPoints: z.number().int().min(1).max(10_000) })).max(20),
    instalments: z.array(z.object({ dueOn: DayValue, amount: EnteredMoney })).max(60),
    evidence: z.array(z.object({ kind: EvidenceKindName, label: text(200) })).max(20),
  })
  .meta({ id: 'NewClaim' })

export const submissionRefusals = {
  not_a_draft: refusal(409, 'This claim was submitted already.'),
  not_for_claimant: refusal(403, 'You do not act for the claimant named.'),
  amount_not_positive: refusal(422, 'A claim is more than nothing.'),
  currency_unknown: refusal(422, 'This is no ISO 4217 currency.'),
  contact_missing: refusal(422, 'A claim names the contact that produced it.'),
  contact_of_another_household: refusal(422, 'The contact was not with this household.'),
  contact_in_future: refusal(422, 'The contact lies in the future.'),
  splits_missing: refusal(422, 'Say who shares the credit.'),
  split_share_invalid: refusal(422, 'A share lies between nothing and the whole.'),
  split_payee_twice: refusal(422, 'Somebody is in the split twice.'),
  splits_not_whole: refusal(422, 'The split is 100 % in all.'),
  instalments_only_for_promises: refusal(422, 'Only a promise has instalments.'),
  instalment_date_invalid: refusal(422, 'An instalment has no date.'),
  instalment_before_promise: refusal(422, 'An instalment is due before the promise was made.'),
  instalments_out_of_order: refusal(422, 'The instalments are not in the order of their dates.'),
  instalment_not_positive: refusal(422, 'An instalment is more than nothing.'),
  instalments_do_not_add_up: refusal(422, 'The instalments do not add up to the promise.'),
} satisfies Record<SubmissionRefusal, Refusal>
