import { accept, type Decision, refuse } from '../decision.ts'
import { type Acting, areSame, type Delegation, tieTo } from '../firm/independence.ts'
import type { Adjustment } from './basis.ts'

/** A manual adjustment before its second signature. `author` wrote it in their own name. */
export type ProposedAdjustment = Omit<Adjustment, 'secondSignature'>

export type AdjustmentRefusal = 'reason_missing' | 'nothing_adjusted' | 'own_benefit' | 'own_adjustment'

/**
 * Whether somebody may propose an adjustment (6.7): with a reason, for an amount in minor units of the plan's currency,
 * and neither for themselves nor for somebody whom they act for.
 */
export function proposeAdjustment(
  proposed: ProposedAdjustment,
  delegations: readonly Delegation[],
): Decision<ProposedAdjustment, AdjustmentRefusal> {
  if (proposed.reason.trim() === '') return refuse('reason_missing')
  if (proposed.minor === 0n) return refuse('nothing_adjusted')
  if (tieTo({ id: proposed.author, onBehalfOf: null }, [proposed.payeeId], delegations)) return refuse('own_benefit')
  return accept({ ...proposed, reason: proposed.reason.trim() })
}

/**
 * The second signature (6.7): by somebody else than the author, who neither gets the money nor acts for whoever does.
 * Without it no run takes the adjustment.
 */
export function signAdjustment(
  proposed: ProposedAdjustment,
  signer: Acting,
  delegations: readonly Delegation[],
): Decision<Adjustment, AdjustmentRefusal> {
  const sound = proposeAdjustment(proposed, delegations)
  if (!sound.ok) return sound
  if (areSame(signer, { id: proposed.author, onBehalfOf: null })) return refuse('own_adjustment')
  if (tieTo(signer, [proposed.payeeId], delegations)) return refuse('own_benefit')
  return accept({ ...sound.fact, secondSignature: signer.id })
}
