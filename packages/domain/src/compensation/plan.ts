import type { Day } from '../calendar/day.ts'
import type { Currency } from '../money/currency.ts'
import type { Rate } from '../money/rate.ts'

/**
 * A bonus plan is data: no function, no bigint, no optional key, so that it can be stored, sent and hashed as it is.
 * Rates are decimal texts (`'0.0005'` = 5 bp). Money is a text of minor units in the plan's currency (`'1000000000'` =
 * 10,000,000.00). Counts are texts of whole numbers. What is left out is `null` or an empty list.
 */
export interface Plan {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly currency: Currency
  /** The plan's whole performance period, both days included. Tiers and gates are judged over it. */
  readonly period: Period
  /** The user who wrote this version: cannot be its only approver, nor approve a run of it. */
  readonly author: string
  readonly newMoney: NewMoney
  readonly measures: readonly Measure[]
  readonly gates: readonly Gate[]
  readonly components: readonly Component[]
  /** Caps on the sum of all components. */
  readonly caps: readonly PlanCap[]
  readonly split: SplitPolicy
  readonly hold: HoldPolicy
  readonly deferral: Deferral
}

export interface Period {
  readonly firstDay: Day
  readonly lastDay: Day
}

/** Minor units of the plan's currency as text, possibly negative: `'-150000'`. */
export type MinorText = string

/** A whole number as text. */
export type CountText = string

export type FlowType = 'external_in' | 'external_out' | 'internal_journal' | 'income' | 'fee' | 'market' | 'reversal'

/** Which booked movements are new money. Default: external in minus external out, reversals with what they reverse. */
export interface NewMoney {
  readonly net: readonly FlowType[]
  readonly gross: readonly FlowType[]
}

/** A figure of one payee over the period, from confirmed facts or stated in the basis. */
export type Measure = MeasureName &
  (
    | { readonly kind: 'net_new_assets'; readonly product: string | null }
    | { readonly kind: 'gross_deposits'; readonly product: string | null }
    /** Number of new households that brought at least `minimum`. */
    | { readonly kind: 'new_households'; readonly minimum: MinorText; readonly sizedBy: HouseholdSize }
    /** Weighted number of new households: each is worth the credits of its size band. */
    | { readonly kind: 'household_credits'; readonly bands: readonly SizeBand[]; readonly sizedBy: HouseholdSize }
    /** Confirmed net new assets of those new households that brought at least `minimum`, together. */
    | { readonly kind: 'new_household_assets'; readonly minimum: MinorText; readonly sizedBy: HouseholdSize }
    | { readonly kind: 'engagements_won' }
    | { readonly kind: 'fees_collected'; readonly stage: FeeStage }
    /** Any other base: pay, production, revenue, prior-year balances, referrals, quota. */
    | { readonly kind: 'figure'; readonly figure: string; readonly unit: 'money' | 'count' }
    /** `part / whole` in millionths, rounded down; nothing when the whole is not positive. */
    | { readonly kind: 'ratio'; readonly part: string; readonly whole: string }
  )

interface MeasureName {
  readonly key: string
  readonly name: string
}

/** The money a household is sized by: what it brought in all, or what was credited to this payee. */
export type HouseholdSize = 'household' | 'payee_share'
export type FeeStage = 'invoiced' | 'collected'

/** `[from, to)` in minor units; `to: null` is open. */
export interface SizeBand {
  readonly from: MinorText
  readonly to: MinorText | null
  readonly credits: CountText
}

/**
 * A level to reach: a fixed figure in the unit of what it is compared with (minor units, whole number, millionths),
 * or a share of another measure, rounded half up, with an optional cap ("5 % of prior-year balances, at most 15 M").
 */
export type Threshold =
  | { readonly kind: 'fixed'; readonly value: string }
  | { readonly kind: 'share_of'; readonly measure: string; readonly rate: Rate; readonly cap: string | null }

export type Condition =
  | { readonly kind: 'compare'; readonly measure: string; readonly is: Comparison; readonly threshold: Threshold }
  /** The comparison holds in this period and in the `years - 1` before it; an unknown year does not hold. */
  | {
      readonly kind: 'years_running'
      readonly measure: string
      readonly years: number
      readonly is: Comparison
      readonly threshold: Threshold
    }
  /** Among the best `top` share of all payees of the run (`'0.4'`); equal figures share the better rank. */
  | { readonly kind: 'rank'; readonly measure: string; readonly top: Rate }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }

export type Comparison = 'at_least' | 'below'

