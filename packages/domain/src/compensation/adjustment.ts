import { accept, type Decision, refuse } from '../decision.ts'
import type { Adjustment } from './basis.ts'

/** A manual adjustment before its second signature. */
export type ProposedAdjustment = Omit<Adjustment, 'secondSignature'>

export type AdjustmentRefusal = 'reason_missing' | 'nothing_adjusted' | 'own_benefit' | 'own_adjustment'

/** Whether somebody may propose an adjustment: with a reason, for an amount, and not for themselves. */
export function proposeAdjustment(proposed: ProposedAdjustment): Decision<ProposedAdjustment, AdjustmentRefusal> {
  if (proposed.reason.trim() === '') return refuse('reason_missing')
  if (proposed.minor === 0n) return refuse('nothing_adjusted')
  if (proposed.author === proposed.payeeId) return refuse('own_benefit')
  return accept(proposed)
}

/** The second signature (6.7): by somebody else, who does not get the money either, in person or through a delegate. */
export function signAdjustment(
  proposed: ProposedAdjustment,
  signer: { readonly id: string; readonly onBehalfOf: string | null },
): Decision<Adjustment, AdjustmentRefusal> {
  const sound = proposeAdjustment(proposed)
  if (!sound.ok) return sound
  const people = [signer.id, signer.onBehalfOf]
  if (people.includes(proposed.author)) return refuse('own_adjustment')
  if (people.includes(proposed.payeeId)) return refuse('own_benefit')
  return accept({ ...proposed, secondSignature: signer.id })
}
