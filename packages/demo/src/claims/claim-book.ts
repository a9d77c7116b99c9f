import type { Instant } from '@rapport/domain/calendar/day.ts'
import type { Claim, ClaimAction, ClaimKind, ClaimState, EvidenceKind } from '@rapport/domain/claims/claim.ts'
import {
  type ConfirmationFacts,
  confirmClaim,
  DEFAULT_CONFIRMATION_POLICY,
} from '@rapport/domain/claims/confirm-claim.ts'
import { creditParts } from '@rapport/domain/claims/split-agreement.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { fixingOn } from '../activity/fixings.ts'
import { asActivity, type DemoMovement, type Ledger } from '../activity/ledger.ts'
import type { DemoHousehold } from '../clients/household.ts'
import { splitOn } from '../clients/household.ts'
import type { PlannedTouch } from '../contacts/touch-plan.ts'
import type { DemoUser } from '../firm/staff.ts'
import type { Making } from '../making.ts'

/** A claim while its story is told. */
export interface DemoClaim {
  readonly id: string
  readonly kind: ClaimKind
  readonly household: DemoHousehold
  readonly claimant: DemoUser
  readonly enteredBy: DemoUser
  readonly contactIds: readonly string[]
  readonly initiativeId: string | null
  readonly amount: bigint
  readonly currency: string
  readonly claimedOn: string
  readonly late: boolean
  readonly title: string
  readonly note: string
  readonly submittedAt: Instant
  readonly shares: readonly { readonly user: DemoUser; readonly basisPoints: number }[]
  readonly instalments: readonly { readonly dueOn: string; readonly amount: bigint }[]
  readonly events: ClaimEvent[]
  readonly confirmations: DemoConfirmation[]
  readonly evidence: DemoEvidence[]
  state: ClaimState
  confirmed: bigint
  decidedAt: Instant | null
  /** A first signature that waits for the second. */
  signature: {
    readonly controller: DemoUser
    readonly at: Instant
    readonly reason: string
    readonly movement: DemoMovement
  } | null
}

export interface DemoEvidence {
  readonly kind: EvidenceKind
  readonly at: Instant
  readonly by: DemoUser
}

export interface ClaimEvent {
  readonly at: Instant
  readonly actor: DemoUser
  readonly onBehalfOf: DemoUser | null
  /** `sign_first`: the first of two controllers; nothing is allocated until the second signs. */
  readonly action: ClaimAction | 'sign_first'
  readonly from: ClaimState
  readonly to: ClaimState
  readonly text: string
  readonly asked: readonly EvidenceKind[]
}

export interface DemoConfirmation {
  readonly id: string
  readonly controller: DemoUser
  /** Who signed before, where two had to. */
  readonly first: DemoUser | null
  readonly firstAt: Instant | null
  readonly at: Instant
  readonly reason: string
  readonly allocations: readonly { readonly id: string; readonly movement: DemoMovement; readonly amount: bigint }[]
}

export interface NewClaim {
  readonly kind: ClaimKind
  readonly touch: PlannedTouch
  readonly claimant: DemoUser
  readonly enteredBy: DemoUser
  readonly amount: bigint
  readonly currency: string
  readonly initiativeId?: string | null
  readonly earlierContactIds?: readonly string[]
  readonly title?: string
  readonly note?: string
  readonly instalments?: readonly { readonly dueOn: string; readonly amount: bigint }[]
  readonly evidence?: EvidenceKind
}

/** A claim that was reported in the same save as its contact. */
export function submit(making: Making, what: NewClaim): DemoClaim {
  const { touch, kind } = what
  const submittedAt = touch.enteredAt
  const claim: DemoClaim = {
    id: making.id(submittedAt),
    kind,
    household: touch.household,
    claimant: what.claimant,
    enteredBy: what.enteredBy,
    contactIds: [touch.id, ...(what.earlierContactIds ?? [])],
    initiativeId: what.initiativeId ?? touch.initiativeId,
    amount: what.amount,
    currency: what.currency,
    claimedOn: touch.day,
    late: touch.late,
    title: what.title ?? '',
    note: what.note ?? '',
    submittedAt,
    shares: splitOn(touch.household, touch.day).shares,
    instalments: what.instalments ?? [],
    events: [],
    confirmations: [],
    evidence: [],
    state: 'draft',
    confirmed: 0n,
    decidedAt: null,
    signature: null,
  }
  const to = kind === 'promise' ? (claim.instalments.length > 0 ? 'expected' : 'promised') : 'submitted'
  if (what.evidence) claim.evidence.push({ kind: what.evidence, at: submittedAt, by: what.enteredBy })
  step(claim, 'submit', to, what.enteredBy, submittedAt, claim.note)
  return claim
}

const decided: readonly ClaimState[] = ['confirmed', 'rejected', 'fulfilled', 'written_off', 'lapsed']

