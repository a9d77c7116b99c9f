import type { Day } from '../calendar/day.ts'
import type { Currency } from '../money/currency.ts'
import type { Rate } from '../money/rate.ts'
import type { FeeStage, FlowType, Plan } from './plan.ts'

/**
 * Everything a run is computed from, frozen (6.7). The order of the lists never matters. Money is bigint minor units,
 * in the plan's currency unless a currency stands beside it.
 */
export interface Basis {
  readonly plan: Plan
  readonly payees: readonly Payee[]
  readonly households: readonly HouseholdFacts[]
  readonly movements: readonly Movement[]
  readonly engagements: readonly WonEngagement[]
  readonly fees: readonly EngagementFee[]
  readonly splits: readonly Split[]
  readonly promises: readonly OpenPromise[]
  readonly scorecards: readonly ScorecardAward[]
  readonly adjustments: readonly Adjustment[]
  readonly recoveries: readonly RecoveryDue[]
  readonly releases: readonly Release[]
}

export interface Payee {
  readonly id: string
  /** Stated bases by the name that the plan's `figure` measures use: pay, production, prior-year balances, referrals. */
  readonly figures: Readonly<Record<string, bigint>>
  /** What was reached by measure before the first movement of this basis; empty when the basis holds the whole period. */
  readonly openings: Readonly<Record<string, bigint>>
  /** What earlier runs of the same period already paid, by component. */
  readonly paidBefore: Readonly<Record<string, bigint>>
  /** Earlier years by measure, the latest first. */
  readonly history: readonly Readonly<Record<string, bigint>>[]
  readonly waivers: readonly Waiver[]
}

/** A gate lifted for one payee. */
export interface Waiver {
  readonly gate: string
  readonly reason: string
  readonly by: string
}

export interface HouseholdFacts {
  readonly id: string
  /** The day on which it became a client; inside the plan's period it counts as a new household. */
  readonly clientSince: Day | null
}

/**
 * A settled movement that a controller allocated to a claim, or an outflow or reversal that belongs to the household.
 * `minor` is signed: what leaves is negative. An inflow without an allocation is not confirmed and credits nobody.
 */
export interface Movement {
  readonly id: string
  readonly activityId: string
  readonly allocationId: string | null
  readonly claimId: string | null
  readonly householdId: string
  readonly contactIds: readonly string[]
  readonly valueDate: Day
  readonly flow: FlowType
  readonly minor: bigint
  readonly currency: Currency
  /** Plan currency per one unit of the movement's, as stored for the value date; `null` in the plan's own currency. */
  readonly fixing: Rate | null
  readonly product: string | null
  /** The day whose split applies; for a reversal the value date of what it reverses. */
  readonly splitOn: Day
}

/** An engagement whose countersigned letter a controller has confirmed. */
export interface WonEngagement {
  readonly claimId: string
  readonly householdId: string
  readonly contactIds: readonly string[]
  readonly confirmedOn: Day
}

export interface EngagementFee {
  readonly id: string
  readonly claimId: string
  readonly householdId: string
  readonly contactIds: readonly string[]
  readonly stage: FeeStage
  readonly on: Day
  readonly minor: bigint
  readonly currency: Currency
  readonly fixing: Rate | null
}

/**
 * Who shares, from a day to a day (`lastDay: null` = until further notice). A split for the claim beats the household's.
 * Shares total exactly 1; shadow shares stand beside them and total whatever they like.
 */
export interface Split {
  readonly id: string
  readonly claimId: string | null
  readonly householdId: string
  readonly firstDay: Day
  readonly lastDay: Day | null
  readonly shares: readonly Share[]
  readonly shadow: readonly Share[]
}

export interface Share {
  readonly payeeId: string
  readonly share: Rate
}

/** Money announced and not arrived, in the plan's currency: shown on the statement, never paid. */
export interface OpenPromise {
  readonly claimId: string
  readonly householdId: string
  readonly expectedOn: Day
  readonly minor: bigint
}

export interface ScorecardAward {
  readonly id: string
  readonly payeeId: string
  readonly minor: bigint
}

/** A manual correction: visible on the statement, never without reason and a second signature. */
export interface Adjustment {
  readonly id: string
  readonly payeeId: string
  readonly minor: bigint
  readonly reason: string
  readonly author: string
  readonly secondSignature: string
  /** The closed line it corrects, if any. */
  readonly correctsLine: string | null
}

/** What a clawback asks back, new or carried forward. `minor` is positive. */
export interface RecoveryDue {
  readonly id: string
  readonly payeeId: string
  readonly minor: bigint
  readonly since: Day
  readonly allocationId: string
  readonly line: string
}

/** A deferred part of an earlier run that falls due now. */
export interface Release {
  readonly id: string
  readonly payeeId: string
  readonly minor: bigint
  readonly line: string
}
