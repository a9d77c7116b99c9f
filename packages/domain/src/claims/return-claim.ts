import type { Instant } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import {
  type Actor,
  type Claim,
  type ClaimState,
  type Evidence,
  type EvidenceKind,
  mayTake,
  transitionOf,
} from './claim.ts'
import { dependenceOf } from './confirm-claim.ts'
import type { Conflict, Interests } from './segregation.ts'

/** One step of a claim as it is stored: from where to where, by whom and for whom, when, and why. */
export interface ClaimStep {
  readonly claimId: string
  readonly from: ClaimState
  readonly to: ClaimState
  readonly by: string
  readonly onBehalfOf: string | null
  readonly at: Instant
  /** The question, the answer, or the reason; empty where none is needed and none was given. */
  readonly reason: string
}

/** Builds the stored step. */
export const stepOf = (
  claim: Pick<Claim, 'id' | 'state'>,
  to: ClaimState,
  who: Actor,
  reason: string,
  now: Instant,
): ClaimStep => ({
  claimId: claim.id,
  from: claim.state,
  to,
  by: who.id,
  onBehalfOf: who.onBehalfOf,
  at: now,
  reason: reason.trim(),
})

export interface ReviewFacts {
  readonly claim: Claim
  readonly interests: Interests
}

export type ReviewRefusal = 'not_under_review' | 'not_a_controller' | Conflict | 'reason_missing'

/** A controller takes a submitted claim up, so that colleagues see who has it. */
export function takeUpClaim(
  { claim, interests }: ReviewFacts,
  who: Actor,
  now: Instant,
): Decision<ClaimStep, Exclude<ReviewRefusal, 'reason_missing'>> {
  if (!transitionOf(claim.kind, claim.state, 'take_up')) return refuse('not_under_review')
  const dependence = dependenceOf(who, interests)
  return dependence ? refuse(dependence) : accept(stepOf(claim, 'in_review', who, '', now))
}

export interface ClaimReturned extends ClaimStep {
  readonly evidenceAsked: readonly EvidenceKind[]
}

/** A controller sends a claim back with a question and, where it helps, the evidence that would answer it (5.1). */
export function returnClaim(
  { claim, interests }: ReviewFacts,
  who: Actor,
  what: { readonly question: string; readonly evidenceAsked: readonly EvidenceKind[] },
  now: Instant,
): Decision<ClaimReturned, ReviewRefusal> {
  if (!transitionOf(claim.kind, claim.state, 'return')) return refuse('not_under_review')
  const dependence = dependenceOf(who, interests)
  if (dependence) return refuse(dependence)
  if (what.question.trim() === '') return refuse('reason_missing')
  return accept({ ...stepOf(claim, 'returned', who, what.question, now), evidenceAsked: what.evidenceAsked })
}

/** A controller rejects a claim, with the reason. It is final; a mistake is a claim of its own. */
export function rejectClaim(
  { claim, interests }: ReviewFacts,
  who: Actor,
  what: { readonly reason: string },
  now: Instant,
): Decision<ClaimStep, ReviewRefusal> {
  if (!transitionOf(claim.kind, claim.state, 'reject')) return refuse('not_under_review')
  const dependence = dependenceOf(who, interests)
  if (dependence) return refuse(dependence)
  if (what.reason.trim() === '') return refuse('reason_missing')
  return accept(stepOf(claim, 'rejected', who, what.reason, now))
}

export type AnswerRefusal = 'not_returned' | 'not_for_claimant' | 'answer_missing' | 'evidence_missing'

export interface ClaimAnswered extends ClaimStep {
  readonly evidence: readonly Evidence[]
}

/**
 * The claimant answers a controller's question; the claim goes back to the queue. Evidence that was asked for has to be
 * attached now or already be there.
 */
export function answerQuestion(
  facts: { readonly claim: Claim; readonly evidenceAsked: readonly EvidenceKind[] },
  who: Actor,
  what: { readonly answer: string; readonly evidence: readonly Evidence[] },
  now: Instant,
): Decision<ClaimAnswered, AnswerRefusal> {
  const { claim } = facts
  const row = transitionOf(claim.kind, claim.state, 'answer')
  if (!row) return refuse('not_returned')
  if (!mayTake(row, claim, who)) return refuse('not_for_claimant')
  if (what.answer.trim() === '') return refuse('answer_missing')
  const attached = [...claim.evidence, ...what.evidence]
  if (facts.evidenceAsked.some((asked) => !attached.some(({ kind }) => kind === asked)))
    return refuse('evidence_missing')
  return accept({ ...stepOf(claim, 'submitted', who, what.answer, now), evidence: what.evidence })
}
