import type { EvidenceKind } from '@rapport/domain/claims/claim.ts'
import type { Making } from '../making.ts'
import { timestamp } from '../rows.ts'
import { creditsOf, type DemoClaim, type DemoConfirmation } from './claim-book.ts'

/** A credit as it was written, for the runs that pay it. */
export interface DemoCredit {
  readonly id: string
  readonly claim: DemoClaim
  readonly allocationId: string
  readonly userId: string
}

/** Claims with all that hangs on them: contacts, split, instalments, events, confirmations, allocations and credits. */
export function writeClaims({ rows, id }: Making, claims: readonly DemoClaim[]): DemoCredit[] {
  const credits: DemoCredit[] = []
  for (const claim of claims) {
    claimRows({ rows, id }, claim)
    if (claim.signature) {
      const { controller, at, reason, movement } = claim.signature
      signatureRow({ rows, id }, claim.id, controller.id, at, reason, [{ movement, amount: movement.amount }])
    }
    for (const { id: confirmation, controller, first, firstAt, at, reason, allocations } of claim.confirmations) {
      if (first && firstAt !== null) signatureRow({ rows, id }, claim.id, first.id, firstAt, reason, allocations)
      rows.confirmation.push({
        id: confirmation,
        claim_id: claim.id,
        controller_id: controller.id,
        second_controller_id: first?.id ?? null,
        at: timestamp(at),
        reason,
        compensates: null,
      })
      for (const { id: allocationId, movement, amount } of allocations) {
        rows.allocation.push({
          id: allocationId,
          confirmation_id: confirmation,
          claim_id: claim.id,
          activity_id: movement.id,
          amount_minor: amount,
          currency: claim.currency,
        })
        for (const credit of creditsOf(claim, amount)) {
          const one = { id: id(at), claim, allocationId, userId: credit.user.id }
          credits.push(one)
          rows.credit.push({
            id: one.id,
            allocation_id: allocationId,
            claim_id: claim.id,
            activity_id: movement.id,
            user_id: credit.user.id,
            household_id: claim.household.id,
            initiative_id: claim.initiativeId,
            amount_minor: credit.amount,
            currency: claim.currency,
            value_on: movement.valueOn,
            created_at: timestamp(at),
          })
        }
      }
    }
  }
  return credits
}

function claimRows({ rows, id }: Pick<Making, 'rows' | 'id'>, claim: DemoClaim): void {
  rows.claim.push({
    id: claim.id,
    kind: claim.kind,
    state: claim.state,
    household_id: claim.household.id,
    claimant_id: claim.claimant.id,
    entered_by: claim.enteredBy.id,
    on_behalf_of: claim.enteredBy.id === claim.claimant.id ? null : claim.claimant.id,
    initiative_id: claim.initiativeId,
    amount_minor: claim.amount,
    confirmed_minor: 0n, // allocations raise it
    currency: claim.currency,
    claimed_on: claim.claimedOn,
    title: claim.title,
    note: claim.note,
    late: claim.late,
    submitted_at: timestamp(claim.submittedAt),
    decided_at: claim.decidedAt === null ? null : timestamp(claim.decidedAt),
    version: Math.max(1, claim.events.length),
  })
  for (const contact of claim.contactIds) rows.claim_contact.push({ claim_id: claim.id, contact_id: contact })
  for (const { user, basisPoints } of claim.shares)
    rows.claim_split.push({ claim_id: claim.id, user_id: user.id, basis_points: basisPoints })
  for (const [index, { dueOn, amount }] of claim.instalments.entries())
    rows.instalment.push({ claim_id: claim.id, number: index + 1, due_on: dueOn, amount_minor: amount })
  for (const { kind, at, by } of claim.evidence)
    rows.claim_evidence.push({
      id: id(at),
      claim_id: claim.id,
      kind,
      label: evidenceLabels[kind],
      added_by: by.id,
      added_at: timestamp(at),
    })
  for (const event of claim.events)
    rows.claim_event.push({
      id: id(event.at),
      claim_id: claim.id,
      at: timestamp(event.at),
      actor_id: event.actor.id,
      on_behalf_of: event.onBehalfOf?.id ?? null,
      action: event.action,
      from_state: event.from,
      to_state: event.to,
      text: event.text,
      evidence_asked: event.asked,
    })
}

/** The first of two controllers' signatures. */
function signatureRow(
  { rows, id }: Pick<Making, 'rows' | 'id'>,
  claimId: string,
  signedBy: string,
  at: number,
  reason: string,
  allocations: readonly Pick<DemoConfirmation['allocations'][number], 'movement' | 'amount'>[],
): void {
  rows.first_signature.push({
    id: id(at),
    claim_id: claimId,
    signed_by: signedBy,
    on_behalf_of: null,
    at: timestamp(at),
    reason,
    allocations: allocations.map(({ movement, amount }) => ({ activityId: movement.id, minor: amount })),
  })
}

const evidenceLabels: Readonly<Record<EvidenceKind, string>> = {
  countersigned_letter: 'Engagement letter, countersigned.pdf',
  transfer_form: 'Transfer form, signed.pdf',
  account_statement: 'Statement of the sending bank.pdf',
  correspondence: 'E-mail of the client.eml',
  other: 'Attachment.pdf',
}
