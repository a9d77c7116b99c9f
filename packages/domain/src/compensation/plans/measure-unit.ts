import type { Measure } from '../plan.ts'

/** What the value of a measure is: minor units of the plan's currency, a whole number, or millionths of a share. */
export type MeasureUnit = 'money' | 'count' | 'share'

/** The unit of a measure, in which its thresholds and caps are stated. */
export function unitOf(measure: Measure): MeasureUnit {
  switch (measure.kind) {
    case 'net_new_assets':
    case 'gross_deposits':
    case 'new_household_assets':
    case 'fees_collected':
      return 'money'
    case 'new_households':
    case 'household_credits':
    case 'engagements_won':
      return 'count'
    case 'figure':
      return measure.unit
    case 'ratio':
      return 'share'
  }
}
