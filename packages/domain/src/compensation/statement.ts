import type { Day } from '../calendar/day.ts'
import type { OpenPromise, RecoveryDue } from './basis.ts'
import type { GateOutcome } from './conditions.ts'
import type { Credit, Trace } from './credits.ts'
import type { Slice } from './tiers.ts'

/**
 * What one line of a statement is about. `credit`: a credit climbing tiers or earning a rate · `brought_forward`: what
 * was reached before this basis · `base`: a rate on a stated base · `units`: an amount per unit · `fixed` ·
 * `scorecard` · `rounding`: lifts a component that takes nothing away back to nothing · `cap`: what a cap takes off · `paid_before`: what earlier runs of the period paid · `adjustment` ·
 * `deferred`: paid later · `released`: deferred earlier, due now · `recovery`: clawed back.
 */
export type LineKind =
  | 'credit'
  | 'brought_forward'
  | 'base'
  | 'units'
  | 'fixed'
  | 'scorecard'
  | 'rounding'
  | 'cap'
  | 'paid_before'
  | 'adjustment'
  | 'deferred'
  | 'released'
  | 'recovery'

export interface StatementLine {
  /** Unique in the statement and the same in every run of the same facts: `growth/credit/<movement id>`. */
  readonly key: string
  readonly component: string | null
  readonly kind: LineKind
  /** The way back to allocation, activity, claim and contacts; `null` where no single fact is behind the line. */
  readonly trace: Trace | null
  /** What else it refers to: the household of a cap, an adjustment, a recovery, a scorecard, a closed line. */
  readonly reference: string | null
  readonly reason: string | null
  /** The money (or count) that the line is computed on. Minor units of the plan's currency. */
  readonly amount: bigint
  readonly slices: readonly Slice[]
  /** What the line adds to the payout; the sum of its slices where it has any. */
  readonly bonus: bigint
}

export interface ComponentOutcome {
  readonly component: string
  readonly outcome: 'paid' | 'gate_closed' | 'condition_unmet' | 'below_threshold'
  readonly gates: readonly GateOutcome[]
  /** Accelerators that were on. */
  readonly accelerators: readonly string[]
  /** What the component pays for the period after its own caps, before what was paid earlier. */
  readonly entitled: bigint
}

/** A part of the payout that falls due, or is earned, on a day. */
export interface Instalment {
  readonly on: Day
  readonly minor: bigint
}

/** One payee's result of a run. The sum of the lines' bonuses is the payout, to the cent. */
export interface Statement {
  readonly payeeId: string
  readonly figures: readonly { readonly measure: string; readonly value: bigint }[]
  readonly components: readonly ComponentOutcome[]
  readonly lines: readonly StatementLine[]
  readonly payout: bigint
  /** Every credit in the stored order, also those that no component pays for. */
  readonly credits: readonly Credit[]
  readonly shadow: readonly Credit[]
  /** Announced and not arrived: the payee's share of open promises, for information. */
  readonly promised: readonly (OpenPromise & { readonly own: bigint })[]
  /** When deferred parts fall due (`instalments`), or when an advance is earned (`advanced`). */
  readonly schedule: readonly Instalment[]
  /** Recoveries that the cap leaves for later runs. */
  readonly carriedForward: readonly RecoveryDue[]
}

export interface RunResult {
  readonly planId: string
  readonly planVersion: number
  /** By payee id. */
  readonly statements: readonly Statement[]
  readonly totals: RunTotals
}

export interface RunTotals {
  readonly payees: number
  readonly payout: bigint
  readonly byComponent: readonly { readonly component: string; readonly entitled: bigint }[]
  readonly adjusted: bigint
  readonly deferred: bigint
  readonly recovered: bigint
  readonly carriedForward: bigint
  /** Credited to people who are not payees of this run. */
  readonly creditedElsewhere: bigint
}
