import type { Basis, Movement, Payee, Split } from '../basis.ts'
import type { Component, Condition, Gate, Measure, Threshold, TieredPay } from '../plan.ts'
import { compare, decimal, type Fraction, rounded, times } from './fraction.ts'

/**
 * The same bonus computed a second time, straight from the definitions of section 6 and sharing no code with the first:
 * fractions instead of scaled integers, remainders handed out one by one, tiers by looking up each elementary stretch.
 * Slow on purpose. It knows the features that `anyBasis` generates.
 */
interface Opinion {
  readonly payee: string
  readonly components: readonly bigint[]
  readonly payout: bigint
}

const EXPONENT: Readonly<Record<string, bigint>> = { USD: 100n, JPY: 1n }

interface Portion {
  readonly who: string
  readonly what: 'movement' | 'fee' | 'engagement'
  readonly flow: string
  readonly household: string
  readonly minor: bigint
}

export function secondOpinion(basis: Basis): Opinion[] {
  const portions = portionsOf(basis)
  return basis.payees
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((payee) => {
      const value = (key: string) => valueOf(basis, payee, portions, key)
      const components = basis.plan.components.map((component) => entitlement(basis, payee, portions, component, value))
      let all = components.reduce((sum, one) => sum + one, 0n)
      for (const { limit } of basis.plan.caps) {
        const most = levelOf(limit, value)
        if (all > 0n && all > most) all = most
      }
      const paid = Object.values(payee.paidBefore).reduce((sum, one) => sum + one, 0n)
      return { payee: payee.id, components, payout: all - paid }
    })
}

function portionsOf(basis: Basis): Portion[] {
  const { currency, newMoney } = basis.plan
  const counted = [...newMoney.net, ...newMoney.gross]
  const portions: Portion[] = []
  const byDay = basis.movements.toSorted((a, b) =>
    [a.valueDate, a.activityId, a.id].join('|') < [b.valueDate, b.activityId, b.id].join('|') ? -1 : 1,
  )
  for (const one of byDay) {
    if (!counted.includes(one.flow)) continue
    if (one.flow === 'external_in' && one.allocationId === null) continue
    const shares = splitOf(basis, one).shares
    const parts = largestRemainder(
      inCurrency(one, currency),
      shares.map(({ share }) => decimal(share)),
      shares.map(({ payeeId }) => payeeId),
    )
    shares.forEach(({ payeeId }, i) =>
      portions.push({
        who: payeeId,
        what: 'movement',
        flow: one.flow,
        household: one.householdId,
        minor: parts[i] ?? 0n,
      }),
    )
  }
  for (const one of basis.fees.toSorted((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1))) {
    const shares = splitOf(basis, { ...one, splitOn: one.on }).shares
    const parts = largestRemainder(
      one.minor,
      shares.map(({ share }) => decimal(share)),
      shares.map(({ payeeId }) => payeeId),
    )
    shares.forEach(({ payeeId }, i) =>
      portions.push({ who: payeeId, what: 'fee', flow: one.stage, household: one.householdId, minor: parts[i] ?? 0n }),
    )
  }
  for (const one of basis.engagements)
    for (const { payeeId } of splitOf(basis, { ...one, splitOn: one.confirmedOn }).shares)
      portions.push({ who: payeeId, what: 'engagement', flow: '', household: one.householdId, minor: 1n })
  return portions
}

function splitOf(basis: Basis, of: { claimId: string | null; householdId: string; splitOn: string }): Split {
  const fits = (one: Split) => one.firstDay <= of.splitOn && (one.lastDay ?? '9999') >= of.splitOn
  const own = basis.splits.filter((one) => one.claimId !== null && one.claimId === of.claimId && fits(one))
  const split =
    own[0] ?? basis.splits.find((one) => one.claimId === null && one.householdId === of.householdId && fits(one))
  if (!split) throw new Error('no split')
  return split
}

function inCurrency({ minor, currency, fixing }: Movement, into: string): bigint {
  if (currency === into) return minor
  const [units, scale] = decimal(fixing ?? '1')
  return rounded([minor * units * (EXPONENT[into] ?? 100n), scale * (EXPONENT[currency] ?? 100n)])
}

/** Hand out cent by cent whatever the exact shares leave, to whoever lacks most, the first by name when equal. */
function largestRemainder(sum: bigint, shares: readonly Fraction[], names: readonly string[]): bigint[] {
  const sign = sum < 0n ? -1n : 1n
  const exact = shares.map(([n, d]): Fraction => [sum * sign * n, d])
  const parts = exact.map(([n, d]) => n / d)
  const lacking = () => {
    const lacks = exact.map(([n, d], i): Fraction => [n - (parts[i] ?? 0n) * d, d])
    let most = 0
    lacks.forEach((one, i) => {
      const order = compare(one, lacks[most] ?? [0n, 1n])
      if (order > 0 || (order === 0 && (names[i] ?? '') < (names[most] ?? ''))) most = i
    })
    return most
  }
  while (parts.reduce((a, b) => a + b, 0n) < sum * sign) {
    const i = lacking()
    parts[i] = (parts[i] ?? 0n) + 1n
  }
  return parts.map((part) => part * sign)
}

