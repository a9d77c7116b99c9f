import { type Day, daysBetween } from '../calendar/day.ts'
import { allocate } from '../money/allocate.ts'
import { least, total } from '../money/divide.ts'
import { exact, type Rate, ratio, share } from '../money/rate.ts'
import { type Claim, type ClaimState, type Instalment, remainder, transitionOf } from './claim.ts'
import { type MatchingPolicy, windowOf } from './matching-policy.ts'

export interface OpenInstalment extends Instalment {
  /** What has not been confirmed of it, in minor units. */
  readonly open: bigint
}

/** The instalments that still wait for money: what was confirmed fulfils the earliest first. */
export function openInstalments(claim: Pick<Claim, 'instalments' | 'confirmed'>): OpenInstalment[] {
  let confirmed = claim.confirmed
  return claim.instalments.flatMap((instalment) => {
    const covered = least(confirmed, instalment.amount)
    confirmed -= covered
    return covered < instalment.amount ? [{ ...instalment, open: instalment.amount - covered }] : []
  })
}

/** The date of the earliest instalment that is past and still open: since when a promise is overdue; else `null`. */
export const overdueSince = (claim: Pick<Claim, 'instalments' | 'confirmed'>, today: Day): Day | null =>
  openInstalments(claim).find(({ expectedOn }) => expectedOn < today)?.expectedOn ?? null

/** Aging buckets of what is open (domain.md, 5.4), named by their first day. `not_due` is an instalment to come. */
export const AGING_BUCKETS = [
  { name: '0-30', from: 0 },
  { name: '31-60', from: 31 },
  { name: '61-90', from: 61 },
  { name: '91-180', from: 91 },
  { name: 'over-180', from: 181 },
] as const
export type AgingBucket = (typeof AGING_BUCKETS)[number]['name'] | 'not_due'

/** The bucket for a number of days since the money was due. */
export function bucketOf(days: number): AgingBucket {
  if (days < 0) return 'not_due'
  return AGING_BUCKETS.findLast(({ from }) => days >= from)?.name ?? 'not_due'
}

/**
 * What is open of a claim, by age: each instalment from its date; without instalments, everything from the day of the
 * claim. The parts add up to the remainder. Nothing ages of a claim that a controller can no longer confirm.
 */
export function agingOf(claim: Claim, today: Day): Map<AgingBucket, bigint> {
  const buckets = new Map<AgingBucket, bigint>()
  if (transitionOf(claim.kind, claim.state, 'confirm') === null) return buckets
  const parts =
    claim.instalments.length > 0 ? openInstalments(claim) : [{ expectedOn: claim.claimedOn, open: remainder(claim) }]
  for (const { expectedOn, open } of parts) {
    const bucket = bucketOf(daysBetween(expectedOn, today))
    if (open > 0n) buckets.set(bucket, (buckets.get(bucket) ?? 0n) + open)
  }
  return buckets
}

/** An aging bucket, and what of it can be expected to come. Minor units. */
export interface WeightedBucket {
  readonly open: bigint
  readonly expected: bigint
}

/** The aging of a promise, each bucket with its part of the weighted expectation; the parts add up to it exactly. */
export function weightedAging(claim: Claim, today: Day, rate: FulfilmentRate): Map<AgingBucket, WeightedBucket> {
  const buckets = [...agingOf(claim, today)]
  const open = buckets.map(([, amount]) => amount)
  const expected = allocate(share(total(open), rate.rate), open)
  return new Map(buckets.map(([bucket, amount], i) => [bucket, { open: amount, expected: expected[i] ?? 0n }]))
}

/** Whether a promise has waited past its window: after its last date, or its making, as long as an inflow could come. */
export function lapses(claim: Claim, today: Day, policy: MatchingPolicy): boolean {
  return transitionOf(claim.kind, claim.state, 'lapse') !== null && today > windowOf(claim, policy).last
}

/** States in which nothing more is expected of a promise: it belongs to the record of whoever made it. */
export const ENDED_PROMISE_STATES: readonly ClaimState[] = [
  'fulfilled',
  'lapsed',
  'written_off',
  'holding',
  'retained',
  'reduced',
]

/** What became of earlier promises: made and confirmed, in one currency. Only promises that are over belong here. */
export interface FulfilmentHistory {
  readonly promised: bigint
  readonly confirmed: bigint
  readonly promises: number
}

/** Adds up the promises that are over: fulfilled, lapsed or written off. More than promised counts as promised. */
export function fulfilmentHistory(
  claims: readonly Pick<Claim, 'kind' | 'state' | 'amount' | 'confirmed'>[],
): FulfilmentHistory {
  const over = claims.filter(({ kind, state }) => kind === 'promise' && ENDED_PROMISE_STATES.includes(state))
  return {
    promised: total(over.map(({ amount }) => amount)),
    confirmed: total(over.map(({ amount, confirmed }) => least(amount, confirmed))),
    promises: over.length,
  }
}

/** How far a record counts. Parameters. */
export interface ExpectationPolicy {
  /** The tier's record weighs as much as so many promises of the person's own. */
  readonly tierWeighs: number
  /** With fewer promises that are over, a tier has no record, and the default rate stands for it. */
  readonly fewestOfTier: number
  readonly defaultRate: Rate
}

export const DEFAULT_EXPECTATION_POLICY: ExpectationPolicy = { tierWeighs: 5, fewestOfTier: 5, defaultRate: '0.5' }

export interface FulfilmentRate {
  /** Four decimals. */
  readonly rate: Rate
  /** The person's promises that are over, and what stands beside them. */
  readonly ownPromises: number
  readonly beside: 'tier' | 'default'
}

/**
 * The share of promised money that comes (5.4), from the person's own record and that of the households' tier: each
 * promise of one's own weighs one, the tier's record as much as `tierWeighs` of them. Who has promised often is judged by
 * themselves, who has not by their tier. Rounded once.
 */
export function fulfilmentRate(
  person: FulfilmentHistory,
  tier: FulfilmentHistory,
  policy: ExpectationPolicy = DEFAULT_EXPECTATION_POLICY,
): FulfilmentRate {
  const hasRecord = tier.promises >= policy.fewestOfTier && tier.promised > 0n
  const stated = exact(policy.defaultRate)
  const [kept, made] = hasRecord ? [tier.confirmed, tier.promised] : [stated.units, 10n ** BigInt(stated.scale)]
  const own = person.promised > 0n ? BigInt(person.promises) : 0n
  const [ownKept, ownMade] = own > 0n ? [person.confirmed, person.promised] : [0n, 1n]
  const weight = BigInt(policy.tierWeighs)
  // own/(own + weight) × ownKept/ownMade + weight/(own + weight) × kept/made, as one fraction.
  const rate = ratio(own * ownKept * made + weight * kept * ownMade, (own + weight) * ownMade * made, 4)
  return { rate: rate ?? policy.defaultRate, ownPromises: Number(own), beside: hasRecord ? 'tier' : 'default' }
}

/** What an open promise can be expected to bring: the remainder at the rate of fulfilment. It is no money and no credit. */
export const weightedExpectation = (claim: Pick<Claim, 'amount' | 'confirmed'>, { rate }: FulfilmentRate): bigint =>
  share(remainder(claim), rate)
