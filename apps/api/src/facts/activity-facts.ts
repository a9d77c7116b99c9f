import type { Activity, FlowType, Use } from '@rapport/domain/activity/activity.ts'
import { Minor, type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { reversedSql } from './reversed-sql.ts'

const Row = z.object({
  id: z.string(),
  accountId: z.string(),
  householdId: z.string().nullable(),
  bookedOn: z.string(),
  valueDate: z.string(),
  amount: Minor,
  currency: z.string(),
  status: z.enum(['booked', 'pending']),
  flow: z.custom<FlowType>(),
  reverses: z.string().nullable(),
  allocated: Minor,
  reversed: Minor,
  flowCorrected: z.boolean(),
  journalPair: z.string().nullable(),
})

export interface ActivityFacts {
  readonly activity: Activity
  readonly use: Use
  readonly flowCorrected: boolean
  readonly journalPair: string | null
}

/** Activities that fulfil a condition on `a` (activity) and `k` (its account), in the order of their value dates. */
export const activitiesQuestion = (condition: Sql): Question<ActivityFacts[]> =>
  question(
    Row,
    sql`select a.id, a.account_id as "accountId", k.household_id as "householdId", a.booked_on as "bookedOn", a.value_on as "valueDate", a.amount_minor::text as amount,
          a.currency, a.status, a.flow_type as flow, a.reverses, a.allocated_minor::text as allocated, a.flow_reason is not null as "flowCorrected",
          a.paired_with as "journalPair",
          ${reversedSql}::text as reversed
        from activity a join account k on k.id = a.account_id where a.replaced_by is null and (${condition}) order by a.value_on, a.id`,
    (rows) =>
      rows.map(({ allocated, reversed, flowCorrected, journalPair, ...activity }) => ({
        activity,
        use: { allocated, reversed },
        flowCorrected,
        journalPair,
      })),
  )
