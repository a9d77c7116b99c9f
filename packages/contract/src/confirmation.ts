import { CHECKS } from '@rapport/domain/claims/checklist.ts'
import type { ConfirmationRefusal } from '@rapport/domain/claims/confirm-claim.ts'
import { z } from 'zod'
import { ActivityRow, ClaimDetail, ClaimRow } from './claims.ts'
import { ClaimKindName, EvidenceKindName } from './new-claim.ts'
import { editConflict, notFound, operation, type Refusal, refusal } from './operation.ts'
import { DayValue, HouseholdRef, Id, InstantValue, MoneyValue, page, paging, text, UserRef, words } from './values.ts'

/** Money that confirms claims and that its bank took back since, or that turned out to be a journal. */
export const TakenBackValue = z
  .object({
    activityId: Id,
    household: HouseholdRef,
    account: z.string(),
    counterparty: z.string(),
    valueOn: DayValue,
    amount: MoneyValue,
    /** What claims hold of it. */
    allocated: MoneyValue,
    /** What is left of it for them. */
    left: MoneyValue,
    reason: z.enum(['reversed', 'journal']),
    /** The movement that took it back, or the other leg of the journal. */
    by: z.object({ activityId: Id, bookedOn: DayValue, amount: MoneyValue }),
    claims: z.array(z.object({ claimId: Id, kind: ClaimKindName, claimant: UserRef, amount: MoneyValue })),
  })
  .meta({ id: 'TakenBack' })

const AllocationInput = z.object({ activityId: Id, amount: MoneyValue })

export const SuggestionValue = z
  .object({
    score: z.number().int(),
    allocations: z.array(AllocationInput),
    matched: MoneyValue,
    difference: MoneyValue,
    instalment: DayValue.nullable(),
    reasons: z.array(
      z.object({
        code: z.string(),
        points: z.number(),
        details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), z.null()])),
      }),
    ),
  })
  .meta({ id: 'Suggestion' })

export const CheckValue = z
  .object({
    name: z.enum(CHECKS),
    answer: z.enum(['yes', 'no', 'unknown']),
    about: z.array(z.string()),
    amount: MoneyValue.nullable(),
    initiativeId: Id.nullable(),
  })
  .meta({ id: 'Check' })

/** The controller's three panes at one look. */
export const Workbench = z
  .object({
    claim: ClaimDetail,
    activities: z.array(ActivityRow),
    suggestions: z.array(SuggestionValue),
    /** For the best suggestion, or for nothing when there is none. */
    checklist: z.array(CheckValue),
    /** Why the signed-in controller may not confirm this claim at all, before anything is chosen. */
    barred: z.enum(['own_claim', 'benefits_from_claim', 'entered_claim', 'acts_for_interested']).nullable(),
    /** The first of two signatures, when one was given. */
    firstSignature: z
      .object({ by: UserRef, at: InstantValue, reason: z.string(), allocations: z.array(AllocationInput) })
      .nullable(),
    tolerance: MoneyValue,
    window: z.object({ from: DayValue, to: DayValue }),
  })
  .meta({ id: 'Workbench' })

export const confirmationRefusals = {
  not_open: refusal(409, 'This claim was decided already.'),
  not_a_controller: refusal(403, 'Only a controller confirms.'),
  own_claim: refusal(403, 'This is your own claim, so someone else has to confirm it.'),
  benefits_from_claim: refusal(403, 'You benefit from this claim, so someone else has to confirm it.'),
  entered_claim: refusal(403, 'You entered this claim, so someone else has to confirm it.'),
  acts_for_interested: refusal(403, 'You act for somebody who benefits from this claim.'),
  nothing_to_confirm: refusal(422, 'Choose the account activity that confirms it.'),
  too_many_allocations: refusal(422, 'That is too many activities for one confirmation.'),
  amount_not_positive: refusal(422, 'A confirmed amount is more than nothing.'),
  activity_twice: refusal(422, 'An activity is chosen twice.'),
  activity_unknown: refusal(404, 'There is no such account activity.'),
  activity_not_booked: refusal(422, 'Announced money confirms nothing until it is booked.'),
  account_unknown: refusal(422, 'The account does not belong to any household yet.'),
  account_of_another_household: refusal(422, 'The account belongs to another household.'),
  currency_differs: refusal(422, 'The account is in another currency than the claim.'),
  not_external_inflow: refusal(422, 'Only money that came in from outside confirms a claim.'),
  activity_exhausted: refusal(
    409,
    'More than what is left of this activity: another claim holds the rest.',
    z.object({
      activityId: Id,
      available: MoneyValue,
      heldBy: z.array(z.object({ claimId: Id, household: z.string(), amount: MoneyValue })),
    }),
  ),
  more_than_claimed: refusal(422, 'This is more than was claimed.'),
  engagement_takes_no_activity: refusal(422, 'An engagement is confirmed by its letter, not by account activity.'),
  split_not_agreed: refusal(409, 'Somebody who shares in this claim has not agreed to the split.'),
  letter_missing: refusal(422, 'The countersigned letter is missing.'),
  reason_missing: refusal(422, 'Say why: the figures differ, or two controllers have to sign.'),
  second_controller_needed: refusal(409, 'A second controller has to sign this.'),
  differs_from_first_signature: refusal(409, 'The first controller signed for other allocations.'),
} satisfies Record<ConfirmationRefusal, Refusal>

