import type { Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { allocate } from '../money/allocate.ts'
import { atRate } from '../money/convert.ts'
import { type Currency, isCurrency } from '../money/currency.ts'
import { total } from '../money/divide.ts'
import { isRate, type Rate, share } from '../money/rate.ts'
import { shareWeights } from '../money/shares.ts'
import { byText } from '../text-order.ts'
import type { Basis, EngagementFee, Movement, OpenPromise, Share, Split, WonEngagement } from './basis.ts'
import type { FeeStage, FlowType } from './plan.ts'

/** Where a credit or a line comes from: the way back to allocation → activity and to contact → initiative. */
export interface Trace {
  readonly kind: 'movement' | 'fee' | 'engagement'
  /** The movement, the fee, or the engagement's claim. */
  readonly id: string
  readonly activityId: string | null
  readonly allocationId: string | null
  readonly claimId: string | null
  readonly householdId: string
  readonly contactIds: readonly string[]
  readonly valueDate: Day
  /** The amount as it was booked, before conversion and split. */
  readonly booked: { readonly minor: bigint; readonly currency: Currency; readonly fixing: Rate | null } | null
}

/** Confirmed money (or one engagement, amount 1) that belongs to one payee after the split, in the plan's currency. */
export interface Credit {
  readonly payeeId: string
  readonly amount: bigint
  readonly share: Rate
  readonly trace: Trace
  readonly flow: FlowType | null
  readonly stage: FeeStage | null
  readonly product: string | null
}

/** A payee's part of an open promise, in minor units of the plan's currency. */
export interface PromisedPart {
  readonly payeeId: string
  readonly promise: OpenPromise
  readonly own: bigint
}

export interface Credited {
  /** In the order in which tiers are climbed: value date, then activity id, then movement id. */
  readonly credits: readonly Credit[]
  /** For management's view only: never paid, never totalled. */
  readonly shadow: readonly Credit[]
  /** Open promises, each payee's part by the split of the day it is expected; by claim, then day. They credit nobody. */
  readonly promised: readonly PromisedPart[]
  /** Net new money by household before any split, in the plan's currency. */
  readonly householdTotals: ReadonlyMap<string, bigint>
}

export type CreditProblem =
  | { readonly code: 'split_missing'; readonly source: string; readonly household: string; readonly day: Day }
  | { readonly code: 'split_ambiguous'; readonly split: string; readonly other: string }
  | { readonly code: 'split_not_whole'; readonly split: string }
  | { readonly code: 'shadow_forbidden'; readonly split: string }
  | { readonly code: 'fixing_missing'; readonly source: string; readonly currency: Currency }
  | { readonly code: 'currency_unknown'; readonly source: string; readonly currency: Currency }
  | { readonly code: 'after_period'; readonly source: string; readonly day: Day }
  | { readonly code: 'wrong_sign'; readonly source: string }

/**
 * Confirmed facts become credits (6.1, 6.3): convert at the stored rate of the value date, rounded once, then split by
 * largest remainder. An inflow that no controller allocated credits nobody, and neither does a promise.
 * Refuses with every problem found, not the first alone.
 */
export function creditsOf(basis: Basis): Decision<Credited, readonly CreditProblem[]> {
  const problems: CreditProblem[] = []
  const splits = splitBook(basis, problems)
  const credits: Credit[] = []
  const shadow: Credit[] = []
  const householdTotals = new Map<string, bigint>()
  const counted = new Set<FlowType>([...basis.plan.newMoney.net, ...basis.plan.newMoney.gross])
  const net = new Set(basis.plan.newMoney.net)

  const hand = (amount: bigint, trace: Trace, splitOn: Day, more: Pick<Credit, 'flow' | 'stage' | 'product'>) => {
    if (trace.valueDate > basis.plan.period.lastDay)
      problems.push({ code: 'after_period', source: trace.id, day: trace.valueDate })
    const split = splits.find(trace.claimId, trace.householdId, splitOn)
    if (!split) {
      problems.push({ code: 'split_missing', source: trace.id, household: trace.householdId, day: splitOn })
      return
    }
    const parts = trace.kind === 'engagement' ? split.weights.map(() => amount) : allocate(amount, split.weights)
    const { flow, stage, product } = more
    split.shares.forEach((one, i) => {
      const { payeeId, share } = one
      credits.push({ payeeId, amount: parts[i] ?? 0n, share, trace, flow, stage, product })
    })
    for (const one of split.shadow)
      shadow.push({ ...one, amount: share(amount, one.share), trace, flow, stage, product })
  }

  for (const movement of [...basis.movements].sort(byOrder)) {
    if (!counted.has(movement.flow) || !isConfirmed(movement)) continue
    if (movement.minor !== 0n && wrongSign(movement)) problems.push({ code: 'wrong_sign', source: movement.id })
    const amount = converted(movement, basis.plan.currency, problems)
    if (amount === null) continue
    if (net.has(movement.flow))
      householdTotals.set(movement.householdId, (householdTotals.get(movement.householdId) ?? 0n) + amount)
    hand(amount, movementTrace(movement), movement.splitOn, {
      flow: movement.flow,
      stage: null,
      product: movement.product,
    })
  }
  for (const fee of [...basis.fees].sort((a, b) => byText(a.on, b.on) || byText(a.id, b.id))) {
    const amount = converted(fee, basis.plan.currency, problems)
    if (amount !== null) hand(amount, feeTrace(fee), fee.on, { flow: null, stage: fee.stage, product: null })
  }
  for (const won of [...basis.engagements].sort((a, b) => byText(a.claimId, b.claimId)))
    hand(1n, engagementTrace(won), won.confirmedOn, { flow: null, stage: null, product: null })

  if (problems.length > 0) return refuse(problems)
  return accept({ credits, shadow, promised: promisedParts(basis.promises, splits), householdTotals })
}

/** A promise is shared as its money would be, and its parts add up to it; where nobody shares on that day yet, by nobody. */
function promisedParts(promises: readonly OpenPromise[], splits: SplitBook): PromisedPart[] {
  const inOrderOfDays = promises.toSorted((a, b) => byText(a.claimId, b.claimId) || byText(a.expectedOn, b.expectedOn))
  return inOrderOfDays.flatMap((promise) => {
    const split = splits.find(promise.claimId, promise.householdId, promise.expectedOn)
    if (!split) return []
    const parts = allocate(promise.minor, split.weights)
    return split.shares.map(({ payeeId }, i) => ({ payeeId, promise, own: parts[i] ?? 0n }))
  })
}

/** The money among credits, together: what somebody was credited with. Engagements and fees are not money that came. */
export const creditedMoney = (credits: readonly Credit[]): bigint =>
  total(credits.filter(({ flow }) => flow !== null).map(({ amount }) => amount))

const inTextOrder = (ids: readonly string[]): readonly string[] => (ids.length < 2 ? ids : [...ids].sort())

const byOrder = (a: Movement, b: Movement): number =>
  byText(a.valueDate, b.valueDate) || byText(a.activityId, b.activityId) || byText(a.id, b.id)

const isConfirmed = (movement: Movement): boolean =>
  movement.flow !== 'external_in' || (movement.allocationId !== null && movement.claimId !== null)

function wrongSign({ flow, minor }: Movement): boolean {
  if (flow === 'external_in') return minor < 0n
  return flow === 'external_out' && minor > 0n
}

function converted(
  source: { id: string; minor: bigint; currency: Currency; fixing: Rate | null },
  into: Currency,
  problems: CreditProblem[],
): bigint | null {
  const { id, minor, currency, fixing } = source
  if (currency === into) return minor
  if (!isCurrency(currency) || !isCurrency(into)) {
    problems.push({ code: 'currency_unknown', source: id, currency: isCurrency(currency) ? into : currency })
    return null
  }
  if (fixing === null || !isRate(fixing)) {
    problems.push({ code: 'fixing_missing', source: id, currency })
    return null
  }
  return atRate({ minor, currency }, fixing, into).minor
}

const movementTrace = (movement: Movement): Trace => ({
  kind: 'movement',
  id: movement.id,
  activityId: movement.activityId,
  allocationId: movement.allocationId,
  claimId: movement.claimId,
  householdId: movement.householdId,
  contactIds: inTextOrder(movement.contactIds),
  valueDate: movement.valueDate,
  booked: { minor: movement.minor, currency: movement.currency, fixing: movement.fixing },
})

const feeTrace = (fee: EngagementFee): Trace => ({
  kind: 'fee',
  id: fee.id,
  activityId: null,
  allocationId: null,
  claimId: fee.claimId,
  householdId: fee.householdId,
  contactIds: inTextOrder(fee.contactIds),
  valueDate: fee.on,
  booked: { minor: fee.minor, currency: fee.currency, fixing: fee.fixing },
})

const engagementTrace = (won: WonEngagement): Trace => ({
  kind: 'engagement',
  id: won.claimId,
  activityId: null,
  allocationId: null,
  claimId: won.claimId,
  householdId: won.householdId,
  contactIds: inTextOrder(won.contactIds),
  valueDate: won.confirmedOn,
  booked: null,
})

interface WeightedSplit extends Pick<Split, 'id' | 'firstDay' | 'lastDay' | 'shares' | 'shadow'> {
  readonly weights: readonly bigint[]
}

interface SplitBook {
  /** The claim's own split on that day, else the household's. */
  find(claimId: string | null, householdId: string, day: Day): WeightedSplit | undefined
}

function splitBook(basis: Basis, problems: CreditProblem[]): SplitBook {
  const byClaim = new Map<string, WeightedSplit[]>()
  const byHousehold = new Map<string, WeightedSplit[]>()
  const weigh = weigher()
  for (const split of [...basis.splits].sort((a, b) => byText(a.id, b.id))) {
    const shares = [...split.shares].sort((a, b) => byText(a.payeeId, b.payeeId))
    const weights = weigh(shares)
    if (weights === null || split.shadow.some((one) => !isRate(one.share)))
      problems.push({ code: 'split_not_whole', split: split.id })
    if (split.shadow.length > 0 && basis.plan.split.shadow === 'forbidden')
      problems.push({ code: 'shadow_forbidden', split: split.id })
    const [book, key] = split.claimId === null ? [byHousehold, split.householdId] : [byClaim, split.claimId]
    const known = book.get(key) ?? []
    const rival = known.find((other) => overlaps(split, other))
    if (rival) problems.push({ code: 'split_ambiguous', split: split.id, other: rival.id })
    const { firstDay, lastDay } = split
    const shadow = split.shadow.filter((one) => isRate(one.share))
    known.push({ id: split.id, firstDay, lastDay, shares, shadow, weights: weights ?? shares.map(() => 1n) })
    book.set(key, known)
  }
  const on = (splits: readonly WeightedSplit[] | undefined, day: Day) =>
    splits?.find(({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay))
  return {
    find: (claimId, householdId, day) =>
      (claimId === null ? undefined : on(byClaim.get(claimId), day)) ?? on(byHousehold.get(householdId), day),
  }
}

type Span = Pick<Split, 'firstDay' | 'lastDay'>

const overlaps = (a: Span, b: Span): boolean =>
  (a.lastDay === null || b.firstDay <= a.lastDay) && (b.lastDay === null || a.firstDay <= b.lastDay)

/** Splits repeat the same few shares: each combination is weighed once. */
function weigher(): (shares: readonly Share[]) => readonly bigint[] | null {
  const known = new Map<string, readonly bigint[] | null>()
  return (shares) => {
    const key = shares.map((one) => one.share).join()
    const before = known.get(key)
    if (before !== undefined) return before
    const weights = shareWeights(shares.map((one) => one.share))
    known.set(key, weights)
    return weights
  }
}
