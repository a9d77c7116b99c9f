import type { Day } from '../calendar/day.ts'
import { type Coverage, coversOn, leadOn } from './coverage.ts'
import { type InForce, isInForce } from './in-force.ts'
import type { Role, UserId } from './roles.ts'

/** The rule by which a household is seen, or not; every record can name its own (domain 3). */
export const visibilityRules = [
  'coverage',
  'delegation',
  'hierarchy',
  'grant',
  'oversight',
  'directory',
  'restricted',
  'no_rule',
  'ethical_wall',
] as const
export type VisibilityRule = (typeof visibilityRules)[number]

/**
 * How much is seen: `full`; `names` and preferences without money; `existence` ("exists, covered by R. Stone: ask for an
 * introduction"); `none`, which answers like a household that does not exist.
 */
export const sights = ['full', 'names', 'existence', 'none'] as const
export type Sight = (typeof sights)[number]

export interface Viewer {
  readonly id: UserId
  readonly roles: readonly Role[]
  /** Those below in the hierarchy, at any depth, on that day. */
  readonly leads: readonly UserId[]
  /** The representatives that an assistant acts for on that day. */
  readonly actsFor: readonly UserId[]
}

export interface HouseholdSight {
  /** Its existence is told to representatives who do not cover it. */
  readonly restricted: boolean
  readonly team: readonly Coverage[]
  readonly walls: readonly (InForce & { readonly insiders: readonly UserId[] })[]
  readonly grants: readonly (InForce & { readonly userId: UserId })[]
}

export interface SightAnswer {
  readonly sight: Sight
  readonly rule: VisibilityRule
  /** Whom to ask, where asking does not give the household away. */
  readonly ask: UserId | null
}

const oversightRoles: readonly Role[] = ['controller', 'compensation_approver', 'auditor']
const directoryRoles: readonly Role[] = ['marketing', 'service']

/** How far roles reach by themselves: all of the firm, all of its names, or only what one covers, leads or was granted. */
export type Reach = 'oversight' | 'directory' | 'covered'

/** The reach of somebody's roles; the database reads in a role of the same name. */
export function reachOf(held: readonly Role[]): Reach {
  if (held.some((role) => oversightRoles.includes(role))) return 'oversight'
  return held.some((role) => directoryRoles.includes(role)) ? 'directory' : 'covered'
}

const introducedRoles: readonly Role[] = ['advisor', 'specialist', 'banker', 'assistant', 'manager']

/**
 * Who may see a household on a day, and by which rule (domain 3). An ethical wall beats every other rule, oversight
 * included. An administrator sees no client by virtue of the role. The database enforces the same by row-level security.
 */
export function sightOf(viewer: Viewer, household: HouseholdSight, day: Day): SightAnswer {
  const reach = reachOf(viewer.roles)
  const covers = (userId: UserId) => coversOn(household.team, userId, day)
  const full = (rule: VisibilityRule): SightAnswer => ({ sight: 'full', rule, ask: null })

  if (isWalledOff(viewer.id, household.walls, day)) return { sight: 'none', rule: 'ethical_wall', ask: null }
  if (covers(viewer.id)) return full('coverage')
  if (viewer.actsFor.some(covers)) return full('delegation')
  if (viewer.leads.some(covers)) return full('hierarchy')
  if (household.grants.some((grant) => grant.userId === viewer.id && isInForce(grant, day))) return full('grant')
  if (reach === 'oversight') return full('oversight')
  if (reach === 'directory') return { sight: 'names', rule: 'directory', ask: leadOn(household.team, day) }
  if (household.restricted && viewer.roles.some((role) => introducedRoles.includes(role)))
    return { sight: 'existence', rule: 'restricted', ask: leadOn(household.team, day) }
  return { sight: 'none', rule: 'no_rule', ask: null }
}

/** Whether a wall stands between somebody and a household on a day. */
export const isWalledOff = (userId: UserId, walls: HouseholdSight['walls'], day: Day): boolean =>
  walls.some((wall) => isInForce(wall, day) && !wall.insiders.includes(userId))
