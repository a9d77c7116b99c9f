import type { Day } from '../calendar/day.ts'
import { type InForce, isInForce } from './in-force.ts'
import type { UserId } from './roles.ts'

/** `manager` leads `user` (domain 3: hierarchical visibility), from a day to a day. */
export interface ReportingLine extends InForce {
  readonly manager: UserId
  readonly user: UserId
}

/** Everybody below somebody on a day, at any depth, in the order in which they are met; a circle of managers ends. */
export function belowOf(manager: UserId, lines: readonly ReportingLine[], day: Day): UserId[] {
  const byManager = Map.groupBy(
    lines.filter((line) => isInForce(line, day)),
    (line) => line.manager,
  )
  const below = new Set<UserId>()
  const waiting = [manager]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
    for (const { user } of byManager.get(next) ?? [])
      if (user !== manager && !below.has(user)) {
        below.add(user)
        waiting.push(user)
      }
  return [...below]
}
