import { divide } from '../money/divide.ts'
import type { HouseholdFacts, Payee } from './basis.ts'
import type { Credit } from './credits.ts'
import type { HouseholdSize, Measure, Period, Plan } from './plan.ts'

/** What a measure says about one payee: its value (minor units, a count, or millionths) and the credits behind it. */
export interface Measured {
  readonly value: bigint
  readonly credits: readonly Credit[]
}

/** The figures of one payee by measure key. */
export type Figures = ReadonlyMap<string, Measured>

export interface FirmFacts {
  readonly newHouseholds: ReadonlySet<string>
  readonly householdTotals: ReadonlyMap<string, bigint>
}

const MILLION = 1_000_000n

/** Households that became clients inside the period. */
export const newHouseholds = (households: readonly HouseholdFacts[], { firstDay, lastDay }: Period): Set<string> =>
  new Set(
    households.flatMap(({ id, clientSince }) =>
      clientSince !== null && clientSince >= firstDay && clientSince <= lastDay ? [id] : [],
    ),
  )

/**
 * Every measure of the plan for one payee. `credits` are the payee's own, in order. Ratios come last, since they read
 * other measures; a ratio of a ratio is not supported (the validator says so).
 */
export function figuresOf(plan: Plan, payee: Payee, credits: readonly Credit[], firm: FirmFacts): Figures {
  const figures = new Map<string, Measured>()
  const value = (key: string) => figures.get(key)?.value ?? 0n
  for (const measure of plan.measures)
    if (measure.kind !== 'ratio')
      figures.set(measure.key, opened(measured(plan, measure, payee, credits, firm), payee, measure))
  for (const measure of plan.measures) {
    if (measure.kind !== 'ratio') continue
    const whole = value(measure.whole)
    const millionths = whole > 0n ? divide(value(measure.part) * MILLION, whole, 'floor') : 0n
    figures.set(measure.key, { value: millionths, credits: [] })
  }
  return figures
}

function opened(found: Measured, payee: Payee, { key }: Measure): Measured {
  const opening = payee.openings[key] ?? 0n
  return opening === 0n ? found : { ...found, value: found.value + opening }
}

function measured(plan: Plan, measure: Measure, payee: Payee, credits: readonly Credit[], firm: FirmFacts): Measured {
  switch (measure.kind) {
    case 'net_new_assets':
      return summed(moneyCredits(plan.newMoney.net, credits, measure.product))
    case 'gross_deposits':
      return summed(moneyCredits(plan.newMoney.gross, credits, measure.product))
    case 'fees_collected':
      return summed(credits.filter(({ stage }) => stage === measure.stage))
    case 'engagements_won': {
      const won = credits.filter(({ trace }) => trace.kind === 'engagement')
      return { value: BigInt(won.length), credits: won }
    }
    case 'figure':
      return { value: payee.figures[measure.figure] ?? 0n, credits: [] }
    case 'ratio':
      return { value: 0n, credits: [] }
    case 'new_households':
    case 'household_credits':
    case 'new_household_assets':
      return householdMeasure(plan, measure, credits, firm)
  }
}

type HouseholdMeasure = Extract<
  Measure,
  { kind: 'new_households' } | { kind: 'household_credits' } | { kind: 'new_household_assets' }
>

function householdMeasure(
  plan: Plan,
  measure: HouseholdMeasure,
  credits: readonly Credit[],
  firm: FirmFacts,
): Measured {
  const money = moneyCredits(plan.newMoney.net, credits, null).filter(({ trace }) =>
    firm.newHouseholds.has(trace.householdId),
  )
  const sizes = householdSizes(money, measure.sizedBy, firm)
  if (measure.kind === 'household_credits') {
    let value = 0n
    for (const size of sizes.values()) {
      const band = measure.bands.find(({ from, to }) => BigInt(from) <= size && (to === null || size < BigInt(to)))
      value += BigInt(band?.credits ?? '0')
    }
    return { value, credits: money }
  }
  const minimum = BigInt(measure.minimum)
  const large = new Set([...sizes].flatMap(([household, size]) => (size >= minimum ? [household] : [])))
  const counts = money.filter(({ trace }) => large.has(trace.householdId))
  if (measure.kind === 'new_household_assets') return summed(counts)
  return { value: BigInt(large.size), credits: counts }
}

/** A household counts for a payee only while something of it is credited to them. */
function householdSizes(money: readonly Credit[], sizedBy: HouseholdSize, firm: FirmFacts): Map<string, bigint> {
  const sizes = new Map<string, bigint>()
  for (const { trace, amount } of money) sizes.set(trace.householdId, (sizes.get(trace.householdId) ?? 0n) + amount)
  for (const [household, own] of sizes) {
    if (own <= 0n) sizes.delete(household)
    else if (sizedBy === 'household') sizes.set(household, firm.householdTotals.get(household) ?? 0n)
  }
  return sizes
}

const moneyCredits = (
  flows: Plan['newMoney']['net'],
  credits: readonly Credit[],
  product: string | null,
): readonly Credit[] =>
  credits.filter(
    (one) => one.flow !== null && flows.includes(one.flow) && (product === null || one.product === product),
  )

function summed(credits: readonly Credit[]): Measured {
  let value = 0n
  for (const { amount } of credits) value += amount
  return { value, credits }
}
