import type { contract } from '@rapport/contract/contract.ts'
import { punctualityOf } from '@rapport/domain/assignments/figures.ts'
import type { DueStatus } from '@rapport/domain/cadence/cadence-state.ts'
import type { Instalment } from '@rapport/domain/claims/claim.ts'
import { REPORTED_STATES, statesFor } from '@rapport/domain/claims/claim.ts'
import { overdueSince } from '@rapport/domain/claims/promise.ts'
import { representativeRoles } from '@rapport/domain/firm/roles.ts'
import { Minor, Moment, type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { isStale, staleQuestion, storedStatus } from '../../facts/cadence-filter.ts'
import { conversionTo, fixingsQuestion } from '../../facts/fixings.ts'
import type { Context, Handler } from '../../http/handler.ts'

const Row = z.object({
  id: z.string(),
  name: z.string(),
  households: z.number(),
  overdue: z.number(),
  dueSoon: z.number(),
  lateEntries: z.number(),
})
const Assignment = z.object({
  userId: z.string(),
  givenAt: z.string(),
  dueAt: z.string(),
  doneAt: z.string().nullable(),
})
const Money = z.object({
  userId: z.string(),
  currency: z.string(),
  claimed: Minor,
  confirmed: Minor,
  promised: Minor,
})
const Period = z.object({ name: z.string() })
const DAYS_BACK = 90 // how far the team's figures look back
type Exception = z.output<typeof Exception>
const Exception = z.object({
  kind: z.enum(['late_entry', 'contact_in_spite', 'promise_overdue']),
  at: Moment,
  userId: z.string(),
  userName: z.string(),
  household: z.string(),
  contactId: z.string().nullable(),
  claimId: z.string().nullable(),
})

/** The people one leads, each in one row, and what asks for a decision. */
export const getTeam: Handler<typeof contract.getTeam> = async (context) => {
  const { tx, today, now, firm } = context
  const [[period], rows, stale, staleLeads, assignments, money, fixings, made, overdue] = await tx.ask(
    question(Period, periodOf(today)),
    peopleQuestion(context),
    staleQuestion(context),
    staleLeadsQuestion(context),
    assignmentsQuestion(context),
    moneyQuestion(context),
    fixingsQuestion(today),
    madeInSpiteOrLate(context),
    overduePromises(context),
  )
  const conversion = conversionTo(firm.currency, fixings)
  const moneyBy = Map.groupBy(money, ({ userId }) => userId)
  const sumOf = (userId: string, pick: (row: z.output<typeof Money>) => bigint) => ({
    minor: (moneyBy.get(userId) ?? []).reduce((all, row) => all + conversion.of(pick(row), row.currency, today), 0n),
    currency: firm.currency,
  })
  const staleBy = Map.groupBy(staleLeads, ({ userId }) => userId)
  const leads = (userId: string, ...statuses: readonly DueStatus[]): number =>
    (staleBy.get(userId) ?? []).filter(({ householdId }) => statuses.includes(stale.get(householdId) ?? 'no_model'))
      .length
  const told = rows.map(({ id, name, overdue: late, dueSoon, ...row }) => ({
    ...row,
    overdue: late + leads(id, 'overdue'),
    dueSoon: dueSoon + leads(id, 'due', 'due_soon'),
    user: { id, name },
    onTime: punctualityOf(assignments.get(id) ?? [], now).onTimeRate,
    claimed: sumOf(id, (one) => one.claimed),
    confirmed: sumOf(id, (one) => one.confirmed),
    promised: sumOf(id, (one) => one.promised),
  }))
  return {
    period: period?.name ?? today.slice(0, 4),
    withoutRate: conversion.withoutRate(),
    rows: told,
    exceptions: [...made, ...overdue]
      .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
      .slice(0, SHOWN)
      .map(({ userId, userName, ...exception }) => ({ ...exception, user: { id: userId, name: userName } })),
  }
}

const periodOf = (today: string): Sql =>
  sql`select name, starts_on as "from" from period where ${today}::date between starts_on and ends_on order by starts_on limit 1`

const current = (today: string): Sql =>
  sql`c.since <= ${today}::date and (c.until is null or c.until >= ${today}::date)`

/** One pass over each table, however many people it is for; late entries are few and found by who made them. */
const peopleQuestion = (context: Context) => {
  const { actor, today } = context
  return question(
    Row,
    sql`select u.id, u.name, coalesce(c.households, 0) as households, coalesce(l.overdue, 0) as overdue, coalesce(l.due_soon, 0) as "dueSoon",
          (select count(*)::int from contact k where k.entered_by = u.id and k.late and k.occurred_at >= ${today}::date - ${DAYS_BACK}::int) as "lateEntries"
        from user_account u
          left join (select c.user_id, count(distinct c.household_id)::int as households from coverage c where ${current(today)} group by c.user_id) c on c.user_id = u.id
          left join (select x.user_id, (count(*) filter (where x.status = 'overdue'))::int as overdue, (count(*) filter (where x.status in ('due', 'due_soon')))::int as due_soon
            from (select c.user_id, ${storedStatus(context, sql`c.household_id`)} as status
              from coverage c join cadence_state s on s.household_id = c.household_id
              where c.role = 'lead' and ${current(today)} and not ${isStale(context)}) x group by x.user_id) l on l.user_id = u.id
        where u.id in (select v.user_id from visible_user v) and u.id <> ${actor.id}::uuid
          and exists (select from user_role r where r.user_id = u.id and r.role = any(${[...representativeRoles]}))
        order by u.name, u.id`,
  )
}

const staleLeadsQuestion = (context: Context) =>
  question(
    z.object({ userId: z.string(), householdId: z.string() }),
    sql`select c.user_id as "userId", c.household_id as "householdId" from coverage c left join cadence_state s on s.household_id = c.household_id
        where c.role = 'lead' and ${current(context.today)} and ${isStale(context)}`,
  )

/** Everybody's assignments of late, and all that are open. */
const assignmentsQuestion = ({ today }: Context) =>
  question(
    Assignment,
    sql`select a.assignee_id as "userId", a.given_at as "givenAt", a.due_at as "dueAt", a.done_at as "doneAt" from assignment a
        where a.assignee_id = any(array(select v.user_id from visible_user v)) and (a.done_at is null or a.done_at >= ${today}::date - ${DAYS_BACK}::int)`,
    (rows) =>
      Map.groupBy(
        rows.map(({ userId, givenAt, dueAt, doneAt }) => ({
          userId,
          givenAt: Date.parse(givenAt),
          dueAt: Date.parse(dueAt),
          doneAt: doneAt === null ? null : Date.parse(doneAt),
          withdrawnAt: null,
        })),
        ({ userId }) => userId,
      ),
  )

/** Of the running period, or of the year where the firm has none. */
const moneyQuestion = ({ today }: Context) =>
  question(
    Money,
    sql`select claimant_id as "userId", currency,
          coalesce(sum(amount_minor) filter (where kind = 'deposit'), 0)::text as claimed,
          coalesce(sum(confirmed_minor) filter (where kind <> 'engagement'), 0)::text as confirmed,
          coalesce(sum(amount_minor) filter (where kind = 'promise'), 0)::text as promised
        from claim where claimed_on >= coalesce((select p.from from (${periodOf(today)}) p), date_trunc('year', ${today}::date)::date) and state = any(${[...REPORTED_STATES]}) group by claimant_id, currency`,
  )

const SHOWN = 30

const madeInSpiteOrLate = ({ today }: Context) =>
  question(
    Exception,
    sql`(select 'contact_in_spite' as kind, k.entered_at as at, u.id as "userId", u.name as "userName", h.name as household, k.id as "contactId", null::uuid as "claimId"
          from contact k join user_account u on u.id = k.entered_by join household h on h.id = k.household_id
          where k.verdict = 'blocked' and k.entered_at >= ${today}::date - 30 order by k.entered_at desc limit ${SHOWN})
        union all
        (select 'late_entry', c.submitted_at, u.id, u.name, h.name, null, c.id from claim c join user_account u on u.id = c.claimant_id join household h on h.id = c.household_id
          where c.late and c.state = any(${statesFor('reject')}) order by c.submitted_at desc limit ${SHOWN})`,
  )

const Promised = z.object({
  userId: z.string(),
  userName: z.string(),
  household: z.string(),
  claimId: z.string(),
  confirmed: Minor,
  instalments: z.array(z.object({ expectedOn: z.string(), amount: z.coerce.bigint() }) satisfies z.ZodType<Instalment>),
})

/** Promises of which an instalment is past and not confirmed, each since its earliest. */
const overduePromises = ({ today }: Context): Question<Exception[]> =>
  question(
    Promised,
    sql`select c.claimant_id as "userId", (select u.name from user_account u where u.id = c.claimant_id) as "userName", h.name as household, c.id as "claimId", c.confirmed_minor::text as confirmed,
          jsonb_agg(jsonb_build_object('expectedOn', i.due_on, 'amount', i.amount_minor::text) order by i.due_on, i.number) as instalments
        from claim c join instalment i on i.claim_id = c.id join household h on h.id = c.household_id
        where c.kind = 'promise' and c.state = any(${statesFor('confirm', 'promise')})
        group by c.id, h.name having min(i.due_on) < ${today}::date`,
    (rows) =>
      rows.flatMap(({ confirmed, instalments, ...row }) => {
        const since = overdueSince({ confirmed, instalments }, today)
        return since === null
          ? []
          : [{ ...row, kind: 'promise_overdue' as const, at: `${since}T00:00:00.000Z`, contactId: null }]
      }),
  )
