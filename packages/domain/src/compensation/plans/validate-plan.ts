import { daysBetween, isDay } from '../../calendar/day.ts'
import { isCurrency } from '../../money/currency.ts'
import { compareRates } from '../../money/rate.ts'
import { sharesAreWhole } from '../../money/shares.ts'
import type { Component, Condition, Measure, Plan } from '../plan.ts'
import { unitOf } from './measure-unit.ts'
import { finding, type PlanFinding } from './plan-finding.ts'
import { limitFindings } from './plan-limits.ts'
import { numberFindings } from './plan-numbers.ts'
import { conditionsOf, gatesOf, nested, type Placed, placed, thresholdsOf } from './plan-parts.ts'
import { isReachable } from './reachable.ts'
import { bandFindings, coverageFindings } from './tier-coverage.ts'

const YEAR = 365

/**
 * What stands between a plan and its approval (6.4). A plan with an `error` is never computed; one with a `stop` waits
 * for compliance: rewarding a particular security or product for less than a year conflicts with Regulation Best
 * Interest. Findings come in the order of the plan.
 */
export function validatePlan(plan: Plan): PlanFinding[] {
  const numbers = numberFindings(plan)
  if (numbers.length > 0) return numbers
  return [
    ...headFindings(plan),
    ...keyFindings(plan),
    ...placed('measures', plan.measures).flatMap((measure) => measureFindings(measure, plan)),
    ...referenceFindings(plan),
    ...placed('components', plan.components).flatMap((component) => componentFindings(component, plan)),
    ...gatesOf(plan).flatMap(({ path, part }) =>
      isReachable([part.requires], plan) ? [] : [finding('unreachable', `${path}.requires`)],
    ),
    ...limitFindings(plan),
    ...holdFindings(plan),
    ...deferralFindings(plan),
  ]
}

function headFindings({ name, currency, period, newMoney, components }: Plan): PlanFinding[] {
  const days = isDay(period.firstDay) && isDay(period.lastDay) && period.firstDay <= period.lastDay
  return [
    ...(name.trim() === '' ? [finding('name_missing', 'name')] : []),
    ...(isCurrency(currency) ? [] : [finding('currency_unknown', 'currency')]),
    ...(days ? [] : [finding('period_reversed', 'period')]),
    ...(newMoney.net.length === 0 ? [finding('flow_missing', 'newMoney.net')] : []),
    ...(newMoney.gross.length === 0 ? [finding('flow_missing', 'newMoney.gross')] : []),
    ...(components.length === 0 ? [finding('nothing_paid', 'components')] : []),
  ]
}

function keyFindings(plan: Plan): PlanFinding[] {
  const twice = (parts: readonly Placed<{ readonly key: string }>[]) => {
    const seen = new Set<string>()
    return parts.flatMap(({ path, part }) => {
      const known = seen.has(part.key)
      seen.add(part.key)
      return known || part.key === '' ? [finding('key_twice', `${path}.key`)] : []
    })
  }
  return [
    ...twice(placed('measures', plan.measures)),
    ...twice(placed('components', plan.components)),
    ...twice(gatesOf(plan)),
    ...placed('components', plan.components).flatMap(({ path, part }) =>
      twice(placed(`${path}.accelerators`, part.accelerators)),
    ),
  ]
}

function measureFindings({ path, part }: Placed<Measure>, plan: Plan): PlanFinding[] {
  if (part.kind === 'household_credits') return bandFindings(`${path}.bands`, part.bands)
  if (part.kind === 'ratio') {
    const ratios = new Set(plan.measures.flatMap(({ kind, key }) => (kind === 'ratio' ? [key] : [])))
    return [
      ...(ratios.has(part.part) ? [finding('ratio_of_ratio', `${path}.part`)] : []),
      ...(ratios.has(part.whole) ? [finding('ratio_of_ratio', `${path}.whole`)] : []),
    ]
  }
  const isShort = daysBetween(plan.period.firstDay, plan.period.lastDay) + 1 < YEAR
  return 'product' in part && part.product !== null && isShort
    ? [finding('product_short_term', `${path}.product`, 'stop')]
    : []
}

