import { type Day, daysBetween } from '../calendar/day.ts'
import { least, total } from '../money/divide.ts'
import { type Rate, ratio, share } from '../money/rate.ts'
import { type Claim, type Instalment, remainder, transitionOf } from './claim.ts'
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

/** Whether a promise has waited past its window: after its last date, or its making, as long as an inflow could come. */
export function lapses(claim: Claim, today: Day, policy: MatchingPolicy): boolean {
  return transitionOf(claim.kind, claim.state, 'lapse') !== null && today > windowOf(claim, policy).last
}

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
  const over = claims.filter(
    ({ kind, state }) =>
      kind === 'promise' && ['fulfilled', 'lapsed', 'written_off', 'holding', 'retained', 'reduced'].includes(state),
  )
  return {
    promised: total(over.map(({ amount }) => amount)),
    confirmed: total(over.map(({ amount, confirmed }) => least(amount, confirmed))),
    promises: over.length,
  }
}

/** How far a person's own record counts. Parameters. */
export interface ExpectationPolicy {
  /** With fewer promises that are over, the tier's history is taken, and then the default. */
  readonly fewestPromises: number
  readonly defaultRate: Rate
}

const DEFAULT_EXPECTATION_POLICY: ExpectationPolicy = { fewestPromises: 5, defaultRate: '0.5' }

export interface FulfilmentRate {
  /** Four decimals. */
  readonly rate: Rate
  readonly from: 'person' | 'tier' | 'default'
}

/** The share of promised money that came, from the person's history, else the tier's, else the default. */
export function fulfilmentRate(
  person: FulfilmentHistory,
  tier: FulfilmentHistory,
  policy: ExpectationPolicy = DEFAULT_EXPECTATION_POLICY,
): FulfilmentRate {
  for (const [from, history] of [['person', person] as const, ['tier', tier] as const]) {
    const rate = ratio(history.confirmed, history.promised, 4)
    if (history.promises >= policy.fewestPromises && rate !== null) return { rate, from }
  }
  return { rate: policy.defaultRate, from: 'default' }
}

/** What an open promise can be expected to bring: the remainder at the rate of fulfilment. It is no money and no credit. */
export const weightedExpectation = (claim: Pick<Claim, 'amount' | 'confirmed'>, { rate }: FulfilmentRate): bigint =>
  share(remainder(claim), rate)
