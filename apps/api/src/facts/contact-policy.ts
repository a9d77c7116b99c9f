import { type ContactPolicy, defaultContactPolicy } from '@rapport/domain/cadence/contact-policy.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import { type Question, toldAs } from '@rapport/prisma/question.ts'
import { policyQuestion } from './policy.ts'

/** The firm's policy for contacts in force on a day; what the firm left out is as Rapport proposes it. */
export const contactPolicyQuestion = (day: Day): Question<ContactPolicy> =>
  toldAs(policyQuestion<Partial<ContactPolicy>>('contacts', day), (body) => ({
    ...defaultContactPolicy,
    ...body,
    severity: { ...defaultContactPolicy.severity, ...body?.severity },
  }))