function moneyBehind(basis: Basis, payee: Payee, portions: readonly Portion[], measure: Measure): Portion[] {
  const own = portions.filter(({ who }) => who === payee.id)
  const movements = (flows: readonly string[]) =>
    own.filter((one) => one.what === 'movement' && flows.includes(one.flow))
  switch (measure.kind) {
    case 'net_new_assets':
      return movements(basis.plan.newMoney.net)
    case 'gross_deposits':
      return movements(basis.plan.newMoney.gross)
    case 'fees_collected':
      return own.filter((one) => one.what === 'fee' && one.flow === measure.stage)
    case 'engagements_won':
      return own.filter((one) => one.what === 'engagement')
    case 'new_household_assets':
      return movements(basis.plan.newMoney.net).filter(
        ({ household }) =>
          (sizeOf(basis, payee, portions, household, measure.sizedBy) ?? -1n) >= BigInt(measure.minimum),
      )
    default:
      return []
  }
}

/** The size of a new household from which the payee has something; `null` for any other. */
function sizeOf(
  basis: Basis,
  payee: Payee,
  portions: readonly Portion[],
  household: string,
  by: string,
): bigint | null {
  const since = basis.households.find(({ id }) => id === household)?.clientSince ?? ''
  const { firstDay, lastDay } = basis.plan.period
  if (since < firstDay || since > lastDay) return null
  const net = portions.filter(
    (one) =>
      one.what === 'movement' &&
      one.household === household &&
      basis.plan.newMoney.net.some((flow) => flow === one.flow),
  )
  const sum = (list: readonly Portion[]) => list.reduce((so, { minor }) => so + minor, 0n)
  const own = sum(net.filter(({ who }) => who === payee.id))
  if (own <= 0n) return null
  return by === 'household' ? sum(net) : own
}

function valueOf(basis: Basis, payee: Payee, portions: readonly Portion[], key: string): bigint {
  const measure = basis.plan.measures.find((one) => one.key === key)
  const opening = payee.openings[key] ?? 0n
  if (!measure) return 0n
  const sizes = (by: string) =>
    basis.households.map(({ id }) => sizeOf(basis, payee, portions, id, by)).filter((size) => size !== null)
  switch (measure.kind) {
    case 'figure':
      return opening + (payee.figures[measure.figure] ?? 0n)
    case 'new_households':
      return opening + BigInt(sizes(measure.sizedBy).filter((size) => size >= BigInt(measure.minimum)).length)
    case 'household_credits': {
      const worth = (size: bigint) =>
        measure.bands.filter(({ from, to }) => size >= BigInt(from) && (to === null || size < BigInt(to)))[0]
          ?.credits ?? '0'
      return sizes(measure.sizedBy).reduce((sum, size) => sum + BigInt(worth(size)), opening)
    }
    default:
      return moneyBehind(basis, payee, portions, measure).reduce((sum, { minor }) => sum + minor, opening)
  }
}

type Value = (key: string) => bigint

function levelOf(threshold: Threshold, value: Value): bigint {
  if (threshold.kind === 'fixed') return BigInt(threshold.value)
  const [n, d] = decimal(threshold.rate)
  const level = rounded([value(threshold.measure) * n, d])
  return threshold.cap !== null && BigInt(threshold.cap) < level ? BigInt(threshold.cap) : level
}

function isMet(condition: Condition, value: Value): boolean {
  if (condition.kind === 'all') return !condition.of.some((one) => !isMet(one, value))
  if (condition.kind === 'any') return condition.of.some((one) => isMet(one, value))
  if (condition.kind !== 'compare') throw new Error(`not generated: ${condition.kind}`)
  const reached = value(condition.measure) >= levelOf(condition.threshold, value)
  return condition.is === 'at_least' ? reached : !reached
}

const isShut = (gate: Gate, value: Value): boolean =>
  !isMet(gate.requires, value) && !(gate.waivedWhen && isMet(gate.waivedWhen, value))

