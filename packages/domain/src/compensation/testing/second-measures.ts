import type { Basis, Movement, Payee, Split } from '../basis.ts'
import type { Measure } from '../plan.ts'
import { compare, decimal, type Fraction, floored, rounded } from './fraction.ts'

const EXPONENT: Readonly<Record<string, bigint>> = { USD: 100n, JPY: 1n }

export interface Portion {
  readonly who: string
  readonly what: 'movement' | 'fee' | 'engagement'
  readonly flow: string
  readonly household: string
  readonly product: string | null
  readonly minor: bigint
}

/** Confirmed facts, converted, and shared out among payees: what belongs to whom (6.1, 6.3). */
export function portionsOf(basis: Basis): Portion[] {
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
        product: one.product,
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
      portions.push({
        who: payeeId,
        what: 'fee',
        flow: one.stage,
        household: one.householdId,
        product: null,
        minor: parts[i] ?? 0n,
      }),
    )
  }
  for (const one of basis.engagements)
    for (const { payeeId } of splitOf(basis, { ...one, splitOn: one.confirmedOn }).shares)
      portions.push({
        who: payeeId,
        what: 'engagement',
        flow: '',
        household: one.householdId,
        product: null,
        minor: 1n,
      })
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
export function largestRemainder(sum: bigint, shares: readonly Fraction[], names: readonly string[]): bigint[] {
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

/** The money that a measure adds up, in the order in which tiers are climbed. */
export function moneyBehind(basis: Basis, payee: Payee, portions: readonly Portion[], measure: Measure): Portion[] {
  const own = portions.filter(({ who }) => who === payee.id)
  const movements = (flows: readonly string[]) =>
    own.filter((one) => one.what === 'movement' && flows.includes(one.flow))
  const ofProduct = (list: Portion[], product: string | null) =>
    product === null ? list : list.filter((one) => one.product === product)
  switch (measure.kind) {
    case 'net_new_assets':
      return ofProduct(movements(basis.plan.newMoney.net), measure.product)
    case 'gross_deposits':
      return ofProduct(movements(basis.plan.newMoney.gross), measure.product)
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

/** What a measure says about a payee, with what was reached before. */
export function valueOf(basis: Basis, payee: Payee, portions: readonly Portion[], key: string): bigint {
  const measure = basis.plan.measures.find((one) => one.key === key)
  const opening = payee.openings[key] ?? 0n
  if (!measure) return 0n
  const sizes = (by: string) =>
    basis.households.map(({ id }) => sizeOf(basis, payee, portions, id, by)).filter((size) => size !== null)
  switch (measure.kind) {
    case 'ratio': {
      const [part, whole] = [measure.part, measure.whole].map((of) => valueOf(basis, payee, portions, of))
      return whole === undefined || whole <= 0n ? 0n : floored([(part ?? 0n) * 1_000_000n, whole])
    }
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
