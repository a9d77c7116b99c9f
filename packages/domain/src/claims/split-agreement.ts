import type { Instant } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { UserId } from '../firm/roles.ts'
import { compareRates } from '../money/rate.ts'
import { partsOf } from '../money/shares.ts'
import { byText } from '../text-order.ts'
import { type Claim, OPEN_STATES, type Split } from './claim.ts'
import { flawOfSplits } from './submit-claim.ts'

/** Somebody's word that they agree to how a claim is shared. */
export interface SplitAgreement {
  readonly payee: UserId
  readonly at: Instant
}

/** What a claim's split can rest on. */
export interface SplitGrounds {
  /** What the household's team agreed on for the day of the claim; empty where they agreed on nothing. */
  readonly usual: readonly Split[]
  readonly agreements: readonly SplitAgreement[]
}

/** How a claim is shared, and what that rests on. */
export interface SplitTerms extends SplitGrounds, Pick<Claim, 'claimant' | 'splits'> {}

/** The split that a claim begins with where nobody says otherwise: what the team has agreed on, else all for the claimant. */
export const proposedSplit = (usual: readonly Split[], claimant: UserId): readonly Split[] =>
  flawOfSplits(usual) === null ? usual : [{ payee: claimant, share: '1' }]

/**
 * Whose word is missing for a split (domain.md, 6.4: agreed by both before confirmation, default from coverage). What the
 * team has agreed on for the household holds without a word. Anything else is agreed by everybody who would share in
 * either: also by whoever is left out. The claimant has agreed by claiming.
 */
export function splitWaitsFor({ claimant, splits, usual, agreements }: SplitTerms, by: Instant): UserId[] {
  const standing = flawOfSplits(usual) === null ? usual : []
  if (saysTheSame(splits, standing)) return []
  const parties = new Set([...splits, ...standing].map(({ payee }) => payee))
  for (const { payee, at } of agreements) if (at <= by) parties.delete(payee)
  parties.delete(claimant)
  return [...parties].sort()
}

const saysTheSame = (a: readonly Split[], b: readonly Split[]): boolean =>
  a.length === b.length &&
  a.every(({ payee, share }) => b.some((other) => other.payee === payee && compareRates(other.share, share) === 0))

/**
 * Who is credited how much of an allocation in minor units: by the claim's split, equal remainders in the order of the
 * payees' ids (6.1). Runs credit the same.
 */
export function creditParts(amount: bigint, splits: readonly Split[]): { payee: UserId; amount: bigint }[] {
  const ordered = splits.toSorted((a, b) => byText(a.payee, b.payee))
  const parts = partsOf(
    amount,
    ordered.map(({ share }) => share),
  )
  return ordered.map(({ payee }, at) => ({ payee, amount: parts[at] ?? 0n }))
}

export const AGREEMENT_REFUSALS = ['not_open', 'not_asked'] as const
export type AgreementRefusal = (typeof AGREEMENT_REFUSALS)[number]

/**
 * Agree to how an open claim is shared, in one's own name: nobody speaks for somebody else's pay. Given once; it holds
 * as long as the split does, and a submitted split is not edited.
 */
export function agreeToSplit(
  claim: Pick<Claim, 'state'>,
  terms: SplitTerms,
  who: UserId,
  now: Instant,
): Decision<SplitAgreement, AgreementRefusal> {
  if (!OPEN_STATES.includes(claim.state)) return refuse('not_open')
  if (!splitWaitsFor(terms, now).includes(who)) return refuse('not_asked')
  return accept({ payee: who, at: now })
}