/** Holds back pay until it is passed, waived by a rule, or waived for one payee with a reason in the basis. */
export interface Gate {
  readonly key: string
  readonly name: string
  readonly requires: Condition
  readonly waivedWhen: Condition | null
  /** A gate on `bonus` never spares anybody a malus; one on `everything` does. */
  readonly holdsBack: 'bonus' | 'everything'
}

/** One paragraph of the plan: under which gates and conditions, how much is paid (or taken). */
export interface Component {
  readonly key: string
  readonly name: string
  /** Gates of this component alone, on top of the plan's. */
  readonly gates: readonly Gate[]
  readonly when: Condition | null
  readonly pay: Pay
  readonly accelerators: readonly Accelerator[]
  readonly caps: readonly ComponentCap[]
}

export type Pay =
  | TieredPay
  /** A share of a base; a negative rate is a malus. A base that is not positive neither earns nor costs anything. */
  | { readonly kind: 'rate'; readonly on: string; readonly rate: Rate }
  /** An amount for each unit of a count, beyond the first `after` units. */
  | { readonly kind: 'per_unit'; readonly of: string; readonly after: CountText; readonly minor: MinorText }
  | { readonly kind: 'fixed'; readonly minor: MinorText }
  /** The subjective part: the amount that the payee's scorecard earned, after the pool was scaled. */
  | { readonly kind: 'scorecard' }

/**
 * The rate comes from where `by` stands, the money from `on`. Marginal: each part of the money earns the rate of the
 * tier it lies in, so `by` and `on` must be the same measure. Cliff: all of the money earns the one rate reached; money
 * that is not positive in all neither earns nor costs anything.
 */
export interface TieredPay {
  readonly kind: 'tiers'
  readonly mode: 'marginal' | 'cliff'
  readonly by: string
  readonly on: string
  readonly tiers: readonly Tier[]
  readonly threshold: PayThreshold | null
}

/** Half-open `[from, to)`; `to: null` is open and belongs to the last tier. */
export interface Tier {
  readonly from: Threshold
  readonly to: Threshold | null
  readonly rate: Rate
}

/** Below it nothing is paid. Once reached: with catch-up from the first unit, without it only what lies above. */
export interface PayThreshold {
  readonly at: Threshold
  readonly catchUp: boolean
}

/** Multiplies the component's rates while the condition holds; several multiply each other. */
export interface Accelerator {
  readonly key: string
  readonly name: string
  readonly when: Condition
  readonly factor: Rate
}

export type ComponentCap =
  | { readonly kind: 'bonus'; readonly limit: Threshold }
  | { readonly kind: 'household'; readonly minor: MinorText }
  /** The component pays at most this share of the money it pays on. */
  | { readonly kind: 'rate'; readonly rate: Rate }

export interface PlanCap {
  readonly kind: 'bonus'
  readonly limit: Threshold
}

export interface SplitPolicy {
  readonly default: 'coverage' | 'claimant'
  /** Shadow credit is shown to management; it is never paid, nor in any total. */
  readonly shadow: 'allowed' | 'forbidden'
}

export interface HoldPolicy {
  /** Months from the value date during which money that leaves is clawed back; 0 = no hold. */
  readonly months: number
  readonly clawback: ClawbackPolicy
  /** The most that one run takes back from one payee; the rest carries forward. */
  readonly recoveryCap: RecoveryCap
}

/**
 * `last_slice_first`: at the frozen rates of the line, the last slice first (default). `blended`: at the line's average
 * rate. `recompute_year`: what the year would have paid without the money. `straight_line`: as last slice first, less
 * what was earned month by month over `months`.
 */
export type ClawbackPolicy =
  | { readonly kind: 'none' }
  | { readonly kind: 'blended' }
  | { readonly kind: 'last_slice_first' }
  | { readonly kind: 'recompute_year' }
  | { readonly kind: 'straight_line'; readonly months: number }

export type RecoveryCap =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly minor: MinorText }
  /** A share of what the run would otherwise pay; nothing when that is not positive. */
  | { readonly kind: 'share_of_payout'; readonly rate: Rate }

export type Deferral =
  | { readonly kind: 'none' }
  /** Paid in parts: `share` of the payout falls due `months` after the period's last day. Shares total 1. */
  | { readonly kind: 'instalments'; readonly parts: readonly DeferredPart[] }
  /** Paid at once as an advance and earned in equal yearly parts. */
  | { readonly kind: 'advanced'; readonly earnedOverYears: number }

export interface DeferredPart {
  readonly months: number
  readonly share: Rate
}
