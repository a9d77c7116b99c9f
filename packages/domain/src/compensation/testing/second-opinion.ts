import type { Basis, Payee } from '../basis.ts'
import type { Component, Condition, Gate, Threshold, TieredPay } from '../plan.ts'
import { compare, decimal, type Fraction, floored, rounded, times } from './fraction.ts'
import { largestRemainder, moneyBehind, type Portion, portionsOf, valueOf } from './second-measures.ts'

/**
 * The same bonus computed a second time, straight from the definitions of section 6 and sharing no code with the first:
 * fractions instead of scaled integers, remainders handed out one by one, tiers by looking up each elementary stretch.
 * Slow on purpose. It knows the features that `anyBasis` generates.
 */
interface Opinion {
  readonly payee: string
  readonly components: readonly bigint[]
  readonly payout: bigint
  /** What falls due later, or when an advance is earned: by part. */
  readonly later: readonly bigint[]
  /** What is still owed afterwards, in all. */
  readonly owed: bigint
}

export function secondOpinion(basis: Basis): Opinion[] {
  const portions = portionsOf(basis)
  const reached = basis.payees.map((payee) => (key: string) => valueOf(basis, payee, portions, key))
  return basis.payees
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((payee) => {
      const value = (key: string) => valueOf(basis, payee, portions, key)
      const seen: Seen = { value, payee, everybody: (key) => reached.map((of) => of(key)) }
      const components = basis.plan.components.map((component) => entitlement(basis, payee, portions, component, seen))
      let all = components.reduce((sum, one) => sum + one, 0n)
      for (const { limit } of basis.plan.caps) {
        const most = levelOf(limit, value)
        if (all > 0n && all > most) all = orNothing(most)
      }
      return { payee: payee.id, components, ...paidOut(basis, payee, all) }
    })
}

/** From what components earn to what is paid: less what was paid, less what waits, with what fell due, less what is owed. */
function paidOut({ plan, ...basis }: Basis, payee: Payee, earned: bigint): Omit<Opinion, 'payee' | 'components'> {
  const own = (list: readonly { readonly payeeId: string; readonly minor: bigint }[]) =>
    list.filter(({ payeeId }) => payeeId === payee.id).reduce((sum, { minor }) => sum + minor, 0n)
  const bonus = earned - Object.values(payee.paidBefore).reduce((sum, one) => sum + one, 0n)
  const { deferral, hold } = plan
  const parts = (shares: readonly Fraction[]) =>
    largestRemainder(
      bonus,
      shares,
      shares.map((_, i) => String(i).padStart(3, '0')),
    )
  let later: bigint[] = []
  let waiting = 0n
  if (bonus > 0n && deferral.kind === 'advanced')
    later = parts(Array.from({ length: deferral.earnedOverYears }, () => [1n, BigInt(deferral.earnedOverYears)]))
  if (bonus > 0n && deferral.kind === 'instalments') {
    const all = parts(deferral.parts.map(({ share }) => decimal(share)))
    later = all.filter((_, i) => (deferral.parts[i]?.months ?? 0) > 0)
    waiting = later.reduce((sum, one) => sum + one, 0n)
  }
  const due = bonus - waiting + own(basis.releases) + own(basis.adjustments)
  const owed = own(basis.recoveries)
  const most = hold.recoveryCap.kind === 'none' ? owed : recoverable(hold.recoveryCap, due)
  const taken = owed < most ? owed : most
  return { payout: due - taken, later, owed: owed - taken }
}

function recoverable(cap: { kind: 'fixed'; minor: string } | { kind: 'share_of_payout'; rate: string }, due: bigint) {
  if (cap.kind === 'fixed') return BigInt(cap.minor)
  const [n, d] = decimal(cap.rate)
  return due > 0n ? floored([due * n, d]) : 0n
}

type Value = (key: string) => bigint

