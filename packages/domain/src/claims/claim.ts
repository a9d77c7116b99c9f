import type { Day, Instant } from '../calendar/day.ts'
import type { Acting } from '../firm/independence.ts'
import type { UserId } from '../firm/roles.ts'
import type { Currency } from '../money/currency.ts'
import type { Rate } from '../money/rate.ts'

/** What a representative reports as the result of a contact (domain.md, 2). */
export const CLAIM_KINDS = ['deposit', 'promise', 'engagement'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Where a claim is in its life (domain.md, 5.1). */
export const CLAIM_STATES = [
  'draft',
  'submitted',
  'in_review',
  'confirmed',
  'partly_confirmed',
  'returned',
  'rejected',
  'promised',
  'expected',
  'partly_received',
  'fulfilled',
  'lapsed',
  'written_off',
  'holding',
  'retained',
  'reduced',
] as const
export type ClaimState = (typeof CLAIM_STATES)[number]

/** One payee's share of a claim as an exact decimal, `'0.6'` = 60 %. */
export interface Split {
  readonly payee: UserId
  readonly share: Rate
}

/** A dated part of a promise, in minor units of the promise's currency. */
export interface Instalment {
  readonly expectedOn: Day
  readonly amount: bigint
}

export const EVIDENCE_KINDS = [
  'countersigned_letter',
  'transfer_form',
  'account_statement',
  'correspondence',
  'other',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export interface Evidence {
  readonly id: string
  readonly kind: EvidenceKind
}

/** A claim as the rules need it. Amounts are minor units of `currency`. */
export interface Claim {
  readonly id: string
  readonly kind: ClaimKind
  readonly state: ClaimState
  readonly householdId: string
  /** What was claimed or promised. It never changes, not even when the rest is written off. */
  readonly amount: bigint
  readonly currency: Currency
  /** What controllers have confirmed so far, compensating entries deducted. */
  readonly confirmed: bigint
  readonly claimant: UserId
  /** Who typed it in; an assistant, or the claimant. */
  readonly enteredBy: UserId
  /** The day of the contact that produced it: windows and ages count from here. */
  readonly claimedOn: Day
  readonly enteredAt: Instant
  /** Whether the contact was entered later than the firm allows (4.1). */
  readonly lateEntry: boolean
  readonly contactIds: readonly string[]
  readonly splits: readonly Split[]
  /** Only a promise has instalments; an empty list is a promise without dates. */
  readonly instalments: readonly Instalment[]
  readonly evidence: readonly Evidence[]
}

/** Who acts: the signed-in user, for whom if for somebody else, and the roles held at this moment. */
export interface Actor extends Acting {
  readonly roles: readonly string[]
}

/** What can be done to a claim. */
export type ClaimAction =
  | 'submit'
  | 'take_up'
  | 'confirm'
  | 'return'
  | 'answer'
  | 'reject'
  | 'schedule'
  | 'lapse'
  | 'write_off'
  | 'begin_hold'
  | 'retain'
  | 'reduce'
  | 'compensate'

/** The part somebody plays for a claim. `claimant` includes those who act for the claimant, `system` is a job. */
export type ClaimPart = 'claimant' | 'controller' | 'manager' | 'system'

/** What has to be on the table for a step: booked account activity, the countersigned letter, or what replaces it. */
export type EvidenceNeeded = 'activity' | 'countersigned_letter' | 'correction' | 'outflow'

export interface Transition {
  readonly kinds: readonly ClaimKind[]
  readonly from: readonly ClaimState[]
  readonly action: ClaimAction
  /** Where it can lead; with several, the rule of the action decides by the amounts. */
  readonly to: readonly ClaimState[]
  readonly by: readonly ClaimPart[]
  readonly reason: boolean
  readonly evidence: EvidenceNeeded | null
}

const step = (
  kinds: readonly ClaimKind[],
  from: readonly ClaimState[],
  action: ClaimAction,
  to: readonly ClaimState[],
  by: readonly ClaimPart[],
  { reason = false, evidence = null }: { reason?: boolean; evidence?: EvidenceNeeded | null } = {},
): Transition => ({ kinds, from, action, to, by, reason, evidence })

const deposit = ['deposit'] as const
const promise = ['promise'] as const
const engagement = ['engagement'] as const
const reviewed = ['deposit', 'engagement'] as const
const every = CLAIM_KINDS
const withReason = { reason: true }

/**
 * Every step a claim can take (domain.md, 5.1). What is not here cannot happen.
 * Confirming takes a submitted claim up in the same step. Every step is stored with actor, on-behalf-of and time.
 */
export const CLAIM_TRANSITIONS: readonly Transition[] = [
  step(reviewed, ['draft'], 'submit', ['submitted'], ['claimant']),
  step(promise, ['draft'], 'submit', ['promised', 'expected'], ['claimant']),
  step(reviewed, ['submitted'], 'take_up', ['in_review'], ['controller']),
  step(
    deposit,
    ['submitted', 'in_review', 'partly_confirmed'],
    'confirm',
    ['confirmed', 'partly_confirmed'],
    ['controller'],
    {
      evidence: 'activity',
    },
  ),
  step(engagement, ['submitted', 'in_review'], 'confirm', ['confirmed'], ['controller'], {
    evidence: 'countersigned_letter',
  }),
  step(
    promise,
    ['promised', 'expected', 'partly_received'],
    'confirm',
    ['partly_received', 'fulfilled'],
    ['controller'],
    {
      evidence: 'activity',
    },
  ),
  step(reviewed, ['submitted', 'in_review'], 'return', ['returned'], ['controller'], withReason),
  step(reviewed, ['returned'], 'answer', ['submitted'], ['claimant'], withReason),
  step(reviewed, ['submitted', 'in_review', 'returned'], 'reject', ['rejected'], ['controller'], withReason),
  step(promise, ['promised'], 'schedule', ['expected'], ['claimant']),
  step(promise, ['expected', 'partly_received'], 'schedule', ['expected', 'partly_received'], ['claimant'], withReason),
  step(promise, ['promised', 'expected', 'partly_received'], 'lapse', ['lapsed'], ['system']),
  step(
    promise,
    ['promised', 'expected', 'partly_received', 'lapsed'],
    'write_off',
    ['written_off'],
    ['claimant', 'manager', 'controller'],
    withReason,
  ),
  step(deposit, ['partly_confirmed'], 'write_off', ['written_off'], ['claimant', 'manager', 'controller'], withReason),
  step(every, ['confirmed', 'fulfilled'], 'begin_hold', ['holding'], ['system']),
  step(every, ['holding'], 'retain', ['retained'], ['system']),
  step(every, ['holding'], 'reduce', ['reduced'], ['system'], { evidence: 'outflow' }),
  step(
    reviewed,
    ['confirmed', 'partly_confirmed', 'written_off', 'holding', 'retained', 'reduced'],
    'compensate',
    ['in_review', 'partly_confirmed', 'confirmed', 'written_off', 'holding', 'retained', 'reduced'],
    ['controller'],
    { reason: true, evidence: 'correction' },
  ),
  step(
    promise,
    ['partly_received', 'fulfilled', 'lapsed', 'written_off', 'holding', 'retained', 'reduced'],
    'compensate',
    ['promised', 'expected', 'partly_received', 'fulfilled', 'lapsed', 'written_off', 'holding', 'retained', 'reduced'],
    ['controller'],
    { reason: true, evidence: 'correction' },
  ),
]

/** The row that allows the action on a claim of this kind in this state, or `null` when it cannot happen. */
export function transitionOf(kind: ClaimKind, from: ClaimState, action: ClaimAction): Transition | null {
  return (
    CLAIM_TRANSITIONS.find((row) => row.action === action && row.kinds.includes(kind) && row.from.includes(from)) ??
    null
  )
}

/** The states of a kind of claim, or of any, in which an action can be taken: for queries, in the order of `CLAIM_STATES`. */
export const statesFor = (action: ClaimAction, kind: ClaimKind | null = null): ClaimState[] =>
  CLAIM_STATES.filter((state) =>
    CLAIM_TRANSITIONS.some(
      (row) => row.action === action && row.from.includes(state) && (kind === null || row.kinds.includes(kind)),
    ),
  )

/** Submitted and not yet decided: something can be confirmed, or the claimant has to answer first. */
export const OPEN_STATES: readonly ClaimState[] = CLAIM_STATES.filter(
  (state) => statesFor('confirm').includes(state) || statesFor('answer').includes(state),
)

/** What stands as claimed: everything submitted that no controller rejected. */
export const REPORTED_STATES: readonly ClaimState[] = CLAIM_STATES.filter(
  (state) => state !== 'draft' && state !== 'rejected',
)

/** Whether nobody waits for anything any more, until a compensating entry says otherwise. */
export const isDecided = (state: ClaimState): boolean => state !== 'draft' && !OPEN_STATES.includes(state)

/** Whether a controller can still confirm something of it. */
export const isOpen = (claim: Pick<Claim, 'kind' | 'state'>): boolean =>
  transitionOf(claim.kind, claim.state, 'confirm') !== null

/** What is claimed and not yet confirmed, in minor units; never below zero. It ages from `claimedOn`. */
export const remainder = (claim: Pick<Claim, 'amount' | 'confirmed'>): bigint =>
  claim.confirmed >= claim.amount ? 0n : claim.amount - claim.confirmed

/** The parts the actor plays: `claimant` for the claimant and whoever acts for them; roles otherwise. */
function partsOf(claim: Pick<Claim, 'claimant'>, who: Actor): ClaimPart[] {
  const parts: ClaimPart[] = []
  if (who.id === claim.claimant || who.onBehalfOf === claim.claimant) parts.push('claimant')
  if (who.roles.includes('controller')) parts.push('controller')
  if (who.roles.includes('manager')) parts.push('manager')
  if (who.roles.includes('system')) parts.push('system')
  return parts
}

/** Whether the actor plays one of the parts that may take this step. */
export const mayTake = (row: Transition, claim: Pick<Claim, 'claimant'>, who: Actor): boolean =>
  partsOf(claim, who).some((part) => row.by.includes(part))
