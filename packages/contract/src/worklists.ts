import { worklists as lists } from '@rapport/domain/cadence/worklist.ts'
import { z } from 'zod'
import { HouseholdRow } from './clients.ts'
import { operation } from './operation.ts'
import { DayValue, HouseholdRef, Id, InstantValue, MoneyValue, page, paging, UserRef } from './values.ts'

const AdviceItem = z.object({
  do: z.enum([
    'call',
    'meet',
    'keep_the_meeting',
    'leave_out_of_mailing',
    'wait',
    'ask_for_introduction',
    'clear_the_block',
  ]),
  because: z.string().nullable(),
  day: DayValue.nullable(),
})

/** A household that asks for something today, with who last spoke, and what to do. */
export const TodayHousehold = HouseholdRow.extend({
  /** In whose name an assistant meets them; `null`: in one's own. */
  inNameOf: UserRef.nullable(),
  daysOverdue: z.number().int(),
  advice: z.array(AdviceItem),
  /** Whom to contact: the head of the household, with their clock. */
  person: z.object({ id: Id, name: z.string(), phone: z.string().nullable(), zone: z.string() }).nullable(),
  overContacted: z.array(
    z.object({ kind: z.enum(['outbound', 'mass']), count: z.number().int(), max: z.number().int() }),
  ),
}).meta({ id: 'TodayHousehold' })

export const Today = z
  .object({
    day: DayValue,
    counts: z.object({
      overdue: z.number().int(),
      dueSoon: z.number().int(),
      silent: z.number().int(),
      overContacted: z.number().int(),
    }),
    households: z.array(TodayHousehold),
    meetings: z.array(
      z.object({ id: Id, at: InstantValue, subject: z.string(), place: z.string(), household: HouseholdRef }),
    ),
    assignments: z.array(
      z.object({
        id: Id,
        title: z.string(),
        dueAt: InstantValue,
        priority: z.enum(['low', 'normal', 'high']),
        household: HouseholdRef,
        overdue: z.boolean(),
      }),
    ),
    /** Claims that the controller asks something of. */
    questions: z.array(
      z.object({
        claimId: Id,
        household: HouseholdRef,
        amount: MoneyValue,
        question: z.string(),
        askedBy: z.string(),
        askedAt: InstantValue,
      }),
    ),
    openClaims: z.object({ count: z.number().int(), sums: z.array(MoneyValue) }),
    /** What is confirmed and credited to oneself in the current period; `null` for who is paid nothing. */
    credited: z.object({ period: z.string(), sums: z.array(MoneyValue) }).nullable(),
  })
  .meta({ id: 'Today' })

export const worklists = {
  getToday: operation({
    method: 'GET',
    path: '/today',
    summary: 'Whom to contact now and why, meetings, assignments, questions and claims',
    roles: ['advisor', 'specialist', 'banker', 'assistant', 'manager', 'service'],
    output: Today,
  }),
  listCadence: operation({
    method: 'GET',
    path: '/cadence',
    summary: 'Worklists: overdue, due soon, silent, over-contacted',
    roles: ['advisor', 'specialist', 'banker', 'assistant', 'manager', 'service'],
    query: z.object({
      list: z.enum(lists).default('overdue'),
      ...paging,
    }),
    output: page(TodayHousehold),
  }),
  getCapacity: operation({
    method: 'GET',
    path: '/capacity',
    summary: 'Touches that the service models ask of oneself in a year against what fits into its working days',
    roles: ['advisor', 'specialist', 'banker', 'manager'],
    output: z.object({
      tiers: z.array(z.object({ tier: z.string(), households: z.number().int(), touchesEach: z.number().int() })),
      needed: z.number().int(),
      possible: z.number().int(),
      /** `needed / possible` as an exact decimal, or `null`. */
      used: z.string().nullable(),
    }),
  }),
}
