import { type Day, type Instant, isDay } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { UserId } from '../firm/roles.ts'
import { type Currency, isCurrency } from '../money/currency.ts'
import { total } from '../money/divide.ts'
import { compareRates, isRate } from '../money/rate.ts'
import { sharesAreWhole } from '../money/shares.ts'
import {
  type Actor,
  type ClaimKind,
  type ClaimState,
  type Evidence,
  type Instalment,
  mayTake,
  type Split,
  transitionOf,
} from './claim.ts'

/** What a representative claims. */
export interface ClaimSubmission {
  readonly kind: ClaimKind
  readonly householdId: string
  readonly claimant: UserId
  /** Minor units. */
  readonly amount: bigint
  readonly currency: Currency
  /** The contacts that produced the result, at least one. */
  readonly contactIds: readonly string[]
  readonly splits: readonly Split[]
  readonly instalments: readonly Instalment[]
  readonly evidence: readonly Evidence[]
}

/** What the rule has to know: today for the firm, and the contacts that the claim names. */
export interface SubmissionFacts {
  readonly state: ClaimState
  readonly today: Day
  readonly contacts: readonly {
    readonly id: string
    readonly householdIds: readonly string[]
    readonly occurredOn: Day
    readonly lateEntry: boolean
  }[]
}

/** What is stored. `claimedOn` is the day of the latest contact named: the result was known then. */
export interface ClaimSubmitted {
  readonly kind: ClaimKind
  readonly from: ClaimState
  readonly to: ClaimState
  readonly householdId: string
  readonly claimant: UserId
  readonly enteredBy: UserId
  readonly onBehalfOf: UserId | null
  readonly amount: bigint
  readonly currency: Currency
  readonly claimedOn: Day
  readonly at: Instant
  readonly lateEntry: boolean
  readonly contactIds: readonly string[]
  readonly splits: readonly Split[]
  readonly instalments: readonly Instalment[]
  readonly evidence: readonly Evidence[]
}

export const SUBMISSION_REFUSALS = [
  'not_a_draft',
  'not_for_claimant',
  'amount_not_positive',
  'currency_unknown',
  'contact_missing',
  'contact_of_another_household',
  'contact_in_future',
  'splits_missing',
  'split_share_invalid',
  'split_payee_twice',
  'splits_not_whole',
  'instalments_only_for_promises',
  'instalment_date_invalid',
  'instalment_before_promise',
  'instalments_out_of_order',
  'instalment_not_positive',
  'instalments_do_not_add_up',
] as const
export type SubmissionRefusal = (typeof SUBMISSION_REFUSALS)[number]

/**
 * Submit a claim (domain.md, 5.1). The claimant, or somebody acting for them, states an amount, the contact that
 * produced it and a split of exactly 100 %. A promise with dated instalments is `expected` at once, without `promised`.
 */
export function submitClaim(
  facts: SubmissionFacts,
  who: Actor,
  what: ClaimSubmission,
  now: Instant,
): Decision<ClaimSubmitted, SubmissionRefusal> {
  const row = transitionOf(what.kind, facts.state, 'submit')
  if (!row) return refuse('not_a_draft')
  if (!mayTake(row, what, who)) return refuse('not_for_claimant')
  if (what.amount <= 0n) return refuse('amount_not_positive')
  if (!isCurrency(what.currency)) return refuse('currency_unknown')

  const contacts = what.contactIds.map((id) => facts.contacts.find((contact) => contact.id === id))
  if (contacts.length === 0) return refuse('contact_missing')
  let claimedOn = ''
  let lateEntry = false
  for (const contact of contacts) {
    if (!contact) return refuse('contact_missing')
    if (!contact.householdIds.includes(what.householdId)) return refuse('contact_of_another_household')
    if (contact.occurredOn > facts.today) return refuse('contact_in_future')
    if (contact.occurredOn > claimedOn) claimedOn = contact.occurredOn
    lateEntry ||= contact.lateEntry
  }

  const flaw = flawOfSplits(what.splits) ?? flawOfInstalments(what.kind, what, claimedOn)
  if (flaw) return refuse(flaw)
  return accept({
    ...what,
    from: facts.state,
    to: what.kind === 'promise' ? (what.instalments.length > 0 ? 'expected' : 'promised') : 'submitted',
    enteredBy: who.id,
    onBehalfOf: who.onBehalfOf,
    claimedOn,
    at: now,
    lateEntry,
  })
}

/** What is wrong with a split, or `null`: shares above zero, nobody twice, together exactly 100 %. */
export function flawOfSplits(
  splits: readonly Split[],
): 'splits_missing' | 'split_share_invalid' | 'split_payee_twice' | 'splits_not_whole' | null {
  if (splits.length === 0) return 'splits_missing'
  if (splits.some(({ share }) => !isRate(share) || compareRates(share, '0') <= 0)) return 'split_share_invalid'
  if (new Set(splits.map(({ payee }) => payee)).size !== splits.length) return 'split_payee_twice'
  return sharesAreWhole(splits.map(({ share }) => share)) ? null : 'splits_not_whole'
}

/** What is wrong with the instalments, or `null`: in order of dates, none before the promise, together the promise. */
export function flawOfInstalments(
  kind: ClaimKind,
  { amount, instalments }: { readonly amount: bigint; readonly instalments: readonly Instalment[] },
  promisedOn: Day,
): InstalmentFlaw | null {
  if (instalments.length === 0) return null
  if (kind !== 'promise') return 'instalments_only_for_promises'
  let last = promisedOn
  for (const instalment of instalments) {
    if (!isDay(instalment.expectedOn)) return 'instalment_date_invalid'
    if (instalment.expectedOn < promisedOn) return 'instalment_before_promise'
    if (instalment.expectedOn < last) return 'instalments_out_of_order'
    if (instalment.amount <= 0n) return 'instalment_not_positive'
    last = instalment.expectedOn
  }
  return total(instalments.map((instalment) => instalment.amount)) === amount ? null : 'instalments_do_not_add_up'
}

export type InstalmentFlaw = Extract<SubmissionRefusal, `instalment${string}`>