const reviewRefusals = {
  not_found: notFound,
  edit_conflict: editConflict(ClaimDetail),
  not_under_review: refusal(409, 'This claim is not under review.'),
  not_a_controller: confirmationRefusals.not_a_controller,
  own_claim: confirmationRefusals.own_claim,
  benefits_from_claim: confirmationRefusals.benefits_from_claim,
  entered_claim: confirmationRefusals.entered_claim,
  acts_for_interested: confirmationRefusals.acts_for_interested,
  reason_missing: refusal(422, 'Say what is asked, or why.'),
}

const claimId = z.object({ claimId: Id })
const controllers = ['controller'] as const

export const confirmation = {
  listConfirmationQueue: operation({
    method: 'GET',
    path: '/confirmation-queue',
    summary: 'Claims that wait for a controller, by value or age',
    roles: ['controller', 'auditor'],
    query: z.object({ sort: z.enum(['value', 'age']).default('value'), kind: ClaimKindName.optional(), ...paging }),
    output: page(ClaimRow.extend({ suggestions: z.number().int(), bestScore: z.number().int().nullable() })).extend({
      totals: z.object({ count: z.number().int(), sums: z.array(MoneyValue) }),
    }),
  }),
  listTakenBack: operation({
    method: 'GET',
    path: '/taken-back-money',
    summary: 'Money that confirms claims and was taken back since: a controller undoes what rests on it',
    roles: ['controller', 'auditor'],
    query: z.object(paging),
    output: page(TakenBackValue),
  }),
  getWorkbench: operation({
    method: 'GET',
    path: '/claims/{claimId}/workbench',
    summary: 'All that decides a claim: contacts before it, account activity, suggestions, checklist',
    roles: ['controller', 'auditor'],
    params: claimId,
    output: Workbench,
    refusals: { not_found: notFound },
  }),
  checkAllocation: operation({
    method: 'POST',
    path: '/claims/{claimId}/checks',
    summary: 'The checklist for a chosen allocation; changes nothing',
    roles: controllers,
    params: claimId,
    body: z.object({ allocations: z.array(AllocationInput).max(100) }),
    output: z.object({ checklist: z.array(CheckValue), refusal: z.string().nullable() }),
    refusals: { not_found: notFound },
  }),
  confirmClaim: operation({
    method: 'POST',
    path: '/claims/{claimId}/confirmations',
    summary: 'Confirm what arrived',
    roles: controllers,
    params: claimId,
    body: z.object({ allocations: z.array(AllocationInput).max(100), reason: text(2000) }),
    output: z.object({
      outcome: z.enum(['signed_first', 'confirmed']),
      secondControllerFor: z.array(z.string()),
      claim: ClaimDetail,
    }),
    status: 201,
    refusals: { not_found: notFound, ...confirmationRefusals },
  }),
  undoConfirmation: operation({
    method: 'POST',
    path: '/confirmations/{confirmationId}/compensations',
    summary: 'Undo a confirmation by a compensating entry',
    roles: controllers,
    params: z.object({ confirmationId: Id }),
    body: z.object({ reason: words(2000) }),
    output: z.object({ claim: ClaimDetail }),
    status: 201,
    refusals: {
      not_found: notFound,
      nothing_confirmed: refusal(409, 'Nothing of this claim is confirmed.'),
      already_compensated: refusal(409, 'This confirmation was undone already.'),
      not_a_controller: confirmationRefusals.not_a_controller,
      own_claim: confirmationRefusals.own_claim,
      benefits_from_claim: confirmationRefusals.benefits_from_claim,
      entered_claim: confirmationRefusals.entered_claim,
      acts_for_interested: confirmationRefusals.acts_for_interested,
      reason_missing: reviewRefusals.reason_missing,
    },
  }),
  returnClaim: operation({
    method: 'POST',
    path: '/claims/{claimId}/returns',
    summary: 'Send a claim back with a question',
    roles: controllers,
    params: claimId,
    body: z.object({ question: words(4000), evidenceAsked: z.array(EvidenceKindName).max(5) }),
    output: ClaimDetail,
    versioned: true,
    edits: true,
    refusals: reviewRefusals,
  }),
  rejectClaim: operation({
    method: 'POST',
    path: '/claims/{claimId}/rejections',
    summary: 'Reject a claim, with the reason',
    roles: controllers,
    params: claimId,
    body: z.object({ reason: words(4000) }),
    output: ClaimDetail,
    versioned: true,
    edits: true,
    refusals: reviewRefusals,
  }),
}
