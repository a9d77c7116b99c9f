import { greatest } from '../money/divide.ts'
import { share } from '../money/rate.ts'
import { figure, type Reached, type Standing, thresholdValue } from './conditions.ts'
import { bonusOf, line } from './line.ts'
import type { Component, PlanCap } from './plan.ts'
import type { StatementLine } from './statement.ts'

/**
 * What the caps of a component take off, as lines of their own that the payee sees: first per household, then the rate
 * on the money paid on, then the bonus. A cap never touches a malus, nor turns a bonus into one: a level below nothing is
 * nothing.
 */
export function capLines(component: Component, earned: readonly StatementLine[], standing: Standing): StatementLine[] {
  const lines: StatementLine[] = []
  const cut = (index: number, reference: string, level: bigint, bonus: bigint) => {
    const limit = greatest(level, 0n)
    if (bonus <= limit) return
    const key = `${component.key}/cap/${index}/${reference}`
    lines.push({ ...line(component.key, 'cap', reference, limit, [], limit - bonus), key })
  }
  component.caps.forEach((cap, i) => {
    if (cap.kind !== 'household') return
    for (const [household, bonus] of bonusByHousehold(earned)) cut(i, household, BigInt(cap.minor), bonus)
  })
  component.caps.forEach((cap, i) => {
    if (cap.kind !== 'rate') return
    cut(i, 'rate', share(baseOf(component, standing), cap.rate), bonusOf([...earned, ...lines]))
  })
  component.caps.forEach((cap, i) => {
    if (cap.kind !== 'bonus') return
    cut(i, 'bonus', thresholdValue(cap.limit, standing), bonusOf([...earned, ...lines]))
  })
  return lines
}

/** What the caps on the whole plan take off the sum of its components, as a line that the payee sees. */
export function planCapLines(caps: readonly PlanCap[], entitled: bigint, reached: Reached): StatementLine[] {
  const cut = planCut(caps, entitled, reached)
  return cut === 0n ? [] : [line(null, 'cap', 'bonus', entitled - cut, [], -cut)]
}

/** The same as a sum: what of the components' bonuses the lowest cap on the whole plan takes, in minor units. */
export function planCut(caps: readonly PlanCap[], entitled: bigint, reached: Reached): bigint {
  const limits = caps.map((cap) => greatest(thresholdValue(cap.limit, reached), 0n))
  return limits.reduce((cut, limit) => greatest(cut, entitled - limit), 0n)
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