function entitlement(
  basis: Basis,
  payee: Payee,
  portions: readonly Portion[],
  component: Component,
  value: Value,
): bigint {
  const gates = [...basis.plan.gates, ...component.gates].filter((gate) => isShut(gate, value))
  if (gates.some(({ holdsBack }) => holdsBack === 'everything')) return 0n
  if (component.when && !isMet(component.when, value)) return 0n
  const factor = component.accelerators
    .filter(({ when }) => isMet(when, value))
    .reduce<Fraction>((so, one) => times(so, decimal(one.factor)), [1n, 1n])

  const { pay } = component
  let bonuses: { household: string | null; bonus: bigint }[] = []
  if (pay.kind === 'fixed') bonuses = [{ household: null, bonus: rounded([BigInt(pay.minor) * factor[0], factor[1]]) }]
  else if (pay.kind === 'per_unit') {
    const units = value(pay.of) - BigInt(pay.after)
    if (units > 0n) bonuses = [{ household: null, bonus: rounded([units * BigInt(pay.minor) * factor[0], factor[1]]) }]
  } else if (pay.kind === 'rate' || pay.kind === 'tiers') {
    const measure = basis.plan.measures.find(({ key }) => key === pay.on)
    if (!measure) throw new Error('no measure')
    const facts = [
      { household: null, minor: payee.openings[pay.on] ?? 0n },
      ...(measure.kind === 'figure' ? [{ household: null, minor: payee.figures[measure.figure] ?? 0n }] : []),
      ...moneyBehind(basis, payee, portions, measure),
    ]
    const rateAt = pay.kind === 'rate' ? flatRate(value(pay.on), decimal(pay.rate)) : tierRate(pay, value)
    let at = 0n
    for (const { household, minor } of facts) {
      bonuses.push({ household, bonus: walk(at, at + minor, rateAt, factor) })
      at += minor
    }
  }
  return capped(component, bonuses, value, gates.length > 0)
}

/** The rate of the cent between `n` and `n + 1`, and the places where the rate changes. */
interface RateCurve {
  readonly at: (cent: bigint) => Fraction
  readonly edges: readonly bigint[]
}

const flatRate = (base: bigint, rate: Fraction): RateCurve => ({ at: () => (base > 0n ? rate : [0n, 1n]), edges: [] })

function tierRate(pay: TieredPay, value: Value): RateCurve {
  const nothing: Fraction = [0n, 1n]
  if (pay.threshold && value(pay.by) < levelOf(pay.threshold.at, value)) return { at: () => nothing, edges: [] }
  const floor = pay.threshold && !pay.threshold.catchUp ? levelOf(pay.threshold.at, value) : null
  const rateOf = (cent: bigint): Fraction => {
    for (const { from, to, rate } of pay.tiers)
      if (cent >= levelOf(from, value) && (to === null || cent < levelOf(to, value))) return decimal(rate)
    return nothing
  }
  const edges = [
    ...(floor === null ? [] : [floor]),
    ...pay.tiers.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]).map((one) => levelOf(one, value)),
  ]
  const above = (cent: bigint) => floor === null || cent >= floor
  if (pay.mode === 'marginal') return { at: (cent) => (above(cent) ? rateOf(cent) : nothing), edges }
  const one = value(pay.on) > 0n ? rateOf(value(pay.by)) : nothing
  return { at: (cent) => (above(cent) ? one : nothing), edges: floor === null ? [] : [floor] }
}

/** The stretch between two points, cut at every edge; each piece is priced and rounded by itself. */
function walk(from: bigint, to: bigint, curve: RateCurve, factor: Fraction): bigint {
  const [low, high] = from < to ? [from, to] : [to, from]
  const cuts = [low, ...curve.edges.filter((edge) => edge > low && edge < high), high].toSorted((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  )
  let bonus = 0n
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] ?? 0n, cuts[i + 1] ?? 0n]
    const [n, d] = times(curve.at(start), factor)
    bonus += rounded([(end - start) * n, d])
  }
  return from < to ? bonus : -bonus
}

function capped(
  component: Component,
  bonuses: readonly { household: string | null; bonus: bigint }[],
  value: Value,
  isHeldBack: boolean,
): bigint {
  let all = bonuses.reduce((sum, { bonus }) => sum + bonus, 0n)
  // The generated tiers take nothing away, so neither does their rounding.
  if (component.pay.kind === 'tiers' && all < 0n) all = 0n
  if (isHeldBack && all > 0n) return 0n
  for (const cap of component.caps) {
    if (cap.kind !== 'household') continue
    for (const household of new Set(bonuses.map((one) => one.household).filter((one) => one !== null))) {
      const own = bonuses.filter((one) => one.household === household).reduce((sum, { bonus }) => sum + bonus, 0n)
      const most = BigInt(cap.minor)
      if (own > 0n && own > most) all -= own - most
    }
  }
  for (const cap of component.caps) {
    if (cap.kind !== 'rate') continue
    const { pay } = component
    const [n, d] = decimal(cap.rate)
    const most = rounded([('on' in pay ? value(pay.on) : 0n) * n, d])
    if (all > 0n && all > most) all = most
  }
  for (const cap of component.caps) {
    if (cap.kind !== 'bonus') continue
    const most = levelOf(cap.limit, value)
    if (all > 0n && all > most) all = most
  }
  return all
}