/** One step of a claim's life, kept as an event. */
export function step(
  claim: DemoClaim,
  action: ClaimEvent['action'],
  to: ClaimState,
  actor: DemoUser,
  at: Instant,
  text = '',
  asked: readonly EvidenceKind[] = [],
): void {
  const onBehalfOf = actor.role === 'assistant' ? claim.claimant : null
  claim.events.push({ at, actor, onBehalfOf, action, from: claim.state, to, text, asked })
  claim.state = to
  if (decided.includes(to)) claim.decidedAt = at
}

export interface Decision {
  readonly controllers: readonly [DemoUser, DemoUser]
  readonly at: Instant
  /** Said where the rules ask for a reason. */
  readonly reason: (claim: DemoClaim) => string
  /** What is confirmed from each movement; by default all that arrived. */
  readonly movements: readonly DemoMovement[]
}

/**
 * A controller confirms, by the domain's own rule: the demonstration cannot contain a confirmation that Rapport would
 * refuse. Where two controllers have to sign, the second signs an hour later.
 */
export function confirm(making: Making, ledger: Ledger, claim: DemoClaim, decision: Decision): void {
  const [controller, second] = decision.controllers
  const allocations = decision.movements.map(({ id, amount, allocated }) => ({
    activityId: id,
    amount: amount - allocated,
  }))
  const facts: ConfirmationFacts = {
    claim: asClaim(claim),
    interests: {
      claimant: claim.claimant.id,
      enteredBy: [claim.enteredBy.id],
      beneficiaries: claim.shares.map(({ user }) => user.id),
      delegations: [],
    },
    split: { usual: asClaim(claim).splits, agreements: [] },
    activities: decision.movements.map((movement) => ({
      activity: asActivity(movement),
      use: { allocated: movement.allocated, reversed: 0n },
      flowCorrected: false,
    })),
    householdOutflows: ledger
      .ofHousehold(claim.household)
      .filter(({ flow }) => flow === 'external_out')
      .map(asActivity),
    firstSignature: null,
    rateToPolicyCurrency:
      claim.currency === 'EUR' || claim.currency === 'CHF' ? fixingOn(claim.currency, claim.claimedOn) : '1',
    policy: DEFAULT_CONFIRMATION_POLICY,
  }
  const who = (user: DemoUser) => ({ id: user.id, onBehalfOf: null, roles: ['controller'] })
  let reason = ''
  let decided = confirmClaim(facts, who(controller), { allocations, reason }, decision.at)
  if (!decided.ok && decided.reason === 'reason_missing') {
    reason = decision.reason(claim)
    decided = confirmClaim(facts, who(controller), { allocations, reason }, decision.at)
  }
  const [first] = decided.ok && decided.fact.outcome === 'signed_first' ? decided.fact.signatures : []
  const at = first ? decision.at + 3_600_000 : decision.at
  if (first) decided = confirmClaim({ ...facts, firstSignature: first }, who(second), { allocations, reason }, at)
  if (!decided.ok) throw new Error(`${claim.household.name}: a confirmation was refused, ${decided.reason}`)

  claim.confirmations.push({
    id: making.id(at),
    controller: first ? second : controller,
    first: first ? controller : null,
    firstAt: first ? decision.at : null,
    at,
    reason,
    allocations: decision.movements.map((movement) => {
      const amount = movement.amount - movement.allocated
      movement.allocated += amount
      return { id: making.id(at), movement, amount }
    }),
  })
  claim.confirmed = decided.fact.confirmedInAll
  if (first)
    step(claim, 'sign_first', claim.state === 'submitted' ? 'in_review' : claim.state, controller, decision.at, reason)
  step(claim, 'confirm', decided.fact.to, first ? second : controller, at, reason)
}

function asClaim(claim: DemoClaim): Claim {
  return {
    id: claim.id,
    kind: claim.kind,
    state: claim.state,
    householdId: claim.household.id,
    amount: claim.amount,
    currency: claim.currency,
    confirmed: claim.confirmed,
    claimant: claim.claimant.id,
    enteredBy: claim.enteredBy.id,
    claimedOn: claim.claimedOn,
    enteredAt: claim.submittedAt,
    lateEntry: claim.late,
    contactIds: claim.contactIds,
    splits: claim.shares.map(({ user, basisPoints }) => ({
      payee: user.id,
      share: decimalText(BigInt(basisPoints), 4),
    })),
    instalments: claim.instalments.map(({ dueOn, amount }) => ({ expectedOn: dueOn, amount })),
    evidence: claim.evidence.map(({ kind }, index) => ({ id: `${claim.id}/${index}`, kind })),
  }
}

/** An allocation by the claim's split, to the cent. */
export function creditsOf(claim: DemoClaim, amount: bigint): { readonly user: DemoUser; readonly amount: bigint }[] {
  const users = new Map(claim.shares.map(({ user }) => [user.id, user]))
  return creditParts(amount, asClaim(claim).splits).flatMap((part) => {
    const user = users.get(part.payee)
    return user ? [{ user, amount: part.amount }] : []
  })
}
