import { Household } from '@rapport/contract/clients.ts'
import type { Cadence, Obligation } from '@rapport/domain/cadence/cadence-state.ts'
import { OPEN_STATES } from '@rapport/domain/claims/claim.ts'
import { Minor, Moment, question } from '@rapport/prisma/question.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { judgedQuestion, sendersQuestion, shown } from '../../facts/household-rows.ts'
import { remainderSql } from '../../facts/remainder-sql.ts'
import { sensitiveSql } from '../../facts/sensitive-sql.ts'
import type { Context } from '../../http/handler.ts'

const Row = z.object({
  household: z.record(z.string(), z.unknown()),
  nextMeetingAt: Moment.nullable(),
  sensitive: z.boolean(),
})
const Sums = z.object({ currency: z.string(), confirmed: Minor, open: Minor, promised: Minor })

/** One household with everything that its page shows; `null` when it is not there or not to be seen. */
export async function readHousehold(context: Context, householdId: string): Promise<z.output<typeof Household> | null> {
  const { tx, now } = context
  const [[found], judged, sums] = await tx.ask(
    question(Row, query(householdId, new Date(now).toISOString(), context.today)),
    judgedQuestion(context, sql`h.id = ${householdId}::uuid`),
    question(
      Sums,
      sql`select currency,
            sum(confirmed_minor)::text as confirmed,
            sum(case when kind = 'deposit' and state = any(${[...OPEN_STATES]}) then ${remainderSql} else 0 end)::text as open,
            sum(case when kind = 'promise' and state = any(${[...OPEN_STATES]}) then ${remainderSql} else 0 end)::text as promised
          from claim where household_id = ${householdId}::uuid and kind <> 'engagement' group by currency order by currency`,
    ),
  )
  const [names] = await tx.ask(sendersQuestion(judged))
  const [listed] = judged.map((one) => shown(one, names))
  if (!found || !listed) return null
  if (found.sensitive) context.noteReading({ subject: ['household', householdId], householdId })
  const money = (pick: (sum: z.output<typeof Sums>) => bigint) =>
    sums.filter((sum) => pick(sum) > 0n).map((sum) => ({ minor: pick(sum).toString(), currency: sum.currency }))
  return Household.parse({
    ...found.household,
    cadence: {
      status: listed.cadence.status,
      dueOn: listed.cadence.due,
      daysOverdue: listed.cadence.daysOverdue,
      last: listed.row.last,
      touches: counted(listed.cadence, 'touches'),
      meetings: counted(listed.cadence, 'meetings'),
      nextMeetingAt: found.nextMeetingAt,
    },
    money: {
      confirmed: money((sum) => sum.confirmed),
      open: money((sum) => sum.open),
      promised: money((sum) => sum.promised),
    },
  })
}

function counted({ obligations }: Cadence, kind: Obligation['kind']): { have: number; need: number } | null {
  const found = obligations.find((obligation) => obligation.kind === kind)
  return found ? { have: found.have, need: found.need } : null
}

const query = (householdId: string, now: string, today: string) => sql`
  select jsonb_build_object(
      'id', h.id, 'version', h.version, 'name', h.name, 'status', h.status, 'segment', g.name, 'tier', h.tier, 'zone', h.zone, 'restricted', h.restricted,
      'clientSince', h.client_since, 'notes', h.notes,
      'members', coalesce((select jsonb_agg(jsonb_build_object('personId', p.id, 'name', trim(p.given_name || ' ' || p.family_name), 'title', p.title,
          'relation', m.relation, 'email', p.email, 'phone', p.phone, 'language', p.language, 'zone', p.zone, 'preferredChannel', p.preferred_channel,
          'doNotContact', to_jsonb(p.do_not_contact), 'preference', p.preference) order by m.relation <> 'head', p.family_name, p.given_name, p.id)
        from household_member m join person p on p.id = m.person_id where m.household_id = h.id), '[]'),
      'organisations', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind) order by o.name, o.id)
        from organisation o where o.household_id = h.id), '[]'),
      'coverage', coalesce((select jsonb_agg(jsonb_build_object('user', jsonb_build_object('id', u.id, 'name', u.name), 'role', c.role, 'since', c.since, 'until', c.until)
          order by c.until nulls first, c.role <> 'lead', u.name, u.id)
        from coverage c join user_account u on u.id = c.user_id where c.household_id = h.id), '[]'),
      'defaultSplit', coalesce((select jsonb_agg(jsonb_build_object('user', jsonb_build_object('id', u.id, 'name', u.name), 'basisPoints', d.basis_points)
          order by d.basis_points desc, u.name, u.id)
        from default_split d join user_account u on u.id = d.user_id
        where d.household_id = h.id and d.since <= ${today}::date and (d.until is null or d.until >= ${today}::date)), '[]'),
      'restrictions', coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'reason', r.reason, 'since', r.since, 'until', r.until) order by r.since desc, r.id)
        from contact_restriction r where r.household_id = h.id and (r.until is null or r.until >= ${today}::date)), '[]'),
      'accounts', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'identifier', a.identifier, 'institution', a.institution, 'name', a.name, 'currency', a.currency,
          'inHouse', a.in_house) order by a.institution, a.identifier)
        from account a where a.household_id = h.id), '[]')
    ) as household,
    (select min(p.starts_at) from planned_meeting p where p.household_id = h.id and p.starts_at >= ${now}::timestamptz) as "nextMeetingAt",
    ${sensitiveSql(today)} as sensitive
  from household h join segment g on g.id = h.segment_id where h.id = ${householdId}::uuid`
