import type { Day } from '../../calendar/day.ts'
import type { Currency } from '../../money/currency.ts'
import { compareRates, type Rate } from '../../money/rate.ts'
import type { HoldPolicy, Measure, MinorText, Plan } from '../plan.ts'

/**
 * A sentence about a plan, without words of any language: a code that the reader's language has a text for, the terms
 * that stand in it, and the sentences that belong under it. Whoever forgets a code does not compile.
 */
export interface Sentence {
  readonly code: SentenceCode
  readonly terms: Readonly<Record<string, Term>>
  readonly parts: readonly Sentence[]
}

export type Term =
  | { readonly kind: 'money'; readonly minor: MinorText; readonly currency: Currency }
  /** Small rates read as basis points, others as per cent. */
  | { readonly kind: 'rate'; readonly rate: Rate; readonly in: 'percent' | 'basis_points' }
  | { readonly kind: 'factor'; readonly factor: Rate }
  | { readonly kind: 'count'; readonly count: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'day'; readonly day: Day }

export type SentenceCode =
  | 'plan'
  | 'new_money_net'
  | 'new_money_gross'
  | `counts_${Plan['newMoney']['net'][number]}`
  | `measure_${Measure['kind']}`
  | 'only_product'
  | 'sized_by_household'
  | 'sized_by_payee_share'
  | 'size_band'
  | 'size_band_open'
  | 'stage_invoiced'
  | 'stage_collected'
  | 'gate_on_bonus'
  | 'gate_on_everything'
  | 'gate_requires'
  | 'gate_waived_when'
  | 'component'
  | 'component_when'
  | 'pays_marginal'
  | 'pays_cliff'
  | 'pays_rate'
  | 'takes_rate'
  | 'pays_per_unit'
  | 'pays_per_unit_after'
  | 'pays_fixed'
  | 'takes_fixed'
  | 'pays_scorecard'
  | 'tier'
  | 'tier_open'
  | 'threshold_with_catch_up'
  | 'threshold_without_catch_up'
  | 'accelerator'
  | 'cap_bonus'
  | 'cap_household'
  | 'cap_rate'
  | 'cap_plan'
  | 'condition_all'
  | 'condition_any'
  | 'condition_at_least'
  | 'condition_below'
  | 'condition_years_at_least'
  | 'condition_years_below'
  | 'condition_rank'
  | 'level_fixed'
  | 'level_share_of'
  | 'level_share_of_capped'
  | 'split_default_coverage'
  | 'split_default_claimant'
  | 'shadow_allowed'
  | 'shadow_forbidden'
  | 'hold_none'
  | 'hold_months'
  | `clawback_${HoldPolicy['clawback']['kind']}`
  | `recovery_cap_${HoldPolicy['recoveryCap']['kind']}`
  | `deferral_${Plan['deferral']['kind']}`
  | 'deferred_part'

/** A sentence by its code, with what is filled in and what hangs below it. */
export const sentence = (
  code: SentenceCode,
  terms: Readonly<Record<string, Term>> = {},
  parts: readonly Sentence[] = [],
): Sentence => ({ code, terms, parts })

/** A rate to be shown in percent, or in basis points where it is smaller than half a percent. */
export const rateTerm = (rate: Rate): Term => ({
  kind: 'rate',
  rate,
  in: compareRates(rate, '0.005') < 0 && compareRates(rate, '-0.005') > 0 ? 'basis_points' : 'percent',
})
/** A number without unit. */
export const countTerm = (count: string | number): Term => ({ kind: 'count', count: String(count) })
/** A name as somebody gave it. */
export const nameTerm = (name: string): Term => ({ kind: 'name', name })
/** A sum in the plan's currency, in minor units. */
export const moneyTerm = (minor: MinorText, { currency }: Plan): Term => ({ kind: 'money', minor, currency })

/** The name that the plan gives a measure, or its key where it names none. */
export const measureTerm = (key: string, plan: Plan): Term =>
  nameTerm(plan.measures.find((measure) => measure.key === key)?.name ?? key)
