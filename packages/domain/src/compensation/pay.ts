import { greatest } from '../money/divide.ts'
import { compareRates } from '../money/rate.ts'
import { capLines } from './caps.ts'
import { figure, gateOutcome, holds, type Standing, thresholdValue } from './conditions.ts'
import { bonusOf, creditLine, line } from './line.ts'
import type { Component, Gate, Plan, TieredPay } from './plan.ts'
import type { ComponentOutcome, StatementLine } from './statement.ts'
import {
  acceleratedRate,
  cliffRate,
  marginalSlices,
  type PricedRate,
  type PricedTier,
  pricedRate,
  type Slice,
  slice,
} from './tiers.ts'

export interface ComponentPay {
  readonly outcome: ComponentOutcome
  readonly lines: readonly StatementLine[]
}

/** What one component of the plan pays to one payee: gates, condition, threshold, rates, accelerators, caps. */
export function payComponent(
  plan: Plan,
  component: Component,
  standing: Standing,
  scorecards: readonly { id: string; minor: bigint }[],
): ComponentPay {
  const gates = [...plan.gates, ...component.gates]
  const outcomes = gates.map((gate) => gateOutcome(gate, standing))
  const closed = (which: Gate['holdsBack']) =>
    gates.some((gate, i) => gate.holdsBack === which && outcomes[i]?.outcome === 'closed')
  const settle = (
    outcome: ComponentOutcome['outcome'],
    lines: readonly StatementLine[],
    on: readonly string[] = [],
  ) => ({
    outcome: { component: component.key, outcome, gates: outcomes, accelerators: on, entitled: bonusOf(lines) },
    lines,
  })

  if (closed('everything')) return settle('gate_closed', [])
  if (component.when && !holds(component.when, standing)) return settle('condition_unmet', [])
  if (component.pay.kind === 'tiers' && isBelowThreshold(component.pay, standing)) return settle('below_threshold', [])

  const on = component.accelerators.filter(({ when }) => holds(when, standing))
  const quicken = (rate: PricedRate) => on.reduce((so, { factor }) => acceleratedRate(so, pricedRate(factor)), rate)
  const earned = neverBelowNothing(component, payLines(component, standing, scorecards, quicken), standing)
  if (bonusOf(earned) > 0n && closed('bonus')) return settle('gate_closed', [])
  return settle(
    'paid',
    [...earned, ...capLines(component, earned, standing)],
    on.map(({ key }) => key),
  )
}

/**
 * Money that came and left again can round to a cent below nothing, slice by slice. Where no rule of the component takes
 * anything away, rounding may not either; a line says so.
 */
function neverBelowNothing({ key, pay }: Component, earned: StatementLine[], standing: Standing): StatementLine[] {
  if (pay.kind !== 'tiers') return earned
  const takes = pay.tiers.some(({ from, rate }) => compareRates(rate, '0') < 0 || thresholdValue(from, standing) < 0n)
  const bonus = bonusOf(earned)
  return takes || bonus >= 0n ? earned : [...earned, line(key, 'rounding', null, bonus, [], -bonus)]
}

type Quicken = (rate: PricedRate) => PricedRate

function payLines(
  component: Component,
  standing: Standing,
  scorecards: readonly { id: string; minor: bigint }[],
  quicken: Quicken,
): StatementLine[] {
  const { pay, key } = component
  switch (pay.kind) {
    case 'tiers':
      if (pay.mode === 'cliff' && figure(standing, pay.on) <= 0n) return []
      return pricedLines(key, pay.on, standing, tieredPricing(pay, standing, quicken))
    case 'rate': {
      if (figure(standing, pay.on) <= 0n) return []
      const rate = quicken(pricedRate(pay.rate))
      return pricedLines(key, pay.on, standing, (_reached, amount) => [slice(amount, rate)])
    }
    case 'per_unit': {
      const units = greatest(figure(standing, pay.of) - BigInt(pay.after), 0n)
      const each = slice(units * BigInt(pay.minor), quicken(pricedRate('1')))
      return units === 0n ? [] : [line(key, 'units', null, units, [], each.bonus)]
    }
    case 'fixed':
      return [line(key, 'fixed', null, 1n, [], slice(BigInt(pay.minor), quicken(pricedRate('1'))).bonus)]
    case 'scorecard':
      return scorecards.map(({ id, minor }) => line(key, 'scorecard', id, minor, [], minor))
  }
}

type Pricing = (reached: bigint, amount: bigint) => Slice[]

/** One line for what was brought forward, one for each credit in order; a base without credits is one line. */
function pricedLines(component: string, measure: string, standing: Standing, price: Pricing): StatementLine[] {
  const { value, credits } = standing.figures.get(measure) ?? { value: 0n, credits: [] }
  if (credits.length === 0) {
    if (value === 0n) return []
    const kind = (standing.payee.openings[measure] ?? 0n) === value ? 'brought_forward' : 'base'
    return [line(component, kind, measure, value, price(0n, value))]
  }
  const lines: StatementLine[] = []
  let reached = standing.payee.openings[measure] ?? 0n
  if (reached !== 0n) lines.push(line(component, 'brought_forward', measure, reached, price(0n, reached)))
  for (const credit of credits) {
    lines.push(creditLine(component, credit, price(reached, credit.amount)))
    reached += credit.amount
  }
  return lines
}

function tieredPricing(pay: TieredPay, standing: Standing, quicken: Quicken): Pricing {
  const tiers = pay.tiers.map(
    ({ from, to, rate }): PricedTier => ({
      from: thresholdValue(from, standing),
      to: to === null ? null : thresholdValue(to, standing),
      rate: quicken(pricedRate(rate)),
    }),
  )
  const floor = pay.threshold && !pay.threshold.catchUp ? thresholdValue(pay.threshold.at, standing) : null
  if (pay.mode === 'marginal') {
    const paid = floor === null ? tiers : tiers.map((tier) => ({ ...tier, from: greatest(tier.from, floor) }))
    return (reached, amount) => marginalSlices(reached, amount, paid)
  }
  const rate = cliffRate(figure(standing, pay.by), tiers)
  if (floor === null) return (_reached, amount) => [slice(amount, rate)]
  return (reached, amount) => marginalSlices(reached, amount, [{ from: floor, to: null, rate }])
}

function isBelowThreshold({ by, threshold }: TieredPay, standing: Standing): boolean {
  return threshold !== null && figure(standing, by) < thresholdValue(threshold.at, standing)
}
