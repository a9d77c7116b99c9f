import type { contract } from '@rapport/contract/contract.ts'
import { punctualityOf } from '@rapport/domain/assignments/figures.ts'
import type { DueStatus } from '@rapport/domain/cadence/cadence-state.ts'
import type { Instalment } from '@rapport/domain/claims/claim.ts'
import { REPORTED_STATES, statesFor } from '@rapport/domain/claims/claim.ts'
import { overdueSince } from '@rapport/domain/claims/promise.ts'
import { representativeRoles } from '@rapport/domain/firm/roles.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { cadenceFilter } from '../../facts/cadence-filter.ts'
import { storedFixings } from '../../facts/fixings.ts'
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
  claimed: z.bigint(),
  confirmed: z.bigint(),
  promised: z.bigint(),
})
const Period = z.object({ name: z.string(), from: z.string(), to: z.string() })
const DAYS_BACK = 90 // how far the team's figures look back
type Exception = z.output<typeof Exception>
const Exception = z.object({
  kind: z.enum(['late_entry', 'contact_in_spite', 'promise_overdue']),
  at: z.string(),
  userId: z.string(),
  userName: z.string(),
  household: z.string(),
  contactId: z.string().nullable(),
  claimId: z.string().nullable(),
})

/** The people one leads, each in one row, and what asks for a decision. */
export const getTeam: Handler<typeof contract.getTeam> = async (context) => {
  const { tx, today, now, firm } = context
  const [period] = await tx.read(
    Period,
    sql`select name, starts_on as from, ends_on as to from period where ${today}::date between starts_on and ends_on limit 1`,
  )
  const from = period?.from ?? `${today.slice(0, 4)}-01-01`
  const [rows, assignments, money, fixings, exceptions] = await Promise.all([
    people(context),
    assignmentsOf(context),
    moneyOf(context, from),
    storedFixings(tx, today),
    exceptionsOf(context),
  ])
  const sumOf = (userId: string, pick: (row: z.output<typeof Money>) => bigint) => ({
    minor: money
      .filter((row) => row.userId === userId)
      .reduce((all, row) => all + (fixings.convert(pick(row), row.currency, firm.currency, today) ?? 0n), 0n),
    currency: firm.currency,
  })
  return {
    period: period?.name ?? from.slice(0, 4),
    rows: rows.map(({ id, name, ...row }) => ({
      ...row,
      user: { id, name },
      onTime: punctualityOf(assignments.get(id) ?? [], now).onTimeRate,
      claimed: sumOf(id, (one) => one.claimed),
      confirmed: sumOf(id, (one) => one.confirmed),
      promised: sumOf(id, (one) => one.promised),
    })),
    exceptions: exceptions.map(({ userId, userName, ...exception }) => ({
      ...exception,
      user: { id: userId, name: userName },
    })),
  }
}

async function people(context: Context) {
  const { tx, actor, today } = context
  const standsAs = await cadenceFilter(context)
  const led = (...statuses: readonly DueStatus[]) =>
    sql`(select count(*)::int from coverage c join household h on h.id = c.household_id left join cadence_state s on s.household_id = h.id
          where c.user_id = u.id and c.role = 'lead' and c.since <= ${today}::date and (c.until is null or c.until >= ${today}::date)
            and ${standsAs(...statuses)})`
  return tx.read(
    Row,
    sql`select u.id, u.name,
          (select count(distinct c.household_id)::int from coverage c where c.user_id = u.id and c.since <= ${today}::date
            and (c.until is null or c.until >= ${today}::date)) as households,
          ${led('overdue')} as overdue, ${led('due', 'due_soon')} as "dueSoon",
          (select count(*)::int from contact k where k.entered_by = u.id and k.late and k.occurred_at >= ${today}::date - ${DAYS_BACK}::int) as "lateEntries"
        from user_account u
        where u.id in (select v.user_id from visible_user v) and u.id <> ${actor.id}::uuid
          and exists (select from user_role r where r.user_id = u.id and r.role = any(${[...representativeRoles]}))
        order by u.name, u.id`,
  )
}

/** Everybody's assignments of late, and all that are open. */
async function assignmentsOf({ tx, today }: Context) {
  const rows = await tx.read(
    Assignment,
    sql`select a.assignee_id as "userId", a.given_at as "givenAt", a.due_at as "dueAt", a.done_at as "doneAt" from assignment a
        where a.assignee_id in (select v.user_id from visible_user v) and (a.done_at is null or a.done_at >= ${today}::date - ${DAYS_BACK}::int)`,
  )
  const at = (moment: string) => Date.parse(moment)
  const dated = rows.map(({ userId, givenAt, dueAt, doneAt }) => ({
    userId,
    givenAt: at(givenAt),
    dueAt: at(dueAt),
    doneAt: doneAt === null ? null : at(doneAt),
    withdrawnAt: null,
  }))
  return Map.groupBy(dated, ({ userId }) => userId)
}

const moneyOf = ({ tx }: Context, from: string) =>
  tx.read(
    Money,
    sql`select claimant_id as "userId", currency,
          coalesce(sum(amount_minor) filter (where kind = 'deposit'), 0)::bigint as claimed,
          coalesce(sum(confirmed_minor) filter (where kind <> 'engagement'), 0)::bigint as confirmed,
          coalesce(sum(amount_minor) filter (where kind = 'promise'), 0)::bigint as promised
        from claim where claimed_on >= ${from}::date and state = any(${[...REPORTED_STATES]}) group by claimant_id, currency`,
  )

const SHOWN = 30

async function exceptionsOf(context: Context): Promise<Exception[]> {
  const [made, overdue] = await Promise.all([madeInSpiteOrLate(context), overduePromises(context)])
  return [...made, ...overdue].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, SHOWN)
}

const madeInSpiteOrLate = ({ tx, today }: Context) =>
  tx.read(
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
  confirmed: z.bigint(),
  instalments: z.array(z.object({ expectedOn: z.string(), amount: z.coerce.bigint() }) satisfies z.ZodType<Instalment>),
})

/** Promises of which an instalment is past and not confirmed, each since its earliest. */
async function overduePromises({ tx, today }: Context): Promise<Exception[]> {
  const rows = await tx.read(
    Promised,
    sql`select u.id as "userId", u.name as "userName", h.name as household, c.id as "claimId", c.confirmed_minor as confirmed,
          jsonb_agg(jsonb_build_object('expectedOn', i.due_on, 'amount', i.amount_minor::text) order by i.due_on, i.number) as instalments
        from claim c join instalment i on i.claim_id = c.id join user_account u on u.id = c.claimant_id join household h on h.id = c.household_id
        where c.kind = 'promise' and c.state = any(${statesFor('confirm', 'promise')})
        group by c.id, u.id, u.name, h.name having min(i.due_on) < ${today}::date`,
  )
  return rows.flatMap(({ confirmed, instalments, ...row }) => {
    const since = overdueSince({ confirmed, instalments }, today)
    return since === null ? [] : [{ ...row, kind: 'promise_overdue', at: `${since}T00:00:00.000Z`, contactId: null }]
  })
}
