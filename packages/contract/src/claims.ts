import { FLOW_TYPES } from '@rapport/domain/activity/activity.ts'
import { CLAIM_STATES } from '@rapport/domain/claims/claim.ts'
import { z } from 'zod'
import { clientRoles } from './clients.ts'
import { ClaimKindName, EvidenceKindName, NewClaim, submissionRefusals } from './new-claim.ts'
import { editConflict, notFound, operation, refusal } from './operation.ts'
import { DayValue, HouseholdRef, Id, InstantValue, MoneyValue, page, paging, UserRef, words } from './values.ts'

export const ClaimStateName = z.enum(CLAIM_STATES).meta({ id: 'ClaimState' })

export const ClaimRow = z
  .object({
    id: Id,
    kind: ClaimKindName,
    state: ClaimStateName,
    household: HouseholdRef,
    claimant: UserRef,
    amount: MoneyValue,
    confirmed: MoneyValue,
    claimedOn: DayValue,
    submittedAt: InstantValue,
    ageDays: z.number().int(),
    late: z.boolean(),
    initiative: z.object({ id: Id, name: z.string() }).nullable(),
    /** The controller's question that waits for an answer. */
    question: z.string().nullable(),
  })
  .meta({ id: 'ClaimRow' })

export const ClaimStep = z
  .object({
    id: Id,
    at: InstantValue,
    by: UserRef,
    onBehalfOf: UserRef.nullable(),
    action: z.string(),
    from: z.string(),
    to: z.string(),
    text: z.string(),
    evidenceAsked: z.array(EvidenceKindName),
  })
  .meta({ id: 'ClaimStep' })

export const ConfirmedPart = z
  .object({
    confirmationId: Id,
    allocationId: Id,
    activityId: Id,
    /** Negative in a compensating entry. */
    amount: MoneyValue,
    valueOn: DayValue,
    account: z.string(),
    counterparty: z.string(),
    importId: Id.nullable(),
    fileName: z.string().nullable(),
    line: z.number().int().nullable(),
    confirmedBy: UserRef,
    secondController: UserRef.nullable(),
    confirmedAt: InstantValue,
    credits: z.array(z.object({ user: UserRef, amount: MoneyValue })),
  })
  .meta({ id: 'ConfirmedPart' })

export const ClaimDetail = ClaimRow.extend({
  version: z.number().int(),
  title: z.string(),
  note: z.string(),
  enteredBy: UserRef,
  onBehalfOf: UserRef.nullable(),
  splits: z.array(z.object({ user: UserRef, basisPoints: z.number().int() })),
  /** What the household's team had agreed on for the day of the claim. */
  usualSplits: z.array(z.object({ user: UserRef, basisPoints: z.number().int() })),
  splitAgreements: z.array(z.object({ user: UserRef, at: InstantValue })),
  instalments: z.array(z.object({ number: z.number().int(), dueOn: DayValue, amount: MoneyValue })),
  evidence: z.array(
    z.object({ id: Id, kind: EvidenceKindName, label: z.string(), addedBy: z.string(), addedAt: InstantValue }),
  ),
  contacts: z.array(
    z.object({
      id: Id,
      occurredAt: InstantValue,
      channel: z.string(),
      purpose: z.string(),
      by: z.string(),
      initiative: z.object({ id: Id, name: z.string() }).nullable(),
    }),
  ),
  steps: z.array(ClaimStep),
  parts: z.array(ConfirmedPart),
}).meta({ id: 'Claim' })

export const ActivityRow = z
  .object({
    id: Id,
    accountId: Id,
    account: z.string(),
    household: HouseholdRef.nullable(),
    bookedOn: DayValue,
    valueOn: DayValue,
    amount: MoneyValue,
    allocated: MoneyValue,
    available: MoneyValue,
    status: z.enum(['booked', 'pending']),
    flowType: z.enum(FLOW_TYPES),
    flowRule: z.string(),
    flowReason: z.string().nullable(),
    counterparty: z.string(),
    text: z.string(),
    importId: Id.nullable(),
    line: z.number().int().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Activity' })

const claimId = z.object({ claimId: Id })

export const claims = {
  submitClaim: operation({
    method: 'POST',
    path: '/claims',
    summary: 'Claim a result of contacts that are logged already',
    roles: ['advisor', 'specialist', 'banker', 'assistant'],
    body: NewClaim.extend({ contactIds: z.array(Id).min(1).max(20) }),
    output: ClaimDetail,
    status: 201,
    refusals: submissionRefusals,
  }),
  listClaims: operation({
    method: 'GET',
    path: '/claims',
    summary: 'Claims that one may see, newest first',
    roles: clientRoles.filter((role) => role !== 'marketing' && role !== 'service'),
    query: z.object({
      mine: z.enum(['yes', 'no']).default('no'),
      kind: ClaimKindName.optional(),
      state: ClaimStateName.optional(),
      open: z.enum(['yes', 'no']).optional(),
      householdId: Id.optional(),
      ...paging,
    }),
    output: page(ClaimRow),
  }),
  getClaim: operation({
    method: 'GET',
    path: '/claims/{claimId}',
    summary: 'One claim with its contacts, steps and what confirmed it, to the bank entry',
    roles: clientRoles,
    params: claimId,
    output: ClaimDetail,
    versioned: true,
    refusals: { not_found: notFound },
  }),
  agreeToSplit: operation({
    method: 'POST',
    path: '/claims/{claimId}/split-agreements',
    summary: 'Agree, for oneself, to how a claim is shared',
    roles: ['advisor', 'specialist', 'banker', 'manager'],
    params: claimId,
    output: ClaimDetail,
    versioned: true,
    refusals: {
      not_found: notFound,
      not_open: refusal(409, 'This claim is decided.'),
      not_asked: refusal(409, 'Nothing is asked of you: you do not share in this claim, or have agreed already.'),
    },
  }),
  answerClaim: operation({
    method: 'POST',
    path: '/claims/{claimId}/answers',
    summary: "Answer the controller's question and send the claim back for review",
    roles: ['advisor', 'specialist', 'banker', 'assistant'],
    params: claimId,
    body: z.object({
      answer: words(4000),
      evidence: z.array(z.object({ kind: EvidenceKindName, label: words(200) })).max(20),
    }),
    output: ClaimDetail,
    versioned: true,
    edits: true,
    refusals: {
      not_found: notFound,
      edit_conflict: editConflict(ClaimDetail),
      not_returned: refusal(409, 'Nothing is asked of this claim.'),
      not_for_claimant: refusal(403, 'You do not act for the claimant.'),
      answer_missing: refusal(422, 'Write an answer.'),
      evidence_missing: refusal(422, 'The evidence that was asked for is missing.'),
    },
  }),
}
