import type { Actor, UserId } from './claim.ts'

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

export interface Delegation {
  readonly from: UserId
  readonly to: UserId
}

export type Conflict = 'own_claim' | 'benefits_from_claim' | 'entered_claim' | 'acts_for_interested'

/**
 * Why this person cannot confirm the claim, or `null` when they are independent (domain.md, 5.3).
 * It looks at people, never at roles: a changed role removes no interest. Both the actor and the one acted for have to
 * be independent, and whoever acts for an interested person, directly or through others, is not.
 */
export function conflictOf(who: Pick<Actor, 'id' | 'onBehalfOf'>, interests: Interests): Conflict | null {
  const people = identitiesOf(who)
  if (people.includes(interests.claimant)) return who.id === interests.claimant ? 'own_claim' : 'acts_for_interested'
  if (people.some((person) => interests.beneficiaries.includes(person))) {
    return interests.beneficiaries.includes(who.id) ? 'benefits_from_claim' : 'acts_for_interested'
  }
  if (people.some((person) => interests.enteredBy.includes(person))) {
    return interests.enteredBy.includes(who.id) ? 'entered_claim' : 'acts_for_interested'
  }
  const agents = agentsOf([interests.claimant, ...interests.beneficiaries], interests.delegations)
  return people.some((person) => agents.has(person)) ? 'acts_for_interested' : null
}

/** Whether two people are the same for the purpose of a second pair of eyes: same actor, or one for the other. */
export const overlap = (a: Pick<Actor, 'id' | 'onBehalfOf'>, b: Pick<Actor, 'id' | 'onBehalfOf'>): boolean =>
  identitiesOf(a).some((person) => identitiesOf(b).includes(person))

/** What a payout rests on: whose money it is, and who made it payable. */
export interface PayoutDuties {
  readonly payees: readonly UserId[]
  readonly confirmers: readonly UserId[]
  readonly planAuthors: readonly UserId[]
  readonly delegations: readonly Delegation[]
}

export type PayoutConflict = 'own_payout' | 'confirmed_its_claims' | 'wrote_the_plan' | 'acts_for_payee'

/** Why this person cannot approve a payout run (5.3, 6.7), or `null`. */
export function payoutConflictOf(who: Pick<Actor, 'id' | 'onBehalfOf'>, duties: PayoutDuties): PayoutConflict | null {
  const people = identitiesOf(who)
  const among = (list: readonly UserId[]) => people.some((person) => list.includes(person))
  if (among(duties.payees)) return duties.payees.includes(who.id) ? 'own_payout' : 'acts_for_payee'
  if (among(duties.confirmers)) return 'confirmed_its_claims'
  if (among(duties.planAuthors)) return 'wrote_the_plan'
  const agents = agentsOf(duties.payees, duties.delegations)
  return people.some((person) => agents.has(person)) ? 'acts_for_payee' : null
}

/** A plan is approved when somebody who did not write it, and did not act for one who did, is among the approvers. */
export function planIsIndependentlyApproved(
  authors: readonly UserId[],
  approvers: readonly Pick<Actor, 'id' | 'onBehalfOf'>[],
): boolean {
  return approvers.some((approver) => identitiesOf(approver).every((person) => !authors.includes(person)))
}

const identitiesOf = ({ id, onBehalfOf }: Pick<Actor, 'id' | 'onBehalfOf'>): UserId[] =>
  onBehalfOf === null ? [id] : [id, onBehalfOf]

function agentsOf(principals: readonly UserId[], delegations: readonly Delegation[]): Set<UserId> {
  const agents = new Set<UserId>()
  const waiting = [...principals]
  for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
    for (const { from, to } of delegations) {
      if (from !== person || agents.has(to)) continue
      agents.add(to)
      waiting.push(to)
    }
  }
  return agents
}
