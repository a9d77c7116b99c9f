import type { MatchFacts } from '@rapport/domain/activity/suggest-matches.ts'
import { addDays, type Day } from '@rapport/domain/calendar/day.ts'
import { statesFor } from '@rapport/domain/claims/claim.ts'
import type { ConfirmationPolicy } from '@rapport/domain/claims/confirm-claim.ts'
import { isWithin, windowOf } from '@rapport/domain/claims/matching-policy.ts'
import { HEARD_CLASSES } from '@rapport/domain/contacts/touch.ts'
import { Minor, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { type ActivityFacts, activitiesQuestion } from '../../facts/activity-facts.ts'
import type { ClaimFacts } from '../../facts/claim-facts.ts'
import { remainderSql } from '../../facts/remainder-sql.ts'
import type { Context } from '../../http/handler.ts'

/** What suggestions for a claim rest on. */
export interface Matching extends ClaimFacts, Pick<MatchFacts, 'contacts' | 'otherClaims' | 'householdOutflows'> {
  readonly policy: ConfirmationPolicy
  /**
   * Inflows of the household within the claim's window, and the activities that were named. Money from outside in another
   * currency is among them: it confirms nothing, and is often why nothing fits.
   */
  readonly activities: readonly ActivityFacts[]
}

const CONTACTS_BEFORE_DAYS = 180
const ContactRow = z.object({
  id: z.string(),
  householdId: z.string(),
  occurredOn: z.string(),
  initiativeId: z.string().nullable(),
  by: z.array(z.string()),
})
const OtherRow = z.object({ id: z.string(), householdId: z.string(), currency: z.string(), remainder: Minor })

/** For any number of claims the same one statement: one for a workbench, a page of them for the queue. */
export async function gatherMatching(
  { tx, today, firm }: Context,
  claims: readonly ClaimFacts[],
  policy: ConfirmationPolicy,
  named: readonly string[] = [],
): Promise<Map<string, Matching>> {
  const windows = new Map(claims.map(({ claim }) => [claim.id, windowOf(claim, policy.matching)]))
  const households = [...new Set(claims.map(({ claim }) => claim.householdId))]
  const first = least([...windows.values()].map((window) => window.first)) ?? today
  const last = [...windows.values()].map((window) => window.last).reduce((a, b) => (a > b ? a : b), today)
  const [activities, contacts, others] = await tx.ask(
    activitiesQuestion(
      // Named by their accounts, so that either side of the `or` is found by an index.
      sql`(a.account_id = any(array(select x.id from account x where x.household_id = any(${households}::uuid[]))) and (a.amount_minor > 0 or a.flow_type = 'external_out')
          and a.value_on between ${addDays(first, -policy.roundTrip.days)}::date and ${last}::date) or a.id = any(${[...named]}::uuid[])`,
    ),
    question(
      ContactRow,
      sql`select c.id, h.household_id as "householdId", (c.occurred_at at time zone ${firm.zone})::date as "occurredOn", c.initiative_id as "initiativeId",
            array(select r.user_id from contact_representative r where r.contact_id = c.id) as by
          from contact_household h join contact c on c.id = h.contact_id
          where h.household_id = any(${households}::uuid[]) and c.touch_class = any(${[...HEARD_CLASSES]})
            and h.occurred_at >= ${addDays(first, -CONTACTS_BEFORE_DAYS)}::date and h.occurred_at < ${addDays(last, 1)}::date
          order by c.occurred_at desc, c.id`,
    ),
    question(
      OtherRow,
      sql`select id, household_id as "householdId", currency, (${remainderSql})::text as remainder from claim
          where household_id = any(${households}::uuid[]) and ${remainderSql} > 0
            and state = any(${statesFor('confirm')}) order by id`,
    ),
  )
  const activitiesOf = Map.groupBy(activities, ({ activity }) => activity.householdId)
  const contactsOf = Map.groupBy(contacts, ({ householdId }) => householdId)
  const othersOf = Map.groupBy(others, ({ householdId }) => householdId)
  return new Map(
    claims.map((facts) => {
      const { claim } = facts
      const window = windows.get(claim.id) ?? windowOf(claim, policy.matching)
      const own = activitiesOf.get(claim.householdId) ?? []
      const inWindow = own.filter(
        ({ activity: { amount, currency, flow, valueDate } }) =>
          amount > 0n && isWithin(valueDate, window) && (currency === claim.currency || flow === 'external_in'),
      )
      const also = activities.filter((one) => named.includes(one.activity.id) && !inWindow.includes(one))
      return [
        claim.id,
        {
          ...facts,
          policy,
          activities: [...inWindow, ...also],
          householdOutflows: own.map(({ activity }) => activity).filter(({ flow }) => flow === 'external_out'),
          contacts: (contactsOf.get(claim.householdId) ?? []).map(({ by, householdId: _, ...contact }) => ({
            ...contact,
            byClaimant: by.includes(claim.claimant),
          })),
          otherClaims: (othersOf.get(claim.householdId) ?? []).filter(
            (other) => other.currency === claim.currency && other.id !== claim.id,
          ),
        },
      ]
    }),
  )
}

const least = (days: readonly Day[]): Day | undefined =>
  days.reduce<Day | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)
