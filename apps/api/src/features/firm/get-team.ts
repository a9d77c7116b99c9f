import type { contract } from '@rapport/contract/contract.ts'
import { ratio } from '@rapport/domain/money/rate.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { storedFixings } from '../../facts/fixings.ts'
import type { Context, Handler } from '../../http/handler.ts'

const DUE_SOON_DAYS = 7
const Row = z.object({
  id: z.string(),
  name: z.string(),
  households: z.number(),
  overdue: z.number(),
  dueSoon: z.number(),
  lateEntries: z.number(),
  done: z.number(),
  onTime: z.number(),
})
const Money = z.object({
  userId: z.string(),
  currency: z.string(),
  claimed: z.bigint(),
  confirmed: z.bigint(),
  promised: z.bigint(),
})
const Period = z.object({ name: z.string(), from: z.string(), to: z.string() })
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
  const { tx, today, firm } = context
  const [period] = await tx.read(
    Period,
    sql`select name, starts_on as from, ends_on as to from period where ${today}::date between starts_on and ends_on limit 1`,
  )
  const from = period?.from ?? `${today.slice(0, 4)}-01-01`
  const [rows, money, fixings, exceptions] = await Promise.all([
    people(context),
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
    rows: rows.map(({ id, name, done, onTime, ...row }) => ({
      ...row,
      user: { id, name },
      onTime: ratio(BigInt(onTime), BigInt(done), 3),
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

const people = ({ tx, actor, today }: Context) =>
  tx.read(
    Row,
    sql`select u.id, u.name,
          (select count(distinct c.household_id)::int from coverage c where c.user_id = u.id and c.until is null) as households,
          (select count(*)::int from coverage c join cadence_state s on s.household_id = c.household_id where c.user_id = u.id and c.until is null and c.role = 'lead'
            and s.due_on < ${today}::date) as overdue,
          (select count(*)::int from coverage c join cadence_state s on s.household_id = c.household_id where c.user_id = u.id and c.until is null and c.role = 'lead'
            and s.due_on between ${today}::date and ${today}::date + ${DUE_SOON_DAYS}::int) as "dueSoon",
          (select count(*)::int from contact k where k.entered_by = u.id and k.late and k.occurred_at >= ${today}::date - 90) as "lateEntries",
          (select count(*)::int from assignment a where a.assignee_id = u.id and a.done_at >= ${today}::date - 90) as done,
          (select count(*)::int from assignment a where a.assignee_id = u.id and a.done_at >= ${today}::date - 90 and a.done_at <= a.due_at) as "onTime"
        from user_account u
        where u.id in (select v.user_id from visible_user v) and u.id <> ${actor.id}::uuid
          and exists (select from user_role r where r.user_id = u.id and r.role in ('advisor', 'specialist', 'banker'))
        order by u.name, u.id`,
  )

const moneyOf = ({ tx }: Context, from: string) =>
  tx.read(
    Money,
    sql`select claimant_id as "userId", currency,
          coalesce(sum(amount_minor) filter (where kind = 'deposit'), 0)::bigint as claimed,
          coalesce(sum(confirmed_minor) filter (where kind <> 'engagement'), 0)::bigint as confirmed,
          coalesce(sum(amount_minor) filter (where kind = 'promise'), 0)::bigint as promised
        from claim where claimed_on >= ${from}::date and state not in ('draft', 'rejected') group by claimant_id, currency`,
  )

const exceptionsOf = ({ tx, today }: Context) =>
  tx.read(
    Exception,
    sql`select * from (
          (select 'contact_in_spite' as kind, k.entered_at as at, u.id as "userId", u.name as "userName", h.name as household, k.id as "contactId", null::uuid as "claimId"
            from contact k join user_account u on u.id = k.entered_by join household h on h.id = k.household_id
            where k.verdict = 'blocked' and k.entered_at >= ${today}::date - 30 order by k.entered_at desc limit 20)
          union all
          (select 'late_entry', c.submitted_at, u.id, u.name, h.name, null, c.id from claim c join user_account u on u.id = c.claimant_id join household h on h.id = c.household_id
            where c.late and c.state in ('submitted', 'in_review', 'returned') order by c.submitted_at desc limit 20)
          union all
          (select 'promise_overdue', min(i.due_on)::timestamptz, u.id, u.name, h.name, null, c.id
            from claim c join instalment i on i.claim_id = c.id join user_account u on u.id = c.claimant_id join household h on h.id = c.household_id
            where c.state in ('expected', 'partly_received') group by c.id, u.id, u.name, h.name
            having sum(i.amount_minor) filter (where i.due_on < ${today}::date) > c.confirmed_minor order by 2 limit 20)
        ) every_one order by at desc limit 30`,
  )
