import type { Day, Instant } from '../calendar/day.ts'
import type { Retention } from '../compensation/holding/retained.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { total } from '../money/divide.ts'
import { type Actor, type Claim, mayTake, transitionOf } from './claim.ts'
import type { MatchingPolicy } from './matching-policy.ts'
import { lapses } from './promise.ts'
import { type ClaimStep, stepOf } from './return-claim.ts'

export type HoldRefusal = 'nothing_to_hold' | 'not_held' | 'hold_runs' | 'not_for_people'

/** From here on confirmed money is watched: whether it stays decides what of its bonus is earned (5.1, 6.5). A job's step. */
export function beginHold(claim: Claim, who: Actor, now: Instant): Decision<ClaimStep, HoldRefusal> {
  const row = transitionOf(claim.kind, claim.state, 'begin_hold')
  if (!row) return refuse('nothing_to_hold')
  return mayTake(row, claim, who) ? accept(stepOf(claim, 'holding', who, '', now)) : refuse('not_for_people')
}

/** What became of a claim's confirmed money, in minor units of its currency. */
export interface HoldSettled extends ClaimStep {
  readonly retained: bigint
  readonly lost: bigint
}

/**
 * Ends a claim's hold (5.1): `reduced` as soon as money of one of its deposits has left inside its hold, `retained` once
 * the hold of each has passed with all of it there. An engagement has no deposits: it is retained. A job's step, and the
 * retentions are its evidence; what leaves afterwards changes amounts, never the state.
 */
export function settleHold(
  claim: Claim,
  retentions: readonly Retention[],
  who: Actor,
  now: Instant,
): Decision<HoldSettled, HoldRefusal> {
  const row = transitionOf(claim.kind, claim.state, 'retain')
  if (!row) return refuse('not_held')
  if (!mayTake(row, claim, who)) return refuse('not_for_people')
  const lost = total(retentions.map((one) => one.lost))
  if (lost === 0n && retentions.some(({ state }) => state === 'holding')) return refuse('hold_runs')
  return accept({
    ...stepOf(claim, lost > 0n ? 'reduced' : 'retained', who, '', now),
    retained: total(retentions.map((one) => one.retained)),
    lost,
  })
}

/** A promise that has waited past its window is given up by a job; what was confirmed of it stays confirmed. */
export function lapsePromise(
  claim: Claim,
  today: Day,
  policy: MatchingPolicy,
  who: Actor,
  now: Instant,
): Decision<ClaimStep, 'not_an_open_promise' | 'window_runs' | 'not_for_people'> {
  const row = transitionOf(claim.kind, claim.state, 'lapse')
  if (!row) return refuse('not_an_open_promise')
  if (!mayTake(row, claim, who)) return refuse('not_for_people')
  return lapses(claim, today, policy) ? accept(stepOf(claim, 'lapsed', who, '', now)) : refuse('window_runs')
}
