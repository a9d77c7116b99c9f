import type { Day } from '../calendar/day.ts'
import { type InForce, isInForce } from './in-force.ts'
import type { UserId } from './roles.ts'

/** Places in a household's team, the weightiest first. */
export const coverageRoles = ['lead', 'specialist', 'banker', 'service', 'assistant'] as const
export type CoverageRole = (typeof coverageRoles)[number]

/** Effective-dated membership of somebody in a household's team (domain 2). */
export interface Coverage extends InForce {
  readonly userId: UserId
  readonly role: CoverageRole
}

/** Whether somebody is on a household's team on a day, in whichever role. */
export const coversOn = (team: readonly Coverage[], userId: UserId, day: Day): boolean =>
  team.some((member) => member.userId === userId && isInForce(member, day))

/** Whom to ask about a household on a day: its lead, or whoever else covers it first in the given order. */
export function leadOn(team: readonly Coverage[], day: Day): UserId | null {
  const active = team.filter((member) => isInForce(member, day))
  return (active.find(({ role }) => role === 'lead') ?? active[0])?.userId ?? null
}