/** Every measure that is named somewhere exists. */
function referenceFindings(plan: Plan): PlanFinding[] {
  const known = new Set(plan.measures.map(({ key }) => key))
  const named = [
    ...placed('measures', plan.measures).flatMap(({ path, part }) =>
      part.kind === 'ratio'
        ? [
            { path: `${path}.part`, key: part.part },
            { path: `${path}.whole`, key: part.whole },
          ]
        : [],
    ),
    ...conditionsOf(plan)
      .flatMap(nested)
      .flatMap(({ path, part }) => ('measure' in part ? [{ path: `${path}.measure`, key: part.measure }] : [])),
    ...thresholdsOf(plan).flatMap(({ path, part }) =>
      part.kind === 'share_of' ? [{ path: `${path}.measure`, key: part.measure }] : [],
    ),
    ...placed('components', plan.components).flatMap(({ path, part: { pay } }) => {
      if (pay.kind === 'per_unit') return [{ path: `${path}.pay.of`, key: pay.of }]
      return [
        ...('by' in pay ? [{ path: `${path}.pay.by`, key: pay.by }] : []),
        ...('on' in pay ? [{ path: `${path}.pay.on`, key: pay.on }] : []),
      ]
    }),
  ]
  return named.flatMap(({ path, key }) => (known.has(key) ? [] : [finding('measure_unknown', path)]))
}

function componentFindings({ path, part }: Placed<Component>, plan: Plan): PlanFinding[] {
  const unit = (key: string) => {
    const found = plan.measures.find((one) => one.key === key)
    return found ? unitOf(found) : null
  }
  const { pay } = part
  const together: Condition[] = [
    ...(part.when ? [part.when] : []),
    ...[...plan.gates, ...part.gates].flatMap((gate) => (gate.waivedWhen === null ? [gate.requires] : [])),
  ]
  return [
    ...(part.when && !isReachable(bonusOf(part) ? together : [part.when], plan)
      ? [finding('unreachable', `${path}.when`)]
      : []),
    ...(pay.kind === 'tiers' ? tieredFindings(path, pay) : []),
    ...('on' in pay && (unit(pay.on) ?? 'money') !== 'money' ? [finding('not_money', `${path}.pay.on`)] : []),
    ...(pay.kind === 'per_unit' && (unit(pay.of) ?? 'count') !== 'count'
      ? [finding('not_a_count', `${path}.pay.of`)]
      : []),
    ...placed(`${path}.accelerators`, part.accelerators).flatMap((one) => [
      ...(compareRates(one.part.factor, '0') > 0 ? [] : [finding('not_positive', `${one.path}.factor`)]),
      ...(isReachable([...together, one.part.when], plan) ? [] : [finding('unreachable', `${one.path}.when`)]),
    ]),
  ]
}

/** Gates that hold back a bonus do not stand before a malus. */
function bonusOf({ pay }: Component): boolean {
  if (pay.kind === 'rate') return compareRates(pay.rate, '0') >= 0
  return !('minor' in pay) || BigInt(pay.minor) >= 0n
}

function tieredFindings(path: string, pay: Extract<Component['pay'], { kind: 'tiers' }>): PlanFinding[] {
  const sameMeasure = pay.by === pay.on
  return [
    ...coverageFindings(`${path}.pay.tiers`, pay.tiers),
    ...(pay.mode === 'marginal' && !sameMeasure ? [finding('marginal_on_another_measure', `${path}.pay.on`)] : []),
    ...(pay.threshold && !pay.threshold.catchUp && !sameMeasure
      ? [finding('excess_of_another_measure', `${path}.pay.threshold`)]
      : []),
  ]
}

function holdFindings({ hold }: Plan): PlanFinding[] {
  const months = (value: number, least: number, path: string) =>
    Number.isInteger(value) && value >= least ? [] : [finding('not_positive', path)]
  return [
    ...months(hold.months, 0, 'hold.months'),
    ...(hold.clawback.kind === 'straight_line' ? months(hold.clawback.months, 1, 'hold.clawback.months') : []),
  ]
}

function deferralFindings({ deferral }: Plan): PlanFinding[] {
  if (deferral.kind === 'advanced')
    return Number.isInteger(deferral.earnedOverYears) && deferral.earnedOverYears > 0
      ? []
      : [finding('not_positive', 'deferral.earnedOverYears')]
  if (deferral.kind === 'none') return []
  return [
    ...(sharesAreWhole(deferral.parts.map(({ share }) => share))
      ? []
      : [finding('shares_not_whole', 'deferral.parts')]),
    ...placed('deferral.parts', deferral.parts).flatMap(({ path, part }) =>
      Number.isInteger(part.months) && part.months >= 0 ? [] : [finding('not_positive', `${path}.months`)],
    ),
  ]
}
