import type { UserId } from './roles.ts'

/** Whoever acts, and for whom if for somebody else. Both are kept and shown (domain 3). */
export interface Acting {
  readonly id: UserId
  readonly onBehalfOf: UserId | null
}

/** `to` acts for `from`: an assistant for a representative, a stand-in for somebody on leave. */
export interface Delegation {
  readonly from: UserId
  readonly to: UserId
}

/** How somebody is bound to others: is one of them, or acts for one. */
export type Tie = 'is_one_of_them' | 'acts_for_one'

/**
 * How whoever acts is bound to some people, or `null` when they are independent of them (domain 5.3). It looks at people,
 * never at roles: a changed role unties nobody. Both the actor and the one acted for have to be independent, and whoever
 * acts for one of the people by delegation, directly or through others, is not.
 */
export function tieTo(who: Acting, people: readonly UserId[], delegations: readonly Delegation[] = []): Tie | null {
  if (people.includes(who.id)) return 'is_one_of_them'
  if (who.onBehalfOf !== null && people.includes(who.onBehalfOf)) return 'acts_for_one'
  if (delegations.length === 0) return null
  const agents = agentsOf(people, delegations)
  return identitiesOf(who).some((person) => agents.has(person)) ? 'acts_for_one' : null
}

/** Whether two who act are the same for the purpose of a second pair of eyes: the same person, or one for the other. */
export const areSame = (a: Acting, b: Acting): boolean =>
  identitiesOf(a).some((person) => identitiesOf(b).includes(person))

const identitiesOf = ({ id, onBehalfOf }: Acting): readonly UserId[] => (onBehalfOf === null ? [id] : [id, onBehalfOf])

function agentsOf(principals: readonly UserId[], delegations: readonly Delegation[]): ReadonlySet<UserId> {
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
