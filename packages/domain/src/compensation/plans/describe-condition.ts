import { decimalText } from '../../money/rate.ts'
import type { Condition, Plan, Threshold } from '../plan.ts'
import { unitOf } from './measure-unit.ts'
import { countTerm, measureTerm, moneyTerm, rateTerm, type Sentence, sentence, type Term } from './sentence.ts'

/** A condition of a plan in plain language: comparisons, and how they are joined. */
export function describeCondition(condition: Condition, plan: Plan): Sentence {
  switch (condition.kind) {
    case 'compare':
      return sentence(`condition_${condition.is}`, { measure: measureTerm(condition.measure, plan) }, [
        describeThreshold(condition.threshold, condition.measure, plan),
      ])
    case 'years_running':
      return sentence(
        `condition_years_${condition.is}`,
        { measure: measureTerm(condition.measure, plan), years: countTerm(condition.years) },
        [describeThreshold(condition.threshold, condition.measure, plan)],
      )
    case 'rank':
      return sentence('condition_rank', { measure: measureTerm(condition.measure, plan), top: rateTerm(condition.top) })
    case 'all':
    case 'any':
      return sentence(
        `condition_${condition.kind}`,
        {},
        condition.of.map((one) => describeCondition(one, plan)),
      )
  }
}

/** A level in the unit of the measure it belongs to; `null` is money. */
export function describeThreshold(threshold: Threshold, measure: string | null, plan: Plan): Sentence {
  if (threshold.kind === 'fixed') return sentence('level_fixed', { value: valueTerm(threshold.value, measure, plan) })
  const terms = { rate: rateTerm(threshold.rate), of: measureTerm(threshold.measure, plan) }
  return threshold.cap === null
    ? sentence('level_share_of', terms)
    : sentence('level_share_of_capped', { ...terms, cap: valueTerm(threshold.cap, measure, plan) })
}

function valueTerm(value: string, key: string | null, plan: Plan): Term {
  const measure = plan.measures.find((one) => one.key === key)
  const unit = measure ? unitOf(measure) : 'money'
  if (unit === 'share') return rateTerm(decimalText(BigInt(value), 6))
  return unit === 'count' ? countTerm(value) : moneyTerm(value, plan)
}
