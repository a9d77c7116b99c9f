import type { contract } from '@rapport/contract/contract.ts'
import type { Output } from '@rapport/contract/operation.ts'
import { isOverdue } from '@rapport/domain/assignments/figures.ts'
import type { Worklist } from '@rapport/domain/cadence/worklist.ts'
import { OPEN_STATES } from '@rapport/domain/claims/claim.ts'
import { Minor, Moment, type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { principals } from '../../facts/in-name-of.ts'
import { remainderSql } from '../../facts/remainder-sql.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { byUrgency, ownHouseholds, urgencyOf, withAdvice } from './today-households.ts'

const SHOWN = 30
type TodayAnswer = Output<typeof contract.getToday>

/** One's own day; an assistant's is that of those whom they assist, but for their pay. */
export const getToday: Handler<typeof contract.getToday> = async (context) => {
  const { tx, actor, today } = context
  // In a list of its own, so that an index is asked for each of them.
  const people = sql`any(array(select ${actor.id}::uuid union all ${principals(actor.id, today)}))`
  const [own, meetings, assignments, questions, openClaims, credited] = await tx.ask(
    ownHouseholds(context),
    meetingsOf(context, people),
    assignmentsOf(context, people),
    questionsOf(context, people),
    openClaimsOf(people),
    creditedTo(context),
  )
  const count = (list: Worklist): number => own.filter(({ lists }) => lists.includes(list)).length
  const urgent = own
    .filter(({ lists }) => lists.length > 0)
    .sort((one, other) => byUrgency(urgencyOf(one), urgencyOf(other)))
    .slice(0, SHOWN)
  const households = await withAdvice(context, urgent)
  return {
    day: context.today,
    counts: {
      overdue: count('overdue'),
      dueSoon: count('due_soon'),
      silent: count('silent'),
      overContacted: count('over_contacted'),
    },
    households,
    meetings,
    assignments,
    questions,
    openClaims,
    credited,
  }
}

const MeetingRow = z.object({
  id: z.string(),
  at: Moment,
  subject: z.string(),
  place: z.string(),
  householdId: z.string(),
  household: z.string(),
})

const meetingsOf = ({ today, firm }: Context, people: Sql): Question<TodayAnswer['meetings']> =>
  question(
    MeetingRow,
    sql`select m.id, m.starts_at as at, m.subject, m.place, h.id as "householdId", h.name as household from planned_meeting m join household h on h.id = m.household_id
        where m.user_id = ${people} and m.starts_at >= ${today}::date at time zone ${firm.zone}
          and m.starts_at < (${today}::date + 7) at time zone ${firm.zone} order by m.starts_at, m.id limit 20`,
    (rows) =>
      rows.map(({ householdId, household, ...meeting }) => ({
        ...meeting,
        household: { id: householdId, name: household },
      })),
  )

const AssignmentRow = z.object({
  id: z.string(),
  title: z.string(),
  dueAt: Moment,
  priority: z.enum(['low', 'normal', 'high']),
  householdId: z.string(),
  household: z.string(),
})

const assignmentsOf = ({ now }: Context, people: Sql): Question<TodayAnswer['assignments']> =>
  question(
    AssignmentRow,
    sql`select a.id, a.title, a.due_at as "dueAt", a.priority, h.id as "householdId", h.name as household from assignment a join household h on h.id = a.household_id
        where a.assignee_id = ${people} and a.done_at is null order by a.due_at, a.id limit 20`,
    (rows) =>
      rows.map(({ householdId, household, ...assignment }) => ({
        ...assignment,
        household: { id: householdId, name: household },
        overdue: isOverdue({ dueAt: Date.parse(assignment.dueAt), doneAt: null, withdrawnAt: null }, now),
      })),
  )

const QuestionRow = z.object({
  claimId: z.string(),
  householdId: z.string(),
  household: z.string(),
  minor: Minor,
  currency: z.string(),
  question: z.string(),
  askedBy: z.string(),
  askedAt: Moment,
})

const questionsOf = ({ actor }: Context, people: Sql): Question<TodayAnswer['questions']> =>
  question(
    QuestionRow,
    sql`select c.id as "claimId", h.id as "householdId", h.name as household, c.amount_minor::text as minor, c.currency, e.text as question, u.name as "askedBy", e.at as "askedAt"
        from claim c join household h on h.id = c.household_id
          join lateral (select * from claim_event e where e.claim_id = c.id and e.action = 'return' order by e.at desc limit 1) e on true
          join user_account u on u.id = e.actor_id
        where c.state = 'returned' and (c.claimant_id = ${people} or c.entered_by = ${actor.id}::uuid) order by e.at, c.id limit 20`,
    (rows) =>
      rows.map(({ householdId, household, minor, currency, ...row }) => ({
        ...row,
        household: { id: householdId, name: household },
        amount: { minor, currency },
      })),
  )

const SumRow = z.object({ currency: z.string(), n: z.number(), minor: Minor })

const openClaimsOf = (people: Sql): Question<TodayAnswer['openClaims']> =>
  question(
    SumRow,
    sql`select currency, count(*)::int as n, sum(${remainderSql})::text as minor from claim
        where claimant_id = ${people} and state = any(${[...OPEN_STATES]})
        group by currency order by currency`,
    (rows) => ({
      count: rows.reduce((all, { n }) => all + n, 0),
      sums: rows.map(({ minor, currency }) => ({ minor, currency })),
    }),
  )

const PeriodRow = z.object({ name: z.string(), currency: z.string().nullable(), minor: Minor.nullable() })

const creditedTo = ({ actor, today }: Context): Question<TodayAnswer['credited']> =>
  question(
    PeriodRow,
    sql`select p.name, c.currency, sum(c.amount_minor)::text as minor from period p
          left join credit c on c.user_id = ${actor.id}::uuid and c.value_on between p.starts_on and p.ends_on
        where ${today}::date between p.starts_on and p.ends_on
          and exists (select from plan_participant x where x.user_id = ${actor.id}::uuid and x.since <= ${today}::date and (x.until is null or x.until >= ${today}::date))
        group by p.name, c.currency order by c.currency`,
    (rows) =>
      rows[0]
        ? {
            period: rows[0].name,
            sums: rows.flatMap(({ currency, minor }) => (currency && minor !== null ? [{ minor, currency }] : [])),
          }
        : null,
  )
