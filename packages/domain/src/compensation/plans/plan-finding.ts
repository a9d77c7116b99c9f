/** `error`: the plan cannot be computed. `stop`: compliance has to clear it first. `warning`: allowed, and worth a look. */
export type FindingSeverity = 'error' | 'stop' | 'warning'

export type FindingCode =
  | 'not_a_number'
  | 'currency_unknown'
  | 'period_reversed'
  | 'name_missing'
  | 'key_twice'
  | 'measure_unknown'
  | 'ratio_of_ratio'
  | 'not_money'
  | 'not_a_count'
  | 'nothing_paid'
  | 'tiers_missing'
  | 'tier_gap'
  | 'tier_overlap'
  | 'tier_empty'
  | 'tiers_not_comparable'
  | 'last_tier_closed'
  | 'marginal_on_another_measure'
  | 'excess_of_another_measure'
  | 'unreachable'
  | 'not_positive'
  | 'negative'
  | 'above_one'
  | 'shares_not_whole'
  | 'flow_missing'
  | 'product_short_term'

/** What the validator found, and where: `path` is the field, such as `components[0].pay.tiers[1].from`. */
export interface PlanFinding {
  readonly severity: FindingSeverity
  readonly code: FindingCode
  readonly path: string
}

/** A finding at a place of the plan; an error unless said otherwise. */
export const finding = (code: FindingCode, path: string, severity: FindingSeverity = 'error'): PlanFinding => ({
  severity,
  code,
  path,
})
