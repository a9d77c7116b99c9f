import { type Acting, type Delegation, tieTo } from '../firm/independence.ts'
import type { UserId } from '../firm/roles.ts'

/** Who has an interest in a claim. People count for ever: who once had a share or entered a version stays in it. */
export interface Interests {
  readonly claimant: UserId
  /** Whoever entered or amended it, for themselves or for somebody. */
  readonly enteredBy: readonly UserId[]
  /** Everyone who benefits or ever benefited from the split; shadow credit included, since it also flatters. */
  readonly beneficiaries: readonly UserId[]
  /** Who acts for whom: in force now, or at any time since the claim was entered. */
  readonly delegations: readonly Delegation[]
}

export type Conflict = 'own_claim' | 'benefits_from_claim' | 'entered_claim' | 'acts_for_interested'

/**
 * Why this person cannot confirm, return or reject the claim, or `null` when they are independent (domain 5.3): not the
 * claimant, not who benefits, not who entered it, nor anybody acting for one of them. A delegate of whoever merely typed
 * it in is independent: typing pays nobody.
 */
export function conflictOf(who: Acting, interests: Interests): Conflict | null {
  const { claimant, beneficiaries, enteredBy, delegations } = interests
  const own = [
    ['own_claim', [claimant]],
    ['benefits_from_claim', beneficiaries],
    ['entered_claim', enteredBy],
  ] as const
  for (const [conflict, people] of own) {
    const tie = tieTo(who, people)
    if (tie) return tie === 'is_one_of_them' ? conflict : 'acts_for_interested'
  }
  return tieTo(who, [claimant, ...beneficiaries], delegations) ? 'acts_for_interested' : null
}
