import type { Day } from '@rapport/domain/calendar/day.ts'
import { DEFAULT_RETURN_OUTLOOK, type ReturnOutlook } from '@rapport/domain/initiatives/return.ts'
import { type AttributionPolicy, DEFAULT_ATTRIBUTION_POLICY } from '@rapport/domain/initiatives/touches.ts'
import { type Question, toldAs } from '@rapport/prisma/question.ts'
import { policyQuestion } from './policy.ts'

/** Which touches earn a share, and what a firm expects of assets that stay. */
export interface InitiativePolicy {
  readonly attribution: AttributionPolicy
  readonly outlook: ReturnOutlook
}

/** The firm's policy for initiatives in force on a day; what the firm left out is as Rapport proposes it. */
export const initiativePolicyQuestion = (day: Day): Question<InitiativePolicy> =>
  toldAs(
    policyQuestion<{ [Key in keyof InitiativePolicy]?: Partial<InitiativePolicy[Key]> }>('initiatives', day),
    (body) => ({
      attribution: { ...DEFAULT_ATTRIBUTION_POLICY, ...body?.attribution },
      outlook: { ...DEFAULT_RETURN_OUTLOOK, ...body?.outlook },
    }),
  )
