import { share } from '../money/rate.ts'
import { figure, type Standing, thresholdValue } from './conditions.ts'
import { bonusOf, line } from './line.ts'
import type { Component, PlanCap } from './plan.ts'
import type { StatementLine } from './statement.ts'

/**
 * What the caps of a component take off, as lines of their own that the payee sees: first per household, then the rate
 * on the money paid on, then the bonus. A cap never touches a malus.
 */
export function capLines(component: Component, earned: readonly StatementLine[], standing: Standing): StatementLine[] {
  const lines: StatementLine[] = []
  const cut = (reference: string, limit: bigint, bonus: bigint) => {
    if (bonus > 0n && bonus > limit) lines.push(line(component.key, 'cap', reference, limit, [], limit - bonus))
  }
  for (const cap of component.caps)
    if (cap.kind === 'household')
      for (const [household, bonus] of bonusByHousehold(earned)) cut(household, BigInt(cap.minor), bonus)
  for (const cap of component.caps)
    if (cap.kind === 'rate') cut('rate', share(baseOf(component, standing), cap.rate), bonusOf([...earned, ...lines]))
  for (const cap of component.caps)
    if (cap.kind === 'bonus') cut('bonus', thresholdValue(cap.limit, standing), bonusOf([...earned, ...lines]))
  return lines
}

/** What the caps on the whole plan take off the sum of its components. */
export function planCapLines(caps: readonly PlanCap[], entitled: bigint, standing: Standing): StatementLine[] {
  const limit = caps.map((cap) => thresholdValue(cap.limit, standing)).sort((a, b) => (a < b ? -1 : 1))[0]
  if (limit === undefined || entitled <= 0n || entitled <= limit) return []
  return [line(null, 'cap', 'bonus', limit, [], limit - entitled)]
}

function bonusByHousehold(lines: readonly StatementLine[]): Map<string, bigint> {
  const bonuses = new Map<string, bigint>()
  for (const { trace, bonus } of lines)
    if (trace) bonuses.set(trace.householdId, (bonuses.get(trace.householdId) ?? 0n) + bonus)
  return bonuses
}

function baseOf({ pay }: Component, standing: Standing): bigint {
  return pay.kind === 'tiers' || pay.kind === 'rate' ? figure(standing, pay.on) : 0n
}
