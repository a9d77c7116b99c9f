import type { Instant } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type Actor, type Claim, type Instalment, mayTake, remainder, transitionOf } from './claim.ts'
import { type ClaimStep, stepOf } from './return-claim.ts'
import { flawOfInstalments, type InstalmentFlaw } from './submit-claim.ts'

export interface ClaimWrittenOff extends ClaimStep {
  /** What was promised or claimed; a write-off keeps it (domain.md, 5.1). */
  readonly original: bigint
  /** What is no longer expected, in minor units of the claim's currency. */
  readonly writtenOff: bigint
}

export type WriteOffRefusal = 'nothing_open' | 'not_yours' | 'reason_missing'

/** Give up what is still open of a promise, or of a partly confirmed deposit. What was confirmed stays confirmed. */
export function writeOff(
  claim: Claim,
  who: Actor,
  what: { readonly reason: string },
  now: Instant,
): Decision<ClaimWrittenOff, WriteOffRefusal> {
  const row = transitionOf(claim.kind, claim.state, 'write_off')
  if (!row || remainder(claim) === 0n) return refuse('nothing_open')
  if (!mayTake(row, claim, who)) return refuse('not_yours')
  if (what.reason.trim() === '') return refuse('reason_missing')
  return accept({
    ...stepOf(claim, 'written_off', who, what.reason, now),
    original: claim.amount,
    writtenOff: remainder(claim),
  })
}

export interface PromiseScheduled extends ClaimStep {
  readonly instalments: readonly Instalment[]
}

export type ScheduleRefusal =
  | 'not_an_open_promise'
  | 'not_for_claimant'
  | 'reason_missing'
  | 'instalments_missing'
  | InstalmentFlaw

/** Date the instalments of a promise, or date them anew with a reason. They always add up to the whole promise. */
export function schedulePromise(
  claim: Claim,
  who: Actor,
  what: { readonly instalments: readonly Instalment[]; readonly reason: string },
  now: Instant,
): Decision<PromiseScheduled, ScheduleRefusal> {
  const row = transitionOf(claim.kind, claim.state, 'schedule')
  if (!row) return refuse('not_an_open_promise')
  if (!mayTake(row, claim, who)) return refuse('not_for_claimant')
  if (row.reason && what.reason.trim() === '') return refuse('reason_missing')
  if (what.instalments.length === 0) return refuse('instalments_missing')
  const flaw = flawOfInstalments(claim.kind, { amount: claim.amount, instalments: what.instalments }, claim.claimedOn)
  if (flaw) return refuse(flaw)
  const to = claim.state === 'partly_received' ? 'partly_received' : 'expected'
  return accept({ ...stepOf(claim, to, who, what.reason, now), instalments: what.instalments })
}