interface Seen {
  readonly value: Value
  readonly payee: Payee
  readonly everybody: (key: string) => readonly bigint[]
}

function levelOf(threshold: Threshold, value: Value): bigint {
  if (threshold.kind === 'fixed') return BigInt(threshold.value)
  const [n, d] = decimal(threshold.rate)
  const level = rounded([value(threshold.measure) * n, d])
  return threshold.cap !== null && BigInt(threshold.cap) < level ? BigInt(threshold.cap) : level
}

function isMet(condition: Condition, seen: Seen): boolean {
  switch (condition.kind) {
    case 'all':
      return !condition.of.some((one) => !isMet(one, seen))
    case 'any':
      return condition.of.some((one) => isMet(one, seen))
    case 'compare':
      return compares(condition, seen.value(condition.measure), levelOf(condition.threshold, seen.value))
    case 'rank': {
      const better = seen.everybody(condition.measure).filter((one) => one > seen.value(condition.measure)).length
      const [n, d] = decimal(condition.top)
      return compare([BigInt(better + 1), 1n], [BigInt(seen.everybody(condition.measure).length) * n, d]) <= 0
    }
    case 'years_running': {
      let lasting = compares(condition, seen.value(condition.measure), levelOf(condition.threshold, seen.value))
      for (const past of Array.from({ length: condition.years - 1 }, (_, i) => seen.payee.history[i] ?? {})) {
        const value = past[condition.measure]
        const base = condition.threshold.kind === 'fixed' ? 0n : past[condition.threshold.measure]
        const known = value !== undefined && base !== undefined
        lasting &&=
          known &&
          compares(
            condition,
            value,
            levelOf(condition.threshold, () => base),
          )
      }
      return lasting
    }
  }
}

const compares = ({ is }: { readonly is: 'at_least' | 'below' }, value: bigint, level: bigint): boolean =>
  is === 'at_least' ? value >= level : value < level

const isShut = (gate: Gate, seen: Seen): boolean =>
  !isMet(gate.requires, seen) &&
  !(gate.waivedWhen && isMet(gate.waivedWhen, seen)) &&
  !seen.payee.waivers.some((waiver) => waiver.gate === gate.key)

function entitlement(
  basis: Basis,
  payee: Payee,
  portions: readonly Portion[],
  component: Component,
  seen: Seen,
): bigint {
  const { value } = seen
  const gates = [...basis.plan.gates, ...component.gates].filter((gate) => isShut(gate, seen))
  if (gates.some(({ holdsBack }) => holdsBack === 'everything')) return 0n
  if (component.when && !isMet(component.when, seen)) return 0n
  const factor = component.accelerators
    .filter(({ when }) => isMet(when, seen))
    .reduce<Fraction>((so, one) => times(so, decimal(one.factor)), [1n, 1n])

  const { pay } = component
  let bonuses: { household: string | null; bonus: bigint }[] = []
  if (pay.kind === 'fixed') bonuses = [{ household: null, bonus: rounded([BigInt(pay.minor) * factor[0], factor[1]]) }]
  else if (pay.kind === 'per_unit') {
    const units = value(pay.of) - BigInt(pay.after)
    if (units > 0n) bonuses = [{ household: null, bonus: rounded([units * BigInt(pay.minor) * factor[0], factor[1]]) }]
  } else if (pay.kind === 'scorecard') {
    const awards = basis.scorecards.filter(({ payeeId }) => payeeId === payee.id)
    bonuses = awards.map(({ minor }) => ({ household: null, bonus: minor }))
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
    if (all > 0n && all > most) all = orNothing(most)
  }
  for (const cap of component.caps) {
    if (cap.kind !== 'bonus') continue
    const most = levelOf(cap.limit, value)
    if (all > 0n && all > most) all = orNothing(most)
  }
  return all
}

/** No cap turns a bonus into a malus. */
const orNothing = (most: bigint): bigint => (most < 0n ? 0n : most)
