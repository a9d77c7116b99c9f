import type { Instant } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { total } from '../money/divide.ts'
import { exact, isRate, type Rate } from '../money/rate.ts'
import type { Share } from './basis.ts'

/** Shares as whole numbers of one scale, or `null` when they do not total exactly 1, or one is negative or no decimal. */
export function shareWeights(shares: readonly Rate[]): bigint[] | null {
  if (!shares.every(isRate)) return null
  const parsed = shares.map(exact)
  const scale = parsed.reduce((most, one) => Math.max(most, one.scale), 0)
  const weights = parsed.map((one) => one.units * 10n ** BigInt(scale - one.scale))
  if (weights.some((weight) => weight < 0n)) return null
  return total(weights) === 10n ** BigInt(scale) ? weights : null
}

export const sharesAreWhole = (shares: readonly Rate[]): boolean => shareWeights(shares) !== null

/** A split that somebody proposes, and who of those who share has agreed, and when. */
export interface SplitProposal {
  readonly shares: readonly Share[]
  readonly agreements: readonly { readonly payeeId: string; readonly at: Instant }[]
}

export type SplitRefusal = 'not_whole' | 'payee_twice' | 'not_agreed'

/**
 * Whether a claim may be confirmed under a split: it totals 100 %, and everybody who shares agreed before that moment
 * (6.4). Who has all of it needs nobody's agreement.
 */
export function splitForConfirmation(
  { shares, agreements }: SplitProposal,
  confirmedAt: Instant,
): Decision<readonly Share[], SplitRefusal> {
  if (new Set(shares.map(({ payeeId }) => payeeId)).size !== shares.length) return refuse('payee_twice')
  if (!sharesAreWhole(shares.map(({ share }) => share))) return refuse('not_whole')
  const sharing = shares.filter(({ share }) => exact(share).units !== 0n)
  const agreed = (payeeId: string) => agreements.some((one) => one.payeeId === payeeId && one.at < confirmedAt)
  if (sharing.length > 1 && !sharing.every(({ payeeId }) => agreed(payeeId))) return refuse('not_agreed')
  return accept(sharing)
}
